import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, atMost, round, type Verdict } from './verdict.ts';

/** What a crawl of many agencies came to, in a process of its own: the embedded database and queue, or those that DATABASE_URL and REDIS_URL name. */
export interface ScaleResult {
  agencies: number;
  hosts: number;
  requests: number;
  looks: number;
  reports: number;
  seconds: number;
  /** Resident memory of the process: before the run, at most, and after each tenth of the looks. */
  startMb: number;
  peakMb: number;
  atTenthsMb: number[];
  /** Live heap after a collection, at the half of the looks and at the end. */
  heapMb: number[];
  /** How often each outcome came, of looks and of pages, but for the good ones. */
  troubles: Record<string, number>;
  verdicts: Verdict[];
}

/** What the child says when the run is judged. */
export type ScaleReport = Omit<ScaleResult, 'agencies' | 'hosts' | 'requests' | 'verdicts'>;

/** Issue 4, of the whole process with whatever is embedded in it. */
const MOST_MB = 600;
/** Live heap may differ by what is under way; a leak of one page an agency would be more. */
const MOST_HEAP_MB = 40;

/** Crawls `agencies` on `hosts` portals of this process, with a pace of a second by a clock that runs twenty times as fast. */
export async function benchScale(agencies = 3_000, hosts = 300): Promise<ScaleResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-scale-'));
  const asked = { count: 0 };
  const servers: Server[] = [];
  try {
    for (let n = 0; n < hosts; n++) servers.push(await portal(asked));
    const urls = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    writeFileSync(join(folder, 'agencies.csv'), registryOf(agencies, urls));
    const report = await crawl(folder);
    const verdicts = [
      atMost('resident memory of the process', report.peakMb, MOST_MB, ' MB'),
      atMost(
        'live heap grows over the second half by',
        (report.heapMb[1] ?? 0) - (report.heapMb[0] ?? 0),
        MOST_HEAP_MB,
        ' MB',
      ),
      atLeast('agencies looked at', report.looks, agencies, ''),
      atLeast('reports published', report.reports, agencies, ''),
    ];
    return { agencies, hosts, requests: asked.count, ...report, verdicts };
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export function showScale(result: ScaleResult): string {
  const { agencies, hosts, requests, seconds, startMb, peakMb, atTenthsMb, heapMb, troubles } = result;
  return [
    `${agencies} agencies on ${hosts} hosts: ${requests} requests, ${round(seconds)} s`,
    `memory: ${round(startMb)} MB before, ${round(peakMb)} MB at most; after each tenth ${atTenthsMb.map(Math.round).join(' ')}`,
    `live heap: ${heapMb.map(Math.round).join(', then ')} MB; troubles: ${JSON.stringify(troubles)}`,
  ].join('\n');
}

function crawl(folder: string): Promise<ScaleReport> {
  const { PATH = '', DATABASE_URL = '', REDIS_URL = '' } = process.env;
  const child = fork(join(import.meta.dirname, 'scale-child.ts'), [folder], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: { PATH, ...(DATABASE_URL && { DATABASE_URL }), ...(REDIS_URL && { REDIS_URL }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let report: ScaleReport | null = null;
    child.on('message', (message) => {
      report = message as ScaleReport;
    });
    child.on('error', reject);
    child.on('exit', (code) => (report === null ? reject(new Error(`the crawl ended with ${code}`)) : resolve(report)));
  });
}

/** Every agency has a column with one report and some notices, on pages of an ordinary size. */
async function portal(asked: { count: number }): Promise<Server> {
  const filler = `<div class="menu">${'<a href="/zwgk/">政务公开</a> '.repeat(800)}</div>`;
  const server = createServer((request, response) => {
    asked.count++;
    const column = /^\/a(\d+)\/xxgknb\/$/.exec(request.url ?? '')?.[1];
    const report = /^\/a(\d+)\/xxgknb\/2023\.html$/.exec(request.url ?? '')?.[1];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (column !== undefined) response.end(page('政府信息公开年报', filler + rowsOf(column)));
    else if (report !== undefined)
      response.end(page(titleOf(report), `${filler}<div id="zoom">${titleOf(report)}</div>`));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** In characters, since a number in a name may look like a year. */
const nameOf = (agency: string | number) =>
  `第${[...String(agency)].map((digit) => '天地玄黄宇宙洪荒日月'[Number(digit)]).join('')}局`;
const titleOf = (agency: string) => `${nameOf(agency)}2023年政府信息公开工作年度报告`;
const page = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

function rowsOf(agency: string): string {
  const row = (href: string, title: string) =>
    `<li><a href="${href}" title="${title}">${title}</a><span>2024-01-20</span></li>`;
  const notices = Array.from({ length: 10 }, (_, n) => row(`/a${agency}/tz/${n}.html`, `关于第${n}号事项的通知`));
  return `<ul>${row(`/a${agency}/xxgknb/2023.html`, titleOf(agency))}${notices.join('')}</ul>`;
}

function registryOf(agencies: number, urls: readonly string[]): string {
  const rows = Array.from({ length: agencies }, (_, n) => {
    const url = urls[n % urls.length];
    return `a${n},${nameOf(n)},county,${640100 + (n % urls.length)},,${url}/,${url}/a${n}/xxgknb/,`;
  });
  return `id,name,level,region_code,parent,portal_url,report_column_url,aliases\n${rows.join('\n')}\n`;
}
