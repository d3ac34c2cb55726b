import type { Bilingual } from '../report/bilingual.ts';
import type { Finding, Outcome, RuleResult, Severity } from '../report/finding.ts';
import { fill, type Words } from '../text/fill.ts';
import { RULE_REASONS } from '../text/rules.ts';
import { type Figures, fieldOf } from './figures.ts';
import type { Rule } from './rules-schema.ts';

type ReasonName = keyof typeof RULE_REASONS;

/** The words of a reason. */
export function reason(name: ReasonName, parameters: Words = {}): Bilingual {
  return fill(RULE_REASONS[name], parameters);
}

/** A result without a finding. */
export function verdict(rule: Rule, outcome: Outcome, instance?: string, why?: Bilingual): RuleResult {
  return {
    rule: rule.id,
    ...(instance === undefined ? {} : { instance }),
    outcome,
    ...(why === undefined ? {} : { reason: why }),
  };
}

export interface Breach {
  instance?: string;
  severity?: Severity;
  fields: string[];
  expected: number | string | null;
  actual: number | string | null;
  parameters: Words;
  /** The words of the report that show it, put after the message. */
  quote?: Bilingual;
}

/** A `fail` with its finding, the message filled from the catalogue. */
export function breach(rule: Rule, b: Breach): RuleResult {
  const message = fill({ zh: rule.message_zh, en: rule.message_en }, b.parameters);
  const finding: Finding = {
    rule: rule.id,
    severity: b.severity ?? rule.severity,
    ...(b.instance === undefined ? {} : { instance: b.instance }),
    fields: b.fields,
    expected: b.expected,
    actual: b.actual,
    message: b.quote === undefined ? message : { zh: message.zh + b.quote.zh, en: `${message.en} ${b.quote.en}` },
  };
  return { ...verdict(rule, 'fail', b.instance), finding };
}

/** `uncertain` where a figure is unreadable, `not_assessable` where one is absent; null where all cells are there. */
export function withoutFigures(rule: Rule, figures: readonly Figures[], instance?: string): RuleResult | null {
  const unreadable = figures.flatMap((f) => f.unreadable);
  if (unreadable.length > 0) return verdict(rule, 'uncertain', instance, reason('unreadable', listed(unreadable)));
  const absent = figures.flatMap((f) => f.absent);
  if (absent.length > 0) return verdict(rule, 'not_assessable', instance, reason('absent', listed(absent)));
  return null;
}

/** `not_assessable` where one of the cells is blank; null where none is. */
export function withBlanks(rule: Rule, figures: readonly Figures[], instance?: string): RuleResult | null {
  const blank = figures.flatMap((f) => f.blank);
  return blank.length > 0 ? verdict(rule, 'not_assessable', instance, reason('blank', listed(blank))) : null;
}

function listed(refs: readonly string[]): Words {
  const shown = refs.slice(0, 5).map(fieldOf).join(', ');
  return { fields: refs.length > 5 ? `${shown} …` : shown };
}

/** A name or words of the report in a message: as they are in Chinese, which sets no marks around names; marked off in English. */
export function named(words: string): Bilingual {
  return { zh: words, en: `"${words}"` };
}

/** Per cent with one decimal, as messages print it. */
export function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 1000) / 10}%`;
}
