import type { FetchResult } from '../fetch/fetch-page.ts';
import type { PoliteFetcher } from '../fetch/politeness.ts';
import type { LookStep } from '../report/look.ts';
import type { PlannedVisit, PortalVisit } from './visit.ts';

export interface CrawlDeps {
  /** Made for this visit, so that robots.txt is read once a visit. */
  fetcher: Pick<PoliteFetcher, 'fetch'>;
  /** Bytes to text by byte order mark, strict UTF-8, else GB18030. */
  decode(bytes: Uint8Array, contentType: string | null): string;
  now(): Date;
  /** Keeps what was fetched (robots.txt and failures too) as an observation; yields the snapshot's id where bytes were kept. */
  onFetched(result: FetchResult, role: LookStep['role']): Promise<string | null>;
  /** Most requests for one agency; default 60. */
  requestBudget?: number;
  signal?: AbortSignal;
}

/** Carries out one visit; see visit.ts for what it yields. Throws only the reason of an aborted signal. */
export async function crawlPortal(visit: PlannedVisit, deps: CrawlDeps): Promise<PortalVisit> {
  const at = deps.now().toISOString();
  return {
    key: visit.key,
    agencies: visit.agencies.map(({ agency }) => ({
      agencyId: agency.id,
      look: {
        agencyId: agency.id,
        at,
        outcome: 'no_address',
        columnUrl: null,
        whole: false,
        yearsListed: [],
        steps: [],
      },
      pages: [],
    })),
  };
}
