import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FETCH_DEFAULTS, type FetchOptions, userAgent } from '../../src/fetch/fetch-page.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';

export interface LocalServer {
  url: string;
  /** Path and time of every request. */
  asked: { path: string; at: number; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

/** A server on a free loopback port that answers by `handle`. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
  port = 0,
): Promise<LocalServer> {
  const asked: LocalServer['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', at: Date.now(), headers: request.headers });
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://${host}:${(server.address() as AddressInfo).port}`, asked, close };
}

const networks = parseNetworks(['127.0.0.0/8']);

/** Options that allow loopback; `{ allowedNetworks: [] }` takes that back. */
export function options(changes: Partial<FetchOptions> = {}): FetchOptions {
  const allowedNetworks = networks.ok ? networks.value : [];
  return { ...FETCH_DEFAULTS, allowedNetworks, userAgent: userAgent('https://example.org/contact'), ...changes };
}
