import { beforeAll, describe, expect, it } from 'vitest';
import { playSeason, type SeasonPlay } from '../../src/demo/season/play-season.ts';
import { crawlingEyes } from '../../src/demo/season/season-crawl.ts';
import type { Known } from '../../src/demo/season/season-eyes.ts';
import { simulatedEyes } from '../../src/demo/season/season-looks.ts';
import { seasonWorld } from '../../src/demo/season/season-world.ts';
import { run } from '../cli/command-line.ts';

describe('the rehearsal of a season', () => {
  let play: SeasonPlay;
  beforeAll(async () => {
    play = await playSeason(2027, 2027);
  });
  const of = (target: string) => play.messages.filter((one) => one.target === target);

  it('is the same on every run with the same seed, and another with another', async () => {
    expect(await playSeason(2027, 2027)).toEqual(play);
    expect(JSON.stringify((await playSeason(2027, 1)).messages)).not.toBe(JSON.stringify(play.messages));
  });

  it('accuses nobody wrongly, though Nianbao stands still over the deadline; in any season', async () => {
    for (let seed = 0; seed < 3; seed++) expect((await playSeason(2027, seed)).falseMissing).toBe(0);
  });

  it('tells of the missing on the first day after the standstill, not before', () => {
    const missing = play.messages.filter(({ lines }) => lines.some((line) => line.includes('D-MISSING')));
    expect(missing[0]!.at.slice(0, 10)).toBe('2027-02-01');
    expect(Date.parse(missing[0]!.at)).toBe(Date.parse('2027-02-01T22:30:00Z'));
    expect(play.messages.filter(({ at }) => at > '2027-01-29T23' && at < '2027-02-01T22')).toEqual([]);
  });

  it('counts down, sums up each morning at nine, escalates, and floods nobody', () => {
    expect(
      of('政务公开办').filter(({ lines }) => lines.some((line) => line.includes('D-COUNTDOWN'))).length,
    ).toBeGreaterThan(4);
    expect(
      of('值班日报').every(({ at, title }) => at.endsWith('T01:00:00.000Z') && title.zh.endsWith('（汇总）')),
    ).toBe(true);
    expect(of('分管领导').length).toBeGreaterThan(0);
    expect(of('分管领导')[0]!.lines.join('\n')).toContain('升级');
    for (const name of ['政务公开办', '值班日报', '分管领导']) {
      const days = of(name).map(({ at }) => at.slice(0, 10));
      for (const day of days) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(2);
    }
  });

  it('is shown by demo --season in a moment, as text and as JSON', async () => {
    const shown = await run(['demo', '--season', '2027', '--seed', '7', '--quick'], {});
    expect(shown.code, shown.errors).toBe(0);
    expect(shown.output).toMatch(/2027-01-\d\d 06:30 {2}→ 政务公开办/);
    expect(shown.output).toContain('误报“未发布”0 次');
    expect(shown.output).toContain('尚无2027年节假日安排');
    const json = await run(['demo', '--season', '2027', '--seed', '7', '--quick', '--json'], {});
    expect(JSON.parse(json.output)).toEqual(JSON.parse(JSON.stringify(await playSeason(2027, 7))));
    expect((await run(['demo', '--season', '1'], {})).code).toBe(2);
  });
});

describe('the portals of a season', () => {
  const made = seasonWorld(2027, 2027);
  const isEarly = ({ publishes, takenDown }: (typeof made.actors)[number]) =>
    publishes !== null && publishes < '2027-01-29' && takenDown === null;
  const early = made.actors.find(isEarly)!;
  const GONE = '2027-02-10';
  const actors = made.actors.map((one) => (one === early ? { ...one, takenDown: GONE } : one));
  const world = { ...made, actors };
  const nothing = (): Known[] => world.actors.map(() => ({ looks: [], page: null, report: null }));
  const told = (known: readonly Known[]) =>
    known.map(({ looks, page, report }) => {
      const { outcome, whole, yearsListed } = looks.at(-1)!;
      const years = yearsListed.filter((year) => year >= 2025).sort();
      return [outcome, whole, years, page === null, page?.fetchOutcome === 'ok', report?.publishedAt ?? null];
    });

  it('show the crawler over HTTP what the world says, on days of publishing, of faults, and after a report was taken down', {
    timeout: 240_000,
  }, async () => {
    const fault = (outcome: string) => world.faults.find((one) => one.outcome === outcome)!.from;
    const days = ['2027-01-29', fault('blocked'), fault('column_not_found'), fault('unreachable'), GONE];
    const [real, simulated] = [await crawlingEyes(world, 2026), simulatedEyes(world, 2026)];
    const [seen, said] = [nothing(), nothing()];
    try {
      for (const day of [...new Set(days)].sort()) {
        const at = `${day}T00:30:00.000Z`;
        await real.look(seen, day, at);
        await simulated.look(said, day, at);
        // A page that is gone is asked for itself; simulated looks only say so.
        expect(told(seen), day).toEqual(told(said));
      }
      expect(seen.some(({ page }) => page !== null && page.fetchOutcome !== 'ok')).toBe(true);
    } finally {
      await real.close();
    }
  });

  it.runIf(process.env.NIANBAO_SEASON === 'whole')(
    'give the same season over HTTP, message by message, in less than a minute on an idle machine (NIANBAO_SEASON=whole)',
    { timeout: 900_000 },
    async () => {
      const begun = Date.now();
      const real = await playSeason(2027, 2027, crawlingEyes);
      console.log(`${real.runs} runs over HTTP in ${Date.now() - begun} ms`);
      expect(JSON.stringify(await playSeason(2027, 2027, crawlingEyes))).toBe(JSON.stringify(real));
      const quick = await playSeason(2027, 2027);
      expect(real.states).toEqual(quick.states);
      expect(real.messages.map(({ at, target, title }) => [at, target, title])).toEqual(
        quick.messages.map(({ at, target, title }) => [at, target, title]),
      );
      expect(real.falseMissing).toBe(0);
    },
  );
});
