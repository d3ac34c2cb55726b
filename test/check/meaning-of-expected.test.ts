import { describe, expect, it } from 'vitest';
import { meaningOfExpected } from '../../src/check/meaning-of-expected.ts';

describe('the figure beside the reported one', () => {
  it.each([
    ['T3-FLOW', 'equal'],
    ['Y-CARRY-TOTAL', 'equal'],
    ['Y-STOCK-NORM', 'equal'],
    ['S14-PRESS', 'at-most'],
    ['Y-PENDING', 'at-most'],
    ['T2-STOCK-LB', 'at-least'],
    ['G-LB', 'at-least'],
    ['Y-SPIKE', 'compared'],
    ['A-COUNT', 'compared'],
    ['X-NEW', 'compared'],
    ['unknown', 'equal'],
  ])('of %s is %s', (rule, meaning) => {
    expect(meaningOfExpected(rule)).toBe(meaning);
  });
});
