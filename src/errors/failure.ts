import type { Bilingual } from '../report/bilingual.ts';
import { CATALOGUE, type FailureCode } from './catalogue.ts';

/** `now` = try again soon, `later` = after a long pause (next run), `never` = trying again changes nothing. */
export type Retry = 'now' | 'later' | 'never';

/** Expected trouble as a value: what happened, what to do, and whether trying again helps. Only bugs throw. */
export interface Failure {
  readonly failure: true;
  readonly code: FailureCode;
  /** What happened, for the log and the curious: `portal answered 412`. */
  readonly cause: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly retry: Retry;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What expected trouble is returned as: only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A failure with the title, remedy and retry that the catalogue gives its code; `cause` is for the log. */
export function failure(code: FailureCode, cause: string, context: Record<string, unknown> = {}): Failure {
  const entry = CATALOGUE[code];
  return { failure: true, code, cause, title: entry.title, remedy: entry.remedy, retry: entry.retry, context };
}

/** A result with its value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that failed; as `failure`. */
export function fail<T = never>(code: FailureCode, cause: string, context: Record<string, unknown> = {}): Result<T> {
  return { ok: false, failure: failure(code, cause, context) };
}

/** A failure on its way through code that can only throw (BullMQ processors, command actions). */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(f: Failure) {
    super(`${f.code}: ${f.cause}`);
    this.name = 'FailureError';
    this.failure = f;
  }
}

/** True for a failure that was thrown, since it had to pass through code that knows no `Result`. */
export function isFailureError(error: unknown): error is FailureError {
  return error instanceof FailureError;
}
