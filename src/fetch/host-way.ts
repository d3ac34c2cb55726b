import type { TlsFault } from '../report/tls-fault.ts';
import type { FetchResult } from './fetch-page.ts';
import { remediesOf } from './tls-fault.ts';

/** By which way a host answers, where that is not the one by which its addresses are written. */
export interface HostWay {
  /** `http:` or `https:`; null for the one that is written. */
  scheme: string | null;
  /** The same name with or without `www.`; null for the one that is written. */
  name: string | null;
  /** It only speaks a TLS of old. */
  isLegacy: boolean;
  /** What was wrong with its TLS when it last answered. */
  faults: readonly TlsFault[];
}

/** What is known of the ways to the hosts that a registry names. */
export interface HostWays {
  /** Null for a host that is not registered: it is asked as it is written, or not at all. */
  find(host: string): Promise<HostWay | null>;
  learn(host: string, way: HostWay): Promise<void>;
  /** False: no certificate that cannot be verified, no TLS of old, and nothing that is written with https is asked by http. */
  readonly isTolerant: boolean;
}

/** The way to a host of which nothing is known: its addresses as they are written. */
export const WRITTEN: HostWay = { scheme: null, name: null, isLegacy: false, faults: [] };

/** The address by a way; unchanged where it lies on another host. */
export function byWay(url: string, way: Pick<HostWay, 'scheme' | 'name'>): string {
  if (!URL.canParse(url) || (way.scheme === null && way.name === null)) return url;
  const other = new URL(url);
  // A port belongs to the scheme by custom only: one that is written is asked by both.
  if (way.scheme !== null) other.protocol = way.scheme;
  if (way.name !== null) other.hostname = way.name;
  return other.href;
}

/** The other ways to an address after one of them gave no answer, the most like first; `code` is that of its socket. */
export function otherWays(url: string, code: string, isTolerant: boolean): HostWay[] {
  const { protocol, hostname, port } = new URL(url);
  const remedies = remediesOf(code, protocol);
  const scheme = protocol === 'https:' ? 'http:' : 'https:';
  const mayChange = remedies.includes('scheme') && (isTolerant || scheme === 'https:');
  const name = remedies.includes('name') && port === '' ? twinOf(hostname) : null;
  return [
    ...(mayChange ? [{ ...WRITTEN, scheme }] : []),
    ...(name === null ? [] : [{ ...WRITTEN, name }]),
    ...(mayChange && name !== null ? [{ ...WRITTEN, scheme, name }] : []),
  ];
}

/** `www.example.gov.cn` and `example.gov.cn` are twins; addresses of numbers and single words have none. */
function twinOf(hostname: string): string | null {
  if (/^\[|^[\d.]+$/.test(hostname) || !hostname.includes('.')) return null;
  return hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`;
}

/** True where both lead over the same scheme, name and TLS, with the same faults. */
export function sameWay(one: HostWay, other: HostWay): boolean {
  return (
    one.scheme === other.scheme &&
    one.name === other.name &&
    one.isLegacy === other.isLegacy &&
    one.faults.join() === other.faults.join()
  );
}

/** Whether the host that gave no answer may give one by an older protocol. */
export function isOfOld({ unreached }: Pick<FetchResult, 'unreached'>): boolean {
  if (!unreached) return false;
  return remediesOf(unreached.code, new URL(unreached.url).protocol).includes('legacy');
}
