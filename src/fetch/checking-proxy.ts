import { lookup as systemLookup } from 'node:dns';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AllowedNetworks, refusalOf } from './safe-address.ts';

export interface CheckingProxyOptions {
  allowedNetworks: AllowedNetworks;
  /** Whether a host (without port) may be asked at all: a page's own and those of its government, not the web's trackers. */
  mayAsk: (host: string) => boolean;
  /** Bytes that may come in through the proxy before `resetBudget` is called. */
  maxBytes: number;
  /** Resolver, for tests; the system's by default. */
  resolve?: typeof systemLookup;
}

/** What the proxy let through and what it refused since the last reset. */
export interface ProxyTally {
  requests: number;
  bytes: number;
  refused: { host: string; why: string }[];
}

export interface CheckingProxy {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly tally: ProxyTally;
  /** A new page begins: its budget of bytes is whole again, the tally empty, connections of the page before are cut. */
  resetBudget(): void;
  close(): Promise<void>;
}

/** Header of the proxy's own refusals: tells them from a portal's. */
export const REFUSED_HEADER = 'x-nianbao-refused';

/** Names kept of what was refused. */
const MAX_REFUSED = 50;

/**
 * The only way out of the browser: a proxy on loopback that checks every address as fetchPage does. A name is resolved here and
 * the socket opened to the address that was checked, so that no second resolution can lead elsewhere; to one host there is one
 * connection at a time.
 */
export async function openCheckingProxy(options: CheckingProxyOptions): Promise<CheckingProxy> {
  const state = new State(options);
  const server = createServer((request, response) => void forward(request, response, state));
  server.on(
    'connect',
    (request: IncomingMessage, socket: Duplex, head: Buffer) => void tunnel(request, socket, head, state),
  );
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tally: state.tally,
    resetBudget: () => state.reset(),
    async close() {
      state.reset();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class State {
  readonly options: CheckingProxyOptions;
  readonly tally: ProxyTally = { requests: 0, bytes: 0, refused: [] };
  readonly #open = new Set<Socket | Duplex>();
  readonly #turns = new Map<string, Promise<void>>();

  constructor(options: CheckingProxyOptions) {
    this.options = options;
  }

  reset(): void {
    Object.assign(this.tally, { requests: 0, bytes: 0, refused: [] });
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
  }

  keep(socket: Socket | Duplex): void {
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  refuse(host: string, why: string): void {
    if (this.tally.refused.length < MAX_REFUSED) this.tally.refused.push({ host, why });
  }

  /** Counts what comes in; false once the budget is used up. */
  takes(bytes: number): boolean {
    this.tally.bytes += bytes;
    return this.tally.bytes <= this.options.maxBytes;
  }

  /** Waits until nobody else is connected to the host; the caller ends its turn by what it is given. */
  async turn(host: string): Promise<() => void> {
    const before = this.#turns.get(host);
    let end = (): void => undefined;
    const mine = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#turns.set(
      host,
      (before ?? Promise.resolve()).then(() => mine),
    );
    await before;
    return end;
  }

  /** The checked address of a host, or null where it must not be asked; the refusal is noted. */
  async addressOf(host: string): Promise<string | null> {
    const name = host
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '')
      .toLowerCase();
    if (!this.options.mayAsk(name)) return this.#refused(host, 'not a host of this portal');
    const addresses = isIP(name) ? [name] : await this.#resolve(name);
    const safe = addresses.find((address) => refusalOf(address, this.options.allowedNetworks) === null);
    if (safe !== undefined) return safe;
    const why = addresses.map((address) => refusalOf(address, this.options.allowedNetworks)).join(', ');
    return this.#refused(host, why || 'does not resolve');
  }

  #refused(host: string, why: string): null {
    this.refuse(host, why);
    return null;
  }

  #resolve(name: string): Promise<string[]> {
    return new Promise((resolve) => {
      (this.options.resolve ?? systemLookup)(name, { all: true }, (error, found) =>
        resolve(error ? [] : found.map(({ address }) => address)),
      );
    });
  }
}

/** A request of plain HTTP, in absolute form. */
async function forward(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
  response.on('error', () => undefined);
  if (url?.protocol !== 'http:') return deny(response, 400);
  const address = await state.addressOf(url.hostname);
  if (address === null) return deny(response, 403, 'address not allowed');
  const end = await state.turn(url.host);
  response.once('close', end);
  if (response.destroyed) return end();
  state.tally.requests++;
  const { 'proxy-connection': _, ...sent } = request.headers;
  const headers = { ...sent, host: url.host, connection: 'close' };
  const upstream = ask(
    {
      host: address,
      port: url.port || 80,
      method: request.method,
      path: url.pathname + url.search,
      headers,
      agent: false,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => {
        if (!state.takes(chunk.length)) response.destroy();
      });
      answer.pipe(response);
    },
  );
  upstream.on('socket', (socket) => state.keep(socket));
  upstream.on('error', () => deny(response, 502));
  response.once('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** CONNECT, for https: the certificate is the browser's to check. */
async function tunnel(request: IncomingMessage, client: Duplex, head: Buffer, state: State): Promise<void> {
  state.keep(client);
  const target = URL.canParse(`http://${request.url}`) ? new URL(`http://${request.url}`) : null;
  const address = target && (await state.addressOf(target.hostname));
  if (!target || !address) return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  const end = await state.turn(target.host);
  client.once('close', end);
  if (client.destroyed) return end();
  state.tally.requests++;
  const upstream = connect({ host: address, port: Number(target.port || 443) });
  state.keep(upstream);
  upstream.once('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  upstream.on('data', (chunk: Buffer) => {
    if (state.takes(chunk.length)) return;
    client.destroy();
    upstream.destroy();
  });
  upstream.once('close', () => client.destroy());
  client.once('close', () => upstream.destroy());
}

function deny(response: ServerResponse, status: number, why?: string): void {
  if (!response.headersSent) response.writeHead(status, why === undefined ? {} : { [REFUSED_HEADER]: why });
  response.end();
}
