import { z } from 'zod';
import { diff, name, orNull, text, time } from './schemas.ts';

const { before: figure } = diff.shape.figures.element.shape;
const version = z.strictObject({
  ...{ id: text, url: text, snapshot: text, format: text, firstSeenAt: time, lastSeenAt: time, readAt: time },
  current: z.boolean(),
});
const pair = orNull(z.strictObject({ before: orNull(text), after: orNull(text) }));

export const change = name(
  'Change',
  z.strictObject({
    ...{ from: version, to: version, title: pair, template: pair, prose: diff.shape.prose },
    figures: z.array(z.strictObject({ field: text, before: figure, after: figure })),
    unsure: z.array(text),
  }),
);
