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
  };
  /** What would clear it. */
  remedy: Bilingual;
}

export interface Target {
  /** Name in the settings, shown instead of the address. */
  name: string;
  channel: string;
  url?: string;
  secret?: string;
}

/** One way to tell somebody. A 200 that carries an error inside has failed. */
export interface Channel {
  readonly name: string;
  /** The short answer that is kept as proof of delivery. */
  send(message: OutgoingMessage, target: Target): Promise<Result<{ response: string }>>;
}
