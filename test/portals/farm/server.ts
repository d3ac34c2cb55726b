import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leadNamesToFarm } from './names.ts';
import type { Asked, Reply, Site } from './site.ts';
import { makeWorld, type World } from './world.ts';

/** One request that reached the farm. */
export interface Logged {
  host: string;
  method: string;
  path: string;
  status: number;
  /** Bytes of the answer's body. */
  bytes: number;
  begun: number;
  ended: number;
}

export interface Farm extends World {
  log: Logged[];
  /** What the farm must never see: requests for names that are no site of its. */
  strange: string[];
  close(): Promise<void>;
}

/** Starts the farm on loopback, one server for all hosts, and lets `plant` put up its sites. */
export async function startFarm(plant: (world: World) => void): Promise<Farm> {
  const sites = new Map<string, Site>();
  const log: Logged[] = [];
  const strange: string[] = [];
  const server = createServer((request, response) => void serve(request, response, { sites, log, strange }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const world = makeWorld((server.address() as AddressInfo).port);
  plant(world);
  for (const site of world.sites) sites.set(site.host, site);
  const forgetNames = leadNamesToFarm();
  const close = async () => {
    forgetNames();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { ...world, log, strange, close };
}

interface Grounds {
  sites: Map<string, Site>;
  log: Logged[];
  strange: string[];
}

async function serve(request: IncomingMessage, response: ServerResponse, { sites, log, strange }: Grounds) {
  const begun = performance.now();
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/\.$/, '');
  const asked = await askedOf(request);
  const site = sites.get(host);
  if (!site) strange.push(`${host}${asked.path}`);
  const reply = site ? answerOf(site, asked) : { status: 404, body: '' };
  if (reply === 'hang up') {
    log.push({ host, method: asked.method, path: asked.path, status: 0, bytes: 0, begun, ended: performance.now() });
    return void request.socket.destroy();
  }
  const { status, body } = send(request, response, reply, site?.options.conditional ?? false);
  response.on('finish', () => {
    log.push({ host, method: asked.method, path: asked.path, status, bytes: body, begun, ended: performance.now() });
  });
}

function answerOf(site: Site, asked: Asked): Reply | 'hang up' {
  if (site.fault) return site.fault(asked);
  const reply = site.answer(asked);
  if (asked.path !== '/robots.txt' || reply.status !== 404) return reply;
  return { type: 'text/plain', body: 'User-agent: *\nDisallow: /admin/\n' };
}

async function askedOf(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    body: Buffer.concat(parts).toString(),
    cookie: request.headers.cookie ?? '',
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, type = 'text/html', body, headers = {} }: Reply,
  conditional: boolean,
): { status: number; body: number } {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  const canCompare = conditional && status === 200 && request.method === 'GET';
  const unchanged = canCompare && request.headers['if-none-match'] === etag;
  response.writeHead(unchanged ? 304 : status, {
    ...(canCompare ? { etag } : {}),
    ...(unchanged ? {} : { 'content-type': type, 'content-length': bytes.length }),
    ...headers,
  });
  response.end(unchanged ? undefined : bytes);
  return { status: unchanged ? 304 : status, body: unchanged ? 0 : bytes.length };
}
