import type { ColumnType, Generated } from 'kysely';
import type { Alert } from '../report/alert.ts';
import type { Attribution, PageFlaw } from '../report/attribution.ts';
import type { Bilingual } from '../report/bilingual.ts';
import type { Coverage } from '../report/coverage.ts';
import type { DecisionKind } from '../report/decision-act.ts';
import type { Finding, RuleResult } from '../report/finding.ts';
import type { ColumnSeen, Look } from '../report/look.ts';
import type { Recipe } from '../report/recipe.ts';
import type { Corrected, DateClaim, NotUnderstood, Section, ValueStatus } from '../report/report.ts';
import type { Surroundings } from '../report/surroundings.ts';
import type { PageMark, TestimonyKind } from '../report/testimony.ts';
import type { Wants } from '../report/wants.ts';
import type { ReportWords } from '../report/words.ts';

/**
 * The tables, all in the PostgreSQL schema `nianbao` (BullMQ's own tables lie in `bullmq`). One dialect on PostgreSQL and on
 * PGlite. `timestamptz` arrives as Date, `jsonb` as objects, `date` as YYYY-MM-DD text, `int8` as number on both.
 */
type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null, Date | string | null>;

/** The registry, as it was last imported. */
export interface AgencyTable {
  id: string;
  name: string;
  level: string;
  region_code: string;
  parent: string;
  portal_url: string;
  report_column_url: string;
  aliases: Json<string[]>;
  first_year: number | null;
  last_year: number | null;
  extra: Json<Record<string, string>>;
  /** False once an import no longer lists it; its history stays. */
  active: boolean;
  /** The column that an operator gave; it goes before the registry's. */
  given_column: string | null;
}

/** One crawl of a set of agencies. `state`: pending → running → judging → done. */
export interface RunTable {
  id: string;
  state: 'pending' | 'running' | 'judging' | 'done';
  /** `schedule`, `catch-up`, `manual`, `demo`, `operator`. */
  trigger: string;
  /** The planned instant of a scheduled run: makes a scheduled run unique. */
  scheduled_for: NullableTime;
  years: Json<number[]>;
  agency_ids: Json<string[]>;
  /** YYYY-MM-DD: judge deadlines as if it were that day; null = the real time. */
  as_of: string | null;
  created_at: Time;
  started_at: NullableTime;
  finished_at: NullableTime;
  /** Counts by outcome, filled when done. */
  summary: Json<Record<string, unknown>> | null;
}

/**
 * What is to be done, and what is done: the store, not the queue, remembers. A queue job carries a task's id only.
 * Ids are made from content (`discover-<run>-<portal>`), so that adding a task twice adds it once.
 */
export interface TaskTable {
  id: string;
  run_id: string;
  kind: 'discover' | 'fetch' | 'process' | 'judge';
  payload: Json<Record<string, unknown>>;
  state: 'pending' | 'done' | 'failed';
  attempts: number;
  /** Failure code and cause of the last failed attempt. */
  error_code: string | null;
  error_cause: string | null;
  created_at: Time;
  finished_at: NullableTime;
}

/** Bytes, each once, whichever addresses gave them. */
export interface SnapshotTable {
  sha256: string;
  size: number;
  media_type: string | null;
  bytes: Uint8Array;
  first_seen_at: Time;
}

/** Append-only (a trigger refuses UPDATE and DELETE). */
export interface ObservationTable {
  id: string;
  run_id: string | null;
  url: string;
  final_url: string | null;
  at: Time;
  outcome: string;
  status: number | null;
  headers: Json<Record<string, string>>;
  snapshot: string | null;
  duration_ms: number;
  detail: string | null;
  /** What was wrong with the connection, comma-separated; null where nothing was. */
  tls_faults: string | null;
}

/** Append-only (a trigger refuses UPDATE and DELETE). */
export interface LookTable {
  id: string;
  run_id: string;
  agency_id: string;
  at: Time;
  outcome: Look['outcome'];
  column_url: string | null;
  whole: boolean;
  years_listed: Json<number[]>;
  seen: Json<ColumnSeen> | null;
  steps: Json<Look['steps']>;
}

/** An address that is, by its title, the report of an agency and year. */
export interface PageTable {
  /** SHA-256 of agency id, year and address, 32 hex digits. */
  id: string;
  agency_id: string;
  year: number;
  url: string;
  title: string;
  /** The date beside the link, YYYY-MM-DD. */
  listed_date: string | null;
  column_url: string | null;
  /** Why this page: the signals that attributed it. */
  why: Json<string[]>;
  first_seen_at: Time;
  last_seen_at: Time;
  last_run_id: string;
  /** `ok` or the failure code of the last fetch; null before the first. */
  fetch_outcome: string | null;
  snapshot: string | null;
  /** 本级, 关区 …: which of two reports of one body and year; null where the title does not say. */
  part: string | null;
  /** The page of the agency-year that it belongs to by its own words; such a page stands for nothing here. */
  moved_to: string | null;
  /** The page as it was listed, where this one was made by reading it. */
  moved_from: string | null;
  attribution: Json<Attribution> | null;
  /** The page of the same agency-year that carries the same report at a better address, and how that is known. */
  same_as: string | null;
  same_how: string | null;
  /** What shows that the page is none of the body: a foreign host, injected words. */
  flaw: Json<PageFlaw> | null;
  /** How the page stands by what operators said, and by which entry. */
  mark: PageMark | null;
  mark_seq: number | null;
  /** The entry by which a file was handed in as this page; such a page is never asked for. */
  imported: string | null;
}

/** What operators said. Append-only (a trigger refuses UPDATE and DELETE). */
export interface TestimonyTable {
  id: string;
  seq: Generated<number>;
  at: Time;
  by: string;
  kind: TestimonyKind;
  reason: string;
  agency_id: string;
  year: number | null;
  page_id: string | null;
  url: string | null;
  keys: Json<string[]>;
  snapshots: Json<string[]>;
  published: string | null;
  file_name: string | null;
  undoes: string | null;
}

/** Every address at which a page was listed. `key` is the same for addresses that differ in form only. */
export interface PageAddressTable {
  page_id: string;
  url: string;
  key: string;
  first_seen_at: Time;
  last_seen_at: Time;
}

/** SiteIDCode and SiteName as the pages of a host carry them. */
export interface SiteIdentityTable {
  host: string;
  code: string;
  name: string;
  first_seen_at: Time;
  last_seen_at: Time;
  seen: Generated<number>;
}

/** One reading of one content of one page: a report's version. At most one per agency and year is the current one. */
export interface ReportTable {
  /** SHA-256 of agency id, year and snapshot, 32 hex digits. */
  id: string;
  agency_id: string;
  year: number;
  page_id: string;
  url: string;
  snapshot: string;
  format: string;
  template: string | null;
  template_reason: string | null;
  title: string | null;
  /** As printed on the report, before it is matched with the registry. */
  agency_printed: string | null;
  year_printed: number | null;
  period_from: string | null;
  period_to: string | null;
  published_at: string | null;
  published_claims: Json<DateClaim[]>;
  sections: Json<Section[]>;
  not_understood: Json<NotUnderstood[]>;
  prose: Json<{ section: number; text: string }[]>;
  words: Json<ReportWords>;
  results: Json<RuleResult[]>;
  findings: Json<Finding[]>;
  /** By which version of the rules; null before it was recorded. */
  rules_version: string | null;
  /** What other reports and fetches say of it; null before it was looked into. */
  around: ColumnType<Surroundings | null, string | null | undefined, string | null>;
  /** Comparison with last year's report, null where there is none. */
  diff: Json<unknown> | null;
  reader: string;
  first_seen_at: Time;
  /** When the page last carried this content. */
  last_seen_at: Time;
  read_at: Time;
  current: boolean;
}

/** The figures of each report, one row a field of its template. */
export interface ValueTable {
  report_id: string;
  field: string;
  value: number | null;
  raw: string | null;
  unit: string | null;
  status: ValueStatus;
  mark: string | null;
  note: string | null;
  source: Json<unknown> | null;
  /** What holds of the corrections by hand; made from them whenever figures are saved. */
  corrected: ColumnType<Corrected | null, string | null | undefined, string | null>;
}

/** What people corrected by hand; append-only, the last act on a field counts. */
export interface CorrectionTable {
  id: Generated<number>;
  agency_id: string;
  year: number;
  field: string;
  act: 'correct' | 'withdraw';
  status: 'reported' | 'blank' | null;
  value: number | null;
  by: string;
  at: Time;
  reason: string;
  /** The cell as it was read then. */
  snapshot: string;
  raw: string | null;
  table_no: number | null;
  row_no: number | null;
  column_no: number | null;
  read_status: ValueStatus | null;
  read_value: number | null;
}

/** The present state of each agency-year. */
export interface CoverageTable {
  agency_id: string;
  year: number;
  status: Coverage['status'];
  deadline: string | null;
  citation: string | null;
  published_at: string | null;
  days_late: number | null;
  url: string | null;
  reason_code: string;
  reason: Json<Bilingual>;
  evidence: Json<Coverage['evidence']>;
  judged_at: Time;
}

/** Every change of an agency-year's state, written by a trigger; the first state of an agency-year is none. */
export interface CoverageChangeTable {
  id: Generated<number>;
  agency_id: string;
  year: number;
  from_status: Coverage['status'];
  to_status: Coverage['status'];
  /** When it was judged so. */
  at: Time;
}

/** Alerts as they stand; what happened to them is `AlertEventTable`. */
export interface AlertTable {
  id: string;
  rule: string;
  severity: Alert['severity'];
  status: Alert['status'];
  agency_id: string | null;
  year: number | null;
  subject: string | null;
  message: Json<Bilingual>;
  evidence: Json<Alert['evidence']>;
  first_seen_at: Time;
  last_seen_at: Time;
  resolved_at: NullableTime;
  episode: number;
  silenced_until: NullableTime;
  assignee: string | null;
  muted_by: string | null;
}

/** A rule by which people keep alerts from being told for a time. */
export interface SilenceTable {
  id: string;
  wants: Json<Wants>;
  reason: string;
  by: string;
  created_at: Time;
  ends_at: Time;
}

/** Append-only history of an alert: opened, kept is not written, acknowledged, silenced, resolved, reopened. */
export interface AlertEventTable {
  id: Generated<number>;
  alert_id: string;
  at: Time;
  kind: string;
  by: string;
  note: string | null;
}

/** The outbox: one message of one alert transition to one target. */
export interface DeliveryTable {
  /** Made from alert, episode, transition and target: a transition is told once per target. */
  id: string;
  /** Null for a countdown: it is about no alert. */
  alert_id: string | null;
  transition: string;
  channel: string;
  /** Name of the target in the settings; never its secret. */
  target: string;
  message: Json<Record<string, unknown>>;
  /** `unsure`: two attempts ended unknown; another message asks after it. `dead`: given up. */
  state: 'pending' | 'sending' | 'sent' | 'unsure' | 'dead';
  /** Id of the message that leads those which go out as one; null where it goes alone or was not tried yet. */
  bundle: string | null;
  /** Not sent before; null = at once. */
  due_at: NullableTime;
  /** The gap of our own for which it is kept back. */
  held_for: string | null;
  attempts: number;
  /** When the newest attempt began. */
  begun_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  /** Attempts of which nobody knows whether the message was taken. */
  unsure: Generated<number>;
  last_error: string | null;
  response: string | null;
  created_at: Time;
  sent_at: NullableTime;
}

/** Times in which Nianbao itself could not look, and the run that caught up. */
export interface OwnGapTable {
  id: string;
  from_at: Time;
  to_at: Time;
  why: 'down' | 'network';
  run_id: string | null;
}

/** When a host may be asked next, and by whom: pace and lease hold across all workers and processes. */
export interface HostPaceTable {
  host: string;
  next_at: Time;
  lease_owner: string | null;
  lease_until: NullableTime;
  /** The last place in the queue of those who wait. */
  turn_at: NullableTime;
  /** Troubles in a row. */
  failures: Generated<number>;
  openings: Generated<number>;
  /** The circuit breaker is open until then; half-open from then on until a request ends it. */
  open_until: NullableTime;
  last_code: string | null;
  /** The scheme that answers where the other does not; null where that is not known. */
  scheme: string | null;
  /** What is wrong with the host's TLS; null where nothing is known. */
  tls_fault: string | null;
  /** The name with or without `www` by which it answers where it does not by its own. */
  way_name: string | null;
  /** It only speaks a TLS of old. */
  legacy_tls: Generated<boolean>;
  /** When scheme, name and faults were learned. */
  way_at: NullableTime;
}

/** What is learned about an agency's column, one row for each host on which it was found. */
export interface RecipeTable {
  agency_id: string;
  host: string;
  family: string;
  column_url: string;
  own_folder: string | null;
  list_kind: Recipe['listKind'];
  pager: string | null;
  date_source: Recipe['dateSource'];
  needs_browser: string | null;
  learned_at: Time;
  last_success_at: Time;
  failures: number;
  last_failure: string | null;
  full_at: Time;
  lean_looks: number;
  trusts_validators: boolean;
  pages: Json<Recipe['pages']>;
  history: Json<Recipe['history']>;
}

/** What a person decided of a finding; append-only, the last act counts. */
export interface DecisionTable {
  id: Generated<number>;
  agency_id: string;
  year: number;
  key: string;
  act: DecisionKind;
  rule: string;
  instance: string | null;
  by: string;
  at: Time;
  reason: string;
  finding: Json<Finding>;
}

/** The rules as they were when they judged. */
export interface RuleSetTable {
  version: string;
  rules: Json<unknown>;
  first_used_at: Time;
}

/** Who may use the API. Only the SHA-256 of a token is kept: the token itself is shown once. */
export interface TokenTable {
  id: string;
  name: string;
  scope: 'read' | 'operate' | 'admin';
  hash: string;
  created_at: Time;
  created_by: string;
  last_used_at: NullableTime;
  revoked_at: NullableTime;
}

/** What people did that no other table tells. Append-only (a trigger refuses UPDATE and DELETE). */
export interface AuditTable {
  id: Generated<number>;
  at: Time;
  by: string;
  /** `web`, `api`, `cli`. */
  way: string;
  what: string;
  about: string | null;
  details: Json<Record<string, unknown>>;
}

/** What people set while Nianbao runs; what flags, environment and file say goes before it. */
export interface SettingTable {
  key: string;
  value: Json<unknown>;
  changed_at: Time;
  changed_by: string;
}

/** All tables, as queries name them. */
export interface Database {
  'nianbao.agency': AgencyTable;
  'nianbao.run': RunTable;
  'nianbao.task': TaskTable;
  'nianbao.snapshot': SnapshotTable;
  'nianbao.observation': ObservationTable;
  'nianbao.look': LookTable;
  'nianbao.page': PageTable;
  'nianbao.page_address': PageAddressTable;
  'nianbao.site_identity': SiteIdentityTable;
  'nianbao.testimony': TestimonyTable;
  'nianbao.report': ReportTable;
  'nianbao.value': ValueTable;
  'nianbao.correction': CorrectionTable;
  'nianbao.coverage': CoverageTable;
  'nianbao.coverage_change': CoverageChangeTable;
  /** A mark for each statement that changed figures; see migration 0026. */
  'nianbao.figure_change': { id: Generated<number> };
  /** Grows with every change of what a topic names. */
  'nianbao.version': { topic: 'coverage'; n: number };
  'nianbao.alert': AlertTable;
  'nianbao.alert_event': AlertEventTable;
  'nianbao.silence': SilenceTable;
  'nianbao.delivery': DeliveryTable;
  'nianbao.own_gap': OwnGapTable;
  'nianbao.sign_of_life': { id: number; at: Time };
  'nianbao.host_pace': HostPaceTable;
  'nianbao.recipe': RecipeTable;
  'nianbao.decision': DecisionTable;
  'nianbao.rule_set': RuleSetTable;
  'nianbao.token': TokenTable;
  /** Logins that hold, by the SHA-256 of their cookie. */
  'nianbao.session': { hash: string; ends_at: Time };
  'nianbao.audit': AuditTable;
  'nianbao.setting': SettingTable;
}
