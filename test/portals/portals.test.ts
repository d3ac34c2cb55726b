import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANGING, change, LATE_YEAR, REMOVED_YEAR } from './farm/families/changing.ts';
import { plantAll } from './farm/plant.ts';
import { type Farm, startFarm } from './farm/server.ts';
import { TODAY, YEARS } from './farm/world.ts';
import { type Discovered, type Discovery, openDiscovery } from './run-discovery.ts';
import { type Score, scoreOf, showScore } from './score.ts';

let farm: Farm;
let discovery: Discovery;
let first: Discovered;
let second: Discovered;
let third: Discovered;
let score: Score;
let again: Score;
let heldMb: number;

beforeAll(async () => {
  farm = await startFarm(plantAll);
  discovery = await openDiscovery(farm);
  first = await discovery.run(TODAY);
  score = scoreOf(farm, first);
  second = await discovery.run('2025-04-11T02:00:00Z');
  again = scoreOf(farm, second);
  change(farm);
  third = await discovery.run('2025-06-28T02:00:00Z', {
    fetched: [CHANGING.removed],
    agencies: Object.values(CHANGING),
  });
  console.log([showScore('first run', score), ...score.faults, showScore('second run, nothing new', again)].join('\n'));
  heldMb = heapAfterCollection() / 1e6;
}, 600_000);

afterAll(async () => {
  await discovery?.close();
  await farm?.close();
});

/** What the process holds on to, in bytes. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const statesOf = (run: Discovered, agencyId: string) =>
  new Map(run.coverage.filter((one) => one.agencyId === agencyId).map((one) => [one.year, one]));

describe('a first discovery on the farm', () => {
  it('is of sixty agencies and more, of eight years', () => {
    expect(score.agencies).toBeGreaterThanOrEqual(60);
    expect(YEARS).toHaveLength(8);
    expect(farm.sites.reduce((sum, site) => sum + site.paths().length, 0) / farm.sites.length).toBeGreaterThan(150);
  });

  it('ends in no bug', () => {
    expect(score.faults.filter((fault) => fault.startsWith('BROKEN'))).toEqual([]);
  });

  it('calls nothing missing that was published, or that nobody can know', () => {
    expect(score.falseMissing, score.faults.join('\n')).toBe(0);
  });

  it('finds the reports', () => {
    expect(score.found / score.reports).toBeGreaterThanOrEqual(0.99);
  });

  it('takes nothing else for a report, and none for another agency’s or year’s', () => {
    expect((score.taken - score.wrong) / score.taken).toBeGreaterThanOrEqual(0.995);
  });

  it('finds what is missing', () => {
    expect(score.missing / score.absent).toBeGreaterThanOrEqual(0.99);
  });

  it('says why, where nobody can know', () => {
    expect(score.rightReason, score.faults.join('\n')).toBe(score.unknowable);
  });

  it('asks for at most seven pages an agency', () => {
    expect(score.requests / score.agencies).toBeLessThanOrEqual(7);
  });

  it('holds on to nothing of its visits', () => {
    // Before this was looked at, sixteen megabytes an agency were kept: more than a gigabyte here.
    expect(heldMb).toBeLessThan(400);
  });

  it('asks no host that is none of the farm', () => {
    expect(farm.strange).toEqual([]);
  });
});

describe('the next run, with nothing new', () => {
  it('comes to the same', () => {
    const { requests: _, bytes: __, ...before } = score;
    expect(again).toMatchObject({ ...before, faults: expect.anything(), missing: expect.any(Number) });
    expect(again.missing).toBeGreaterThanOrEqual(score.missing);
  });

  it('asks for at most two pages an agency, robots.txt among them', () => {
    expect(again.requests / again.agencies).toBeLessThanOrEqual(2);
  });

  it('is sent at least eighty per cent fewer bytes', () => {
    expect(again.bytes / score.bytes).toBeLessThanOrEqual(0.2);
  });
});

describe('a run after portals have changed', () => {
  it('sees a report that was taken away', () => {
    const state = statesOf(third, CHANGING.removed).get(REMOVED_YEAR);
    expect(state?.status, state?.reasonCode).toBe('removed');
  });

  it('accuses nobody where a list has lost its rows', () => {
    const before = statesOf(second, CHANGING.shrunk);
    for (const [year, { status }] of statesOf(third, CHANGING.shrunk)) {
      if (before.get(year)?.status !== 'missing') expect(['missing', 'removed'], `${year}`).not.toContain(status);
    }
  });

  it('finds a column that has moved', () => {
    const reports = third.pages.filter(
      ({ agencyId, url }) => agencyId === CHANGING.moved && url.includes('/xxgk2025/'),
    );
    expect(reports).toHaveLength(7);
  });

  it('finds a report that came late', () => {
    expect(statesOf(second, CHANGING.lateComer).get(LATE_YEAR)?.status).toBe('missing');
    expect(statesOf(third, CHANGING.lateComer).get(LATE_YEAR)?.status).toBe('late');
  });

  it('keeps what it knows of a portal that has broken down', () => {
    const published = [...statesOf(third, CHANGING.down).values()].filter(({ status }) => status === 'published');
    expect(published).toHaveLength(7);
  });
});
