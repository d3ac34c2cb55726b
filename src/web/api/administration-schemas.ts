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
    warnings: z.array(z.strictObject({ row: count, column: text, message: bilingual })),
    ...{ added: z.array(named), changed: z.array(changed), returned: z.array(changed), ended: z.array(named) },
    unchanged: count,
  }),
);

/** Settings that people may change; addresses and keys of targets are not told. */
export const settings = name(
  'Settings',
  z.strictObject({
    values: z.looseObject({}),
    held: z.array(text),
    targets: z.array(z.strictObject({ name: text, channel: text, own: z.boolean(), shown: z.looseObject({}) })),
  }),
);

export const settingsChanges = name(
  'SettingsChanges',
  z.strictObject({
    changes: z.array(z.strictObject({ section: text, sign: z.enum(['+', '~', '-', '!']), text })),
  }),
);
