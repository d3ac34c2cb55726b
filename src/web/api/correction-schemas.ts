import { z } from 'zod';
import { corrected, name, orNull, text, time } from './schemas.ts';

const status = z.enum(['reported', 'blank', 'absent', 'unreadable']);

export const correction = name(
  'Correction',
  z.strictObject({
    ...{ agencyId: text, year: z.int(), field: text, state: z.enum(['holds', 'open', 'withdrawn']) },
    ...{ status: orNull(corrected.status), value: corrected.value, by: text, at: time, reason: text },
    read: z.strictObject({ status: orNull(status), value: orNull(z.number()) }),
    ...{ raw: orNull(text), snapshot: text },
    now: orNull(z.strictObject({ raw: orNull(text), status, value: orNull(z.number()) })),
  }),
);
