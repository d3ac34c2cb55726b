import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCoverage } from '../../src/store/coverage.ts';
import { openStore } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { noOcr } from '../ocr/no-ocr.ts';
import { record, scoreOf, TABLES, TITLE } from '../read/pictures/sample-tables.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

/** A portal whose report page holds nothing but pictures of the report, as many do. */
const list = `<html><title>政府信息公开年报</title><body><div class="position">首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>
  <ul><li><a href="./202401/t1_1.html" title="${TITLE}">${TITLE}</a><span>${record.published}</span></li></ul></body></html>`;
const page = `<html><title>${TITLE}</title><meta name="PubDate" content="${record.published}"><body>
  <div class="header"><a href="/"><img src="/images/top.jpg" width="1000" height="180"></a></div>
  <div class="article"><h1>${TITLE}</h1><div class="share"><img src="../images/icon_weixin.png"></div><div>
  <p align="center"><img src="./W020240118001.png" oldsrc="W020240118001.png"></p><p><img src="/nb/202401/W020240118002.png"></p>
  <p><img src="W020240118003.png" alt=""></p><p><img src="./gone.png"></p></div></div></body></html>`;
const pictures = TABLES.map((bytes, i) => [`/nb/202401/W02024011800${i + 1}.png`, bytes] as const);
const files = new Map<string, string | Uint8Array>([['/nb/', list], ['/nb/202401/t1_1.html', page], ...pictures]);
const asked: string[] = [];
let server: Server;
let folder: string;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(join(folder, 'data'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = files.get(request.url ?? '');
    const type = request.url?.endsWith('.png') ? 'image/png' : 'text/html; charset=utf-8';
    response.writeHead(file ? 200 : 404, { 'content-type': type });
    response.end(file ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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

const environment = () => ({
  NIANBAO_DATA: join(folder, 'data'),
  NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
  NIANBAO_HOST_DELAY_MS: '0',
  LOG_LEVEL: 'warn',
});

const name = 'a report page that is nothing but pictures';
describe.skipIf(noOcr !== null)(
  noOcr === null ? name : `${name} (recognition cannot be installed here: ${noOcr})`,
  () => {
    it('is read from its pictures, each fetched once, and none of what dresses the page', async () => {
      const crawl = ['crawl', '--agencies', join(folder, 'agencies.csv'), '--year', '2023', '--as-of', '2024-04-10'];
      const command = nianbao(crawl, environment());
      expect(await command.ended, command.errors()).not.toBe(3);
      expect(asked.filter((path) => /\.(?:png|jpg)$/.test(path)).sort()).toEqual([
        ...pictures.map(([path]) => path),
        '/nb/202401/gone.png',
      ]);
      const opened = await openStore({ databaseUrl: null, dataDir: join(folder, 'data') });
      if (!opened.ok) throw new Error(opened.failure.cause);
      const { db } = opened.value;
      const [report] = await listReports(db, { agencyIds: ['wjw'], currentOnly: true });
      expect(report).toMatchObject({ year: 2023, format: 'html' });
      const figures = Object.values(record.fields).filter((figure) => figure !== null).length;
      expect(scoreOf(await valuesOf(db, report!.id))).toEqual({ exact: figures, wrong: [], unreadable: 0, other: 0 });
      expect(await listCoverage(db, { years: [2023] })).toMatchObject([
        { status: 'published', publishedAt: record.published },
      ]);
      await opened.value.close();
    });

    it('is checked with its pictures, which lie where it does', async () => {
      const command = nianbao(['check', `${base}/nb/202401/t1_1.html`, '--json'], environment());
      await command.ended;
      const [checked] = JSON.parse(command.output());
      expect(checked.report).toMatchObject({ template: 't2021', year: 2023 });
      expect(scoreOf(checked.values).wrong).toEqual([]);
      expect(scoreOf(checked.values).exact).toBeGreaterThan(190);
    });
  },
);
