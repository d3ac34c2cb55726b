import { describe, expect, it } from 'vitest';
import { readSitemap, searchAddress } from '../../src/crawler/site-search.ts';

const url = 'http://www.example.gov.cn/';
const asked = (form: string) => searchAddress(form, { url }, '年报');

describe('a search form', () => {
  it('is asked by GET, with its hidden fields', () => {
    const form =
      '<form action="/search/index.html"><input type="hidden" name="siteId" value="7"><input name="keyword" placeholder="请输入搜索词"></form>';
    expect(asked(form)).toBe(`${url}search/index.html?siteId=7&keyword=${encodeURIComponent('年报')}`);
  });

  it.each([
    ['posts', '<form action="/search" method="post"><input name="keyword"></form>'],
    ['leads to another host', '<form action="https://so.example.com/search"><input name="keyword"></form>'],
    ['logs in', '<form action="/search"><input name="keyword"><input type="password" name="p"></form>'],
    ['takes a text to send', '<form action="/search"><input name="keyword"><textarea name="t"></textarea></form>'],
    ['asks for more than words', '<form action="/search"><input name="keyword"><input name="phone"></form>'],
    ['is not called a search', '<form action="/vote"><input name="key"></form>'],
    ['has no field for words', '<form action="/search"><input name="id"></form>'],
  ])('is left alone where it %s', (_, form) => {
    expect(asked(form)).toBeNull();
  });

  it('costs little where its markup never ends', () => {
    const started = process.cpuUsage().user;
    expect(asked('<form>'.repeat(200_000))).toBeNull();
    expect((process.cpuUsage().user - started) / 1_000_000).toBeLessThan(10);
  });
});

describe('a site map', () => {
  const map = (root: string, ...addresses: string[]) =>
    `<?xml version="1.0"?><${root}>${addresses.map((one) => `<url><loc> ${one} </loc></url>`).join('')}</${root}>`;

  it('names pages of its own host', () => {
    const body = map('urlset', `${url}xxgknb/?a=1&amp;b=2`, 'http://copy.example.com/xxgknb/', 'javascript:x');
    expect(readSitemap(body, url)).toEqual({ pages: [`${url}xxgknb/?a=1&b=2`], sitemaps: [] });
  });

  it('may lead to further ones', () => {
    expect(readSitemap(map('sitemapindex', `${url}a.xml`), url)).toEqual({ pages: [], sitemaps: [`${url}a.xml`] });
  });

  it('is none where a page comes in its place', () => {
    expect(readSitemap('<html><loc>http://www.example.gov.cn/</loc></html>', url)).toBeNull();
  });
});
