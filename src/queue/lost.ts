import { type Failure, failure } from '../errors/failure.ts';

/** What ioredis says of a command that a lost or silent connection did not carry. */
const LOST =
  /isn't writeable|Connection is closed|max retries per request|Command (?:timed out|aborted)|Socket timeout|E(?:CONN|PIPE)/;
/** What a Redis says that answers and can do nothing: it loads, is no master, is full, wants a password. Also out of a script. */
const UNWELL =
  /(?:^|-)(?:LOADING|READONLY|OOM|NOAUTH|WRONGPASS|NOPERM|MISCONF|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|BUSY|UNKILLABLE|TRYAGAIN)\b|max number of clients/;

/** `queue.unavailable` with the queue's own words, where an error says that the queue cannot be worked with now; null of any other. */
export function unavailable(error: unknown): Failure | null {
  if (!(error instanceof Error) || !(LOST.test(error.message) || UNWELL.test(error.message))) return null;
  return failure('queue.unavailable', error.message);
}
