import type { Truth, World } from './farm/world.ts';
import { YEARS } from './farm/world.ts';
import type { Discovered } from './run-discovery.ts';

/** How a run did against what is true of the farm. */
export interface Score {
  /** Agency-years whose report could be found, and those of them of which an address was found. */
  reports: number;
  found: number;
  /** Addresses that were taken for a report, and those that are none, or another's, or another year's. */
  taken: number;
  wrong: number;
  /** Agency-years of which the portal shows that nothing was published, and those judged so. */
  absent: number;
  missing: number;
  /** Agency-years judged missing although they were published, or nobody can know. */
  falseMissing: number;
  /** Agency-years that cannot be known, and those with their right reason. */
  unknowable: number;
  rightReason: number;
  /** Requests and bytes, documents of reports apart. */
  requests: number;
  bytes: number;
  agencies: number;
  /** What went wrong, for whoever mends it. */
  faults: string[];
}

export function scoreOf(world: Pick<World, 'truth' | 'agencies' | 'port'>, run: Discovered): Score {
  const truths = [...world.truth.values()];
  const byKey = <T extends { agencyId: string; year: number }>(rows: readonly T[]) =>
    new Map([...Map.groupBy(rows, ({ agencyId, year }) => `${agencyId} ${year}`)]);
  const [pages, states] = [byKey(run.pages), byKey(run.coverage)];
  const of = (truth: Truth) => {
    const key = `${truth.agencyId} ${truth.year}`;
    const taken = (pages.get(key) ?? []).map(({ url }) => plain(url));
    const state = states.get(key)?.[0];
    const own = new Set([...truth.urls].map(plain));
    return { taken, state, isFound: taken.some((url) => own.has(url)) };
  };
  const broken = [...run.gaps].filter(([key]) => key.startsWith('discover'));
  const faults = broken.map(([task, [cause]]) => `BROKEN: ${task}: ${cause}`);
  const blame = (what: string, { agencyId, year }: Truth, more = '') =>
    faults.push(`${what}: ${agencyId} ${year} ${more}`);
  const count = (some: readonly Truth[], isSo: (truth: Truth) => boolean, what: string, more: (t: Truth) => string) =>
    some.filter((truth) => isSo(truth) || void blame(what, truth, more(truth))).length;

  // Where a report's own page takes the place of a list it is a document all the same.
  const documents = new Set(truths.flatMap(({ urls }) => [...urls].map(plain)));
  const asked = run.asked.filter(({ host, path }) => !documents.has(`${host}:${world.port}${path}`));
  const published = truths.filter(({ urls }) => urls.size > 0);
  const absent = truths.filter(({ urls, otherwise }) => urls.size === 0 && otherwise === 'missing');
  const unknowable = truths.filter(({ urls, otherwise }) => urls.size === 0 && Array.isArray(otherwise));
  const code = (truth: Truth) => of(truth).state?.reasonCode ?? 'none';
  const why = (truth: Truth) => `${code(truth)} ${(run.gaps.get(truth.agencyId) ?? []).slice(0, 2).join('; ')}`;
  const isAccused = (truth: Truth) => of(truth).state?.status === 'missing';
  const wrong = run.pages.filter(({ agencyId, year, url }) => {
    const urls = [...(world.truth.get(`${agencyId} ${year}`)?.urls ?? [])].map(plain);
    if (urls.includes(plain(url))) return false;
    faults.push(`wrong: ${agencyId} ${year} ${url}`);
    return true;
  });
  return {
    reports: published.length,
    found: count(published, (truth) => of(truth).isFound, 'not found', why),
    taken: run.pages.length,
    wrong: wrong.length,
    absent: absent.length,
    missing: count(absent, isAccused, 'not seen as missing', why),
    falseMissing:
      truths.length -
      count(truths, (t) => !isAccused(t) || (t.urls.size === 0 && !Array.isArray(t.otherwise)), 'FALSE MISSING', code),
    unknowable: unknowable.length,
    rightReason: count(
      unknowable,
      (truth) => (truth.otherwise as readonly string[]).includes(code(truth)),
      'wrong reason',
      (t) => `${code(t)} for ${t.otherwise}`,
    ),
    requests: asked.length,
    bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
    agencies: world.agencies.length,
    faults,
  };
}

/** Copies by scheme are one address here. */
function plain(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\.(?=:\d+\/)/, '');
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);

/** The figures as lines of plain text. */
export function showScore(name: string, s: Score): string {
  return [
    `${name}: ${s.agencies} agencies, ${YEARS.length} years`,
    `  recall        ${percent(s.found, s.reports)}  (${s.found} of ${s.reports})`,
    `  precision     ${percent(s.taken - s.wrong, s.taken)}  (${s.wrong} wrong of ${s.taken})`,
    `  missing       ${percent(s.missing, s.absent)}  (${s.missing} of ${s.absent})`,
    `  false missing ${s.falseMissing}`,
    `  right reason  ${percent(s.rightReason, s.unknowable)}  (${s.rightReason} of ${s.unknowable})`,
    `  requests      ${(s.requests / s.agencies).toFixed(2)} an agency  (${s.requests})`,
    `  bytes         ${s.bytes}`,
  ].join('\n');
}
