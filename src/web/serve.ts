import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { fail, ok, type Result } from '../errors/failure.ts';
import type { WebEnv } from './deps.ts';

/** A server that listens. */
export interface WebServer {
  /** Address for a person, without trailing slash. */
  url: string;
  /** Ends live streams, lets requests under way finish (at most `CLOSE_GRACE_MS`) and frees the port. */
  close(): Promise<void>;
}

export interface ServeOptions {
  host: string;
  /** 0 = any free port. */
  port: number;
  hasPassword: boolean;
}

const CLOSE_GRACE_MS = 3_000;
const SWEEP_MS = 100;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** Listens. Failures: `web.no-password` beyond loopback without a password, `web.port` where the port is taken or not allowed. */
export async function serveWeb(app: Hono<WebEnv>, options: ServeOptions): Promise<Result<WebServer>> {
  if (!options.hasPassword && !LOOPBACK.test(options.host)) {
    return fail('web.no-password', `${options.host} is not a loopback address`, { host: options.host });
  }
  const closing = new AbortController();
  const hostname = options.host.replace(/^\[|\]$/g, '');
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, { ...env, closing: closing.signal }),
    hostname,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, hostname, () => resolve());
    });
  } catch (error) {
    return fail('web.port', error instanceof Error ? error.message : String(error), { port: options.port });
  }
  const { port } = server.address() as AddressInfo;
  return ok({ url: `http://${displayHost(hostname)}:${port}`, close: () => closeServer(server, closing) });
}

function displayHost(hostname: string): string {
  if (hostname === '0.0.0.0' || hostname === '::') return 'localhost';
  return hostname.includes(':') ? `[${hostname}]` : hostname;
}

function closeServer(server: ReturnType<typeof createAdaptorServer>, closing: AbortController): Promise<void> {
  if (!('closeAllConnections' in server)) return Promise.resolve();
  closing.abort();
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    // A connection whose last answer ends only now was not idle when `close` looked for idle ones.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
  });
}
