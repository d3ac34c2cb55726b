import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { fail, ok, type Result } from '../errors/failure.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;

/** While we wait for a table, all who ask for it wait behind us: rather let them pass and try again. */
const WAITS = { lockMs: 5_000, pauseMs: 500, tries: 60 };

/** Brings the tables up to date. Failures: `store.newer`, and `store.unavailable` where others hold them for minutes. */
export async function migrate(db: Db, waits = WAITS): Promise<Result<null>> {
  for (let tries = 1; ; tries++) {
    const unknown = await newerMigrations(db);
    if (unknown.length > 0) return fail('store.newer', `unknown migrations: ${unknown.join(', ')}`, { unknown });
    const error = await tryToMigrate(db, waits.lockMs);
    if (error === undefined) return ok(null);
    if (!isInUse(error)) throw error;
    if (tries >= waits.tries) return fail('store.unavailable', `the tables are in use: ${(error as Error).message}`);
    await sleep(waits.pauseMs);
  }
}

/** Migrations that are done in the database and that this build does not know: a newer one took it over. */
export async function newerMigrations(db: Db): Promise<string[]> {
  const table = await sql<{
    found: string | null;
  }>`select to_regclass('nianbao.kysely_migration')::text as found`.execute(db);
  if (!table.rows[0]?.found) return [];
  const done = await sql<{ name: string }>`select name from nianbao.kysely_migration order by name`.execute(db);
  return done.rows.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
}

/** All that is to be done, or nothing; the error of what failed. */
async function tryToMigrate(db: Db, lockMs: number): Promise<unknown> {
  const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS };
  return db.connection().execute(async (one) => {
    await sql`set lock_timeout to ${sql.lit(lockMs)}`.execute(one);
    try {
      const { error } = await new Migrator({ db: one, provider, migrationTableSchema: 'nianbao' }).migrateToLatest();
      return error;
    } finally {
      await sql`reset lock_timeout`.execute(one);
    }
  });
}

/** A table that an older process works on: a deadlock with it, or a wait that was too long. */
function isInUse(error: unknown): boolean {
  return ['40P01', '55P03'].includes((error as { code?: string }).code ?? '');
}
