import { ok, type Result } from '../errors/failure.ts';
import { addressKey } from '../report/address-key.ts';
import type { HandedIn, OperatorAct } from '../report/operator-act.ts';
import { inForce, type Testimony } from '../report/testimony.ts';
import { findAgency, lockAgency } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { listedPage } from '../store/page-attribution.ts';
import { importedPageId, pageGroup, saveImportedPage } from '../store/page-marks.ts';
import { findPage, findPages, type Page, pageId, pagesWithContent } from '../store/pages.ts';
import { saveSnapshot } from '../store/snapshots.ts';
import type { NewTask } from '../store/tasks.ts';
import {
  applyColumn,
  findTestimony,
  givenColumn,
  listTestimony,
  type NewTestimony,
  rightMarksOf,
} from '../store/testimony.ts';
import { attribution } from '../text/attribution.ts';
import { refuse } from './check-act.ts';
import { fetchTask } from './discover-job.ts';
import { idOf } from './ids.ts';
import { chooseAndAssess } from './save-version.ts';

/** An act as it is recorded: the entry, and what changes with it in the same transaction. */
export interface Recorded {
  entry: Omit<NewTestimony, 'id' | 'at' | 'by' | 'reason'>;
  /** Done after the entry stands; yields what must be fetched or read before the states are judged. */
  apply(trx: Db, entry: NewTestimony, runId: string): Promise<NewTask[]>;
  /** Agency-years to be judged anew. */
  touched: { agencyId: string; year: number | null }[];
}

/** That an act changes nothing: it was said before and holds. */
export interface Already {
  already: Pick<Testimony, 'id'> | null;
}

type Outcome = Result<Recorded | Already>;

const NOTHING = { year: null, pageId: null, url: null, keys: [], snapshots: [], published: null, fileName: null };

/** Holds an act against what is known: what it records and changes, or that it stands so already, or why it is refused. */
export async function carryOut(trx: Db, act: OperatorAct, at: Date): Promise<Outcome> {
  switch (act.kind) {
    case 'column':
    case 'no-column':
      return aboutColumn(trx, act.agencyId, act.kind === 'column' ? act.url : null);
    case 'import':
      return handIn(trx, act, at);
    case 'right':
      return callRight(trx, act);
    case 'wrong':
      return callWrong(trx, act.page);
    case 'undo':
      return undo(trx, act.entry);
  }
}

/** The agency with its row held: of two who say the same at once, the second finds it said. */
async function agencyHeld(trx: Db, id: string) {
  await lockAgency(trx, id);
  return findAgency(trx, id);
}

async function aboutColumn(trx: Db, agencyId: string, url: string | null): Promise<Outcome> {
  if ((await agencyHeld(trx, agencyId)) === null) return refuse('noAgency', { id: agencyId });
  const given = await givenColumn(trx, agencyId);
  if ((given?.url ?? null) === url) return ok({ already: null });
  return ok({
    entry: { ...NOTHING, kind: url === null ? 'no-column' : 'column', agencyId, url, undoes: null },
    touched: [{ agencyId, year: null }],
    apply: async () => {
      await applyColumn(trx, agencyId);
      return [];
    },
  });
}

async function handIn(trx: Db, act: HandedIn & { by: string }, at: Date): Promise<Outcome> {
  const { agencyId, year, bytes, url, published, fileName } = act;
  if ((await agencyHeld(trx, agencyId)) === null) return refuse('noAgency', { id: agencyId });
  const snapshot = await saveSnapshot(trx, bytes, null, at.toISOString());
  const page = importedPageId(agencyId, year, snapshot);
  const before = inForce(await listTestimony(trx, { agencyId, years: [year] }));
  const last = before.findLast((one) => one.kind === 'import' && one.pageId === page);
  const stands = last && (await findPage(trx, page))?.mark !== 'wrong';
  if (stands && last.url === url && last.published === published) return ok({ already: last });
  return ok({
    entry: {
      ...{ kind: 'import', agencyId, year, pageId: page, url, keys: [], snapshots: [snapshot] },
      ...{ published, fileName, undoes: null },
    },
    touched: [{ agencyId, year }],
    apply: async (_trx, entry, runId) => {
      const why = [attribution('imported', act.by)];
      const shown = { agencyId, year, url: url ?? '', title: fileName, why };
      await saveImportedPage(trx, { ...shown, snapshot, testimonyId: entry.id, runId, at: entry.at });
      await chooseAndAssess(trx, agencyId, year);
      return [readTask(runId, page, snapshot, false)];
    },
  });
}

async function callRight(
  trx: Db,
  act: { page: string; agencyId?: string | undefined; year?: number | undefined },
): Promise<Outcome> {
  const found = await pageNamed(trx, act.page);
  if (!found.ok) return found;
  const page = found.value;
  const target = { agencyId: act.agencyId ?? page.agencyId, year: act.year ?? page.year };
  const isHere = target.agencyId === page.agencyId && target.year === page.year;
  if (page.imported !== null && !isHere) return refuse('assignedImport');
  for (const id of [page.agencyId, target.agencyId].sort())
    if ((await agencyHeld(trx, id)) === null) return refuse('noAgency', { id });
  const listed = await listedPage(trx, page);
  const last = (await rightMarksOf(trx, listed)).at(-1);
  const isSaid = last?.agencyId === target.agencyId && last.year === target.year;
  const standing = isHere ? page : await findPage(trx, pageId(target.agencyId, target.year, listed.url));
  if (isSaid && standing?.mark === 'right') return ok({ already: last });
  const keys = listed.url === '' ? [] : [addressKey(listed.url)];
  // Assigned elsewhere, its copies go with it: they would stand in its old place otherwise.
  const snapshots = isHere ? [] : [...new Set((await pageGroup(trx, page)).flatMap(({ snapshot }) => snapshot ?? []))];
  return ok({
    entry: {
      ...{ ...NOTHING, kind: 'right', ...target, pageId: listed.id, url: listed.url || null },
      ...{ keys, snapshots, undoes: null },
    },
    touched: [target, page, listed],
    apply: async (_trx, _entry, runId) =>
      lookAgain(trx, runId, [listed, ...(await pagesWithContent(trx, snapshots))], [page, target]),
  });
}

async function callWrong(trx: Db, named: string): Promise<Outcome> {
  const found = await pageNamed(trx, named);
  if (!found.ok) return found;
  const page = found.value;
  const { agencyId, year } = page;
  await lockAgency(trx, agencyId);
  const now = await findPage(trx, page.id);
  const holding = inForce(await listTestimony(trx, { agencyId, years: [year] }));
  if (now?.mark === 'wrong') return ok({ already: holding.findLast((one) => one.kind === 'wrong') ?? null });
  const group = await pageGroup(trx, page);
  const keys = group.filter(({ url }) => url !== '').map(({ url }) => addressKey(url));
  const snapshots = group.flatMap(({ snapshot }) => snapshot ?? []);
  const covered = { keys: [...new Set(keys)], snapshots: [...new Set(snapshots)] };
  return ok({
    entry: {
      ...NOTHING,
      kind: 'wrong',
      agencyId,
      year,
      pageId: page.id,
      url: page.url || null,
      ...covered,
      undoes: null,
    },
    touched: [{ agencyId, year }],
    apply: async () => {
      await chooseAndAssess(trx, agencyId, year);
      return [];
    },
  });
}

async function undo(trx: Db, id: string): Promise<Outcome> {
  const [entry, another] = await findTestimony(trx, id);
  if (!entry) return refuse('noEntry', { id });
  if (another) return refuse('manyEntries', { id });
  if (entry.kind === 'undo') return refuse('noUndo');
  const { agencyId, year } = entry;
  await lockAgency(trx, agencyId);
  const all = await listTestimony(trx, { agencyId, years: [year] });
  const undone = all.find((one) => one.undoes === entry.id);
  if (undone) return ok({ already: undone });
  const page = entry.pageId === null ? null : await findPage(trx, entry.pageId);
  return ok({
    entry: { ...NOTHING, kind: 'undo', agencyId, year, pageId: entry.pageId, url: entry.url, undoes: entry.id },
    touched: [{ agencyId, year }, ...(page ? [page] : [])],
    apply: async (_trx, _entry, runId) => {
      if (year === null) await applyColumn(trx, agencyId);
      if (year === null || page === null) return [];
      const copies = entry.kind === 'right' ? await pagesWithContent(trx, entry.snapshots) : [];
      return lookAgain(trx, runId, [page, ...copies], [{ agencyId, year }]);
    },
  });
}

/** Decides anew what counts, and has the pages read again: whose report they are may be another matter now. */
async function lookAgain(
  trx: Db,
  runId: string,
  listed: readonly Page[],
  touched: readonly { agencyId: string; year: number }[],
): Promise<NewTask[]> {
  for (const { agencyId, year } of [...listed, ...touched]) await chooseAndAssess(trx, agencyId, year);
  return listed.flatMap(({ id, snapshot, imported }) => {
    if (snapshot !== null) return [readTask(runId, id, snapshot, true)];
    return imported === null ? [fetchTask(runId, id)] : [];
  });
}

/** The task to read a kept content; `again`: it was read before, and nothing new was seen. */
function readTask(runId: string, page: string, snapshot: string, again: boolean): NewTask {
  const payload = { pageId: page, snapshot, ...(again ? { again } : {}) };
  return { id: `process-${runId}-${idOf(page, snapshot)}`, runId, kind: 'process', payload };
}

async function pageNamed(trx: Db, named: string): Promise<Result<Page>> {
  const found = await findPages(trx, named);
  const [page] = found;
  if (!page) return refuse('noPage', { id: named.slice(0, 200) });
  return found.length > 1 ? refuse('manyPages', { id: named.slice(0, 200) }) : ok(page);
}
