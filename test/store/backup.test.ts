import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup.ts';
import type { Store } from '../../src/store/database.ts';
import { poison } from '../web/poison.ts';
import { BINARY_SHA, NOW, seed } from '../web/seed.ts';
import { open } from './open.ts';

const opened: Awaited<ReturnType<typeof open>>[] = [];
async function store(): Promise<Store> {
  const one = await open(null);
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
    expect((await backupOf(empty)).length).toBe(2);
  });

  it('is not mixed with what a store holds already', async () => {
    const restored = await readBackup(full, flow(lines));
    expect(restored.ok ? null : restored.failure.cause).toContain('not empty');
  });
});
