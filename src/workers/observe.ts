import { randomUUID } from 'node:crypto';
import type { FetchRequest, FetchResult } from '../fetch/fetch-page.ts';
import type { Db } from '../store/database.ts';
import { addObservation } from '../store/observations.ts';
import { saveSnapshot } from '../store/snapshots.ts';
import { inTransaction } from '../store/tasks.ts';

/** Keeps what was looked at, with the bytes where there are any, in one transaction; yields the snapshot's SHA-256. */
export async function observe(db: Db, runId: string, result: FetchResult): Promise<string | null> {
  return inTransaction(db, async (trx) => {
    const { bytes } = result;
    const mediaType = result.headers['content-type']?.split(';')[0]?.trim() ?? null;
    const snapshot = bytes && bytes.byteLength > 0 ? await saveSnapshot(trx, bytes, mediaType, result.at) : null;
    await addObservation(trx, {
      id: randomUUID(),
      runId,
      url: result.url,
      finalUrl: result.finalUrl,
      at: result.at,
      outcome: result.outcome,
      status: result.status,
      headers: result.headers,
      snapshot,
      durationMs: result.durationMs,
      detail: detailOf(result),
      ...(result.tlsFaults ? { tlsFaults: result.tlsFaults } : {}),
    });
    return snapshot;
  });
}

/** The trouble, and what an address alone does not say: which page of a list was asked for by POST, that a browser drew it. */
function detailOf({ post, rendered, cause }: FetchResult): string | null {
  return (
    [requestDetail({ ...(post ? { post } : {}), ...(rendered ? { render: true } : {}) }), cause]
      .filter(Boolean)
      .join('; ') || null
  );
}

/** What tells a request from a plain one for the same address; null for a plain one. */
export function requestDetail({ post, render }: Pick<FetchRequest, 'post' | 'render'>): string | null {
  return post ? `POST ${post.body}` : render ? 'shown in a browser' : null;
}
