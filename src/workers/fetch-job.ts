import { isOfficialHost } from '../crawler/official-host.ts';
import { CATALOGUE, type FailureCode } from '../errors/catalogue.ts';
import { fail, failure, ok } from '../errors/failure.ts';
import type { FetchResult } from '../fetch/fetch-page.ts';
import { listAgencies } from '../store/agencies.ts';
import { lastObservationOf } from '../store/observations.ts';
import { setPageFlaw } from '../store/page-attribution.ts';
import { findPage, type Page, setPageFetched } from '../store/pages.ts';
import type { WorkContext } from './context.ts';
import { errandOf } from './errand.ts';
import { idOf } from './ids.ts';
import { observe } from './observe.ts';
import { fetchesPictures, fetchPictures } from './page-pictures.ts';
import { isLastAttempt, type TaskHandler } from './run-task.ts';

/** Fetches a report's page, conditionally where it was fetched before, keeps it, and hands it on to be read. */
export const fetchJob: TaskHandler = async (task, context) => {
  if (fetchesPictures(task)) return fetchPictures(task, context);
  const { store } = context;
  const page = await findPage(store.db, String(task.payload.pageId));
  if (page === null) return fail('internal', `page ${String(task.payload.pageId)} is not in the store`);
  const before = page.snapshot === null ? null : await lastObservationOf(store.db, page.url, { withContent: true });
  const result = await context.fetchers.for(page.url).fetch(
    { url: page.url, through: true, ...conditions(before?.snapshot === page.snapshot ? before.headers : {}) },
    {
      robots: async (robots) => void (await observe(store.db, task.runId, robots)),
      errand: await errandOf(task, context),
    },
  );
  const snapshot = await observe(store.db, task.runId, result);
  const astray = await foreignHost(result, page, context);
  if (astray !== null) {
    await setPageFetched(store.db, page.id, { outcome: 'fetch.foreign-host', snapshot: null });
    await setPageFlaw(store.db, page.id, { kind: 'foreign-host', text: astray, at: result.at });
    return fail('fetch.foreign-host', `${page.url} leads to ${astray}`);
  }
  const content = result.outcome === 'unchanged' ? page.snapshot : result.outcome === 'ok' ? snapshot : null;
  if (content !== null) {
    const id = `process-${task.runId}-${idOf(page.id, content)}`;
    return ok({
      effects: (trx) => setPageFetched(trx, page.id, { outcome: 'ok', snapshot: content }),
      next: [{ id, runId: task.runId, kind: 'process', payload: { pageId: page.id, snapshot: content } }],
    });
  }
  const code: FailureCode =
    result.outcome === 'ok' ? 'read.empty' : result.outcome === 'unchanged' ? 'internal' : result.outcome;
  if (CATALOGUE[code].retry !== 'now' || isLastAttempt(task))
    await setPageFetched(store.db, page.id, { outcome: code, snapshot: null });
  return { ok: false, failure: failure(code, result.cause ?? code, { url: page.url }) };
};

/** Where redirects led off the bodies' hosts: what lies there is a copy, and its figures are not taken. */
async function foreignHost(result: FetchResult, page: Page, { store }: WorkContext): Promise<string | null> {
  const { outcome, finalUrl } = result;
  if (outcome !== 'ok' || finalUrl === null || isOfficialHost(finalUrl, [page.url])) return null;
  const registered = await listAgencies(store.db);
  const homes = registered.flatMap(({ portalUrl, reportColumnUrl }) => [portalUrl, reportColumnUrl]);
  return isOfficialHost(finalUrl, homes) ? null : finalUrl;
}

function conditions(headers: Readonly<Record<string, string>>) {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
