import { describe, expect, it } from 'vitest';
import { doubtfulSite } from '../../src/registry/doubtful-site.ts';

const page = (code: string | null) => ({ code, name: '某市人民政府', domain: '' });

describe('the code of the site that a page lies on', () => {
  it('is in doubt where all pages of the host carried that of another region', () => {
    expect(doubtfulSite(page('2302000001'), [{ code: '6401000012', seen: 3 }])).toBe('6401000012');
  });

  it.each<[string, string | null, { code: string; seen: number }[]]>([
    ['the page has none', null, [{ code: '6401000012', seen: 9 }]],
    ['it is the one that is known', '6401000012', [{ code: '6401000012', seen: 9 }]],
    ['it is of the same region', '6401000099', [{ code: '6401000012', seen: 9 }]],
    ['nothing is known yet', '2302000001', []],
    ['too few pages agreed', '2302000001', [{ code: '6401000012', seen: 2 }]],
    [
      'the host carries several anyway',
      '2302000001',
      [
        { code: '6401000012', seen: 9 },
        { code: '6402000001', seen: 1 },
      ],
    ],
  ])('is not where %s', (_, code, before) => {
    expect(doubtfulSite(page(code), before)).toBeNull();
  });
});
