import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { type AllowedNetworks, refusalOf } from './safe-address.ts';

export interface SafeAgentOptions {
  allowedNetworks: AllowedNetworks;
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Resolver, for tests; the system's by default. */
  resolve?: typeof resolve | undefined;
}

/** Code of the error that the agent raises for a refused address. */
export const FORBIDDEN_ADDRESS = 'NIANBAO_FORBIDDEN_ADDRESS';

/**
 * Connections for fetchPage. Names are resolved while the socket opens and only addresses that may be asked for are handed
 * to it, so that no second resolution can lead elsewhere. Literal addresses are not resolved: fetchPage checks them itself.
 */
export function createSafeAgent(options: SafeAgentOptions): Agent {
  return new Agent({
    connect: { lookup: safeLookup(options), timeout: options.connectTimeoutMs },
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.headersTimeoutMs,
    maxHeaderSize: 32 * 1024,
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: 4_000,
  });
}

function safeLookup(options: SafeAgentOptions): LookupFunction {
  return (host, wanted, answer) => {
    (options.resolve ?? resolve)(host, { ...wanted, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 4);
      const safe = addresses.filter((a) => refusalOf(a.address, options.allowedNetworks) === null);
      const first = safe[0];
      if (!first)
        return answer(
          forbidden(
            host,
            addresses.map((a) => a.address),
          ),
          '',
          4,
        );
      if (wanted.all) return answer(null, safe);
      return answer(null, first.address, first.family);
    });
  };
}

function forbidden(host: string, addresses: readonly string[]): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`${host} resolves to ${addresses.join(', ') || 'nothing'}`);
  error.code = FORBIDDEN_ADDRESS;
  return error;
}
