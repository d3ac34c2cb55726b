import type { FailureCode } from '../errors/catalogue.ts';
import type { Failure } from '../errors/failure.ts';

/** Lets one request at a time to a host, at the host's pace, across all workers and processes. */
export interface HostGate {
  /**
   * Waits for the host (`hostKey`). A failure says that it must not be asked now and that waiting for it is over. Throws
   * `Postponed` where `errand` is given and the wait is too long to hold a worker for it.
   */
  enter(host: string, errand?: Errand): Promise<HostPass | Failure>;
  /** Nobody asks the host for the next `ms` milliseconds. */
  hold(host: string, ms: number): Promise<void>;
}

/** Must be left when the request is over, whatever became of it: until then nobody else asks the host. */
export interface HostPass {
  failure?: never;
  leave(report: HopReport): Promise<void>;
}

/** The work of a job that can be put off. */
export interface Errand {
  /** Since when the work waits; it does not wait for a troubled host for ever. */
  since: Date;
  /** An operator waits for it: the hours of the night are not waited for. */
  urgent: boolean;
  /** Requests that were let through so far; counted by the gate. */
  passes: number;
}

/** What became of one request to a host. */
export interface HopReport {
  /** Null where no answer came. */
  status: number | null;
  /** What went wrong besides the status; null for a whole answer, and for a request that we ended ourselves. */
  code: FailureCode | null;
  /** From the request to the end of the answer. */
  responseMs: number;
  retryAfterMs: number | null;
  /** Of the host's robots.txt; 0 where it asks for none. */
  crawlDelayMs: number;
}
