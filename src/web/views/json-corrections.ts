import type { z } from 'zod';
import type { CorrectionState } from '../../store/corrections.ts';
import type { correction } from '../api/correction-schemas.ts';

/** A correction by hand with how it stands. */
export function correctionJson(one: CorrectionState): z.infer<typeof correction> {
  const { agencyId, year, field, state, status, value, by, at, reason, read, cell, now } = one;
  return {
    ...{ agencyId, year, field, state, status, value, by, at, reason, read },
    ...{ raw: cell.raw, snapshot: cell.snapshot, now },
  };
}
