import type { Agency } from '../../src/report/agency.ts';
import type { Alert } from '../../src/report/alert.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { Look } from '../../src/report/look.ts';
import type { Report, Value } from '../../src/report/report.ts';
import type { Db } from '../../src/store/database.ts';
import type { NewReport } from '../../src/store/reports.ts';
import { createRun } from '../../src/store/runs.ts';
import type { NewTask } from '../../src/store/tasks.ts';

export const NOW = '2026-02-01T02:30:00.000Z';

export function agency(id: string, change: Partial<Agency> = {}): Agency {
  return {
    id,
    name: '金凤区科学技术局',
    level: 'county_dept',
    regionCode: '640106',
    parent: '金凤区',
    portalUrl: 'https://portal.example/',
    reportColumnUrl: '',
    aliases: ['科技局', '原科学技术和信息化局'],
    firstYear: 2019,
    lastYear: null,
    extra: { 联系人: '张三' },
    ...change,
  };
}

export async function run(db: Db, id: string): Promise<string> {
  const years = [2025];
  await createRun(db, { id, trigger: 'manual', scheduledFor: null, years, agencyIds: [], asOf: null, createdAt: NOW });
  return id;
}

export function task(runId: string, name: string, kind: NewTask['kind'] = 'fetch'): NewTask {
  return { id: `${kind}-${runId}-${name}`, runId, kind, payload: { name } };
}

export function look(id: string, runId: string, agencyId: string, change: Partial<Look> = {}): Look {
  return {
    id,
    runId,
    agencyId,
    at: NOW,
    outcome: 'column_read',
    columnUrl: 'https://portal.example/nb/',
    whole: true,
    yearsListed: [2024, 2025],
    steps: [
      {
        url: 'https://portal.example/nb/',
        role: 'column',
        outcome: 'ok',
        status: 200,
        links: 12,
        candidates: 2,
        snapshot: null,
        at: NOW,
      },
    ],
    ...change,
  };
}

export const VALUES: Record<string, Value> = {
  'a.fee': {
    value: 5650.74,
    raw: '５６５０.７４',
    unit: '万元',
    status: 'reported',
    source: { page: 3, table: 2, row: 5, column: 7 },
  },
  'a.blank': { value: null, raw: '—', unit: '件', status: 'blank', mark: 'dash', source: { path: 'table[2]/tr[1]' } },
  'a.absent': { value: null, raw: null, unit: '件', status: 'absent', source: null },
  'a.odd': {
    value: null,
    raw: '1 2',
    unit: '件',
    status: 'unreadable',
    note: 'two figures',
    source: { row: 1, column: 1 },
  },
  'a.zero': { value: 0, raw: '0', unit: '件', status: 'reported', source: { row: 1, column: 2 } },
  'a.large': { value: 9007199254740991, raw: '9007199254740991', unit: '件', status: 'reported', source: null },
};

export function extracted(change: Partial<Report> = {}): Report {
  return {
    title: '2025年政府信息公开工作年度报告',
    agency: '金凤区科学技术局',
    year: 2025,
    template: 't2021',
    templateReason: '本年发文件数',
    period: { from: '2025-01-01', to: '2025-12-31' },
    sections: [{ number: 1, title: '总体情况', present: true }],
    published: [{ date: '2026-01-20', source: 'meta' }],
    values: VALUES,
    notUnderstood: [],
    prose: [],
    ...change,
  };
}

export function newReport(agencyId: string, snapshot: string, change: Partial<NewReport> = {}): NewReport {
  return {
    agencyId,
    year: 2025,
    pageId: 'page-1',
    url: 'https://portal.example/nb/1.html',
    snapshot,
    format: 'html',
    reader: 'html 1',
    report: extracted(),
    results: [{ rule: 'r1', outcome: 'pass' }],
    findings: [],
    rules: '2-test',
    diff: null,
    seenAt: NOW,
    readAt: NOW,
    ...change,
  };
}

export function alert(id: string, agencyId: string | null, change: Partial<Alert> = {}): Alert {
  return {
    id,
    rule: 'missing',
    severity: 'error',
    status: 'open',
    agencyId,
    year: 2025,
    subject: null,
    message: { zh: '未发布', en: 'not published' },
    evidence: { url: null, snapshot: null, fields: [], deadline: '2026-01-31' },
    firstSeenAt: NOW,
    lastSeenAt: NOW,
    resolvedAt: null,
    episode: 1,
    silencedUntil: null,
    assignee: null,
    mutedBy: null,
    ...change,
  };
}

export function coverage(agencyId: string, change: Partial<Coverage> = {}): Coverage {
  return {
    agencyId,
    year: 2025,
    status: 'unknown',
    deadline: '2026-01-31',
    citation: '条例第五十条',
    publishedAt: null,
    daysLate: null,
    url: null,
    reasonCode: 'unknown.unreachable',
    reason: { zh: '网站无法访问', en: 'the portal could not be reached' },
    evidence: { lookId: null, lookedAt: null, columnUrl: null, visited: [], snapshot: null },
    ...change,
  };
}
