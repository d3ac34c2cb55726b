import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** The only way out of the browser, which leads nowhere. */
export interface DeadEnd {
  /** `http://127.0.0.1:port`, as a browser's proxy. */
  readonly url: string;
  /** What tried to leave by it, host by host; at most 50 are kept. */
  readonly tried: string[];
  close(): Promise<void>;
}

const MOST_KEPT = 50;

/**
 * A proxy on loopback that refuses everything. The pages' requests are answered before they reach the network; whatever goes past
 * that (sockets, prefetches, workers, the browser's own errands) ends here.
 */
export async function openDeadEnd(): Promise<DeadEnd> {
  const tried: string[] = [];
  const note = (target: string | undefined) => {
    if (tried.length < MOST_KEPT) tried.push((target ?? '').slice(0, 300));
  };
  const server: Server = createServer((request, response) => {
    note(request.url);
    response.writeHead(403).end();
  });
  const refuse = (request: { url?: string | undefined }, socket: Duplex) => {
    note(request.url);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  };
  server.on('connect', refuse);
  server.on('upgrade', refuse);
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tried,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
