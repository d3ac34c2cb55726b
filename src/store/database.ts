import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { fail, ok, type Result } from '../errors/failure.ts';
import { foundEmbedded, LEAN_CODE } from './found-embedded.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { migrate, newerMigrations } from './migrate.ts';
import { PGlitePool } from './pglite-pool.ts';
import type { Database } from './schema.ts';

/** What every question of `store/*` takes first: the database, or a transaction on it. */
export type Db = Kysely<Database>;

/** The database as the service holds it. */
export interface Store {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Db;
  /** Shared with BullMQ where the queue lives in this database. */
  readonly pool: pg.Pool;
  /** All or nothing. Inside, use the handle that is passed; `db` would wait for ever on the embedded database. */
  transaction<T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T>;
  /** Migrations of a newer build that took the database over while this process works; it must end. */
  newer(): Promise<string[]>;
  /** Vacuum; the embedded database has no process of its own for it, so call it nightly. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** Which database. */
export interface StoreOptions {
  /** PostgreSQL's address; null = the embedded database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** Connections to PostgreSQL; at least one per worker and about ten more. */
  poolSize?: number;
}

/**
 * Opens the store and brings its tables up to date. Failures: `store.locked` (another process holds the folder),
 * `store.unavailable`, `store.newer` (written by a newer Nianbao).
 */
export async function openStore(options: StoreOptions): Promise<Result<Store>> {
  return options.databaseUrl === null
    ? openEmbedded(options.dataDir)
    : openServer(options.databaseUrl, options.poolSize ?? 24);
}

async function openEmbedded(dataDir: string): Promise<Result<Store>> {
  const locked = await lockFolder(dataDir);
  if (!locked.ok) return locked;
  const lock = locked.value;
  try {
    const folder = join(dataDir, 'pglite');
    await foundEmbedded(folder);
    for (const flag of LEAN_CODE) setFlagsFromString(flag);
    const lite = await PGlite.create({
      dataDir: folder,
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
      parsers: { [pg.types.builtins.DATE]: asText },
    });
    await lite.exec(`set search_path to bullmq, public; set timezone to 'UTC'`);
    // It offers what Kysely and BullMQ use of `pg.Pool`, not all of it.
    return await ready('pglite', new PGlitePool(lite) as unknown as pg.Pool, lock);
  } catch (error) {
    lock.release();
    return fail('store.unavailable', String(error), { dataDir });
  }
}

async function openServer(databaseUrl: string, poolSize: number): Promise<Result<Store>> {
  try {
    const pool = new pg.Pool({
      connectionString: withSearchPath(databaseUrl),
      max: poolSize,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    });
    pool.setMaxListeners(0);
    // An idle connection that drops is replaced by the next query; without a listener it would end the process.
    pool.on('error', () => undefined);
    return await ready('postgres', pool, null);
  } catch (error) {
    return fail('store.unavailable', withoutPassword(String(error), databaseUrl));
  }
}

async function ready(kind: Store['kind'], pool: pg.Pool, lock: FolderLock | null): Promise<Result<Store>> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool as PostgresPool }) });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= pool.end().finally(() => lock?.release());
    return closing;
  };
  try {
    const migrated = await migrate(db);
    if (!migrated.ok) {
      await close();
      return migrated;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return ok({
    kind,
    db,
    pool,
    newer: () => newerMigrations(db),
    transaction: (work) => db.transaction().execute(work),
    maintain: async () => {
      // Whoever remembers figures compares the newest marks only.
      await sql`delete from nianbao.figure_change where id < (select max(id) - 100 from nianbao.figure_change)`.execute(
        db,
      );
      await sql`vacuum analyze`.execute(db);
    },
    close,
  });
}

const asText = (text: string) => text;

/** The same JavaScript types as PGlite gives: int8 as number, date as text; all others as `pg` reads them. */
function typeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  if (oid === pg.types.builtins.DATE) return asText;
  return pg.types.getTypeParser(oid, format as 'text');
}

/** BullMQ's SQL names its tables without schema; options of the address itself are kept. */
function withSearchPath(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const own = url.searchParams.get('options');
  url.searchParams.set('options', `${own ? `${own} ` : ''}-c search_path=bullmq,public -c timezone=UTC`);
  url.search = url.search.replaceAll('+', '%20');
  return url.href;
}

function withoutPassword(text: string, databaseUrl: string): string {
  const password = URL.canParse(databaseUrl) ? new URL(databaseUrl).password : '';
  return password ? text.replaceAll(password, '***') : text;
}
