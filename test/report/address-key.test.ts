import { describe, expect, it } from 'vitest';
import { addressKey, addressRank } from '../../src/report/address-key.ts';

const page = 'https://www.example.gov.cn/nb/202401/t20240118_1.html';

describe('addresses of one page', () => {
  it.each([
    'http://www.example.gov.cn/nb/202401/t20240118_1.html',
    'https://example.gov.cn/nb/202401/t20240118_1.html',
    'https://WWW.EXAMPLE.GOV.CN:443/nb//202401/t20240118_1.html#top',
    'https://www.example.gov.cn/nb/202401/t20240118_1_wap.html',
    'https://www.example.gov.cn/nb/202401/t20240118_1.html;jsessionid=A1?spm=1.2&utm_source=x',
  ])('%s', (url) => {
    expect(addressKey(url)).toBe(addressKey(page));
  });
  it('are those of a folder and its index', () => {
    expect(addressKey('http://a.gov.cn/nb/index.shtml')).toBe(addressKey('https://a.gov.cn/nb/'));
  });
});

describe('addresses of two pages', () => {
  it.each([
    ['another number', page.replace('_1.', '_2.')],
    ['another host', page.replace('www.', 'kjj.')],
    ['another port', page.replace('.cn', '.cn:8080')],
    ['a parameter that names the page', `${page}?id=2`],
  ])('differ by %s', (_, url) => {
    expect(addressKey(url)).not.toBe(addressKey(page));
  });
  it('that are none stay as they are', () => {
    expect(addressKey('')).toBe('');
    expect(addressKey('nb/1.html')).toBe('nb/1.html');
  });
});

describe('the address that is shown', () => {
  it('is the page before its file, its phone copy, a number for a host, and http', () => {
    const worse = [
      page.replace('https', 'http'),
      page.replace('.html', '.pdf'),
      'https://192.0.2.1/nb/1.html',
      page.replace('.html', '_wap.html'),
    ];
    const ranks = [page, ...worse].map(addressRank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
  });
});
