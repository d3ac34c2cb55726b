import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAgency, replaceAgencies } from '../../src/store/agencies.ts';
import type { Db } from '../../src/store/database.ts';
import { applyMarks, importedPageId, pageGroup, saveImportedPage } from '../../src/store/page-marks.ts';
import { findPage, findPages, upsertPage } from '../../src/store/pages.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import {
  addTestimony,
  applyColumn,
  findTestimony,
  importOf,
  listTestimony,
  type NewTestimony,
  rightMarksOf,
  yearsSpokenOf,
} from '../../src/store/testimony.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';

/** What every store keeps of what operators said. */
export function testimonyContract(database: () => Db): void {
  let db: Db;
  let number = 0;
  const url = 'https://portal.example/t20260118_1.html';
  const say = async (change: Partial<NewTestimony>) => {
    number += 1;
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const said: NewTestimony = {
      ...{
        id,
        at: NOW,
        by: '王',
        kind: 'wrong',
        reason: '理由',
        agencyId: 'said',
        year: 2025,
        pageId: null,
        url: null,
      },
      ...{ keys: [], snapshots: [], published: null, fileName: null, undoes: null, ...change },
    };
    await addTestimony(db, said);
    return id;
  };
  const list = (at = url) =>
    upsertPage(db, {
      ...{ agencyId: 'said', year: 2025, url: at, title: 't', listedDate: null, columnUrl: null, why: [] },
      ...{ runId: 'said-run', seenAt: NOW },
    });

  describe('what operators said', () => {
    beforeAll(async () => {
      db = database();
      await replaceAgencies(db, [sample.agency('said', { reportColumnUrl: 'https://portal.example/registry/' })]);
      await sample.run(db, 'said-run');
    });

    it('stays as it was said, in order, and is found by the beginning of its id', async () => {
      const id = await say({ kind: 'import', url, snapshots: ['s'], published: '2026-01-18', fileName: 'a.pdf' });
      expect(await listTestimony(db, { agencyId: 'said' })).toMatchObject([
        { id, kind: 'import', at: NOW, published: '2026-01-18', fileName: 'a.pdf', snapshots: ['s'], year: 2025 },
      ]);
      expect(await findTestimony(db, id.slice(0, 36))).toHaveLength(1);
      expect(await findTestimony(db, "' or 1=1")).toEqual([]);
      expect(await yearsSpokenOf(db, ['said'])).toContainEqual({ agencyId: 'said', year: 2025 });
      await expect(sql`update nianbao.testimony set reason = 'x'`.execute(db)).rejects.toThrow('append-only');
      await expect(sql`delete from nianbao.testimony`.execute(db)).rejects.toThrow('append-only');
    });

    it('cannot be taken back twice, nor be without reason', async () => {
      const id = await say({ kind: 'right' });
      await say({ kind: 'undo', undoes: id });
      await expect(say({ kind: 'undo', undoes: id })).rejects.toThrow();
      await expect(say({ reason: '' })).rejects.toThrow();
    });

    it('marks pages by address in any form and by content; the last entry that holds counts', async () => {
      const page = await list();
      const wrong = await say({ kind: 'wrong', keys: ['portal.example/t20260118_1.html'] });
      await applyMarks(db, 'said', 2025);
      expect(await findPage(db, page)).toMatchObject({ mark: 'wrong' });
      const right = await say({ kind: 'right', pageId: page });
      await applyMarks(db, 'said', 2025);
      expect(await findPage(db, page)).toMatchObject({ mark: 'right' });
      expect((await rightMarksOf(db, { id: page, snapshot: null })).map((one) => one.id)).toEqual([right]);
      await say({ kind: 'undo', undoes: right });
      await applyMarks(db, 'said', 2025);
      expect(await findPage(db, page)).toMatchObject({ mark: 'wrong' });
      await say({ kind: 'undo', undoes: wrong });
      await applyMarks(db, 'said', 2025);
      expect(await findPage(db, page)).toMatchObject({ mark: null });
      expect(await rightMarksOf(db, { id: page, snapshot: null })).toEqual([]);
      expect((await pageGroup(db, (await findPage(db, page))!)).map((one) => one.id)).toEqual([page]);
    });

    it('finds whose a content is by the entries that name it', async () => {
      const snapshot = await saveSnapshot(db, new TextEncoder().encode('assigned'), null, NOW);
      const id = await say({ kind: 'right', snapshots: [snapshot] });
      expect((await rightMarksOf(db, { id: 'another page', snapshot })).map((one) => one.id)).toEqual([id]);
      await say({ kind: 'undo', undoes: id });
    });

    it('makes one page of a file however often it is handed in, apart from a page at the same address', async () => {
      const snapshot = await saveSnapshot(db, new TextEncoder().encode('a file'), null, NOW);
      const page = importedPageId('said', 2025, snapshot);
      const entry = await say({ kind: 'import', pageId: page, snapshots: [snapshot], url });
      const about = { agencyId: 'said', year: 2025, url, title: 'a.pdf', why: [], runId: 'said-run', at: NOW };
      for (let i = 0; i < 2; i++) await saveImportedPage(db, { ...about, snapshot, testimonyId: entry });
      expect(await list()).not.toBe(page);
      expect(await importOf(db, (await findPage(db, page))!)).toMatchObject({ id: entry });
      await say({ kind: 'undo', undoes: entry });
      await applyMarks(db, 'said', 2025);
      const withdrawn = (await findPage(db, page))!;
      expect([withdrawn.mark, await importOf(db, withdrawn)]).toEqual(['withdrawn', null]);
    });

    it('names pages by id, by its beginning, or by address', async () => {
      const page = await list();
      expect((await findPages(db, page.slice(0, 12))).map((one) => one.id)).toEqual([page]);
      expect((await findPages(db, url)).map((one) => one.id)).toContain(page);
      for (const strange of ['', 'abc', '%', 'not an address']) expect(await findPages(db, strange)).toEqual([]);
    });

    it('puts a given column before the registry’s, also after a new import of it', async () => {
      const given = await say({ kind: 'column', year: null, url: 'https://portal.example/given/' });
      await applyColumn(db, 'said');
      await replaceAgencies(db, [sample.agency('said', { reportColumnUrl: 'https://portal.example/registry/' })]);
      expect((await findAgency(db, 'said'))!.reportColumnUrl).toBe('https://portal.example/given/');
      await say({ kind: 'undo', year: null, undoes: given });
      await applyColumn(db, 'said');
      expect((await findAgency(db, 'said'))!.reportColumnUrl).toBe('https://portal.example/registry/');
    });
  });
}
