import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCoverage } from '../../src/store/coverage.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { type Command, nianbao, type Stage, setStage, WEBHOOK_SECRET } from './stage.ts';

/** Portals that mean harm, visited by the real command line beside the honest ones of the demo. */
const BUDGET = 15;

type Answer = (path: string, request: IncomingMessage, response: ServerResponse) => void;

const NAME = '某某局';
const TITLE = '2023年政府信息公开工作年度报告';
const html = (body: string, title = '政府信息公开年报') =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="ColumnName" content="${title}"><title>${title}</title></head><body>${body}</body></html>`;
const rows = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<li><a href="/other/${from + i}.html">其他文件第${from + i}号</a><span>2024-01-02</span></li>`,
  ).join('');
const reportPage = (figure: string, words = '') =>
  html(
    `<div id="zoom"><h1>${TITLE}</h1><p>${words}</p><table><tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>${figure}</td><td>-0</td><td>1e5</td></tr>
<tr><td>行政规范性文件</td><td>1\u202e2</td><td>9\u00007</td><td>+5</td></tr></table></div>`,
    TITLE,
  );
const column =
  (body: string): Answer =>
  (path, _request, response) => {
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (path === '/gkml/') response.end(html(body));
    else response.end(reportPage('999999999999999999999'));
  };

const PORTALS: Record<string, Answer> = {
  'a list of 10^9 pages, each with new rows': (path, _request, response) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    const page = Number(/_(\d+)\.html/.exec(path)?.[1] ?? 0);
    response.end(
      html(`<ul>${rows(page * 20, 20)}</ul><script>createPageHTML(1000000000,${page},"index","html")</script>`),
    );
  },
  'a calendar that leads deeper into itself': (path, _request, response) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    const years = Array.from(
      { length: 30 },
      (_, i) => `<a href="${path.replace(/[^/]*$/, '')}${i}/">${2000 + i}年</a>`,
    );
    response.end(html(years.join('')));
  },
  'redirects at every step': (path, _request, response) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    const hop = Number(/hop=(\d+)/.exec(path)?.[1] ?? 0);
    if (hop < 4) return void response.writeHead(302, { location: `${path.split('?')[0]}?hop=${hop + 1}` }).end();
    const pages = Array.from({ length: 50 }, (_, i) => `<a href="/gkml/p${i}.html">${i + 2}</a>`);
    response.end(html(`<ul>${rows(Math.floor(Math.random() * 1e6), 5)}</ul>${pages.join('')}`));
  },
  'a robots.txt that redirects in a circle': (path, _request, response) => {
    if (path.startsWith('/robots.txt')) return void response.writeHead(301, { location: '/robots.txt' }).end();
    column('')(path, _request, response);
  },
  'a robots.txt of wildcards': (path, _request, response) => {
    if (path === '/robots.txt') return void response.end(`User-agent: *\n${'Disallow: /*a*a*a*a*b\n'.repeat(20_000)}`);
    column('')(path, _request, response);
  },
  'answers drop by drop': (_path, _request, response) => {
    response.write('<html>');
    const drip = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(drip));
  },
  'a list of hundreds of thousands of links': column(rows(0, 40_000)),
  'tags inside tags': column('<table><tr><td>'.repeat(300_000)),
  'a page that explodes': (path, _request, response) => {
    if (path === '/robots.txt') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(80_000_000)));
  },
  'an endless address in the list': column(
    `<li><a href="/r/${'a'.repeat(9_000)}.html">${TITLE}</a><span>2024-01-02</span></li>`,
  ),
  'pages of a list that are scripts': column(
    `<ul>${rows(0, 3)}</ul><script>createPageHTML(9,0,"javascript:x","html")</script>`,
  ),
  'a title that PostgreSQL cannot keep': column(
    `<li><a title="2023年政府\u0000信息公开工作年度报告\uffff\ufffe\u202e&#xD800;" href="/r/%00\u0000x.html">${TITLE}\u0000</a><span>2024-01-02</span></li>`,
  ),
  'a report that PostgreSQL cannot keep': column(`<li><a href="/r/t.html">${TITLE}</a><span>2024-01-02</span></li>`),
  'a report that never ends to parse': (path, request, response) => {
    if (!path.startsWith('/r/'))
      return column(`<li><a href="/r/t.html">${TITLE}</a><span>2024-01-02</span></li>`)(path, request, response);
    response.end(html(`<p>${Array.from({ length: 200 }, (_, n) => `<font a${n}>`).join('')}${'<p>x'.repeat(50_000)}`));
  },
  'files of this machine in its links': column(
    `<li><a href="file:///etc/passwd">${TITLE}</a><span>2024-01-02</span></li><li><a href="javascript:alert(1)">${TITLE}</a></li><iframe src="http://[::1]:22/"></iframe>`,
  ),
};

interface Attacker {
  what: string;
  id: string;
  url: string;
  asked: string[];
}

let stage: Stage;
let servers: Server[] = [];
let attackers: Attacker[] = [];
let store: Store;
let crawl: Command;

beforeAll(async () => {
  stage = await setStage();
  for (const [index, [what, answer]] of Object.entries(PORTALS).entries()) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html');
      answer(request.url ?? '', request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    attackers.push({
      what,
      id: `evil-${index}`,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gkml/`,
      asked,
    });
  }
  const registry = attackers.map(
    ({ id, url }, i) => `${id},${NAME}${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[i]},${url},${url}`,
  );
  const file = `${stage.dataDir}/with-attackers.csv`;
  const honest = stage.portals.registryCsv.trimEnd().split(/\r?\n/);
  const head = honest[0]!.replace(/^\uFEFF/, '').split(',');
  const line = (values: Record<string, string>) => head.map((name) => values[name] ?? '').join(',');
  const evil = registry.map((one) => {
    const [id, name, portal_url, report_column_url] = one.split(',') as [string, string, string, string];
    return line({ id, name, level: 'county_dept', portal_url, report_column_url });
  });
  writeFileSync(file, `${[...honest, ...evil].join('\n')}\n`);
  crawl = nianbao(
    ['crawl', '--agencies', file],
    stage.environment({
      LOG_LEVEL: 'debug',
      NIANBAO_PORTAL_REQUEST_BUDGET: String(BUDGET),
      NIANBAO_REQUEST_TIMEOUT_MS: '1500',
      NIANBAO_WEBHOOK_URL: stage.webhookUrl
        .replace('http://', 'http://hookuser:hookpassword@')
        .concat('?token=querytoken'),
      NIANBAO_PASSWORD: 'a password of the pages',
    }),
  );
  await crawl.ended;
  const opened = await openStore({ databaseUrl: null, dataDir: stage.dataDir });
  if (!opened.ok) throw new Error(opened.failure.cause);
  store = opened.value;
});

afterAll(async () => {
  await store?.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
  attackers = [];
  await stage?.close();
});

describe('a run among portals that mean harm', () => {
  it('comes to its end', async () => {
    expect(await crawl.ended, crawl.errors().slice(-2_000)).toBe(1);
  });

  it('meets no bug: whatever fails has a name', async () => {
    const tasks = await store.db
      .selectFrom('nianbao.task')
      .select(['id', 'state', 'error_code', 'error_cause'])
      .execute();
    expect(tasks.filter(({ state }) => state === 'pending')).toEqual([]);
    expect(tasks.filter(({ error_code }) => error_code === 'internal')).toEqual([]);
    expect(crawl.errors()).not.toContain('ended in a bug');
  });

  it.each(Object.keys(PORTALS))('keeps to its budget of requests: %s', (what) => {
    const { asked } = attackers.find((one) => one.what === what)!;
    // What was found is fetched besides; robots.txt and its redirects do not count.
    const pages = asked.filter((path) => !path.startsWith('/robots.txt') && !path.startsWith('/r/'));
    expect(pages.length).toBeLessThanOrEqual(BUDGET + 5);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('accuses none of them: what could not be read whole is unknown', async () => {
    const states = (await listCoverage(store.db)).filter(
      ({ agencyId, year }) => agencyId.startsWith('evil-') && year === 2023,
    );
    const missing = states
      .filter(({ status }) => status === 'missing')
      .map(({ agencyId }) => attackers.find((a) => a.id === agencyId)?.what);
    expect(missing).toEqual([]);
  });

  it('reads the honest portals as ever', async () => {
    const coverage = await listCoverage(store.db);
    const of = (id: string) => coverage.find(({ agencyId, year }) => agencyId === id && year === 2023)?.status;
    expect(['shili-zf', 'shili-czj', 'suqian', 'hongze'].map(of)).toEqual([
      'published',
      'late',
      'published',
      'published',
    ]);
  });

  it('invents no figure', async () => {
    const [report] = (await listReports(store.db)).filter(
      ({ agencyId }) => attackers.find((a) => a.id === agencyId)?.what === 'a report that PostgreSQL cannot keep',
    );
    const values = Object.values(await valuesOf(store.db, report!.id)).filter(({ status }) => status !== 'absent');
    expect(values.filter(({ status }) => status === 'reported').map(({ raw, value }) => [raw, value])).toEqual([
      ['+5', 5],
      ['97', 97],
      ['-0', 0],
    ]);
  });

  it('writes no secret into its log', () => {
    const log = crawl.errors() + crawl.output();
    expect(log.length).toBeGreaterThan(1_000);
    for (const secret of [WEBHOOK_SECRET, 'hookpassword', 'querytoken', 'a password of the pages'])
      expect(log).not.toContain(secret);
  });
});
