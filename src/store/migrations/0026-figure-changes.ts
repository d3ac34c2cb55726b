import { type Kysely, sql } from 'kysely';

/**
 * A mark for every statement that changed which reports count or what they say, in its own transaction: whoever ranked ten thousand figures need not do
 * it again while no mark was added. Marks are added and never changed, so that no transaction waits for another; old ones go with the nightly care.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.figure_change (id bigserial primary key)`.execute(db);
  await sql`create function nianbao.note_figure_change() returns trigger language plpgsql as $$
    begin
      insert into nianbao.figure_change default values;
      return null;
    end $$`.execute(db);
  await sql`create trigger report_changes after insert or delete or update of current, template, year, agency_id on nianbao.report
    for each statement execute function nianbao.note_figure_change()`.execute(db);
  await sql`create trigger value_changes after insert or delete or update on nianbao.value
    for each statement execute function nianbao.note_figure_change()`.execute(db);
}
