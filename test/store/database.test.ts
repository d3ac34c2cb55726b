import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { startPostgres } from '../servers.ts';
import { open, temporaryFolder } from './open.ts';

describe('opening a store', () => {
  it('that another process holds, or that a newer Nianbao wrote, is refused', async () => {
    const folder = temporaryFolder();
    const again = () => openStore({ databaseUrl: null, dataDir: folder.path });
    const first = await again();
    if (!first.ok) throw new Error(first.failure.cause);
    expect(await again()).toMatchObject({
      ok: false,
      failure: { code: 'store.locked', context: { pid: process.pid } },
    });
    await sql`insert into nianbao.kysely_migration values ('9999-future', 'now')`.execute(first.value.db);
    await first.value.close();
    for (const _ of ['refused', 'and the folder is free again']) {
      const newer = { code: 'store.newer', context: { unknown: ['9999-future'] } };
      expect(await again()).toMatchObject({ ok: false, failure: newer });
    }
    folder.remove();
  });

  it('on a server that is not there fails with the reason and without the password', async () => {
    const opened = await openStore({ databaseUrl: 'postgres://me:secret@127.0.0.1:1/db', dataDir: 'unused' });
    expect(opened).toMatchObject({ ok: false, failure: { code: 'store.unavailable' } });
    expect(opened.ok ? '' : opened.failure.cause).toContain('ECONNREFUSED');
    expect(JSON.stringify(opened)).not.toContain('secret');
  });
});

const server = await startPostgres();
if ('skip' in server) {
  it.skip(`several openings of one PostgreSQL (${server.skip})`, () => undefined);
} else {
  afterAll(() => server.stop());
  describe('several that open one PostgreSQL at once', () => {
    it('make its tables once', async () => {
      const databaseUrl = await server.freshDatabase();
      const stores = await Promise.all([1, 2, 3].map(() => open(databaseUrl)));
      const done = await sql<{ name: string }>`select name from nianbao.kysely_migration order by name`.execute(
        stores[0]!.store.db,
      );
      expect(done.rows.map((row) => row.name)).toEqual(Object.keys(MIGRATIONS));
      for (const { end } of stores) await end();
    });

    it('bring tables up to date that an older build is at work on, without keeping it from its work', async () => {
      const databaseUrl = await server.freshDatabase();
      const [older, newer] = await Promise.all([open(databaseUrl), open(databaseUrl)]);
      const { db } = newer.store;
      await sql`drop index nianbao.report_by_snapshot, nianbao.observation_by_snapshot`.execute(db);
      await sql`drop table nianbao.session`.execute(db);
      await sql`delete from nianbao.kysely_migration where name >= '0029'`.execute(db);
      const atWork = await older.store.pool.connect();
      await atWork.query('begin');
      await atWork.query('lock table nianbao.report in row exclusive mode');
      const soon = { lockMs: 100, pauseMs: 50 };
      const inVain = await migrate(db, { ...soon, tries: 3 });
      expect(inVain).toMatchObject({ ok: false, failure: { code: 'store.unavailable' } });
      const migrating = migrate(db, { ...soon, tries: 1000 });
      // A waiter for the table would hold up this statement until the transaction above ends.
      for (let i = 0; i < 5; i++) await older.store.pool.query('update nianbao.report set year = year');
      await atWork.query('commit');
      atWork.release();
      expect(await migrating).toEqual({ ok: true, value: null });
      const { rows } = await older.store.pool.query('show lock_timeout');
      expect(rows).toEqual([{ lock_timeout: '0' }]);
      expect(await older.store.newer()).toEqual([]);
      await sql`insert into nianbao.kysely_migration values ('9999-future', 'now')`.execute(db);
      expect(await older.store.newer()).toEqual(['9999-future']);
      await Promise.all([older.end(), newer.end()]);
    });

    it('keep the options of its address', async () => {
      const databaseUrl = `${await server.freshDatabase()}?application_name=mine&options=-c%20statement_timeout%3D54321`;
      const { store, end } = await open(databaseUrl);
      const show = async (name: string) => Object.values((await store.pool.query(`show ${name}`)).rows[0]!)[0];
      expect([await show('application_name'), await show('statement_timeout'), await show('search_path')]).toEqual([
        'mine',
        '54321ms',
        'bullmq,public',
      ]);
      await end();
    });
  });
}
