import type { CoverageStatus } from '../report/coverage.ts';
import type { Gap } from '../report/gap.ts';
import type { Look } from '../report/look.ts';
import type { CoverageReasonCode } from '../text/coverage.ts';
import type { Backdating } from './backdating.ts';

/** A state with its reason and what decided it, before it is put into words. */
export interface Judgement {
  status: CoverageStatus;
  code: CoverageReasonCode;
  /** The look that decided. */
  look?: Look | null;
  publishedAt?: string | null;
  daysLate?: number | null;
  found?: boolean;
  backdated?: Backdating | null;
  /** The gap of our own that kept us from looking. */
  gap?: Gap;
}
