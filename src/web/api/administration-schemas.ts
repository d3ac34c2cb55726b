import { z } from 'zod';
import { bilingual, count, name, text } from './schemas.ts';

const named = z.strictObject({ id: text, name: text });
const changed = z.strictObject({
  ...{ id: text, name: text },
  cells: z.array(z.strictObject({ field: text, from: text, to: text })),
});

export const registryPreview = name(
  'RegistryPreview',
  z.strictObject({
    problems: z.array(z.strictObject({ row: count, column: text, message: bilingual })),
    ...{ added: z.array(named), changed: z.array(changed), returned: z.array(changed), ended: z.array(named) },
    unchanged: count,
  }),
);
