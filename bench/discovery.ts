import { crawlBreadthFirst, type Naive } from '../test/portals/breadth-first.ts';
import { plantAll } from '../test/portals/farm/plant.ts';
import { type Farm, startFarm } from '../test/portals/farm/server.ts';
import { TODAY } from '../test/portals/farm/world.ts';
import { openDiscovery } from '../test/portals/run-discovery.ts';
import { type Score, scoreOf, showScore } from '../test/portals/score.ts';
import { atLeast, atMost, round, type Verdict } from './verdict.ts';

/** Discovery over the farm of portals: ours, twice, and a naive breadth-first crawler's with the same number of requests. */
export interface DiscoveryResult {
  first: Score;
  /** A day later, with nothing new. */
  second: Score;
  naive: readonly (Naive & { right: number; times: number })[];
  seconds: { first: number; second: number };
  verdicts: Verdict[];
}

const NEXT_DAY = '2025-04-11T02:00:00Z';

export async function benchDiscovery(): Promise<DiscoveryResult> {
  const farm = await startFarm(plantAll);
  const discovery = await openDiscovery(farm);
  try {
    const begun = performance.now();
    const first = scoreOf(farm, await discovery.run(TODAY));
    const between = performance.now();
    const second = scoreOf(farm, await discovery.run(NEXT_DAY));
    const seconds = { first: (between - begun) / 1_000, second: (performance.now() - between) / 1_000 };
    const naive = [];
    for (const times of [1, 10, 50]) {
      const crawled = await crawlBreadthFirst(farm, times * first.requests);
      naive.push({ ...crawled, right: rightOf(farm, crawled), times });
    }
    return { first, second, naive, seconds, verdicts: verdictsOf(first, second) };
  } finally {
    await discovery.close();
    await farm.close();
  }
}

/** Agency-years of which an address is among those that the naive crawler took. */
function rightOf(farm: Farm, { taken }: Naive): number {
  const all = new Set(taken);
  return [...farm.truth.values()].filter(({ urls }) => [...urls].some((url) => all.has(url))).length;
}

function verdictsOf(first: Score, second: Score): Verdict[] {
  const share = (part: number, whole: number) => (100 * part) / whole;
  return [
    atLeast('recall of reports', share(first.found, first.reports), 99, ' %'),
    atLeast('precision', share(first.taken - first.wrong, first.taken), 99.5, ' %'),
    atMost('false missing', first.falseMissing, 0, ''),
    atLeast('missing found', share(first.missing, first.absent), 99, ' %'),
    atLeast('unknown with its right reason', share(first.rightReason, first.unknowable), 100, ' %'),
    atMost('requests an agency, first discovery', first.requests / first.agencies, 7, ''),
    atMost('requests an agency, next run', second.requests / second.agencies, 2, ''),
    atLeast('bytes saved on the next run', 100 - share(second.bytes, first.bytes), 80, ' %'),
  ];
}

/** The figures as plain text. */
export function showDiscovery({ first, second, naive, seconds }: DiscoveryResult): string {
  return [
    showScore(`first discovery (${round(seconds.first)} s)`, first),
    showScore(`next run, nothing new (${round(seconds.second)} s)`, second),
    ...naive.flatMap(({ times, requests, bytes, right, taken }) => [
      `naive breadth-first crawler, ${times} times the requests: ${requests} requests, ${bytes} bytes`,
      `  recall        ${round((100 * right) / first.reports)} %  (${right} of ${first.reports})`,
      `  precision     ${round((100 * right) / Math.max(taken.length, 1))} %  (of ${taken.length} addresses; it tells neither agency nor year)`,
    ]),
    ...first.faults,
  ].join('\n');
}
