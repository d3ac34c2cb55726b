import { sql, type Transaction } from 'kysely';
import { fail, ok, type Result } from '../errors/failure.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { backup as words } from '../text/backup.ts';
import { fill } from '../text/fill.ts';
import type { Db, Store } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './schema.ts';

/** Rows of one statement; few where each may hold a whole file. */
const AT_ONCE = { most: 500, snapshot: 4 } as const;

/** What is no data: counters that only say that something changed, and logins, which a backup is not to bring back. */
const LEFT_OUT = new Set(['version', 'figure_change', 'session']);

/** The first line of a backup: who wrote it and for which tables. */
interface Header {
  backup: 'nianbao';
  migration: string;
  at: string;
}

/** How many rows of each table. */
export type BackupCounts = Record<string, number>;

/**
 * The whole store as lines of JSON, as it was at one instant whatever is written meanwhile: a header, a line for each row, and at the end the
 * number of rows of each table, by which a file that was cut is known.
 */
export async function writeBackup(
  store: Store,
  at: string,
  write: (line: string) => Promise<void>,
): Promise<BackupCounts> {
  const counts: BackupCounts = {};
  await store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const header: Header = { backup: 'nianbao', migration: lastMigration(), at };
      await write(JSON.stringify(header));
      for (const table of await tablesInOrder(trx)) {
        counts[table] = 0;
        for await (const row of rowsOf(trx, table)) {
          await write(`["${table}",${row}]`);
          counts[table]++;
        }
      }
      await write(JSON.stringify(['end', counts]));
    });
  return counts;
}

/** Brings a backup into a store that holds nothing, all of it or nothing. Failure: `backup.unusable`. */
export async function readBackup(store: Store, lines: AsyncIterable<string>): Promise<Result<BackupCounts>> {
  try {
    return ok(await store.transaction((trx) => restore(trx, lines)));
  } catch (error) {
    if (error instanceof Unusable) return fail('backup.unusable', error.message);
    throw error;
  }
}

/** Why a backup cannot be taken; ends the transaction. */
class Unusable extends Error {
  constructor(why: Bilingual, given: Record<string, string> = {}) {
    const { zh, en } = fill(why, given);
    super(`${zh}  ${en}`);
  }
}

async function restore(trx: Transaction<Database>, lines: AsyncIterable<string>): Promise<BackupCounts> {
  const tables = await tablesInOrder(trx);
  for (const table of tables)
    if ((await sql`select 1 from ${name(table)} limit 1`.execute(trx)).rows.length > 0)
      throw new Unusable(words.notEmpty, { table });
  // What triggers would write stands in the backup itself.
  for (const table of tables) await sql`alter table ${name(table)} disable trigger user`.execute(trx);
  const counts: BackupCounts = Object.fromEntries(tables.map((table) => [table, 0]));
  let batch: { table: string; rows: string[] } = { table: '', rows: [] };
  const flush = async () => {
    if (batch.rows.length > 0) await insert(trx, batch.table, batch.rows);
    batch = { table: '', rows: [] };
  };
  let [isFirst, isWhole] = [true, false];
  for await (const line of lines) {
    if (line === '') continue;
    if (isFirst) checkHeader(line);
    else if (line.startsWith('["end",')) {
      await flush();
      isWhole = sameCounts(line, counts);
    } else {
      const [, table = '', row = ''] = /^\["(\w{1,60})",(\{.*\})\]$/s.exec(line) ?? [];
      if (counts[table] === undefined) throw new Unusable(words.strangeRow, { row: line.slice(0, 60) });
      if (batch.table !== table || batch.rows.length >= sizeFor(table)) await flush();
      batch = { table, rows: [...batch.rows, row] };
      counts[table]++;
    }
    isFirst = false;
  }
  if (!isWhole) throw new Unusable(words.cut);
  for (const table of tables) await sql`alter table ${name(table)} enable trigger user`.execute(trx);
  await moveSequences(trx);
  return counts;
}

function checkHeader(line: string): void {
  const [header] = parsed<Partial<Header>>(line);
  if (header?.backup !== 'nianbao') throw new Unusable(words.notOurs);
  if (header.migration !== lastMigration())
    throw new Unusable(words.otherVersion, { theirs: String(header.migration), ours: lastMigration() });
}

function sameCounts(line: string, counts: BackupCounts): boolean {
  const [end] = parsed<[string, BackupCounts]>(line);
  const said = end?.[1] ?? {};
  return Object.entries(counts).every(([table, count]) => said[table] === count);
}

function parsed<T>(line: string): [T] | [] {
  try {
    return [JSON.parse(line) as T];
  } catch {
    return [];
  }
}

async function insert(trx: Db, table: string, rows: readonly string[]): Promise<void> {
  const all = `[${rows.join(',')}]`;
  const into = sql`insert into ${name(table)} select * from json_populate_recordset(null::${name(table)}, ${all}::json)`;
  await into.execute(trx).catch((error: Error & { code?: string }) => {
    // Values that do not fit and rows that others miss: the file is to blame.
    throw /^2[23]/.test(error.code ?? '') ? new Unusable(words.refused, { table, why: error.message }) : error;
  });
}

/** In the order in which they were written, by a cursor, so that the table is gone through once however large it is. */
async function* rowsOf(trx: Db, table: string): AsyncGenerator<string> {
  await sql`set local synchronize_seqscans = off`.execute(trx);
  await sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${name(table)} as t`.execute(
    trx,
  );
  const size = sql.lit(sizeFor(table));
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${size} from backup_rows`.execute(trx);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await sql`close backup_rows`.execute(trx);
}

/** Our tables, those that others refer to first. */
async function tablesInOrder(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname as name, coalesce(array_agg(f.relname::text) filter (where f.relname is not null), '{}') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' left join pg_class f on f.oid = k.confrelid
    where n.nspname = 'nianbao' and c.relkind = 'r' and c.relname not like 'kysely%' group by c.relname order by c.relname`.execute(
    db,
  );
  const ordered: string[] = [];
  const add = (table: string) => {
    if (ordered.includes(table)) return;
    const { needs = [] } = rows.find((row) => row.name === table) ?? {};
    for (const other of needs) if (other !== table) add(other);
    ordered.push(table);
  };
  for (const row of rows) add(row.name);
  return ordered.filter((table) => !LEFT_OUT.has(table));
}

/** Numbers that the database gives go on behind the greatest that is there. */
async function moveSequences(trx: Db): Promise<void> {
  const { rows } = await sql<{ name: string; column: string }>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'nianbao' and column_default like 'nextval(%' and table_name not like 'kysely%'`.execute(trx);
  for (const { name: table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${`nianbao.${table}`}, ${column}), greatest(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null)
      from ${name(table)}`.execute(trx);
}

function name(table: string) {
  return sql.table(`nianbao.${table}`);
}

function sizeFor(table: string): number {
  return table === 'snapshot' ? AT_ONCE.snapshot : AT_ONCE.most;
}

function lastMigration(): string {
  return Object.keys(MIGRATIONS).sort().at(-1)!;
}
