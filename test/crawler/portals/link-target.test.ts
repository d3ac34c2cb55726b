import { describe, expect, it } from 'vitest';
import { isBlind, scriptTargetOf, targetOf } from '../../../src/crawler/portals/link-target.ts';
import { resolve, scanPage } from '../../../src/crawler/portals/scan-page.ts';
import { readPortal } from './read-portal.ts';

describe('an anchor leads', () => {
  it.each([
    [{ href: ' a.html ' }, 'a.html'],
    [{ href: '#', onclick: "window.open('a.html','_blank')" }, 'a.html'],
    [{ href: 'javascript:;', onclick: 'return go("/a/b")' }, '/a/b'],
    [{ href: "javascript:location.href='../2023/'" }, '../2023/'],
    [{ href: 'javascript:open(%22a.jhtml%22)' }, 'a.jhtml'],
    [{ 'data-href': '/a/' }, '/a/'],
    [{ href: '#', onclick: "show('12', 'news')" }, null],
    [{ href: 'javascript:void(0)' }, null],
    [{}, null],
  ])('%j', (attributes, target) => {
    expect(targetOf(attributes as Record<string, string>)).toBe(target);
  });

  it('somewhere that only a script knows where it calls one with values', () => {
    expect(isBlind({ href: 'javascript:show(12)' })).toBe(true);
    expect(isBlind({ href: '#', onclick: 'void(0)' })).toBe(false);
    expect(isBlind({ href: 'javascript:;' })).toBe(false);
  });

  it('nowhere by a long script', () => {
    expect(scriptTargetOf({ onclick: `${'x'.repeat(3_000)} window.open('a.html')` })).toBeNull();
  });
});

describe('an address', () => {
  it('has no dot at the end of its host', () => {
    expect(resolve('http://slj.example.gov.cn./yxxw/', 'http://a.gov.cn/')).toBe('http://slj.example.gov.cn/yxxw/');
    expect(resolve('./b/', 'http://slj.example.gov.cn./')).toBe('http://slj.example.gov.cn/b/');
  });
});

describe('a page that only sends the browser on', () => {
  it.each([
    '<body onload="location.href=\'./jbxx/\'"></body>',
    "<script>var u = './jbxx/'; window.location.href = u;</script>",
    '<script>setTimeout("location.replace(\'./jbxx/\')", 100)</script>',
  ])('says where to: %s', (html) => {
    expect(scanPage({ url: 'http://www.example.gov.cn/nb/', html }).jump).toBe('http://www.example.gov.cn/nb/jbxx/');
  });
});

describe('a row whose address only a script knows', () => {
  const row = (year: number, link: string) =>
    `<li><a ${link}>示例局${year}年政府信息公开工作年度报告</a>2024-01-18</li>`;

  it('leaves the column not whole', () => {
    const list = (last: string) => `<title>政府信息公开年报</title>${row(2023, 'href="a.htm"')}${row(2022, last)}`;
    const at = { base: 'http://www.example.gov.cn', column: '/nb/' };
    expect(readPortal({ '/nb/': list('href="b.htm"') }, at)).toMatchObject({ outcome: 'column_read' });
    expect(readPortal({ '/nb/': list('href="javascript:show(7)"') }, at)).toMatchObject({
      outcome: 'column_incomplete',
    });
  });
});
