import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request as the portal saw it; milliseconds. `end` is the instant before the last byte left, so that gaps are never told too short. */
export interface Seen {
  path: string;
  start: number;
  end: number;
  status: number;
}

export interface WatchedHost {
  url: string;
  /** host:port */
  host: string;
  seen: Seen[];
  /** Most connections with an unfinished request, or none yet, at the same time. */
  mostOpen: number;
  /** Most requests that came over one connection. */
  mostPerConnection: number;
}

export interface HostManners {
  robots: string;
  /** How long an answer takes. */
  answerMs: number;
  /** The request of this number (robots.txt counts) is answered 429 with this Retry-After in seconds. */
  limit?: { at: number; seconds: number };
}

/** Portals that write down who came when, and how many at once; every page of `pages` answers, all else is 404. */
export async function watchHost(manners: HostManners, pages: ReadonlyMap<string, string>) {
  const host: WatchedHost = { url: '', host: '', seen: [], mostOpen: 0, mostPerConnection: 0 };
  const open = new Set<Socket>();
  const requests = new Map<Socket, number>();
  const server = createServer(async (request, response) => {
    const count = (requests.get(request.socket) ?? 0) + 1;
    requests.set(request.socket, count);
    host.mostPerConnection = Math.max(host.mostPerConnection, count);
    const seen: Seen = { path: request.url ?? '', start: Date.now(), end: Number.POSITIVE_INFINITY, status: 0 };
    host.seen.push(seen);
    const isLimited = manners.limit !== undefined && host.seen.length === manners.limit.at;
    await sleep(manners.answerMs);
    seen.end = Date.now();
    seen.status = isLimited ? 429 : answer(seen.path, response);
    // An answered connection holds nobody up any more; the end of its socket may reach this process late.
    open.delete(request.socket);
    if (isLimited) response.writeHead(429, { 'retry-after': String(manners.limit?.seconds) }).end();
    else response.end(seen.path === '/robots.txt' ? manners.robots : (pages.get(seen.path) ?? ''));
  });
  const answer = (path: string, response: ServerResponse): number => {
    response.statusCode = path === '/robots.txt' || pages.has(path) ? 200 : 404;
    response.setHeader('content-type', path === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8');
    return response.statusCode;
  };
  server.on('connection', (socket) => {
    open.add(socket);
    host.mostOpen = Math.max(host.mostOpen, open.size);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  host.url = `http://${host.host}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { ...host, watched: host, close };
}
