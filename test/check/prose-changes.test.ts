import { describe, expect, it } from 'vitest';
import { proseChanges } from '../../src/check/prose-changes.ts';

describe('how a figure is said to differ from last year’s', () => {
  it.each<[string, string[]]>([
    ['2014年度我局共主动公开政府信息360条，公开数量同比增长120.9%。', ['published 360 +120.9%']],
    ['收到政府信息公开申请130件，申请量同比增幅达103%。', ['requests 130 +103%']],
    ['主动公开信息共137条，同比增量29条。', ['published 137 +29']],
    ['收到政府信息公开申请22件，比2013年（31件）下降29%。', ['requests 22 -29%']],
    ['收到政府信息公开申请130件，同比降幅为3个百分点。', []],
    ['上半年收到政府信息公开申请13件，同比增长30%。', []],
  ])('is read in "%s"', (text, expected) => {
    const found = proseChanges({ prose: [{ section: 1, text }], year: 2014 });
    expect(
      found.map(({ of, value, by, isPercent }) => `${of} ${value} ${by > 0 ? '+' : ''}${by}${isPercent ? '%' : ''}`),
    ).toEqual(expected);
  });
});
