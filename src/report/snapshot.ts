import type { TlsFault } from './tls-fault.ts';

/** Bytes that were fetched, kept by content. The same bytes are kept once, whatever addresses they came from. */
export interface Snapshot {
  /** Lower-case hex. */
  sha256: string;
  size: number;
  /** As declared by the server, without parameters; only a hint. */
  mediaType: string | null;
  firstSeenAt: string;
}

/** One request and its outcome. Append-only: what was looked at, when, with which outcome. */
export interface Observation {
  id: string;
  runId: string | null;
  url: string;
  /** Where redirects led. */
  finalUrl: string | null;
  at: string;
  /** `ok`, `unchanged`, or a failure code of the catalogue. */
  outcome: string;
  status: number | null;
  headers: Readonly<Record<string, string>>;
  snapshot: string | null;
  durationMs: number;
  detail: string | null;
  /** What was wrong with the connection and was put up with; absent where nothing was. */
  tlsFaults?: readonly TlsFault[];
}
