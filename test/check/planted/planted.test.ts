import { describe, expect, it } from 'vitest';
import { PREPARED } from '../../../src/check/check-report.ts';
import { isRead, FORMATS as READ } from '../../../src/read/formats.ts';
import { TEMPLATE_IDS } from '../../../src/report/report.ts';
import { Dice, seedOf } from '../../generate/dice.ts';
import { type AnyFormat, WRITERS_OF_ALL_FORMATS } from '../../generate/writers.ts';
import { seed } from '../../seed.ts';
import { AROUND_PLANTS } from './around-plants.ts';
import { assessed, correctFacts, withYearBefore } from './assess.ts';
import { MORE_PLANTS } from './more-plants.ts';
import { PLANTS as FIRST, type Plant } from './plants.ts';

/** Every format that is read and can be written. `NIANBAO_PLANTED_FORMATS=html,pdf` for some of them. */
const ALL = Object.keys(WRITERS_OF_ALL_FORMATS) as AnyFormat[];
const CHOSEN = process.env.NIANBAO_PLANTED_FORMATS ?? 'all';
const FORMATS = CHOSEN === 'all' ? ALL : (CHOSEN.split(',') as AnyFormat[]);
/** `NIANBAO_PLANTED=2000` for a long run (by hand, minutes); otherwise each form once in each format. */
const CORRECT = Number(process.env.NIANBAO_PLANTED ?? TEMPLATE_IDS.length * FORMATS.length);
const PLANTED = Math.max(1, Math.round(CORRECT / 100));
const PLANTS = [...FIRST, ...MORE_PLANTS, ...AROUND_PLANTS];
const TIME = 20_000 + CORRECT * 2_000 + PLANTED * PLANTS.length * 2_000;

/** Tables that are printed twice: test/check/printed-twice.test.ts; as pictures, in nine formats: test/workers/pictured-reports.test.ts. */
const ELSEWHERE = ['NUM-TWICE', 'D-TABLE-IMAGE'];

/** Formats of the reference that are planted by another name, or cannot be: recognition gives no certain words to plant an error in. */
const NOT_WRITTEN: Readonly<Record<string, string>> = {
  wps: 'the bytes of DOC; a format is told by content, never by name',
  'pdf-scan': 'pages of pictures: test/workers/pictured-reports.test.ts',
  image: 'pictures: test/workers/pictured-reports.test.ts',
};

/** Rules that speak of a report for information; what they tell of is no error. */
const LIST_OF = new Map(PREPARED.map(({ rule }) => [rule.id, rule]));

describe(`reports of the run ${seed} (NIANBAO_SEED), written out and read again`, () => {
  it(`raise no alarm where they are correct (${CORRECT})`, { timeout: TIME }, async () => {
    const alarms: string[] = [];
    for (let i = 0; i < CORRECT; i++) {
      const { facts, dice } = correctFacts(seed, i, TEMPLATE_IDS[i % TEMPLATE_IDS.length]!);
      const format = FORMATS[Math.floor(i / TEMPLATE_IDS.length) % FORMATS.length]!;
      const found = await assessed(i % 2 === 0 ? withYearBefore(facts, dice) : facts, format, dice);
      expect(found?.report.template, `${i} ${format}`).toBe(facts.template);
      for (const { rule, severity, message } of found?.findings ?? [])
        if (severity !== 'info') alarms.push(`${i} ${format} ${rule} ${severity} ${message.zh}`);
    }
    expect(alarms).toEqual([]);
  });

  it(`are told of where one error was planted (${PLANTS.length} kinds, ${PLANTED} each)`, {
    timeout: TIME,
  }, async () => {
    const missed: string[] = [];
    let planted = 0;
    for (const [n, plant] of PLANTS.entries()) {
      for (let k = 0; k < PLANTED; k++) {
        const formats = FORMATS.filter((format) => !plant.notIn?.includes(format));
        const outcome = await plantOne(plant, n * 1_000 + k * 40, formats[(n + k) % formats.length]!);
        planted++;
        if (outcome !== null) missed.push(outcome);
      }
    }
    if (missed.length > 0) console.log(missed.join('\n'));
    expect(missed.length / planted).toBeLessThanOrEqual(0.01);
  });

  it('are planted in every format that is read, but for pictures, which are told of where they are recognised', () => {
    const written = new Set<string>([...ALL, ...Object.keys(NOT_WRITTEN)]);
    expect(READ.filter((entry) => isRead(entry) && !written.has(entry.id)).map(({ id }) => id)).toEqual([]);
    expect(FORMATS.filter((format) => !ALL.includes(format))).toEqual([]);
  });

  it('are planted with an error of every rule that is evaluated', () => {
    const planted = new Set(PLANTS.map(({ rule }) => rule));
    expect(PREPARED.map(({ rule }) => rule.id).filter((id) => !planted.has(id))).toEqual(ELSEWHERE);
    expect(PLANTS.map(({ rule }) => rule).filter((rule) => !LIST_OF.has(rule))).toEqual([]);
  });
});

/** Null where the rule told of it; otherwise what was planted. Looks for a report that has a place for the error. */
async function plantOne(
  { rule, or, templates, plant }: Plant,
  from: number,
  format: AnyFormat,
): Promise<string | null> {
  const forms = new Dice(seedOf(seed, from));
  for (let i = from; i < from + 40; i++) {
    const { facts, dice } = correctFacts(seed + 1, i, forms.pick(templates));
    const wrong = plant(facts, dice);
    if (wrong === null) continue;
    const found = await assessed(wrong, format, dice);
    if (found?.findings.some((finding) => finding.rule === rule || finding.rule === or)) return null;
    return `${rule} not told: report ${i} (${wrong.template}, ${format}, ${wrong.agency})`;
  }
  return `${rule}: no report has a place for it`;
}
