import { describe, expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Db } from '../../src/store/database.ts';
import { upsertPage } from '../../src/store/pages.ts';
import { currentReport, listReports, saveReport } from '../../src/store/reports.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { valuesOf } from '../../src/store/values.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Part of the store's contract: which reading is the current one, and that its figures come back exactly. */
export function reportContract(database: () => Db): void {
  describe('reports', () => {
    const snapshotOf = (text: string) => saveSnapshot(database(), bytes(text), 'text/html', NOW);
    const at = (hour: number) => `2026-02-01T0${hour}:00:00.000Z`;
    const seenPage = async (agencyId: string, url: string, runId: string, seenAt: string) => {
      const seen = {
        agencyId,
        year: 2025,
        url,
        title: '年报',
        listedDate: null,
        columnUrl: null,
        why: [],
        runId,
        seenAt,
      };
      return upsertPage(database(), seen);
    };

    it('give back every figure exactly, with its cell and status', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('figures')]);
      const { id } = await saveReport(db, sample.newReport('figures', await snapshotOf('figures')));
      expect(await valuesOf(db, id)).toEqual(sample.VALUES);
      const { values: _, ...rest } = sample.extracted();
      expect(await currentReport(db, 'figures', 2025)).toMatchObject({
        id,
        report: rest,
        rules: '2-test',
        current: true,
      });
    });

    it('read again replace the reading, not the time when they were first seen', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('again')]);
      const snapshot = await snapshotOf('again');
      await saveReport(db, sample.newReport('again', snapshot, { seenAt: at(2) }));
      const values = { only: { value: 1, raw: '1', unit: null, status: 'reported' as const, source: null } };
      const change = { seenAt: at(1), readAt: at(9), report: sample.extracted({ title: '改', values }) };
      const { id, previousCurrent } = await saveReport(db, sample.newReport('again', snapshot, change));
      expect(previousCurrent).toBe(id);
      expect(await valuesOf(db, id)).toEqual(values);
      expect(await listReports(db, { agencyIds: ['again'] })).toMatchObject([
        { id, firstSeenAt: at(1), lastSeenAt: at(2), readAt: at(9), report: { title: '改' }, current: true },
      ]);
    });

    it('have one current content: the one that the page carries now, whatever the order of reading', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('edited')]);
      const pageId = await seenPage('edited', 'https://portal.example/e', 'r1', at(1));
      const [first, second] = [await snapshotOf('first'), await snapshotOf('second')];
      const newer = await saveReport(db, sample.newReport('edited', second, { pageId, seenAt: at(5) }));
      await saveReport(db, sample.newReport('edited', first, { pageId, seenAt: at(1), readAt: at(9) }));
      expect((await currentReport(db, 'edited', 2025))?.id).toBe(newer.id);
      const back = await saveReport(db, sample.newReport('edited', first, { pageId, seenAt: at(8) }));
      expect(back.previousCurrent).toBe(newer.id);
      expect((await listReports(db, { agencyIds: ['edited'], currentOnly: true })).map((r) => r.id)).toEqual([back.id]);
    });

    it('at two addresses do not take turns', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('two-pages')]);
      const [html, pdf] = [await snapshotOf('html version'), await snapshotOf('pdf version')];
      const current: (string | undefined)[] = [];
      for (const hour of [1, 2, 3]) {
        const pageA = await seenPage('two-pages', 'https://portal.example/a', `r${hour}`, at(hour));
        const pageB = await seenPage('two-pages', 'https://portal.example/b', `r${hour}`, at(hour));
        const [first, second] = hour === 2 ? [pdf, html] : [html, pdf];
        const pageOf = (snapshot: string) => (snapshot === html ? pageA : pageB);
        await saveReport(db, sample.newReport('two-pages', first, { pageId: pageOf(first), seenAt: at(hour) }));
        await saveReport(db, sample.newReport('two-pages', second, { pageId: pageOf(second), seenAt: at(hour + 1) }));
        current.push((await currentReport(db, 'two-pages', 2025))?.id);
      }
      expect(new Set(current).size).toBe(1);
    });

    it('that moved to a new address are current there', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('moved')]);
      const old = await seenPage('moved', 'https://portal.example/old', 'r1', at(1));
      await saveReport(db, sample.newReport('moved', await snapshotOf('old'), { pageId: old, seenAt: at(1) }));
      const fresh = await seenPage('moved', 'https://portal.example/new', 'r2', at(3));
      const moved = await saveReport(
        db,
        sample.newReport('moved', await snapshotOf('new'), { pageId: fresh, seenAt: at(3) }),
      );
      expect((await currentReport(db, 'moved', 2025))?.id).toBe(moved.id);
    });

    it('saved by several workers at once leave exactly one current', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('crowd')]);
      const snapshots = await Promise.all(['c1', 'c2', 'c3', 'c4'].map(snapshotOf));
      await Promise.all(snapshots.map((s, n) => saveReport(db, sample.newReport('crowd', s, { seenAt: at(n + 1) }))));
      const all = await listReports(db, { agencyIds: ['crowd'] });
      expect(all.filter((report) => report.current).map((report) => report.snapshot)).toEqual([snapshots[3]]);
      expect(all).toHaveLength(4);
    });
  });
}
