import { constants } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import type { TlsFault } from '../report/tls-fault.ts';
import { type AllowedNetworks, refusalOf } from './safe-address.ts';
import { certificateFault, type TlsTrust } from './tls-fault.ts';

/** What connections are made with; times in ms. */
export interface SafeAgentOptions {
  allowedNetworks: AllowedNetworks;
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Resolver, for tests; the system's by default. */
  resolve?: typeof resolve | undefined;
  /** How much the TLS of a host (with its port where that is not the usual one) is trusted; `strict` by default. */
  trust?: ((host: string) => TlsTrust) | undefined;
  /** Certificates trusted besides those of the system, for tests. */
  ca?: string | undefined;
}

/** Connections that know what was wrong with the last one to an origin. */
export interface SafeAgent extends Agent {
  faultsOf(origin: string): readonly TlsFault[];
}

/** Code of the error that the agent raises for a refused address. */
export const FORBIDDEN_ADDRESS = 'NIANBAO_FORBIDDEN_ADDRESS';

/** What OpenSSL is told for servers of old: TLS 1.0, short keys, SHA-1, renegotiation without its mark. */
const LEGACY = {
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

/** Origins of which the last fault is remembered. */
const MOST_ORIGINS = 2_000;

/**
 * Connections for fetchPage. Names are resolved while the socket opens and only addresses that may be asked for are handed
 * to it, so that no second resolution can lead elsewhere. Literal addresses are not resolved: fetchPage checks them itself.
 * A certificate that cannot be verified ends the connection before anything is sent, but where its host is trusted to be faulty.
 */
export function createSafeAgent(options: SafeAgentOptions): SafeAgent {
  const faults = new Map<string, readonly TlsFault[]>();
  const note = (origin: string, found: readonly TlsFault[]) => {
    faults.delete(origin);
    faults.set(origin, found);
    const oldest = faults.keys().next().value;
    if (faults.size > MOST_ORIGINS && oldest !== undefined) faults.delete(oldest);
  };
  const agent = new Agent({
    connect: checkedConnector(options, note),
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.headersTimeoutMs,
    maxHeaderSize: 32 * 1024,
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: 4_000,
  });
  return Object.assign(agent, { faultsOf: (origin: string) => faults.get(origin) ?? [] });
}

type Note = (origin: string, found: readonly TlsFault[]) => void;

function checkedConnector(options: SafeAgentOptions, note: Note): buildConnector.connector {
  const common = {
    lookup: safeLookup(options),
    timeout: options.connectTimeoutMs,
    // A resumed session is not checked against the name of the host.
    maxCachedSessions: 0,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  };
  const connectors = {
    strict: buildConnector(common),
    tolerant: buildConnector({ ...common, rejectUnauthorized: false }),
    legacy: buildConnector({ ...common, ...LEGACY, rejectUnauthorized: false }),
  };
  return (target, done) => {
    const trust = target.protocol === 'https:' ? (options.trust?.(hostOf(target)) ?? 'strict') : 'strict';
    connectors[trust](target, (...[error, socket]: Connected) => {
      if (error || !socket) return done(error ?? new Error('no socket'), null);
      if (target.protocol !== 'https:') return done(null, socket);
      const found = faultsOf(socket as TLSSocket, trust);
      if (!Array.isArray(found)) {
        socket.destroy();
        return done(found as Error, null);
      }
      note(`https://${hostOf(target)}`, found);
      done(null, socket);
    });
  };
}

type Connected = [Error, null] | [null, Socket | TLSSocket];

function hostOf({ hostname, port }: buildConnector.Options): string {
  return port === '' || port === '443' ? hostname : `${hostname}:${port}`;
}

/** What is wrong with a connection, or the error for which it is not used. */
function faultsOf(socket: TLSSocket, trust: TlsTrust): TlsFault[] | Error {
  const legacy: TlsFault[] = trust === 'legacy' ? ['legacy-protocol'] : [];
  if (socket.authorized) return legacy;
  const reason = socket.authorizationError as unknown as Error | string | undefined;
  const code = typeof reason === 'string' ? reason : String((reason as { code?: unknown } | undefined)?.code ?? '');
  const fault = certificateFault(code);
  if (fault !== null && trust !== 'strict') return [fault, ...legacy];
  return Object.assign(new Error(code || 'the certificate is not trusted'), { code: code || 'CERT_REJECTED' });
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
