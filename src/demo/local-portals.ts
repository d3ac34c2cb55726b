import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'csv-stringify/sync';
import { FailureError, failure } from '../errors/failure.ts';
import type { Agency } from '../report/agency.ts';
import { buildSite, type DemoPage, type DemoPages } from './build-sites.ts';
import { DEMO, DEMO_AGENCIES, DEMO_SITES, type DemoAgency, type DemoSite } from './demo-agencies.ts';
import { type DemoRecord, readRecords } from './record.ts';

export { DEMO } from './demo-agencies.ts';

export interface DemoPortalOptions {
  /** Port of the first site, the others follow; fixed, so that a restarted demo has the same addresses. 0 = any free ports. */
  basePort?: number;
  host?: '127.0.0.1';
  /** Reports about later years are not published yet. */
  throughYear?: number;
}

export interface DemoPortals {
  /** The registry as a CSV file would hold it; `agencies` are its rows. */
  registryCsv: string;
  agencies: Agency[];
  /** Address of each site by its id, without closing slash; sites that are down have one too. */
  sites: Readonly<Record<string, string>>;
  urls: string[];
  /** What was asked for, in order. */
  requests: { url: string; at: string }[];
  /** Publishes, edits or removes reports: the records given back are what the sites show from now on. */
  change(edit: (records: readonly DemoRecord[]) => DemoRecord[]): void;
  /** Makes a site answer with a fault, or well again; a site that began `down` stays down. */
  setFault(site: string, fault: 'blocked' | 'robots' | 'error' | null): void;
  close(): Promise<void>;
}

type Fault = 'blocked' | 'robots' | 'error' | null;
interface Running {
  site: DemoSite;
  base: string;
  server: Server | null;
  pages: DemoPages;
  fault: Fault;
}

/** Portals on this machine that show the records of `records/`; throws FailureError `web.port` where a port is taken. */
export async function startDemoPortals(options: DemoPortalOptions = {}): Promise<DemoPortals> {
  const { basePort = 18_180, host = '127.0.0.1', throughYear = DEMO.year } = options;
  let records = readRecords().filter((record) => record.year <= throughYear);
  const requests: { url: string; at: string }[] = [];
  const running: Running[] = [];
  const close = async () => {
    await Promise.all(running.map(({ server }) => stop(server)));
  };
  try {
    for (const site of DEMO_SITES) running.push(await startSite(site, { basePort, host, records, requests }));
  } catch (error) {
    await close();
    throw error;
  }
  const sites = Object.fromEntries(running.map(({ site, base }) => [site.id, base]));
  // A real agency of which nothing is shown is left out, so that nothing is said of it.
  const shown = DEMO_AGENCIES.filter((a) => a.regionCode === '' || records.some((r) => r.agencyId === a.id));
  const agencies = shown.map((agency) => registered(agency, sites[agency.site]!, records));
  return {
    ...{ registryCsv: toCsv(agencies), agencies, sites, urls: Object.values(sites), requests, close },
    change: (edit) => {
      records = edit(records);
      for (const one of running) one.pages = buildSite(one.site, records);
    },
    setFault: (id, fault) => {
      for (const one of running) if (one.site.id === id) one.fault = fault;
    },
  };
}

async function startSite(
  site: DemoSite,
  {
    basePort,
    host,
    records,
    requests,
  }: { basePort: number; host: string; records: readonly DemoRecord[]; requests: { url: string; at: string }[] },
): Promise<Running> {
  const fault = site.fault === 'down' ? null : site.fault;
  const one: Running = { site, base: '', server: null, pages: buildSite(site, records), fault };
  const server = createServer((request, response) => {
    requests.push({ url: `${one.base}${request.url}`, at: new Date().toISOString() });
    answer(one, request, response);
  });
  const port = await listen(server, basePort === 0 ? 0 : basePort + site.offset, host);
  one.base = `http://${host}:${port}`;
  // The port of a site that is down is taken for a moment, to be sure that nobody else answers there.
  if (site.fault === 'down') await stop(server);
  else one.server = server;
  return one;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new FailureError(failure('web.port', `demo portal on ${host}:${port}: ${error.code}`, { host, port })));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (!server?.listening) return resolve();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answer(one: Running, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  const page = one.pages.get(path) ?? one.pages.get(path.replace(/index\.html?$/, ''));
  if (one.fault === 'error') send(response, 503, 'text/plain', 'unavailable');
  else if (path === '/robots.txt') send(response, 200, 'text/plain', robotsTxt(one.fault));
  else if (one.fault === 'blocked')
    send(response, 412, 'text/html', '<html><script>document.cookie="x=1"</script></html>');
  else if (!page)
    send(response, 404, 'text/html; charset=utf-8', '<html><title>404</title><body>页面不存在</body></html>');
  else sendPage(page, request, response);
}

function sendPage(page: DemoPage, request: IncomingMessage, response: ServerResponse): void {
  const etag = `"${createHash('sha256').update(page.body).digest('hex').slice(0, 20)}"`;
  response.setHeader('etag', etag);
  const unchanged = request.headers['if-none-match'] === etag;
  send(response, unchanged ? 304 : 200, page.contentType, unchanged ? '' : page.body);
}

function robotsTxt(fault: Fault): string {
  return `User-agent: *\nDisallow: ${fault === 'robots' ? '/' : '/admin/'}\n`;
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

/**
 * A real agency owes, in the demo, the last of the years of which it carries figures and no other, so that nothing is said of
 * years that the demo knows nothing about; an invented one owes all years from its first.
 */
function registered(agency: DemoAgency, base: string, records: readonly DemoRecord[]): Agency {
  const own = records.filter((record) => record.agencyId === agency.id);
  const years = own.map((record) => record.year);
  const isReal = own.some((record) => !record.invented);
  const bounds = isReal
    ? { firstYear: firstOfSeries(years), lastYear: Math.max(...years) }
    : { firstYear: Math.min(DEMO.year, ...years), lastYear: null };
  return {
    ...{ id: agency.id, name: agency.name, level: agency.level, regionCode: agency.regionCode, parent: agency.parent },
    ...{ portalUrl: `${base}${agency.home}`, reportColumnUrl: agency.columnKnown ? `${base}${agency.column}` : '' },
    ...{ aliases: agency.aliases, ...bounds, extra: {} },
  };
}

/** The first of the years without gap that end with the last one: 2017, 2022, 2023 → 2022. */
function firstOfSeries(years: readonly number[]): number {
  let first = Math.max(...years);
  while (years.includes(first - 1)) first--;
  return first;
}

function toCsv(agencies: readonly Agency[]): string {
  const columns = 'id,name,level,region_code,parent,portal_url,report_column_url,aliases,first_year,last_year'.split(
    ',',
  );
  const rows = agencies.map((a) => [
    ...[a.id, a.name, a.level, a.regionCode, a.parent, a.portalUrl, a.reportColumnUrl],
    ...[a.aliases.join('|'), a.firstYear ?? '', a.lastYear ?? ''],
  ]);
  return stringify([columns, ...rows]);
}
