import type { Db } from './database.ts';
import { clean, iso, json } from './rows.ts';

/** What is set while Nianbao runs, by whom and when. */
export interface StoredSetting {
  value: unknown;
  changedAt: string;
  changedBy: string;
}

/** Everything that is set, by key. */
export async function storedSettings(db: Db): Promise<Map<string, StoredSetting>> {
  const rows = await db.selectFrom('nianbao.setting').selectAll().orderBy('key').execute();
  return new Map(
    rows.map(({ key, value, changed_at, changed_by }) => [
      key,
      { value, changedAt: iso(changed_at), changedBy: changed_by },
    ]),
  );
}

/** Null takes the setting away. */
export async function saveSetting(
  db: Db,
  key: string,
  value: unknown,
  said: { by: string; now: string },
): Promise<void> {
  if (value === null || value === undefined) {
    await db.deleteFrom('nianbao.setting').where('key', '=', key).execute();
    return;
  }
  const row = { value: json(value), changed_at: said.now, changed_by: clean(said.by) };
  await db
    .insertInto('nianbao.setting')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
