import { describe, expect, it } from 'vitest';
import { isOfSameGovernment } from '../../src/crawler/find-column.ts';

describe('what is posted', () => {
  it.each([
    ['http://www.example.gov.cn/search', true],
    ['http://search.example.gov.cn/search', true],
    ['http://example.gov.cn./search', true],
    ['http://www.other.gov.cn/search', false],
    ['http://example.gov.cn.evil.com/search', false],
    ['http://www.example.com/search', false],
    ['no address', false],
  ])('goes to the page’s own government only: %s', (url, may) => {
    expect(isOfSameGovernment(url, 'https://www.example.gov.cn/nb/')).toBe(may);
  });

  it('goes to the same port only where the host has no name of a government', () => {
    expect(isOfSameGovernment('http://127.0.0.1:8001/a', 'http://127.0.0.1:8001/b')).toBe(true);
    expect(isOfSameGovernment('http://127.0.0.1:8002/a', 'http://127.0.0.1:8001/b')).toBe(false);
  });
});
