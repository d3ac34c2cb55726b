import { expect, it } from 'vitest';
import { beijingTime } from '../../src/cli/beijing-time.ts';

it('an instant is told as the clock of Beijing has it, over midnight too', () => {
  expect(beijingTime('2026-01-31T16:05:09.123Z', 'second')).toBe('2026-02-01 00:05:09');
  expect(beijingTime('2026-01-31T16:05:09.123Z', 'minute')).toBe('2026-02-01 00:05');
});
