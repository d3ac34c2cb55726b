import { type Kysely, sql } from 'kysely';

/** Everything of the first version. See schema.ts for what the columns mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
create schema if not exists nianbao;
create table nianbao.agency (
  id text primary key, name text not null, level text not null, region_code text not null default '', parent text not null default '',
  portal_url text not null default '', report_column_url text not null default '', aliases jsonb not null default '[]',
  first_year int, last_year int, extra jsonb not null default '{}', active boolean not null default true);
create table nianbao.run (
  id text primary key, state text not null, trigger text not null, scheduled_for timestamptz unique, years jsonb not null,
  agency_ids jsonb not null, as_of date, created_at timestamptz not null, started_at timestamptz, finished_at timestamptz, summary jsonb);
create table nianbao.task (
  id text primary key, run_id text not null references nianbao.run(id), kind text not null, payload jsonb not null,
  state text not null default 'pending', attempts int not null default 0, error_code text, error_cause text,
  created_at timestamptz not null, finished_at timestamptz);
create index task_by_run on nianbao.task (run_id, state);
create index task_pending on nianbao.task (kind) where state = 'pending';
create table nianbao.snapshot (
  sha256 text primary key, size int not null, media_type text, bytes bytea not null, first_seen_at timestamptz not null);
create table nianbao.observation (
  id text primary key, run_id text, url text not null, final_url text, at timestamptz not null, outcome text not null, status int,
  headers jsonb not null default '{}', snapshot text references nianbao.snapshot(sha256), duration_ms int not null default 0, detail text);
create index observation_by_url on nianbao.observation (url, at desc);
create index observation_by_run on nianbao.observation (run_id, at);
create table nianbao.look (
  id text primary key, run_id text not null references nianbao.run(id), agency_id text not null references nianbao.agency(id),
  at timestamptz not null, outcome text not null, column_url text, whole boolean not null, years_listed jsonb not null, steps jsonb not null);
create index look_by_agency on nianbao.look (agency_id, at desc);
create function nianbao.refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;
create trigger observation_append_only before update or delete on nianbao.observation
  for each row execute function nianbao.refuse_change();
create trigger look_append_only before update or delete on nianbao.look for each row execute function nianbao.refuse_change();
create table nianbao.page (
  id text primary key, agency_id text not null references nianbao.agency(id), year int not null, url text not null, title text not null,
  listed_date date, column_url text, why jsonb not null default '[]', first_seen_at timestamptz not null, last_seen_at timestamptz not null,
  last_run_id text not null, fetch_outcome text, snapshot text references nianbao.snapshot(sha256));
create index page_by_agency on nianbao.page (agency_id, year);
create table nianbao.report (
  id text primary key, agency_id text not null references nianbao.agency(id), year int not null, page_id text not null,
  url text not null, snapshot text not null references nianbao.snapshot(sha256), format text not null, template text, template_reason text,
  title text, agency_printed text, year_printed int, period_from text, period_to text, published_at date,
  published_claims jsonb not null default '[]', sections jsonb not null default '[]', not_understood jsonb not null default '[]',
  prose jsonb not null default '[]', results jsonb not null default '[]', findings jsonb not null default '[]', diff jsonb,
  reader text not null, first_seen_at timestamptz not null, read_at timestamptz not null, current boolean not null default true);
create index report_by_agency on nianbao.report (agency_id, year) where current;
create table nianbao.value (
  report_id text not null references nianbao.report(id) on delete cascade, field text not null, value double precision, raw text, unit text,
  status text not null, mark text, note text, source jsonb, primary key (report_id, field));
create index value_by_field on nianbao.value (field);
create table nianbao.coverage (
  agency_id text not null references nianbao.agency(id), year int not null, status text not null, deadline date, citation text,
  published_at date, days_late int, url text, reason_code text not null, reason jsonb not null, evidence jsonb not null,
  judged_at timestamptz not null, primary key (agency_id, year));
create table nianbao.alert (
  id text primary key, rule text not null, severity text not null, status text not null, agency_id text references nianbao.agency(id),
  year int, subject text, message jsonb not null, evidence jsonb not null, first_seen_at timestamptz not null,
  last_seen_at timestamptz not null, resolved_at timestamptz, episode int not null default 1, silenced_until timestamptz);
create index alert_by_status on nianbao.alert (status, severity);
create table nianbao.alert_event (
  id bigserial primary key, alert_id text not null references nianbao.alert(id), at timestamptz not null, kind text not null,
  by text not null, note text);
create index alert_event_by_alert on nianbao.alert_event (alert_id, at);
create table nianbao.delivery (
  id text primary key, alert_id text not null references nianbao.alert(id), transition text not null, channel text not null,
  target text not null, message jsonb not null, state text not null default 'pending', attempts int not null default 0,
  last_error text, response text, created_at timestamptz not null, sent_at timestamptz);
create index delivery_pending on nianbao.delivery (created_at) where state in ('pending', 'sending');
create table nianbao.host_pace (host text primary key, next_at timestamptz not null);
`;
  for (const statement of split(statements)) await sql.raw(statement).execute(db);
}

/** Statements end with `;` at a line's end, except inside `$$ … $$`. */
function split(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  let quoted = false;
  for (const line of text.split('\n')) {
    current += `${line}\n`;
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) quoted = !quoted;
    if (!quoted && line.trimEnd().endsWith(';')) {
      statements.push(current.trim());
      current = '';
    }
  }
  return statements;
}
