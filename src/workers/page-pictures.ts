import { isOfficialHost } from '../crawler/official-host.ts';
import { failure, ok } from '../errors/failure.ts';
import type { Db } from '../store/database.ts';
import { lastObservationOf } from '../store/observations.ts';
import type { Page } from '../store/pages.ts';
import { readSnapshot } from '../store/snapshots.ts';
import type { NewTask, Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { errandOf } from './errand.ts';
import { idOf } from './ids.ts';
import { observe } from './observe.ts';
import type { ReaderPool } from './reader-pool.ts';
import { isLastAttempt, type TaskHandler } from './run-task.ts';

/** Pictures of one page that are fetched at most, and bytes of all of them that are read at most. */
const MOST = 20;
const MOST_BYTES = 60_000_000;

/** What a task that fetches the pictures of a page carries: which is next. */
interface PicturesPayload {
  pageId: string;
  snapshot: string;
  pictures: string[];
  at: number;
}

/**
 * Reads as `readers` does, and where a page shows pictures that may hold its tables, reads it again with those that are kept. What
 * cannot be read with them is read without.
 */
export function withKeptPictures(db: Db, readers: Pick<ReaderPool, 'read'>): Pick<ReaderPool, 'read'> {
  return {
    async read(page) {
      const bare = await readers.read(page);
      if (!bare.ok || !bare.value.pictures?.length) return bare;
      const pictures = await keptPictures(db, bare.value.pictures);
      if (pictures.size === 0) return bare;
      const read = await readers.read({ ...page, pictures });
      return read.ok ? read : bare;
    },
  };
}

/** The bytes that the addresses gave last, by address. */
async function keptPictures(db: Db, urls: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let left = MOST_BYTES;
  for (const url of urls.slice(0, MOST)) {
    const seen = await lastObservationOf(db, url, { withContent: true });
    const kept = seen?.snapshot && seen.outcome === 'ok' ? await readSnapshot(db, seen.snapshot) : null;
    if (kept === null || kept.size > left) continue;
    left -= kept.size;
    found.set(url, kept.bytes);
  }
  return found;
}

/** The task that fetches the pictures of a page, one after the other, and then has it read again; null where there are none to fetch. */
export function picturesTask(
  task: Task,
  page: Page,
  pictures: readonly string[],
  portals: readonly string[],
): NewTask | null {
  const own = pictures.filter((href) => isOfficialHost(href, [page.url, ...portals])).slice(0, MOST);
  const payload = { pageId: page.id, snapshot: String(task.payload.snapshot), pictures: own, at: 0 };
  return own.length === 0 ? null : nextPicture(task.runId, payload);
}

function nextPicture(runId: string, payload: PicturesPayload): NewTask {
  const { pageId, snapshot, pictures, at } = payload;
  const id = idOf(pageId, snapshot, pictures.join('\n'), at);
  if (at < pictures.length) return { id: `pictures-${runId}-${id}`, runId, kind: 'fetch', payload: { ...payload } };
  const again = { pageId, snapshot, pictured: true };
  return { id: `process-${runId}-${id}`, runId, kind: 'process', payload: again };
}

/** True for tasks that `fetchPictures` carries out. */
export function fetchesPictures({ payload }: Task): boolean {
  return Array.isArray(payload.pictures);
}

/** Fetches one picture of a page under the same rules as any page; one that is not to be had does not stop the others. */
export const fetchPictures: TaskHandler = async (task, context) => {
  const payload = task.payload as unknown as PicturesPayload;
  const code = await fetchPicture(task, payload.pictures[payload.at]!, context);
  if (code !== null && failure(code, '').retry === 'now' && !isLastAttempt(task))
    return { ok: false, failure: failure(code, code, { url: payload.pictures[payload.at] }) };
  return ok({ effects: async () => undefined, next: [nextPicture(task.runId, { ...payload, at: payload.at + 1 })] });
};

/** Null where the picture is kept; otherwise why not. */
async function fetchPicture(task: Task, url: string, context: WorkContext) {
  const { store } = context;
  const before = await lastObservationOf(store.db, url, { withContent: true });
  const { etag, 'last-modified': lastModified } = before?.headers ?? {};
  const result = await context.fetchers.for(url).fetch(
    { url, ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
    {
      robots: async (robots) => void (await observe(store.db, task.runId, robots)),
      errand: await errandOf(task, context),
    },
  );
  await observe(store.db, task.runId, result);
  return result.outcome === 'ok' || result.outcome === 'unchanged' ? null : result.outcome;
}
