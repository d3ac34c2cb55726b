import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { openStore } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

const record = readRecords().find((r) => r.agencyId === 'shili-wjw' && r.year === 2023)!;
const title = `${record.agency}2023年政府信息公开工作年度报告`;
const report = renderReport(record, {
  ...{ dialect: 'plain', title, columnName: '年报', siteName: '示例', charset: 'utf-8' },
});
const article = (body: string) =>
  `<html><title>${title}</title><meta name="PubDate" content="${record.published}"><body><a href="/">首页</a><h1>${title}</h1>${body}</body></html>`;

/** By the ways from the list's link to the report: the link's address, the page there, and where the report itself lies. */
const WAYS: Record<string, { link: string; page: string; at: string }> = {
  script: { link: '/nb/1.html', page: '<script>location.href = "./real/1.html"</script>', at: '/nb/real/1.html' },
  refresh: {
    link: '/nb/2.html',
    page: '<html><head><meta http-equiv="refresh" content="0; url=/real/2.html"></head></html>',
    at: '/real/2.html',
  },
  frame: { link: '/nb/3.html', page: article('<iframe src="text/3.html"></iframe>'), at: '/nb/text/3.html' },
  viewer: {
    link: '/pdfjs/web/viewer.html?file=/up/4.doc',
    page: '<html><title>PDF.js viewer</title><body><div id="viewer"><button>下一页</button></div></body></html>',
    at: '/up/4.doc',
  },
};

let server: Server;
let base: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  const pages = new Map<string, string>();
  for (const [way, { link, page, at }] of Object.entries(WAYS)) {
    const row = `<li><a href="${link}" title="${title}">${title}</a><span>${record.published}</span></li>`;
    pages.set(`/${way}/`, `<html><title>政府信息公开年报</title><body><ul>${row}</ul></body></html>`);
    pages.set(link, page);
    pages.set(at, report);
  }
  server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

describe('a report that the page of its link only leads to', () => {
  it.each(Object.keys(WAYS))('is read: by %s', async (way) => {
    const data = join(folder, way);
    await layFounded(data);
    const agencies = join(folder, `${way}.csv`);
    const row = `wjw,${record.agency},prefecture_dept,${base}/,${base}/${way}/`;
    writeFileSync(agencies, `id,name,level,portal_url,report_column_url\n${row}\n`);
    const command = nianbao(['crawl', '--agencies', agencies, '--year', '2023', '--as-of', '2024-04-10'], {
      ...{ NIANBAO_DATA: data, NIANBAO_ALLOW_NETWORK: '127.0.0.0/8' },
      ...{ NIANBAO_HOST_DELAY_MS: '0', LOG_LEVEL: 'warn' },
    });
    expect(await command.ended, command.errors()).not.toBe(3);
    const opened = await openStore({ databaseUrl: null, dataDir: data });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const { db } = opened.value;
    const [found] = await listReports(db, { agencyIds: ['wjw'], currentOnly: true });
    const values = found ? await valuesOf(db, found.id) : {};
    await opened.value.close();
    for (const [field, figure] of Object.entries(record.fields))
      if (figure !== null) expect(values[field]?.value, field).toBe(figure);
  });
});
