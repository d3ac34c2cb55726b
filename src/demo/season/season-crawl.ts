import ipaddr from 'ipaddr.js';
import { type CrawlDeps, crawlPortal } from '../../crawler/crawl-portal.ts';
import { planRun } from '../../crawler/plan-run.ts';
import { nextRecipe } from '../../crawler/recipe.ts';
import type { AgencyVisit, FoundPage, PlannedVisit } from '../../crawler/visit.ts';
import { extractReport } from '../../extract/extract-report.ts';
import { FETCH_DEFAULTS, type FetchRequest, type FetchResult, userAgent } from '../../fetch/fetch-page.ts';
import type { HostGate } from '../../fetch/host-gate.ts';
import { createPoliteFetcher } from '../../fetch/politeness.ts';
import { decodeText } from '../../read/decode-text.ts';
import { readDocument } from '../../read/read-document.ts';
import type { Recipe } from '../../report/recipe.ts';
import type { Known, SeasonEyes } from './season-eyes.ts';
import { startSeasonPortals } from './season-portals.ts';
import type { SeasonWorld } from './season-world.ts';

/** Visits at a time; no two of one host. */
const AT_ONCE = 6;

/**
 * Looks over HTTP at portals on this machine, with the fetcher, crawler and reader of the service; only the clock is the season's, and
 * nobody waits between two requests. Addresses are those of the portals' names, so that every play of a seed tells the same.
 */
export async function crawlingEyes(world: SeasonWorld, year: number): Promise<SeasonEyes> {
  const portals = await startSeasonPortals(world, year);
  const agencies = world.actors.map(({ agency }) => agency);
  const order = new Map(agencies.map(({ id }, i) => [id, i]));
  const recipes = new Map<string, Recipe>();
  let now = new Date(0);
  const polite = createPoliteFetcher({
    gate: OPEN,
    fetch: { ...FETCH_DEFAULTS, userAgent: userAgent('demo'), allowedNetworks: LOOPBACK, resolve: toLoopback },
    now: () => now.getTime(),
  });
  const fetch = (request: FetchRequest) => byName(request, portals.port, (asked) => polite.fetch(asked));
  const deps: CrawlDeps = {
    fetcher: { fetch },
    decode: (bytes, contentType) => decodeText(bytes, contentType ?? undefined).text,
    now: () => now,
    onFetched: async () => null,
    registered: agencies,
  };

  const visit = async (planned: PlannedVisit, known: readonly Known[]) => {
    const withMemory = planned.agencies.map((one) => ({
      ...one,
      memory: memoryOf(recipes.get(one.agency.id) ?? null),
    }));
    const { agencies: visited } = await crawlPortal({ ...planned, agencies: withMemory }, deps);
    for (const one of visited) {
      const recipe = nextRecipe(recipes.get(one.agencyId) ?? null, newsOf(one));
      if (recipe !== null) recipes.set(one.agencyId, recipe);
      await learn(one, known[order.get(one.agencyId)!]!, year, fetch);
    }
  };

  return {
    look: async (known, day, at) => {
      portals.day = day;
      now = new Date(at);
      const visits = planRun(agencies);
      const worker = async () => {
        for (let next = visits.shift(); next !== undefined; next = visits.shift()) await visit(next, known);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    },
    close: async () => {
      await polite.close();
      await portals.close();
    },
  };
}

const LOOPBACK = [ipaddr.parseCIDR('127.0.0.0/8')];
const OPEN: HostGate = { enter: async () => ({ leave: async () => undefined }), hold: async () => undefined };
const toLoopback = ((_host: string, _options: unknown, done: (error: null, addresses: unknown) => void) =>
  done(null, [{ address: '127.0.0.1', family: 4 }])) as never;

/** Asks the portals' one server, and hands its answer on under the name of the portal. */
async function byName(
  request: FetchRequest,
  port: number,
  ask: (request: FetchRequest) => Promise<FetchResult>,
): Promise<FetchResult> {
  const url = new URL(request.url);
  url.port = String(port);
  const result = await ask({ ...request, url: url.href });
  const named = (address: string) => address.replace(`:${port}/`, '/');
  const finalUrl = result.finalUrl === null ? null : named(result.finalUrl);
  const { unreached } = result;
  return {
    ...{ ...result, url: request.url, finalUrl },
    ...(unreached ? { unreached: { ...unreached, url: named(unreached.url) } } : {}),
  };
}

function memoryOf(recipe: Recipe | null) {
  return { recipe, oldColumns: [], reports: [], awaitedYears: [], openYears: [], isLean: false };
}

function newsOf({ agencyId, look, learned, lost }: AgencyVisit) {
  return { agencyId, at: look.at, learned, whole: look.whole, lost, lean: false, lied: false };
}

/** What a look adds to what is known: itself, the report that it lists, and whether one that it lists no more is gone. */
async function learn(
  { agencyId, look, pages }: AgencyVisit,
  known: Known,
  year: number,
  fetch: (request: FetchRequest) => Promise<FetchResult>,
): Promise<void> {
  const runId = look.at.slice(0, 10);
  known.looks.push({ ...look, id: `${runId}-${agencyId}`, runId });
  const listed = pages.find((page) => page.agencyId === agencyId && page.year === year);
  if (listed) await show(listed, known, look.at, fetch);
  else if (look.whole && known.page !== null && known.page.fetchOutcome === 'ok') {
    const { outcome } = await fetch({ url: known.page.url });
    known.page = { ...known.page, fetchOutcome: outcome };
  }
}

async function show(
  { url, title, listedDate }: FoundPage,
  known: Known,
  at: string,
  fetch: (request: FetchRequest) => Promise<FetchResult>,
): Promise<void> {
  const firstSeenAt = known.page?.firstSeenAt ?? at;
  const page = { url, title, listedDate, snapshot: null, firstSeenAt, lastSeenAt: at };
  if (known.report !== null && known.page?.fetchOutcome === 'ok') {
    known.page = { ...page, fetchOutcome: 'ok' };
    return;
  }
  const { outcome, bytes } = await fetch({ url });
  known.page = { ...page, fetchOutcome: outcome };
  const read = bytes === null || outcome !== 'ok' ? null : await readDocument({ bytes, url });
  if (!read?.ok) return;
  const report = extractReport(read.value, { url, linkTitle: title, listedDate });
  known.report = { publishedAt: report.published[0]?.date ?? null, url, snapshot: null, firstSeenAt };
}
