import { describe, expect, it } from 'vitest';
import { UNUSUAL } from './unusual.ts';
import { UNUSUAL_WORDS } from './unusual-words.ts';
import { alarmsOf } from './whole-report.ts';

describe('a correct report of unusual shape, written out and read again, raises no alarm', () => {
  it.each(Object.entries({ ...UNUSUAL, ...UNUSUAL_WORDS }))('%s', async (_, one) => {
    expect((await alarmsOf(one)).map(({ rule, severity, message }) => `${rule} ${severity} ${message.zh}`)).toEqual([]);
  });
});
