import { describe, expect, it } from 'vitest';
import { PREPARED } from '../../src/check/check-report.ts';
import { clearingOf } from '../../src/check/clearing.ts';
import { CLEAR_OTHERWISE } from '../../src/text/clear.ts';

describe('what would clear a finding', () => {
  it.each(PREPARED.map(({ rule }) => rule.id))('%s has words of its kind, in both languages', (rule) => {
    const words = clearingOf({ rule, expected: 5, actual: 4 });
    expect(words).not.toEqual(CLEAR_OTHERWISE);
    expect(words.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${words.zh}${words.en}`).not.toContain('{');
  });

  it('a finding about no rule of the catalogue has words as well', () => {
    expect(clearingOf({ rule: 'internal', expected: null, actual: null })).toEqual(CLEAR_OTHERWISE);
  });
});
