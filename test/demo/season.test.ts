import { describe, expect, it } from 'vitest';
import { playSeason } from '../../src/demo/season/play-season.ts';
import { run } from '../cli/command-line.ts';

describe('the rehearsal of a season', () => {
  const play = playSeason(2027, 2027);
  const of = (target: string) => play.messages.filter((one) => one.target === target);

  it('is the same on every run with the same seed, and another with another', () => {
    expect(playSeason(2027, 2027)).toEqual(play);
    expect(JSON.stringify(playSeason(2027, 1).messages)).not.toBe(JSON.stringify(play.messages));
  });

  it('accuses nobody wrongly, though Nianbao stands still over the deadline; in any season', () => {
    for (let seed = 0; seed < 3; seed++) expect(playSeason(2027, seed).falseMissing).toBe(0);
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
    const shown = await run(['demo', '--season', '2027', '--seed', '7'], {});
    expect(shown.code, shown.errors).toBe(0);
    expect(shown.output).toMatch(/2027-01-\d\d 06:30 {2}→ 政务公开办/);
    expect(shown.output).toContain('误报“未发布”0 次');
    const json = await run(['demo', '--season', '2027', '--seed', '7', '--json'], {});
    expect(JSON.parse(json.output)).toEqual(JSON.parse(JSON.stringify(playSeason(2027, 7))));
    expect((await run(['demo', '--season', '1'], {})).code).toBe(2);
  }, 240_000);
});
