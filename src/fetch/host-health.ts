import type { FailureCode } from '../errors/catalogue.ts';
import type { HopReport } from './host-gate.ts';

/** How a host has fared lately. */
export interface HostHealth {
  /** Requests in a row that met with trouble. */
  failures: number;
  /** How often in a row the circuit breaker opened. */
  openings: number;
}

/** What a request leaves behind: how long the host is left alone, and what is remembered of it. */
export interface HostVerdict extends HostHealth {
  /** Pause beyond the pace: back-off, or what Retry-After asks for. */
  restMs: number;
  /** For so long the circuit breaker is open; 0 where it is closed. */
  openMs: number;
  /** The trouble; null where there is none. */
  code: FailureCode | null;
}

/** Troubles in a row that open the breaker. */
const OPENS_AT = 5;
/** Of the back-off after 429 and 5xx, in paces: at the default pace of a second 5, 15, 45 and 120 s. */
const BACK_OFF = [5, 15, 45, 120];
const OPEN_PACES = 60;
const MOST_OPEN_PACES = 3_600;
const UNREACHED = new Set<FailureCode>(['fetch.connect', 'fetch.timeout', 'fetch.tls']);

/**
 * Judges a host by one more request. 429 and 5xx bring a back-off that grows; what cannot be reached at all is only counted. After
 * five troubles in a row the breaker opens, for twice as long each time that the first request after it fails (half-open);
 * any other answer closes it. `paceMs` is the unit of all pauses.
 */
export function judgeHost(health: HostHealth, report: HopReport, paceMs: number): HostVerdict {
  const { status, code, retryAfterMs } = report;
  const overloaded = status !== null && (status === 429 || status >= 500);
  const unreached = code !== null && UNREACHED.has(code);
  if (!overloaded && !unreached) {
    const healed = status !== null;
    return { ...(healed ? { failures: 0, openings: 0 } : health), restMs: 0, openMs: 0, code: null };
  }
  const failures = health.failures + 1;
  const opens = failures >= OPENS_AT;
  const backOff = overloaded ? (BACK_OFF[Math.min(failures, BACK_OFF.length) - 1] ?? 0) * paceMs : 0;
  const openMs = opens ? Math.min(OPEN_PACES * 2 ** health.openings, MOST_OPEN_PACES) * paceMs : 0;
  return {
    failures,
    openings: opens ? Math.min(health.openings + 1, 10) : 0,
    restMs: Math.max(backOff, overloaded ? (retryAfterMs ?? 0) : 0),
    openMs,
    code: troubleOf(status, code),
  };
}

function troubleOf(status: number | null, code: FailureCode | null): FailureCode {
  if (status === 429) return 'fetch.rate-limited';
  return status !== null && status >= 500 ? 'fetch.http-error' : (code ?? 'fetch.connect');
}
