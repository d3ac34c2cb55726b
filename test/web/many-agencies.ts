import { type Kysely, sql } from 'kysely';
import { COMPARABLE, fieldsOf } from '../../src/diff/series.ts';
import type { Database } from '../../src/store/schema.ts';

/** The instant that the states below are judged at. */
const JUDGED = '2026-02-02T01:00:00Z';
const FIRST = 60;

/** Bodies of sixty departments each with their states of `years` years up to 2025 (one in twenty not published), and alerts of the last. */
export async function fillAgencies(db: Kysely<Database>, agencies: number, years: number): Promise<void> {
  const last = agencies + FIRST - 1;
  await sql`insert into nianbao.agency (id, name, level, parent, region_code, portal_url, report_column_url, aliases, extra, active)
    select 'a' || i, '第' || i || '局', 'county_dept', case when i % 60 = 0 then '' else 'a' || (i - i % 60) end, '990' || lpad((i / 60)::text, 3, '0'),
      'http://p' || i / 60 || '.example.cn/', '', '[]'::jsonb, '{}'::jsonb, true from generate_series(${FIRST}::int, ${last}::int) as i`.execute(
    db,
  );
  await sql`insert into nianbao.coverage (agency_id, year, status, deadline, citation, published_at, url, reason_code, reason, evidence, judged_at)
    select 'a' || i, y, case when (i + y) % 20 = 0 then 'missing' when (i + y) % 20 = 1 then 'unknown' else 'published' end, make_date(y + 1, 1, 31), '', null::date, null, 'x',
      '{"zh":"在期限内公开","en":"published in time"}'::jsonb, '{}'::jsonb, ${JUDGED}::timestamptz from generate_series(${FIRST}::int, ${last}::int) as i, generate_series(${2026 - years}::int, 2025) as y`.execute(
    db,
  );
  await sql`insert into nianbao.alert (id, rule, severity, status, agency_id, year, message, evidence, first_seen_at, last_seen_at, episode)
    select 'x' || i, 'D-MISSING', 'critical', 'open', 'a' || i, 2025, '{"zh":"未公开","en":"missing"}'::jsonb, '{"url":null,"snapshot":null,"fields":[]}'::jsonb, now(), now(), 1
    from generate_series(${FIRST}::int, ${last}::int) as i where i % 20 = 0`.execute(db);
}

/**
 * What a service keeps that has watched them for a while: thirty runs with a task for each portal and day, looks of five of them, the requests of
 * the last, a report with two figures for each published year, and alerts that are over.
 */
export async function fillHistory(db: Kysely<Database>, agencies: number, years: number): Promise<void> {
  const last = agencies + FIRST - 1;
  const everyone = sql`generate_series(${FIRST}::int, ${last}::int) as i`;
  await sql`insert into nianbao.run (id, state, trigger, years, agency_ids, created_at, started_at, finished_at, summary)
    select 'run-' || r, 'done', 'schedule', '[2025]', '[]', t, t, t + interval '1 hour', '{}' from generate_series(1, 30) as r,
      lateral (select ${JUDGED}::timestamptz - (30 - r) * interval '1 day' as t) as at`.execute(db);
  await sql`insert into nianbao.task (id, run_id, kind, payload, state, attempts, error_code, error_cause, created_at, finished_at)
    select k || '-' || r || '-' || p, 'run-' || r, k, jsonb_build_object('agencyIds', jsonb_build_array('a' || p * 60)),
      case when (p + r) % 20 = 0 then 'failed' else 'done' end, 1, case when (p + r) % 20 = 0 then 'fetch.timeout' end,
      case when (p + r) % 20 = 0 then 'no answer' end, t, t from generate_series(1, 30) as r, generate_series(1, ${Math.ceil(agencies / 60)}::int) as p,
      unnest(array['discover', 'fetch', 'process']) as k, lateral (select ${JUDGED}::timestamptz - (30 - r) * interval '1 day' as t) as at`.execute(
    db,
  );
  await sql`insert into nianbao.look (id, run_id, agency_id, at, outcome, column_url, whole, years_listed, steps)
    select 'look-' || r || '-' || i, 'run-' || r, 'a' || i, ${JUDGED}::timestamptz - (30 - r) * interval '1 day',
      case when i % 50 = 0 and r = 30 then 'column_lost' else 'column_read' end, 'http://p.example.cn/nb/', true, '[2024]', '[]'
    from ${everyone}, generate_series(26, 30) as r`.execute(db);
  await sql`insert into nianbao.observation (id, run_id, url, at, outcome, status, headers, duration_ms)
    select 'o-' || i, 'run-30', 'http://p' || i / 60 || '.example.cn/' || i, ${JUDGED}::timestamptz, case when i % 40 = 0 then 'fetch.timeout' else 'ok' end,
      200, '{}', 200 from ${everyone}`.execute(db);
  await sql`insert into nianbao.snapshot (sha256, size, media_type, bytes, first_seen_at) values (${'0'.repeat(64)}, 1, 'text/html', '\\x20', ${JUDGED})`.execute(
    db,
  );
  await sql`insert into nianbao.report (id, agency_id, year, page_id, url, snapshot, format, template, title, reader, words, first_seen_at, last_seen_at, read_at, current)
    select md5(agency_id || year), agency_id, year, 'none', 'http://p.example.cn/' || year || '.html', ${'0'.repeat(64)}, 'html', 't2021', '年度报告', 'bench', '{}',
      make_timestamptz(year + 1, 1, 20, 0, 0, 0), now(), now(), true from nianbao.coverage where status = 'published' and year > ${2025 - years}::int`.execute(
    db,
  );
  const fields = COMPARABLE.slice(0, 1).flatMap((one) => fieldsOf(one.metric));
  await sql`insert into nianbao.value (report_id, field, value, raw, unit, status)
    select r.id, f, (abs(hashtext(r.id)) % 500)::float8, '1', '件', 'reported' from nianbao.report as r, unnest(${fields}::text[]) as f`.execute(
    db,
  );
  await sql`insert into nianbao.alert (id, rule, severity, status, agency_id, year, message, evidence, first_seen_at, last_seen_at, resolved_at, episode)
    select 'y' || i || '-' || y, 'T3-FLOW', 'warning', case when y = 2025 then 'open' else 'resolved' end, 'a' || i, y, '{"zh":"不平","en":"sum"}'::jsonb,
      '{"url":null,"snapshot":null,"fields":[]}'::jsonb, ${JUDGED}::timestamptz, ${JUDGED}::timestamptz, null, 1 from ${everyone}, generate_series(2024, 2025) as y where i % 3 = 0`.execute(
    db,
  );
  await sql`insert into nianbao.alert_event (alert_id, at, kind, by) select id, first_seen_at, 'opened', 'nianbao' from nianbao.alert`.execute(
    db,
  );
}
