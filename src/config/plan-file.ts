import { parse } from 'yaml';
import { z } from 'zod';
import { fail, ok, type Result } from '../errors/failure.ts';
import { LEVELS } from '../report/agency.ts';
import { SEVERITIES } from '../report/finding.ts';
import { isDay } from '../report/year.ts';
import { SETTING_MISTAKES } from '../text/settings.ts';
import { localDeadlinesSchema } from './local-deadlines-setting.ts';
import { cronMistake } from './schedule.ts';
import { targetsSchema } from './target-setting.ts';
import { bilingual, yamlMistake } from './yaml-mistake.ts';

const MOST_CHARACTERS = 8_000_000;
const MOST_MISTAKES = 50;

const list = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string().min(1)).min(1));
const day = z.preprocess(
  (given) => (given instanceof Date ? given.toISOString().slice(0, 10) : given),
  z.string().refine(isDay, 'YYYY-MM-DD'),
);
const cron = z.string().refine((text) => text === '' || cronMistake(text) === null, 'cron');
const cell = z.preprocess(
  (given) => (given === null ? '' : typeof given === 'number' ? String(given) : given),
  z.string(),
);

const silence = z
  .strictObject({
    /** Tells it from the others of the file. */
    name: z.string().min(1).max(100),
    severity: z.enum(SEVERITIES).optional(),
    rules: list.optional(),
    regions: list.optional(),
    levels: z
      .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.enum(LEVELS)).min(1))
      .optional(),
    agencies: list.optional(),
    /** The last day, in Shanghai. */
    until: day,
    reason: z.string().min(1).max(1_000),
  })
  .refine(
    ({ severity, rules, regions, levels, agencies }) => severity ?? rules ?? regions ?? levels ?? agencies,
    '须限定 severity、rules、regions、levels、agencies 之一 / something must restrict it',
  );

const named = <T extends { name: string }>(all: readonly T[]) =>
  new Set(all.map((one) => one.name)).size === all.length;

const planSchema = z.strictObject({
  /** A registry file, beside this one; or the rows of one. */
  agencies: z.union([z.string().min(1), z.array(z.record(z.string(), cell)).min(1)]).optional(),
  deadlines: z
    .strictObject({
      graceDays: z.number().int().min(0).max(60).optional(),
      missingLooks: z.number().int().min(1).max(10).optional(),
      staleAfterDays: z.number().int().min(1).max(3650).optional(),
      local: localDeadlinesSchema.optional(),
    })
    .optional(),
  targets: targetsSchema.optional(),
  silences: z.array(silence).refine(named, '名称不能重复 / names must differ').optional(),
  schedule: cron.optional(),
  seasonSchedule: cron.optional(),
  alertSeverity: z.enum(SEVERITIES).optional(),
});

/** What a plan file asks for. A part that it leaves out stays as it is; a list that it gives is the whole list. */
export type PlanFile = z.infer<typeof planSchema>;
export type PlanSilence = z.infer<typeof silence>;

/** Reads a plan (YAML). Failure: `settings.invalid` with every mistake and its place; the text itself, which may hold secrets, is not quoted. */
export function readPlan(text: string): Result<PlanFile> {
  if (text.length > MOST_CHARACTERS) return mistakes([`> ${MOST_CHARACTERS}`]);
  let content: unknown;
  try {
    content = parse(text, { logLevel: 'error', maxAliasCount: 20 }) ?? {};
  } catch (error) {
    return mistakes([yamlMistake(error)]);
  }
  if (typeof content !== 'object' || Array.isArray(content)) return mistakes([bilingual(SETTING_MISTAKES.noTable)]);
  return checkPlan(content);
}

/** The same of what came as an object. */
export function checkPlan(content: unknown): Result<PlanFile> {
  const checked = planSchema.safeParse(content, inChinese);
  if (checked.success) return ok(checked.data);
  const { issues } = planSchema.safeParse(content).error ?? checked.error;
  const said = checked.error.issues.map(({ path, message: zh }, i) => {
    const where = path.length === 0 ? '' : `${path.join('.')}: `;
    return `${where}${bilingual({ zh, en: issues[i]?.message ?? zh })}`;
  });
  return mistakes(said.slice(0, MOST_MISTAKES));
}

const inChinese = { error: z.locales.zhCN().localeError };

function mistakes(all: string[]): Result<never> {
  return fail('settings.invalid', all.join('\n'), { mistakes: all });
}
