import type { DeadAttachment } from '../../report/surroundings.ts';
import type { Db } from '../../store/database.ts';
import type { Page } from '../../store/pages.ts';
import type { StoredReport } from '../../store/reports.ts';
import { ATTACHMENT } from '../page-facts.ts';

/** The files beside a report that cannot be had now, with the tries since they last could; null where it has none. */
export async function attachmentsAround(
  db: Db,
  current: StoredReport,
  pages: readonly Page[],
): Promise<DeadAttachment[] | null> {
  const beside = pages.filter((page) => page.why.includes(ATTACHMENT) && page.columnUrl === current.url);
  if (beside.length === 0) return null;
  const dead: DeadAttachment[] = [];
  for (const { url, title, fetchOutcome } of beside) {
    if (fetchOutcome === null || fetchOutcome === 'ok') continue;
    const tries = await failedTries(db, url);
    const [first, last] = [tries.at(-1), tries[0]];
    if (!first || !last) continue;
    const status = last.status === null ? last.outcome : String(last.status);
    const name = decodeURIComponentSafely(url.split('/').at(-1) ?? '') || title;
    const at = { firstTriedAt: first.at.toISOString(), lastTriedAt: last.at.toISOString() };
    dead.push({ url, name, status, tries: tries.length, ...at });
  }
  return dead;
}

/** Newest first, back to the last time that it could be had. */
async function failedTries(db: Db, url: string) {
  const rows = await db
    .selectFrom('nianbao.observation')
    .select(['at', 'outcome', 'status'])
    .where('url', '=', url)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  const good = rows.findIndex(({ outcome }) => outcome === 'ok' || outcome === 'unchanged');
  return good < 0 ? rows : rows.slice(0, good);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
