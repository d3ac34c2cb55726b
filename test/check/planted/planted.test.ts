import { describe, expect, it } from 'vitest';
import { PREPARED } from '../../../src/check/check-report.ts';
import { TEMPLATE_IDS } from '../../../src/report/report.ts';
import { WRITERS, type WriterName } from '../../generate/writers.ts';
import { seed } from '../../seed.ts';
import { AROUND_PLANTS } from './around-plants.ts';
import { assessed, correctFacts, withYearBefore } from './assess.ts';
import { MORE_PLANTS } from './more-plants.ts';
import { PLANTS as FIRST, type Plant } from './plants.ts';

/** `NIANBAO_PLANTED=2000` for a long run (by hand, minutes), `NIANBAO_PLANTED_FORMATS=html,docx,pdf` for other formats. */
const CORRECT = Number(process.env.NIANBAO_PLANTED ?? 30);
const PLANTED = Math.max(1, Math.round(CORRECT / 100));
const FORMATS = (process.env.NIANBAO_PLANTED_FORMATS ?? 'html,docx').split(',') as WriterName[];
const PLANTS = [...FIRST, ...MORE_PLANTS, ...AROUND_PLANTS];
const TIME = 20_000 + CORRECT * 2_000 + PLANTED * PLANTS.length * 2_000;

/** Tables planted as pictures, in nine formats, are recognised and told of in test/workers/pictured-reports.test.ts. */
const ELSEWHERE = ['D-TABLE-IMAGE'];

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
        const outcome = await plantOne(plant, n * 1_000 + k * 40);
        planted++;
        if (outcome !== null) missed.push(outcome);
      }
    }
    if (missed.length > 0) console.log(missed.join('\n'));
    expect(missed.length / planted).toBeLessThanOrEqual(0.01);
  });

  it('are planted with an error of every rule that is evaluated, in formats that are written', () => {
    const planted = new Set(PLANTS.map(({ rule }) => rule));
    expect(PREPARED.map(({ rule }) => rule.id).filter((id) => !planted.has(id))).toEqual(ELSEWHERE);
    expect(PLANTS.map(({ rule }) => rule).filter((rule) => !LIST_OF.has(rule))).toEqual([]);
    expect(FORMATS.filter((format) => !(format in WRITERS))).toEqual([]);
  });
});

/** Null where the rule told of it; otherwise what was planted. Looks for a report that has a place for the error. */
async function plantOne({ rule, or, templates, plant }: Plant, from: number): Promise<string | null> {
  for (let i = from; i < from + 40; i++) {
    const { facts, dice } = correctFacts(seed + 1, i, templates[i % templates.length]!);
    const wrong = plant(facts, dice);
    if (wrong === null) continue;
    const format = FORMATS[i % FORMATS.length]!;
    const found = await assessed(wrong, format, dice);
    if (found?.findings.some((finding) => finding.rule === rule || finding.rule === or)) return null;
    return `${rule} not told: report ${i} (${wrong.template}, ${format}, ${wrong.agency})`;
  }
  return `${rule}: no report has a place for it`;
}
