import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SEVERITIES } from '../report/finding.ts';
import { TEMPLATE_IDS } from '../report/report.ts';
import { JUDGES_MARK } from './judges-mark.ts';
import catalogue from './rules.json' with { type: 'json' };

/** One entry of the catalogue; what `check` holds is checked by the kind that its `op` names. */
const ruleSchema = z.object({
  id: z.string().regex(/^[A-Z][A-Z0-9-]*$/),
  category: z.string(),
  severity: z.enum(SEVERITIES),
  templates: z.array(z.enum(TEMPLATE_IDS)),
  /** `pair`: two years of one body. `versions`: contents of one report. `agency`: a body's year. `site`: a portal. `hierarchy`: a government and its own. */
  scope: z.enum(['report', 'pair', 'versions', 'agency', 'site', 'peers', 'hierarchy', 'crawl_history']),
  formula: z.string(),
  /** `{left}`, `{right}`, `{diff}`, `{a}` … stand for figures; `{row}`, `{column}`, `{table}`, `{field}` for labels of the form. */
  message_zh: z.string().min(1),
  message_en: z.string().min(1),
  /** Legitimate reasons for what it finds; where the report shows one, the finding is softened or suppressed. */
  exceptions: z.array(z.string()),
  check: z.looseObject({ op: z.string() }),
  evidence: z.string().optional(),
  applies_from_year: z.number().int().optional(),
});

const catalogueSchema = z.strictObject({ version: z.number().int(), rules: z.array(ruleSchema) });

export type Rule = z.infer<typeof ruleSchema>;

/** Checks a catalogue of rules; a faulty one is a bug and throws at load. */
export function parseRules(data: unknown): Rule[] {
  const { rules } = catalogueSchema.parse(data);
  const ids = new Set(rules.map((rule) => rule.id));
  if (ids.size !== rules.length) throw new Error('a rule id is used twice');
  return rules;
}

/**
 * Which rules judged: the catalogue's number, a mark of all its entries and one of the code that judges, so that no change goes
 * unrecorded.
 */
export const RULES_VERSION = `${catalogue.version}-${createHash('sha256').update(JSON.stringify(catalogue.rules)).digest('hex').slice(0, 8)}-${JUDGES_MARK}`;

/** The two parts of a version: its entries, which are kept, and the code that judged; null where an early version does not tell it. */
export function partsOfVersion(version: string): { entries: string; judges: string | null } {
  const [number = '', mark = '', judges = null] = version.split('-');
  return { entries: `${number}-${mark}`, judges };
}

/** Every rule of rules.json, whether a kind evaluates it or it is judged elsewhere (elsewhere.ts). */
export const RULES: readonly Rule[] = parseRules(catalogue);
