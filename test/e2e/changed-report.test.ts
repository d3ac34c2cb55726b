import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { openStore } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

/** A portal whose one report is changed between visits, as portals do it. */
const record = readRecords().find((r) => r.agencyId === 'shili-wjw' && r.year === 2023)!;
const title = `${record.agency}2023年政府信息公开工作年度报告`;
const dialect = { dialect: 'plain', title, columnName: '年报', siteName: '示例', charset: 'utf-8' } as const;
const published = renderReport(record, dialect);
/** What the portal serves now; a visit is one `crawl`. */
const state = { page: published, listed: true, address: 't1_1.html', answers: 200 };
let server: Server;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(folder);
  server = createServer((request, response) => {
    const column = `<html><title>政府信息公开年报</title><body><div class="position">首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div><ul>
      <li><a href="./202301/t0_0.html">${record.agency}2022年政府信息公开工作年度报告</a><span>2023-01-20</span></li>
      ${state.listed ? `<li><a href="./202401/${state.address}" title="${title}">${title}</a><span>${record.published}</span></li>` : ''}</ul></body></html>`;
    const isReport = state.answers === 200 && request.url === `/nb/202401/${state.address}`;
    const body = request.url === '/nb/' ? column : isReport ? state.page : null;
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(
    join(folder, 'agencies.csv'),
    `id,name,level,portal_url,report_column_url\nwjw,${record.agency},prefecture_dept,${base}/,${base}/nb/\n`,
  );
  environment = {
    NIANBAO_DATA: folder,
    NIANBAO_AGENCIES: join(folder, 'agencies.csv'),
    NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
    NIANBAO_HOST_DELAY_MS: '10',
    NIANBAO_ALERT_SEVERITY: 'warning',
    LOG_LEVEL: 'warn',
  };
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

async function visit() {
  const crawl = nianbao(['crawl', '--year', '2023', '--as-of', '2024-02-05'], environment);
  const code = await crawl.ended;
  expect(code, crawl.errors()).toBeLessThan(2);
  const store = await openStore({ databaseUrl: null, dataDir: folder });
  if (!store.ok) throw new Error(store.failure.cause);
  const reports = await listReports(store.value.db, { agencyIds: ['wjw'], years: [2023] });
  const alerts = await listAlerts(store.value.db, { status: ['open'] });
  await store.value.close();
  const current = reports.find((one) => one.current)!;
  const rules = (all: readonly { rule: string }[]) => [...new Set(all.map((one) => one.rule))];
  return { reports, current, rules: rules(current.findings), alerts: rules(alerts) };
}

/** The page with a figure that takes part in no sum changed by `more`. */
function revised(more: number, change: { title?: string } = {}): string {
  const fields = { ...record.fields, licensing_decisions: (record.fields.licensing_decisions ?? 0) + more };
  return renderReport({ ...record, fields }, { ...dialect, ...change });
}

describe('a report that is changed after it was published', () => {
  it('is followed from the first publication to its removal', async () => {
    const first = await visit();
    expect(first.current.around?.revisions).toBeUndefined();

    // A figure is changed in silence.
    state.page = revised(3);
    const silent = await visit();
    expect(silent.rules).toEqual(expect.arrayContaining(['D-SILENT-REVISION', 'Y-RESTATED']));
    expect(silent.alerts).toContain('D-SILENT-REVISION');
    const [revision] = silent.current.around!.revisions!;
    const was = record.fields.licensing_decisions ?? 0;
    expect(revision).toMatchObject({
      before: { snapshot: first.current.snapshot },
      after: { snapshot: silent.current.snapshot },
      figures: [{ field: 'licensing_decisions', before: was, after: was + 3 }],
      declared: null,
      reposted: false,
    });

    // Withdrawn and posted again at another address, this time as a correction.
    Object.assign(state, { page: revised(5, { title: `${title}（更正）` }), address: 't2_2.html' });
    const corrected = await visit();
    expect(corrected.current.url).toContain('t2_2.html');
    expect(corrected.rules).toContain('D-CORRECTED');
    expect(corrected.current.around!.revisions!.at(-1)).toMatchObject({
      figures: [{ field: 'licensing_decisions', before: was + 3, after: was + 5 }],
      declared: `${title}（更正）`,
      reposted: true,
    });

    // No longer listed, and gone.
    Object.assign(state, { listed: false, answers: 404 });
    expect((await visit()).alerts).toContain('D-REMOVED');
  });
});
