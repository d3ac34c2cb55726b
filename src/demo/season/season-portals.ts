import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRecords } from '../record.ts';
import { type DemoRow, renderColumn, renderMenu } from '../render-portal.ts';
import { DIALECTS, renderReport } from '../render-report.ts';
import { type Actor, COLUMN, isUp, pathOf, type SeasonWorld } from './season-world.ts';

/** The portals of a played season on this machine: one server that knows them by name, and shows what stands on them on a day. */
export interface SeasonPortals {
  /** On loopback. */
  port: number;
  /** From now on it is that day, YYYY-MM-DD. */
  day: string;
  close(): Promise<void>;
}

const STYLES = ['trs', 'generic', 'hanweb'] as const;
const COLUMN_NAME = '政府信息公开年报';

/** Starts them; `year` is the year that the reports of the season are about. */
export async function startSeasonPortals(world: SeasonWorld, year: number): Promise<SeasonPortals> {
  const byHost = Map.groupBy(world.actors, ({ portal }) => portal);
  const portals = { day: '', year, world, byHost, figures: readRecords().find(({ invented }) => invented)! };
  const server = createServer((request, response) => answer(request, response, portals));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get day() {
      return portals.day;
    },
    set day(day) {
      portals.day = day;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Portals {
  day: string;
  year: number;
  world: SeasonWorld;
  byHost: ReadonlyMap<string, Actor[]>;
  figures: ReturnType<typeof readRecords>[number];
}

type Answer = { status: number; body: string; type?: string };

function answer({ url = '/', headers, socket }: IncomingMessage, response: ServerResponse, portals: Portals): void {
  const given = answerTo(url, (headers.host ?? '').replace(/:\d+$/, ''), portals);
  if (given === null) socket.destroy();
  else response.writeHead(given.status, { 'content-type': given.type ?? 'text/html; charset=utf-8' }).end(given.body);
}

/** Null: the line is cut. */
function answerTo(url: string, host: string, portals: Portals): Answer | null {
  const { day, world } = portals;
  const own = portals.byHost.get(host) ?? [];
  const fault = world.faults.find((one) => one.portals.has(host) && one.from <= day && day <= one.to)?.outcome;
  if (fault === 'unreachable') return null;
  if (url === '/robots.txt') return { status: 200, body: 'User-agent: *\nDisallow: /admin/\n', type: 'text/plain' };
  if (fault === 'blocked') return { status: 412, body: '<html><script>document.cookie="x=1"</script></html>' };
  const page = fault === 'column_not_found' ? rebuilt(url) : pageOf(url, host, own, portals);
  return page === null
    ? { status: 404, body: '<html><title>404</title><body>页面不存在</body></html>' }
    : { status: 200, body: page };
}

/** A portal in the days of its rebuilding: its menu leads to no openness any more. */
function rebuilt(url: string): string | null {
  const menu = ['新闻中心', '办事服务', '互动交流'].map((text, i) => ({ href: `/new/${i}/`, text }));
  return url === '/' ? renderMenu('示例门户', '示例门户网站', menu) : null;
}

function pageOf(url: string, host: string, own: readonly Actor[], portals: Portals): string | null {
  const name = `示例门户 ${host}`;
  if (url === '/')
    return renderMenu(name, name, [
      { href: '/xwzx/', text: '新闻中心' },
      { href: COLUMN, text: COLUMN_NAME },
    ]);
  if (url === COLUMN) return columnOf(name, host, own, portals);
  const actor = own.find((one) => pathOf(one, portals.year) === url);
  return actor && isUp(actor, portals.day) ? reportOf(actor, name, portals) : null;
}

function columnOf(siteName: string, host: string, own: readonly Actor[], { year, day }: Portals): string {
  const rows = own.flatMap((actor): DemoRow[] => [
    ...(isUp(actor, day) ? [rowOf(actor, year, actor.isDated ? actor.publishes : null)] : []),
    rowOf(actor, year - 1, `${year}-01-15`),
    rowOf(actor, year - 2, `${year - 1}-01-15`),
  ]);
  const style = STYLES[Number(/\d+/.exec(host)?.[0] ?? 0) % STYLES.length]!;
  const list = { siteName, columnName: COLUMN_NAME, menu: [], rows, page: 0, pages: 1, total: rows.length };
  return renderColumn(style, list);
}

function rowOf(actor: Actor, year: number, date: string | null): DemoRow {
  return { href: pathOf(actor, year), title: titleOf(actor.agency.name, year), date };
}

function titleOf(name: string, year: number): string {
  return `${name}${year}年政府信息公开工作年度报告`;
}

/** The figures are an invented body's, whose name is not this one's. */
function reportOf({ agency, isDated, publishes }: Actor, siteName: string, { year, figures }: Portals): string {
  const record = { ...figures, agencyId: agency.id, agency: agency.name, year, published: isDated ? publishes : null };
  const dialect = DIALECTS[Number(agency.id.slice(1)) % DIALECTS.length]!;
  const title = titleOf(agency.name, year);
  return renderReport(record, { dialect, title, columnName: COLUMN_NAME, siteName, charset: 'utf-8' });
}
