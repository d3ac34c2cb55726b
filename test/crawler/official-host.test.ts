import { describe, expect, it } from 'vitest';
import { isOfficialHost } from '../../src/crawler/official-host.ts';

const home = ['http://sycyy.example.com/', 'https://www.district.example', 'http://198.51.100.7:8088/'];

describe('a host that belongs to the bodies', () => {
  it.each([
    'https://www.nx.gov.cn/a.html',
    'http://fzggw.nx.gov.cn./a.html',
    'http://gov.cn/',
    'https://www.cas.cn/xxgk/',
    'http://sycyy.example.com/zwgk/',
    'https://sycyy.example.com/zwgk/',
    'https://district.example/nb/',
    'http://198.51.100.7:8088/nb/',
  ])('%s', (url) => {
    expect(isOfficialHost(url, home)).toBe(true);
  });
});

describe('a host that does not', () => {
  it.each([
    'http://www.nx-gov.cn/a.html',
    'http://www.nx.gov.cn.evil.example/a.html',
    'http://evilgov.cn/',
    'http://gov.cn.com/',
    'http://notcas.cn/',
    'http://sycyy.example.com.evil.example/',
    'http://198.51.100.7/nb/',
    'http://198.51.100.7:9999/nb/',
    'ftp://www.nx.gov.cn/a.html',
    'javascript:alert(1)',
    '',
  ])('%s', (url) => {
    expect(isOfficialHost(url, home)).toBe(false);
  });
});
