import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup.ts';
import type { Store } from '../../src/store/database.ts';
import { startPostgres } from '../servers.ts';
import { poison } from '../web/poison.ts';
import { BINARY_SHA, NOW, seed } from '../web/seed.ts';
import { open } from './open.ts';

const opened: Awaited<ReturnType<typeof open>>[] = [];
async function store(databaseUrl: string | null = null): Promise<Store> {
  const one = await open(databaseUrl);
  opened.push(one);
  return one.store;
}

let full: Store;
let lines: string[];
beforeAll(async () => {
  full = await store();
  await seed(full.db);
  await poison(full.db);
  lines = await backupOf(full);
});
afterAll(async () => {
  for (const one of opened) await one.end();
});

async function backupOf(from: Store): Promise<string[]> {
  const all: string[] = [];
  await writeBackup(from, NOW.toISOString(), async (line) => void all.push(line));
  return all;
}
async function* flow(all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}
/** Without the order in which rows happen to lie. */
const sorted = (all: readonly string[]) => [...all].sort();

describe('a backup', () => {
  it('brought into an empty store says the same as the first, to the last byte, whatever stands in it', async () => {
    const empty = await store();
    const restored = await readBackup(empty, flow(lines));
    expect(restored.ok ? null : restored.failure.cause).toBeNull();
    expect(sorted(await backupOf(empty))).toEqual(sorted(lines));
    const kept = await empty.db
      .selectFrom('nianbao.snapshot')
      .select('bytes')
      .where('sha256', '=', BINARY_SHA)
      .executeTakeFirstOrThrow();
    expect([...kept.bytes]).toEqual([37, 0, 1, 2]);
    const event = { alert_id: 'alert-missing-water', at: NOW, kind: 'commented', by: '王', note: null };
    await empty.db.insertInto('nianbao.alert_event').values(event).execute();
    await expect(sql`delete from nianbao.testimony`.execute(empty.db)).rejects.toThrow();
  });

  it('holds every table, and what others refer to comes first', () => {
    const tables = [...new Set(lines.slice(1, -1).map((line) => /^\["(\w+)"/.exec(line)![1]!))];
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.indexOf('agency')).toBeLessThan(tables.indexOf('testimony'));
  });

  it.each([
    ['is cut', (all: string[]) => all.slice(0, -1)],
    ['lacks a row', (all: string[]) => [...all.slice(0, 5), ...all.slice(6)]],
    [
      'is of another version',
      (all: string[]) => [all[0]!.replace(/"migration":"[^"]+"/, '"migration":"9999-later"'), ...all.slice(1)],
    ],
    ['is something else', () => ['{"hello":1}']],
    ['names a table of others', (all: string[]) => [all[0]!, '["pg_authid",{"rolname":"x"}]', ...all.slice(1)]],
    ['is empty', () => []],
  ])('that %s changes nothing', async (_name, change) => {
    const empty = opened[2]?.store ?? (await store());
    const restored = await readBackup(empty, flow(change(lines)));
    expect(restored.ok ? null : restored.failure.code).toBe('backup.unusable');
    expect(restored.ok ? '' : restored.failure.cause).toMatch(/\p{Script=Han}{2}.* {2}[a-z]/u);
    expect((await backupOf(empty)).length).toBe(2);
  });

  it('is not mixed with what a store holds already', async () => {
    const restored = await readBackup(full, flow(lines));
    expect(restored.ok ? null : restored.failure.cause).toContain('not empty');
  });
});

const postgres = await startPostgres();
const missing = 'skip' in postgres ? postgres.skip : '';

describe.skipIf(missing !== '')(`a backup of PostgreSQL${missing && ` (skipped: ${missing})`}`, () => {
  const server = postgres as Exclude<typeof postgres, { skip: string }>;
  let large: Store;
  beforeAll(async () => {
    large = await store(await server.freshDatabase());
    await seed(large.db);
    await poison(large.db);
  });
  afterAll(() => server.stop());

  it.each([
    ['the embedded database', 'PostgreSQL', async () => [full, await server.freshDatabase()] as const],
    ['PostgreSQL', 'the embedded database', async () => [large, null] as const],
    ['PostgreSQL', 'PostgreSQL', async () => [large, await server.freshDatabase()] as const],
  ])('from %s into %s says the same to the last byte', async (_from, _to, made) => {
    const [from, into] = await made();
    const whole = await backupOf(from);
    const empty = await store(into);
    const restored = await readBackup(empty, flow(whole));
    expect(restored.ok ? null : restored.failure.cause).toBeNull();
    expect(sorted((await backupOf(empty)).slice(1))).toEqual(sorted(whole.slice(1)));
    const entry = { at: NOW, by: '王', way: 'cli', what: 'logout', about: null, details: '{}' };
    await empty.db
      .insertInto('nianbao.audit')
      .values(entry as never)
      .execute();
  });

  it('is of one instant while the service writes, and of a table of any size goes through it once', async () => {
    const add = (from: number, n: number) =>
      sql`insert into nianbao.audit (at, by, way, what) select now(), 'x' || i, 'cli', 'logout' from generate_series(${sql.lit(from)}, ${sql.lit(from + n)}) as i`.execute(
        large.db,
      );
    await add(1, 60_000);
    await sql`analyze nianbao.audit`.execute(large.db);
    const before = (await sql<{ n: number }>`select count(*) as n from nianbao.audit`.execute(large.db)).rows[0]!.n;
    let [rows, writes] = [0, 0];
    const blocks = async () => {
      const { rows } = await sql<{
        n: number;
      }>`select coalesce(seq_tup_read, 0) as n from pg_stat_all_tables where relname = 'audit'`.execute(large.db);
      return rows[0]!.n;
    };
    const read = await blocks();
    const counts = await writeBackup(large, NOW.toISOString(), async (line) => {
      if (line.startsWith('["audit"')) rows++;
      if (rows % 10_000 === 1) {
        writes++;
        await add(100_000 * writes, 5);
      }
    });
    expect(writes).toBeGreaterThan(3);
    expect([counts.audit, rows]).toEqual([before, before]);
    await expect.poll(async () => (await blocks()) - read).toBeGreaterThan(0);
    expect((await blocks()) - read).toBeLessThan(4 * before);
  }, 60_000);
});
