import type { Result } from '../../errors/failure.ts';
import type { AlertTransition } from '../../report/alert.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import type { Severity } from '../../report/finding.ts';

/** What a target is told about one transition of one alert. */
export interface OutgoingMessage {
  /** Idempotency key: the same delivery always carries the same one. */
  id: string;
  transition: AlertTransition;
  /** 1 for the first attempt. */
  attempt: number;
  alert: {
    id: string;
    rule: string;
    severity: Severity;
    status: string;
    agency: { id: string; name: string } | null;
    year: number | null;
    message: Bilingual;
    evidence: Record<string, unknown>;
    firstSeenAt: string;
    lastSeenAt: string;
    /** Null while it holds. */
    resolvedAt?: string | null;
  };
  /** What would clear it. */
  remedy: Bilingual;
  /** Set where it asks after another message whose sending ended unknown twice: its key, what it told, and how often it was asked after. */
  after?: { id: string; transition: AlertTransition; times: number };
  /** Of several recipients of one target those that have it: they are not told again. */
  taken?: readonly string[];
}

/** Who has which messages, where a target of several recipients failed in part: a failure's context names them as `taken`. */
export interface Taken {
  /** Keys of messages. */
  ids: readonly string[];
  by: readonly string[];
}

/** Messages that go out as one; `id` is its idempotency key, that of its first message. */
export interface Bundle {
  id: string;
  attempt: number;
  messages: readonly OutgoingMessage[];
}

/** One receiver, with what its channel needs to reach it. */
export interface Target {
  /** Name in the settings, shown instead of the address. */
  name: string;
  channel: string;
  url?: string;
  secret?: string;
  /** Set where it is told once a day or week: the title says so. */
  digest?: 'daily' | 'weekly' | undefined;
  /** Where our own pages are reached, for links; none without it. */
  pages?: string;
}

/** One way to tell somebody. A 200 that carries an error inside has failed. */
export interface Channel {
  readonly name: string;
  /** How many messages of one moment make one bundle: programs take them one by one, people all at once. */
  readonly atOnce: number;
  /** The short answer that is kept as proof of delivery. `notify.rate-limited` says in its context when to try again (`retryAfterMs`). */
  send(bundle: Bundle, target: Target): Promise<Result<{ response: string }>>;
}
