import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAgency, listAgencies, replaceAgencies } from '../../src/store/agencies.ts';
import type { Db, Store } from '../../src/store/database.ts';
import { addLook, latestLooks, looksOf } from '../../src/store/looks.ts';
import { addObservation, lastObservationOf } from '../../src/store/observations.ts';
import { findPage, pagesOf, setPageFetched, upsertPage } from '../../src/store/pages.ts';
import {
  createRun,
  findRun,
  finishRun,
  markRunStarted,
  noteOnRun,
  runProgress,
  unfinishedRuns,
} from '../../src/store/runs.ts';
import { readSnapshot, saveSnapshot } from '../../src/store/snapshots.ts';
import {
  addJudgeWhenIdle,
  addTasks,
  completeTask,
  failTask,
  findTask,
  noteOnTask,
  pendingTasks,
} from '../../src/store/tasks.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';
import { coverageAndAlertContract } from './store-alerts.ts';
import { hostContract } from './store-hosts.ts';
import { recipeContract } from './store-recipes.ts';
import { registryContract } from './store-registry.ts';
import { reportContract } from './store-reports.ts';
import { testimonyContract } from './store-testimony.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every store keeps, whichever database is below it. */
export function storeContract(open: () => Promise<{ store: Store; end(): Promise<void> }>): void {
  let opened: { store: Store; end(): Promise<void> };
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    db = opened.store.db;
  });
  afterAll(() => opened?.end());

  describe('types', () => {
    it('arrive alike: date as text, counts as numbers, instants as Date, jsonb as objects', async () => {
      const answer = await sql`select date '2026-01-31' as day, count(*) as n, 5650.74::float8 as figure,
        timestamptz '2026-01-31 08:00+08' as at, jsonb '{"a":[1]}' as object`.execute(db);
      const at = new Date('2026-01-31T00:00:00Z');
      expect(answer.rows).toEqual([{ day: '2026-01-31', n: 1, figure: 5650.74, at, object: { a: [1] } }]);
    });

    it('keep hostile text: NUL and half surrogates become U+FFFD instead of an error', async () => {
      const hostile = sample.agency('hostile', { name: 'a\0b', aliases: ['\ud800x'], extra: { 'k\0': 'v\\u0000' } });
      await replaceAgencies(db, [hostile]);
      const kept = await findAgency(db, 'hostile');
      expect(kept).toMatchObject({ name: 'a\uFFFDb', aliases: ['\uFFFDx'], extra: { 'k\uFFFD': 'v\\u0000' } });
    });
  });

  describe('transactions', () => {
    it('leave nothing behind when they fail', async () => {
      const failing = opened.store.transaction(async (trx) => {
        await replaceAgencies(trx, [sample.agency('rolled-back')]);
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect(await findAgency(db, 'rolled-back')).toBeNull();
    });

    it('do not leak into each other, nor into statements beside them', async () => {
      await sql`create table nianbao.stress (n int primary key)`.execute(db);
      const insert = (on: Db, n: number) => sql`insert into nianbao.stress values (${n})`.execute(on);
      const works = Array.from({ length: 60 }, async (_, n) => {
        if (n % 3 === 0) return insert(db, n);
        const work = opened.store.transaction(async (trx) => {
          await insert(trx, n);
          await sql`select 1`.execute(trx);
          if (n % 3 === 1) throw new Error('rolled back');
        });
        return work.catch(() => undefined);
      });
      await Promise.all(works);
      const left = await sql<{ n: number }>`select n from nianbao.stress order by n`.execute(db);
      expect(left.rows.map((row) => row.n)).toEqual(Array.from({ length: 60 }, (_, n) => n).filter((n) => n % 3 !== 1));
    });

    it('throw when a failed statement inside was swallowed: such a commit saves nothing', async () => {
      const swallowing = opened.store.transaction(async (trx) => {
        await replaceAgencies(trx, [sample.agency('swallowed')]);
        await sql`select 1/0`.execute(trx).catch(() => undefined);
      });
      await expect(swallowing).rejects.toThrow();
      expect(await findAgency(db, 'swallowed')).toBeNull();
    });
  });

  describe('agencies', () => {
    it('come back as they were given', async () => {
      const given = sample.agency('roundtrip');
      await replaceAgencies(db, [given]);
      expect(await findAgency(db, 'roundtrip')).toEqual({ ...given, active: true });
    });

    it('become inactive when an import no longer lists them, and active again when it does', async () => {
      await replaceAgencies(db, [sample.agency('stays'), sample.agency('leaves')]);
      await replaceAgencies(db, [sample.agency('stays')], { replace: true });
      expect((await listAgencies(db, { activeOnly: true })).map((a) => a.id)).toEqual(['stays']);
      expect((await findAgency(db, 'leaves'))?.active).toBe(false);
      await replaceAgencies(db, [sample.agency('leaves')]);
      expect((await findAgency(db, 'leaves'))?.active).toBe(true);
    });

    it('are saved by thousands', async () => {
      const many = Array.from({ length: 2_500 }, (_, n) => sample.agency(`many-${n}`));
      await replaceAgencies(db, many);
      expect(await listAgencies(db, { ids: many.map((a) => a.id) })).toHaveLength(2_500);
    });

    it('asked for by no id are none', async () => {
      expect(await listAgencies(db, { ids: [] })).toEqual([]);
    });
  });

  describe('runs', () => {
    it('of one planned instant are one run', async () => {
      const planned = {
        trigger: 'schedule',
        scheduledFor: NOW,
        years: [2025],
        agencyIds: ['x'],
        asOf: '2026-02-01',
        createdAt: NOW,
      };
      const both = await Promise.all(['first', 'second'].map((id) => createRun(db, { id, ...planned })));
      expect(both.filter((made) => made.created)).toHaveLength(1);
      expect(both[0]!.run).toEqual(both[1]!.run);
      expect(both[0]!.run).toMatchObject({ scheduledFor: NOW, asOf: '2026-02-01', agencyIds: ['x'], state: 'pending' });
      await finishRun(db, both[0]!.run.id, {}, NOW);
    });

    it('go from pending over running to done, and tell their progress', async () => {
      await sample.run(db, 'life');
      await markRunStarted(db, 'life', NOW);
      await addTasks(db, [sample.task('life', 'a'), sample.task('life', 'b')], NOW);
      await completeTask(db, 'fetch-life-a', { now: NOW });
      expect(await runProgress(db, 'life')).toEqual([
        { kind: 'fetch', state: 'done', count: 1 },
        { kind: 'fetch', state: 'pending', count: 1 },
      ]);
      expect((await unfinishedRuns(db)).map((run) => [run.id, run.state])).toContainEqual(['life', 'running']);
      await finishRun(db, 'life', { published: 1 }, NOW);
      expect((await unfinishedRuns(db)).map((run) => run.id)).not.toContain('life');
    });

    it('keep what several note on them, or on their tasks, at once', async () => {
      await sample.run(db, 'noted');
      await addTasks(db, [sample.task('noted', 'a')], NOW);
      await Promise.all([noteOnRun(db, 'noted', { one: 1 }), noteOnRun(db, 'noted', { other: '\0' })]);
      expect((await findRun(db, 'noted'))?.summary).toEqual({ one: 1, other: '\uFFFD' });
      const before = (await findTask(db, 'fetch-noted-a'))!.payload;
      await Promise.all([1, 2].map((n) => noteOnTask(db, 'fetch-noted-a', { [`n${n}`]: n })));
      expect((await findTask(db, 'fetch-noted-a'))?.payload).toEqual({ ...before, n1: 1, n2: 2 });
      await noteOnRun(db, 'no-such', { one: 1 });
    });
  });

  describe('tasks', () => {
    it('added twice are there once', async () => {
      await sample.run(db, 'twice');
      const tasks = [sample.task('twice', 'a')];
      expect(await addTasks(db, tasks, NOW)).toEqual([{ id: 'fetch-twice-a', kind: 'fetch' }]);
      expect(await addTasks(db, tasks, NOW)).toEqual([]);
    });

    it('are completed once, with their effects and successors', async () => {
      await sample.run(db, 'once');
      await addTasks(db, [sample.task('once', 'a')], NOW);
      let effects = 0;
      const work = { next: [sample.task('once', 'b', 'process')], effects: async () => void effects++, now: NOW };
      const first = await completeTask(db, 'fetch-once-a', work);
      expect(first).toEqual({ outcome: 'done', added: [{ id: 'process-once-b', kind: 'process' }] });
      expect(await completeTask(db, 'fetch-once-a', work)).toEqual({ outcome: 'already', added: [] });
      expect(await completeTask(db, 'no-such', work)).toEqual({ outcome: 'unknown', added: [] });
      expect(effects).toBe(1);
    });

    it('stay pending, without successors, when their effects fail', async () => {
      await sample.run(db, 'effects');
      await addTasks(db, [sample.task('effects', 'a')], NOW);
      const effects = async () => {
        throw new Error('database full');
      };
      const next = [sample.task('effects', 'b')];
      await expect(completeTask(db, 'fetch-effects-a', { next, effects, now: NOW })).rejects.toThrow('database full');
      expect((await findTask(db, 'fetch-effects-a'))?.state).toBe('pending');
      expect(await findTask(db, 'fetch-effects-b')).toBeNull();
    });

    it('lead to one judging when the last two end at the same moment', async () => {
      // Long enough that all three stand in their transactions together, were they not to wait for each other.
      const effects = () => sleep(40);
      for (const round of [1, 2, 3]) {
        const runId = await sample.run(db, `race${round}`);
        await addTasks(db, [sample.task(runId, 'a'), sample.task(runId, 'b'), sample.task(runId, 'c')], NOW);
        const ends = await Promise.all([
          completeTask(db, `fetch-${runId}-a`, { effects, now: NOW }),
          completeTask(db, `fetch-${runId}-b`, { effects, now: NOW }),
          failTask(db, `fetch-${runId}-c`, { code: 'fetch.gone', cause: '410', final: true, effects, now: NOW }),
        ]);
        expect(ends.flatMap((end) => end.added)).toEqual([{ id: `judge-${runId}`, kind: 'judge' }]);
      }
    });

    it('are done once by two workers that have the same one at the same moment', async () => {
      await sample.run(db, 'same');
      await addTasks(db, [sample.task('same', 'a')], NOW);
      let effects = 0;
      const work = { effects: () => sleep(40).then(() => void effects++), now: NOW };
      const ends = await Promise.all([1, 2, 3].map(() => completeTask(db, 'fetch-same-a', work)));
      expect(ends.map((end) => end.outcome).sort()).toEqual(['already', 'already', 'done']);
      expect(effects).toBe(1);
    });

    it('are not judged before the last one ended, nor twice', async () => {
      await sample.run(db, 'judged');
      await addTasks(db, [sample.task('judged', 'a'), sample.task('judged', 'b')], NOW);
      expect((await completeTask(db, 'fetch-judged-a', { now: NOW })).added).toEqual([]);
      expect((await completeTask(db, 'fetch-judged-b', { now: NOW })).added).toHaveLength(1);
      expect((await completeTask(db, 'judge-judged', { now: NOW })).added).toEqual([]);
      expect(await addJudgeWhenIdle(db, 'judged', NOW)).toEqual([]);
    });

    it('that fail are tried again until the failure is final', async () => {
      await sample.run(db, 'failing');
      await addTasks(db, [sample.task('failing', 'a')], NOW);
      const trouble = { code: 'fetch.timeout', cause: 'no answer', now: NOW };
      expect((await failTask(db, 'fetch-failing-a', { ...trouble, final: false })).added).toEqual([]);
      expect(await findTask(db, 'fetch-failing-a')).toMatchObject({
        state: 'pending',
        attempts: 1,
        errorCode: 'fetch.timeout',
      });
      expect((await failTask(db, 'fetch-failing-a', { ...trouble, final: true })).added).toHaveLength(1);
      expect(await findTask(db, 'fetch-failing-a')).toMatchObject({ state: 'failed', attempts: 2 });
      expect((await pendingTasks(db, { limit: 10_000 })).map((t) => t.id)).not.toContain('fetch-failing-a');
    });
  });

  describe('snapshots', () => {
    it('keep the same bytes once, byte for byte', async () => {
      const all = Uint8Array.from({ length: 70_000 }, (_, n) => n % 256);
      const sha = await saveSnapshot(db, all, 'application/pdf', NOW);
      expect(await saveSnapshot(db, all, 'text/html', NOW)).toBe(sha);
      const read = await readSnapshot(db, sha);
      expect(read).toMatchObject({ sha256: sha, size: 70_000, mediaType: 'application/pdf', firstSeenAt: NOW });
      expect(Buffer.compare(read!.bytes, all)).toBe(0);
      expect(Object.getPrototypeOf(read!.bytes)).toBe(Uint8Array.prototype);
    });
  });

  describe('observations and looks', () => {
    const observation = {
      runId: null,
      url: 'https://portal.example/o',
      finalUrl: null,
      outcome: 'ok',
      status: 200,
      headers: { etag: '"1"' },
      durationMs: 12.6,
      detail: null,
    };

    it('come back newest first, the last with content apart', async () => {
      const snapshot = await saveSnapshot(db, bytes('seen'), null, NOW);
      await addObservation(db, { ...observation, id: 'o1', at: '2026-01-01T00:00:00.000Z', snapshot });
      await addObservation(db, { ...observation, id: 'o2', at: '2026-01-02T00:00:00.000Z', snapshot: null });
      expect((await lastObservationOf(db, observation.url))?.id).toBe('o2');
      expect((await lastObservationOf(db, observation.url, { withContent: true }))?.id).toBe('o1');
    });

    it('cannot be changed or removed, not even by hand', async () => {
      await replaceAgencies(db, [sample.agency('watched')]);
      await sample.run(db, 'watching');
      await addLook(db, sample.look('look-fixed', 'watching', 'watched'));
      await addObservation(db, { ...observation, id: 'o-fixed', at: NOW, snapshot: null });
      for (const statement of [
        `update nianbao.look set outcome = 'blocked' where id = 'look-fixed'`,
        `delete from nianbao.look where id = 'look-fixed'`,
        `update nianbao.observation set outcome = 'gone' where id = 'o-fixed'`,
        `delete from nianbao.observation where id = 'o-fixed'`,
      ]) {
        await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
      }
      expect((await looksOf(db, 'watched'))[0]).toEqual(sample.look('look-fixed', 'watching', 'watched'));
    });

    it('give the newest look of each agency, and the newest whole one', async () => {
      await replaceAgencies(db, [sample.agency('looked-1'), sample.agency('looked-2')]);
      await sample.run(db, 'looking');
      const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
      await addLook(db, sample.look('l1', 'looking', 'looked-1', { at: at(1) }));
      await addLook(db, sample.look('l2', 'looking', 'looked-1', { at: at(2), whole: false, outcome: 'unreachable' }));
      await addLook(db, sample.look('l3', 'looking', 'looked-2', { at: at(1) }));
      await addLook(db, sample.look('l3', 'looking', 'looked-2', { at: at(3) }));
      const agencyIds = ['looked-1', 'looked-2'];
      const ids = (looks: Map<string, { id: string }>) =>
        Object.fromEntries([...looks].map(([agency, { id }]) => [agency, id]));
      expect(ids(await latestLooks(db, { agencyIds }))).toEqual({ 'looked-1': 'l2', 'looked-2': 'l3' });
      expect(ids(await latestLooks(db, { agencyIds, wholeOnly: true }))).toEqual({
        'looked-1': 'l1',
        'looked-2': 'l3',
      });
      expect((await looksOf(db, 'looked-2'))[0]?.at).toBe(at(1));
    });

    it('keep what stood in the column and was no report', async () => {
      await replaceAgencies(db, [sample.agency('looked-3')]);
      await sample.run(db, 'seeing');
      const alike = { alike: 'rule-of-law-report', title: '2023年法治政府建设年度报告', url: 'http://a.gov.cn/1.html' };
      const seen = { alikes: [alike], alikesInAll: 14, others: 2, disorder: null };
      await addLook(db, sample.look('l4', 'seeing', 'looked-3', { seen }));
      expect((await looksOf(db, 'looked-3'))[0]?.seen).toEqual(seen);
    });
  });

  describe('pages', () => {
    it('keep when and why they were first seen', async () => {
      await replaceAgencies(db, [sample.agency('paged')]);
      const seen = { agencyId: 'paged', year: 2025, url: 'https://portal.example/p', title: '年报', columnUrl: null };
      const id = await upsertPage(db, {
        ...seen,
        listedDate: '2026-01-20',
        why: ['title'],
        runId: 'r1',
        seenAt: '2026-01-21T00:00:00.000Z',
      });
      const sha = await saveSnapshot(db, bytes('page'), null, NOW);
      await setPageFetched(db, id, { outcome: 'ok', snapshot: sha });
      await upsertPage(db, { ...seen, title: '新标题', listedDate: null, why: ['guess'], runId: 'r2', seenAt: NOW });
      await setPageFetched(db, id, { outcome: 'fetch.timeout', snapshot: null });
      expect(await pagesOf(db, 'paged', 2025)).toEqual([await findPage(db, id)]);
      expect(await findPage(db, id)).toMatchObject({
        title: '新标题',
        why: ['title'],
        firstSeenAt: '2026-01-21T00:00:00.000Z',
        lastSeenAt: NOW,
        lastRunId: 'r2',
        listedDate: '2026-01-20',
        fetchOutcome: 'fetch.timeout',
        snapshot: sha,
      });
    });
  });

  reportContract(() => db);
  coverageAndAlertContract(() => db);
  recipeContract(() => db);
  registryContract(() => opened.store);
  testimonyContract(() => db);

  hostContract(() => db);

  it('is vacuumed on demand', async () => {
    await expect(opened.store.maintain()).resolves.toBe(undefined);
  });
}
