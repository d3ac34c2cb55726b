import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReport, kindOf, PREPARED } from '../../src/check/check-report.ts';
import { ELSEWHERE } from '../../src/check/elsewhere.ts';
import { KINDS } from '../../src/check/kinds/index.ts';
import catalogue from '../../src/check/rules.json' with { type: 'json' };
import { parseRules, RULES } from '../../src/check/rules-schema.ts';
import type { Report } from '../../src/report/report.ts';
import { ELSEWHERE_WORDS } from '../../src/text/rules-page.ts';
import { built, type Case, DEPARTMENT } from './cases/case.ts';
import { CASES } from './cases/index.ts';
import { WITHOUT_CASE } from './cases/without-case.ts';
import { fieldsOf, reportOf } from './report-of.ts';

/** What a test elsewhere says of a rule that it does not name. */
const SAID_BY: Readonly<Record<string, string>> = {
  'D-TITLE-AGENCY': 'moved',
  'D-HISTORY-GAP': 'missing.not_in_column',
  'D-COLUMN-MISSING': 'unknown.column_not_found',
  'D-WRONG-COLUMN': '法治政府建设年度报告',
  'D-META': 'doubtfulSite',
};
const ids = RULES.map((rule) => rule.id).sort();

describe('the catalogue of rules', () => {
  it('holds each rule once, either evaluated or listed as judged elsewhere', () => {
    const evaluated = PREPARED.map(({ rule }) => rule.id);
    expect([...evaluated, ...Object.keys(ELSEWHERE)].sort()).toEqual(ids);
  });

  it('has one file for each kind of rule, all registered and all in use', () => {
    const files = readdirSync(join(import.meta.dirname, '..', '..', 'src', 'check', 'kinds')).filter(
      (name) => name !== 'kind.ts' && name !== 'index.ts',
    );
    expect(KINDS).toHaveLength(files.length);
    expect(new Set(KINDS.map((kind) => kind.name)).size).toBe(KINDS.length);
    for (const kind of KINDS)
      expect(
        RULES.some((rule) => kindOf(rule) === kind),
        kind.name,
      ).toBe(true);
  });

  it('says where the other rules are judged, with tests that name them', () => {
    const root = join(import.meta.dirname, '..', '..');
    for (const [id, { why, judge, test }] of Object.entries(ELSEWHERE)) {
      expect(ELSEWHERE_WORDS[why], id).toBeDefined();
      expect(judge === null, id).toBe(test === null);
      if (judge !== null) expect(existsSync(join(root, judge)), id).toBe(true);
      if (test !== null) expect(readFileSync(join(root, test), 'utf8'), test).toContain(SAID_BY[id] ?? id);
    }
  });

  it('has a case for each known exception, or says why there can be none', () => {
    for (const { id, exceptions } of RULES) {
      const cased = Object.keys(CASES[id]?.exceptions ?? {});
      const open = exceptions.filter((words) => !cased.some((part) => words.includes(part)));
      expect(
        open.filter((words) => WITHOUT_CASE[id]?.[words] === undefined),
        id,
      ).toEqual([]);
      expect(
        Object.keys(WITHOUT_CASE[id] ?? {}).filter((words) => !open.includes(words)),
        id,
      ).toEqual([]);
    }
  });

  it('names only fields that its templates have', () => {
    for (const rule of RULES) {
      const known = new Set(rule.templates.flatMap((template) => fieldsOf(template).map((field) => field.id)));
      for (const ref of refsIn(rule.check))
        expect(known.has(ref.replace(/^(prev|cur)\./, '')), `${rule.id} ${ref}`).toBe(true);
    }
  });

  it.each([
    ['a rule id used twice', { ...catalogue, rules: [...catalogue.rules, catalogue.rules[0]] }],
    ['a word of its own beside the rules', { ...catalogue, remark: '' }],
    ['an unknown severity', { ...catalogue, rules: [{ ...catalogue.rules[0], severity: 'fatal' }] }],
    ['a rule without a message', { ...catalogue, rules: [{ ...catalogue.rules[0], message_zh: '' }] }],
  ])('is refused with %s', (_, faulty) => {
    expect(() => parseRules(faulty)).toThrow();
  });

  it('refuses an entry that its kind cannot understand', () => {
    const rule = { ...RULES.find((r) => r.id === 'T3-FLOW')!, check: { op: 'eq', instances: 'none' } };
    expect(() => kindOf(rule)!.prepare(rule)).toThrow();
  });
});

const ruleOf = (id: string) => PREPARED.find(({ rule }) => rule.id === id)!.rule;
const resultsOf = (id: string, { report, previous, agency, page, around }: Case) =>
  checkReport({
    report: built(report),
    previous: previous === undefined ? null : built(previous),
    agency: agency ?? null,
    page: page ?? null,
    around: around ?? null,
  }).filter((result) => result.rule === id);

describe('each evaluated rule', () => {
  it('has a case here that breaks it', () => {
    expect(Object.keys(CASES).sort()).toEqual(PREPARED.map(({ rule }) => rule.id).sort());
  });

  it.each(Object.keys(CASES))('%s is broken with the right figures and a complete message in both languages', (id) => {
    const { fields, expected, actual, severity } = CASES[id]!.fails;
    const finding = resultsOf(id, CASES[id]!.fails).find((result) => result.outcome === 'fail')?.finding;
    const told = { rule: id, severity, fields, expected, actual };
    expect(finding).toMatchObject(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)));
    for (const words of [finding!.message.zh, finding!.message.en]) {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/[{}]|undefined|NaN|Infinity|\[object/);
    }
    const quoted = /"[^"]*"|某市科学技术局/g;
    expect(finding!.message.en.replace(quoted, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(Object.keys(CASES))('%s is not broken by a sound report', (id) => {
    const passes = CASES[id]!.passes;
    const own = passes === undefined ? soundResults(id) : resultsOf(id, passes);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((result) => result.finding)).toEqual([]);
    expect(own.some(({ outcome }) => outcome === 'pass' || outcome === 'pass_blank_as_zero')).toBe(true);
  });

  const exceptions = Object.entries(CASES).flatMap(([id, cases]) =>
    Object.entries(cases.exceptions ?? {}).map(([words, one]) => [id, words, one] as const),
  );
  it.each(exceptions)('%s knows the exception “%s”', (id, words, one) => {
    expect(ruleOf(id).exceptions.some((exception) => exception.includes(words))).toBe(true);
    const own = resultsOf(id, one);
    const worst = own.find(({ outcome }) => outcome === 'fail') ?? own.find(({ outcome }) => outcome === one.outcome);
    expect(worst?.outcome).toBe(one.outcome);
    if (one.outcome === 'fail') expect(worst?.finding?.severity).toBe(one.severity);
  });
});

function soundResults(id: string) {
  const template = ruleOf(id).templates.at(-1)!;
  return checkReport({ ...sound(template), agency: DEPARTMENT }).filter((result) => result.rule === id);
}

/** A filled report whose figures agree, and the one of the year before. */
function sound(template: 't2014' | 't2019' | 't2021'): { report: Report; previous: Report } {
  const year = { t2014: 2018, t2019: 2020, t2021: 2023 }[template];
  const flow = {
    req_new_natural_person: 4,
    req_new_total: 4,
    res_granted_natural_person: 4,
    res_granted_total: 4,
    res_total_natural_person: 4,
    res_total_total: 4,
  };
  const fees = { admin_fees_amount_wanyuan: 12.5 };
  const known = new Set(fieldsOf(template).map((field) => field.id));
  const cells = Object.fromEntries(Object.entries({ ...flow, ...fees }).filter(([id]) => known.has(id)));
  return { report: reportOf(template, year, cells), previous: reportOf(template, year - 1, cells) };
}

/** Every string of a check that stands where fields stand. */
function refsIn(check: Record<string, unknown>): string[] {
  const keys = [
    'left',
    'right',
    'right_plus',
    'right_minus',
    'prev',
    'plus',
    'minus',
    'if_zero',
    'then_zero',
    'field',
    'fields',
  ];
  const strings = (node: unknown): string[] =>
    typeof node === 'string' ? [node] : Array.isArray(node) ? node.flatMap(strings) : [];
  const walk = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(walk);
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([key, value]) => (keys.includes(key) ? strings(value) : walk(value)));
  };
  return /^(text_|list_|unit_slip|sum_children|ge_child)/.test(String(check.op)) ? [] : walk(check);
}
