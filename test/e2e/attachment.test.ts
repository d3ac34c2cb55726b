import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

/** A portal whose report page says only "see the attachment", as many do. */
const record = readRecords().find((r) => r.agencyId === 'shili-wjw' && r.year === 2023)!;
const title = `${record.agency}2023年政府信息公开工作年度报告`;
const FILE = '/nb/202401/P020240118.doc';
const pages: Record<string, string> = {
  '/nb/': `<html><title>政府信息公开年报</title><body><div class="position">首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>
    <ul><li><a href="./202401/t1_1.html" title="${title}">${title}</a><span>${record.published}</span></li></ul></body></html>`,
  '/nb/202401/t1_1.html': `<html><title>${title}</title><meta name="PubDate" content="${record.published}"><body><h1>${title}</h1>
    <p>请查看附件。</p><p><a href="./P020240118.doc">附件：${title}.doc</a> <a href="./tujie.pdf">一图读懂</a></p></body></html>`,
  [FILE]: renderReport(record, {
    dialect: 'plain',
    title,
    columnName: '年报',
    siteName: '示例',
    charset: 'utf-8',
  }),
};
let server: Server;
let folder: string;
const asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(join(folder, 'data'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    response.writeHead(page ? 200 : 404, {
      'content-type': request.url?.endsWith('.doc') ? 'application/msword' : 'text/html; charset=utf-8',
    });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(
    join(folder, 'agencies.csv'),
    `id,name,level,portal_url,report_column_url\nwjw,${record.agency},prefecture_dept,${base}/,${base}/nb/\n`,
  );
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

async function crawl(): Promise<void> {
  const environment = {
    NIANBAO_DATA: join(folder, 'data'),
    NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
    NIANBAO_HOST_DELAY_MS: '0',
    LOG_LEVEL: 'warn',
  };
  const command = nianbao(
    ['crawl', '--agencies', join(folder, 'agencies.csv'), '--year', '2023', '--as-of', '2024-04-10'],
    environment,
  );
  expect(await command.ended, command.errors()).not.toBe(3);
}

describe('a report whose tables lie in an attachment', () => {
  it('is read from the attachment, by its content and not by its name, and counts from the page', async () => {
    await crawl();
    expect(asked).not.toContain('/nb/202401/tujie.pdf');
    const opened = await openStore({ databaseUrl: null, dataDir: join(folder, 'data') });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const { db } = opened.value;
    const [report] = await listReports(db, { agencyIds: ['wjw'], currentOnly: true });
    expect(report).toMatchObject({ year: 2023, format: 'html' });
    expect(report?.url).toMatch(/P020240118\.doc$/);
    const values = await valuesOf(db, report!.id);
    for (const [field, figure] of Object.entries(record.fields)) {
      if (figure !== null) expect(values[field]?.value, field).toBe(figure);
    }
    expect(await listCoverage(db, { years: [2023] })).toMatchObject([
      { status: 'published', publishedAt: record.published },
    ]);
    await opened.value.close();
  });

  it('tells when the file under the same address is another one, with both contents and what changed', async () => {
    const was = record.fields.licensing_decisions ?? 0;
    const fields = { ...record.fields, licensing_decisions: was + 3 };
    pages[FILE] = renderReport(
      { ...record, fields },
      { dialect: 'plain', title, columnName: '年报', siteName: '示例', charset: 'utf-8' },
    );
    await crawl();
    const opened = await openStore({ databaseUrl: null, dataDir: join(folder, 'data') });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const versions = await listReports(opened.value.db, { agencyIds: ['wjw'] });
    await opened.value.close();
    const now = versions.find((one) => one.current)!;
    expect(now.url).toMatch(/P020240118\.doc$/);
    const before = versions.find((one) => one.url === now.url && one.id !== now.id)!;
    expect(now.around!.revisions).toMatchObject([
      {
        before: { snapshot: before.snapshot },
        after: { snapshot: now.snapshot },
        figures: [{ field: 'licensing_decisions', before: was, after: was + 3 }],
        declared: null,
      },
    ]);
    expect(now.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['D-SILENT-REVISION', 'Y-RESTATED']));
  });
});
