import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { CoverageStatus } from '../../src/report/coverage.ts';
import type { Finding, RuleResult } from '../../src/report/finding.ts';
import type { LookOutcome, LookStep } from '../../src/report/look.ts';
import type { TemplateId } from '../../src/report/report.ts';
import type { Database, ValueTable } from '../../src/store/schema.ts';

/** The instant that the pages take for now: two days after the departments' deadline. */
export const NOW = new Date('2026-02-02T02:00:00Z');
export const HOSTILE_NAME = '<script>alert("x")</script>局';
export const HOSTILE_TITLE = '</title><img src=x onerror=alert(1)>2025年度报告';
export const RUN = 'run-20260202';
export const LIVE_RUN = 'run-live';
export const ALERT = 'alert-missing-water';

const CITY = '青河市人民政府';
const COUNTY = '柳湾区人民政府';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const json = (value: unknown) => JSON.stringify(value);

/** The page whose bytes are kept, hostile on purpose. */
export const PAGE_BYTES = Buffer.from(
  '<!doctype html><title>年报</title><script>document.title="owned"</script><p>本年新收 12 件</p>',
);
export const PAGE_SHA = createHash('sha256').update(PAGE_BYTES).digest('hex');
export const BINARY_SHA = sha('binary');

const AGENCIES: [id: string, name: string, parent: string, level: string][] = [
  ['qh-gov', CITY, '', 'prefecture'],
  ['qh-edu', '青河市教育局', CITY, 'prefecture_dept'],
  ['qh-water', '青河市水务局', CITY, 'prefecture_dept'],
  ['qh-health', '青河市卫生健康委员会', CITY, 'prefecture_dept'],
  ['qh-housing', '青河市住房和城乡建设局', CITY, 'prefecture_dept'],
  ['qh-market', '青河市市场监督管理局（青河市知识产权局）', CITY, 'prefecture_dept'],
  ['lw-gov', COUNTY, CITY, 'county'],
  ['lw-edu', '柳湾区教育局', COUNTY, 'county_dept'],
  ['lw-civil', '柳湾区民政局', COUNTY, 'county_dept'],
  ['lw-tech', '柳湾区科学技术局', COUNTY, 'county_dept'],
  ['lw-street', '柳湾区临江街道办事处', COUNTY, 'township'],
  ['lw-hostile', HOSTILE_NAME, COUNTY, 'county_dept'],
];

const NEWEST: Record<string, CoverageStatus> = {
  'qh-gov': 'due',
  'qh-water': 'missing',
  'qh-health': 'late',
  'qh-housing': 'unknown',
  'lw-gov': 'due',
  'lw-civil': 'removed',
  'lw-tech': 'unknown',
};

const REASONS: Record<CoverageStatus, [zh: string, en: string]> = {
  published: ['在期限内公开', 'published in time'],
  late: ['公开晚于期限 2 天', 'published 2 days after the deadline'],
  missing: [
    '期限已过，年报栏目已全部读完，没有该年度报告',
    'the deadline is past, the column was read whole and the report is not in it',
  ],
  removed: ['曾于 2026-01-20 公开，现已取不到', 'was published on 2026-01-20 and is gone'],
  unknown: ['网站拒绝访问，未能查看', 'the portal refused us, so nothing is known'],
  due: ['期限 2026-03-31 未到', 'the deadline 2026-03-31 is ahead'],
  not_due: ['尚未到期', 'not due yet'],
};

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

/** Twelve agencies, eight years, reports on all three forms, looks, runs, alerts. */
export async function seed(db: Kysely<Database>): Promise<void> {
  await seedAgencies(db);
  await seedRuns(db);
  await seedSnapshots(db);
  await seedCoverage(db);
  await seedLooks(db);
  for (const agency of ['qh-edu', 'lw-hostile']) for (const year of YEARS) await seedReport(db, agency, year);
  await seedAlerts(db);
}

async function seedAgencies(db: Kysely<Database>): Promise<void> {
  const rows = AGENCIES.map(([id, name, parent, level]) => ({
    id,
    name,
    level,
    parent,
    region_code: parent === COUNTY ? '990102' : '990100',
    portal_url: `http://${id}.example.cn/`,
    report_column_url: '',
    aliases: json([name.slice(0, 4), `原${name.slice(0, 3)}办公室`]),
    extra: json({}),
    active: true,
    first_year: null,
    last_year: null,
  }));
  await db.insertInto('nianbao.agency').values(rows).execute();
}

async function seedRuns(db: Kysely<Database>): Promise<void> {
  const base = { trigger: 'schedule', years: json([2025]), agency_ids: json(AGENCIES.map(([id]) => id)), as_of: null };
  const run = (id: string, state: 'done' | 'running', started: string, finished: string | null) => ({
    ...base,
    id,
    state,
    scheduled_for: null,
    created_at: started,
    started_at: started,
    finished_at: finished,
    summary: finished ? json({ reports: 8, alerts: 3 }) : null,
  });
  await db
    .insertInto('nianbao.run')
    .values([
      run(RUN, 'done', '2026-02-02T00:30:00Z', '2026-02-02T00:52:10Z'),
      run(LIVE_RUN, 'running', '2026-02-01T00:30:00Z', null),
    ])
    .execute();
  const task = (
    id: string,
    run_id: string,
    kind: 'discover' | 'fetch' | 'process' | 'judge',
    state: 'done' | 'failed' | 'pending',
    code: string | null,
  ) => ({
    id,
    run_id,
    kind,
    state,
    payload: json({}),
    attempts: 1,
    error_code: code,
    error_cause: code ? 'portal answered 412' : null,
    created_at: '2026-02-02T00:30:00Z',
    finished_at: null,
  });
  const done = AGENCIES.map(([id]) =>
    task(
      `discover-${id}`,
      RUN,
      'discover',
      id === 'lw-tech' ? 'failed' : 'done',
      id === 'lw-tech' ? 'fetch.blocked' : null,
    ),
  );
  await db
    .insertInto('nianbao.task')
    .values([
      ...done,
      task('fetch-1', RUN, 'fetch', 'failed', 'fetch.timeout'),
      task('live-1', LIVE_RUN, 'discover', 'done', null),
      task('live-2', LIVE_RUN, 'discover', 'pending', null),
      task('live-3', LIVE_RUN, 'fetch', 'pending', null),
    ])
    .execute();
}

async function seedSnapshots(db: Kysely<Database>): Promise<void> {
  const at = '2026-01-20T03:00:00Z';
  await db
    .insertInto('nianbao.snapshot')
    .values([
      { sha256: PAGE_SHA, size: PAGE_BYTES.length, media_type: 'text/html', bytes: PAGE_BYTES, first_seen_at: at },
      {
        sha256: BINARY_SHA,
        size: 4,
        media_type: 'application/pdf',
        bytes: Buffer.from([37, 0, 1, 2]),
        first_seen_at: at,
      },
    ])
    .execute();
  await db
    .insertInto('nianbao.observation')
    .values({
      id: 'obs-1',
      run_id: RUN,
      url: 'http://qh-edu.example.cn/nb/2025.html',
      final_url: null,
      at,
      outcome: 'ok',
      status: 200,
      headers: json({ 'content-type': 'text/html', etag: '"1"' }),
      snapshot: PAGE_SHA,
      duration_ms: 312,
      detail: null,
    })
    .execute();
}

async function seedCoverage(db: Kysely<Database>): Promise<void> {
  const rows = AGENCIES.flatMap(([id]) =>
    YEARS.map((year) => {
      const status: CoverageStatus =
        year === 2025 ? (NEWEST[id] ?? 'published') : (year + id.length) % 7 === 0 ? 'late' : 'published';
      const [zh, en] = REASONS[status];
      const deadline = status === 'due' ? '2026-03-31' : `${year + 1}-01-31`;
      const published = status === 'published' || status === 'late';
      return {
        agency_id: id,
        year,
        status,
        deadline,
        citation: '《政府信息公开条例》第四十九条',
        published_at: published ? `${year + 1}-01-${status === 'late' ? '31' : '20'}` : null,
        days_late: status === 'late' ? 2 : null,
        url: published ? `http://${id}.example.cn/nb/${year}.html` : null,
        reason_code: `${status}.seed`,
        reason: json({ zh, en }),
        evidence: json({
          lookId: `look-${id}`,
          lookedAt: NOW.toISOString(),
          columnUrl: `http://${id}.example.cn/nb/`,
          visited: [
            { url: `http://${id}.example.cn/nb/`, outcome: status === 'unknown' ? 'fetch.blocked' : 'ok', status: 200 },
          ],
          snapshot: null,
        }),
        judged_at: NOW,
      };
    }),
  );
  await db.insertInto('nianbao.coverage').values(rows).execute();
}

async function seedLooks(db: Kysely<Database>): Promise<void> {
  const outcomes: Record<string, LookOutcome> = {
    'qh-housing': 'blocked',
    'lw-tech': 'unreachable',
    'lw-street': 'column_not_found',
  };
  const step = (id: string, role: LookStep['role'], outcome: string): LookStep => ({
    url: `http://${id}.example.cn/${role === 'home' ? '' : 'nb/'}`,
    role,
    outcome,
    status: outcome === 'ok' ? 200 : 412,
    links: outcome === 'ok' ? 48 : null,
    candidates: outcome === 'ok' ? 7 : null,
    snapshot: null,
    at: '2026-02-02T00:31:00Z',
  });
  const rows = AGENCIES.map(([id]) => {
    const outcome = outcomes[id] ?? 'column_read';
    return {
      id: `look-${id}`,
      run_id: RUN,
      agency_id: id,
      at: '2026-02-02T00:31:00Z',
      outcome,
      column_url: outcome === 'column_read' ? `http://${id}.example.cn/nb/` : null,
      whole: outcome === 'column_read',
      years_listed: json(outcome === 'column_read' ? [2024, 2023, 2022] : []),
      steps: json([
        step(id, 'robots', 'ok'),
        step(id, 'home', outcome === 'column_read' ? 'ok' : 'fetch.blocked'),
        step(id, 'column', 'ok'),
      ]),
    };
  });
  await db.insertInto('nianbao.look').values(rows).execute();
  const [learned_at, column_url] = [NOW, 'http://lw-hostile.example.cn/nb/'];
  const old = { url: 'javascript:alert("old")', lastSuccessAt: NOW.toISOString(), until: NOW.toISOString() };
  await db
    .insertInto('nianbao.recipe')
    .values({
      ...{ agency_id: 'lw-hostile', host: 'lw-hostile.example.cn', family: 'trs', column_url, own_folder: null },
      ...{ list_kind: 'folders', pager: null, date_source: 'row', needs_browser: null, learned_at },
      ...{ last_success_at: NOW, failures: 2, last_failure: '<b>gone</b>', full_at: NOW, lean_looks: 0 },
      ...{ trusts_validators: false, pages: json([]), history: json([old]) },
    })
    .execute();
}

/** One report: field 5 blank, field 6 a slash, field 7 unreadable, field 8 not in the document, the rest figures. */
async function seedReport(db: Kysely<Database>, agency: string, year: number): Promise<void> {
  const template: TemplateId = year >= 2021 ? 't2021' : year >= 2019 ? 't2019' : 't2014';
  const id = sha(`${agency} ${year}`).slice(0, 32);
  const fields = TEMPLATES[template].fields;
  const first = fields[0]!.id;
  const findings: Finding[] = [
    {
      rule: 'T3-FLOW',
      severity: 'error',
      instance: 'total',
      fields: [fields[20]!.id, fields[21]!.id],
      expected: 45,
      actual: 44,
      message: { zh: '表三总计列勾稽不平：44≠45，差1件。', en: 'Table 3, total: 44 is not 45 (diff 1).' },
    },
    {
      rule: 'SEED',
      severity: 'warning',
      fields: [first],
      expected: null,
      actual: null,
      message: { zh: '与上年相差较大。', en: 'Far from last year.' },
    },
  ];
  const results: RuleResult[] = [
    { rule: 'T3-FLOW', instance: 'total', outcome: 'fail', finding: findings[0]! },
    { rule: 'T3-SUM', outcome: 'pass' },
    { rule: 'T4-SUM', outcome: 'not_assessable', reason: { zh: '合计空白', en: 'the total is blank' } },
  ];
  await db
    .insertInto('nianbao.report')
    .values({
      id,
      agency_id: agency,
      year,
      page_id: 'none',
      url: year === 2024 ? 'javascript:alert(1)' : `http://${agency}.example.cn/nb/${year}.html`,
      snapshot: PAGE_SHA,
      format: 'html',
      template,
      template_reason: '本年制发件数',
      title: agency === 'lw-hostile' ? HOSTILE_TITLE : `青河市教育局${year}年政府信息公开工作年度报告`,
      agency_printed: '青河市教育局',
      year_printed: year,
      period_from: `${year}-01-01`,
      period_to: `${year}-12-31`,
      published_at: `${year + 1}-01-20`,
      published_claims: json([
        { date: `${year + 1}-01-20`, source: 'meta' },
        { date: `${year + 1}-01-19`, source: 'signature' },
      ]),
      sections: json([1, 2, 3, 4, 5, 6].map((number) => ({ number, title: `第${number}部分`, present: number !== 6 }))),
      not_understood: json([{ what: 'row', text: '其他主动公开文件', source: { table: 1, row: 4, column: 1 } }]),
      prose: json([{ section: 1, text: '本年度<b>公开</b>情况。' }]),
      words: json({}),
      results: json(results),
      findings: json(findings),
      diff: null,
      reader: 'seed 1',
      first_seen_at: NOW,
      last_seen_at: NOW,
      read_at: NOW,
      current: true,
    })
    .execute();
  const values = fields.map((field, index) => seedValue(id, field.id, field.unit, index, year));
  await db
    .insertInto('nianbao.value')
    .values(values.filter((one) => one !== null))
    .execute();
}

function seedValue(
  report_id: string,
  field: string,
  unit: string | null,
  index: number,
  year: number,
): Insertable<ValueTable> | null {
  const source = json({ table: 1 + Math.floor(index / 50), row: 1 + (index % 50), column: 2, path: 'table[1]' });
  const base = { report_id, field, unit, note: null, mark: null, source };
  if (index === 5) return { ...base, value: null, raw: '', status: 'blank', mark: 'empty' };
  if (index === 6) return { ...base, value: null, raw: '/', status: 'blank', mark: 'slash' };
  if (index === 7) return { ...base, value: null, raw: '1O', status: 'unreadable', note: 'O ≠ 0' };
  if (index === 8) return null;
  const value = index % 9 === 0 ? (index * 7 + year) % 113 : 0;
  return { ...base, value, raw: String(value), status: 'reported' };
}

async function seedAlerts(db: Kysely<Database>): Promise<void> {
  const at = '2026-02-01T01:00:00Z';
  const alert = (
    id: string,
    rule: string,
    severity: 'critical' | 'error' | 'warning' | 'info',
    status: 'open' | 'acknowledged' | 'resolved',
    agency: string | null,
    zh: string,
    en: string,
  ) => ({
    id,
    rule,
    severity,
    status,
    agency_id: agency,
    year: agency ? 2025 : null,
    subject: agency ? null : 'self',
    message: json({ zh, en }),
    evidence: json({
      url: 'http://qh-water.example.cn/nb/',
      snapshot: PAGE_SHA,
      fields: [],
      deadline: '2026-01-31',
      visited: [{ url: 'http://qh-water.example.cn/nb/', outcome: 'ok', status: 200 }],
    }),
    first_seen_at: at,
    last_seen_at: NOW,
    resolved_at: status === 'resolved' ? NOW : null,
    episode: 1,
    silenced_until: null,
  });
  await db
    .insertInto('nianbao.alert')
    .values([
      alert(
        ALERT,
        'D-MISSING',
        'critical',
        'open',
        'qh-water',
        '青河市水务局未公开 2025 年度报告，期限已过 2 天',
        '青河市水务局: the report for 2025 is missing, 2 days after the deadline',
      ),
      alert(
        'alert-late',
        'D-LATE',
        'warning',
        'open',
        'qh-health',
        '青河市卫生健康委员会 2025 年度报告晚 2 天公开',
        '青河市卫生健康委员会: the report for 2025 came 2 days late',
      ),
      alert(
        'alert-zz',
        'D-REMOVED',
        'error',
        'open',
        'lw-civil',
        '柳湾区民政局 2025 年度报告已撤下',
        '柳湾区民政局: the report for 2025 is gone',
      ),
      alert(
        'alert-sum',
        'finding',
        'error',
        'open',
        'qh-edu',
        '青河市教育局 2025 年度报告表三勾稽不平',
        '青河市教育局: table 3 of the report for 2025 does not add up',
      ),
      alert(
        'alert-hostile',
        'late',
        'info',
        'acknowledged',
        'lw-hostile',
        `${HOSTILE_NAME} 逾期`,
        `${HOSTILE_NAME} late`,
      ),
      alert(
        'alert-self',
        'outage',
        'warning',
        'resolved',
        null,
        '本机网络中断 20 分钟',
        'our own network was down for 20 minutes',
      ),
    ])
    .execute();
  await db
    .insertInto('nianbao.alert_event')
    .values({ alert_id: ALERT, at, kind: 'opened', by: 'nianbao', note: null })
    .execute();
  await db
    .insertInto('nianbao.delivery')
    .values({
      id: 'delivery-1',
      alert_id: ALERT,
      transition: 'opened',
      channel: 'webhook',
      target: 'office',
      message: json({}),
      state: 'sent',
      attempts: 1,
      last_error: null,
      response: '200',
      created_at: at,
      sent_at: at,
    })
    .execute();
}
