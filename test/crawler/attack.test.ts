import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../src/crawler/portals/index.ts';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';
import type { Agency } from '../../src/report/agency.ts';

const url = 'http://www.example.gov.cn/gkml/nb/';
const listPage = (body: string) => ({ url, html: `<html><body>${body}</body></html>` });

function cpuMs(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Lists are read in the process that serves the pages: while one is read, everything waits. */
describe('a list page made to keep the reader busy', () => {
  it.each([
    ['elements within elements', '<div>'],
    ['closing tags that close nothing', '<div></b>'],
    ['unknown elements', '<x-y>'],
    ['links within links', '<a href=x><p>'],
    ['tables within tables', '<table><tr><td>'],
    ['templates', '<template>'],
    ['comments that do not end', '<!--'],
    ['tags that do not end', '<a '],
    ['attributes that do not end', '<a href="'],
    ['scripts', '<script></script>'],
    ['blanks', ' '],
    ['dates', '2024-01-01'],
    ['numbers', '1'],
    ['共', '共 1'],
  ])('is read in a moment: %s', (_what, piece) => {
    const page = listPage(piece.repeat(Math.ceil(4_000_000 / piece.length)));
    expect(cpuMs(() => adapterFor(page).readList(page))).toBeLessThan(1_500);
  });

  it('is read in a moment where it names thousands of bodies and the registry has hundreds', () => {
    const agencies = Array.from({ length: 600 }, (_, i) => ({
      id: `a${i}`,
      name: `示例${String.fromCodePoint(0x4e00 + i)}市科学技术和工业信息化局`,
      aliases: [`${String.fromCodePoint(0x4e00 + i)}市科技局`],
    })) as Agency[];
    const names = Array.from(
      { length: 5_000 },
      (_, i) => `某${String.fromCodePoint(0x5000 + i)}市第${i}住房和城乡建设局`,
    );
    expect(cpuMs(() => names.forEach((name) => void matchAgency(name, agencies)))).toBeLessThan(4_000);
  });
});

describe('a list page of which something was left out', () => {
  it.each([
    ['more links than are read', '<a href="/x">其他文件</a>'.repeat(5_001)],
    ['an address longer than is asked for', `<a href="/${'a'.repeat(2_500)}">2023年政府信息公开年报</a>`],
    ['more tags than are read', '<i></i>'.repeat(20_000)],
  ])('says so: %s', (_what, body) => {
    expect(scanPage(listPage(body)).cut).toBe(true);
  });

  it('says nothing of long scripts in its links', () => {
    expect(scanPage(listPage(`<a href=" javascript:${'x'.repeat(5_000)}">打印</a>`)).cut).toBe(false);
  });
});

describe('the pager of a list', () => {
  it.each(['javascript:x', 'data:x', 'http://[', '//[', 'file:///etc/passwd', 'mailto:x'])(
    'leads to web addresses only: %s',
    (name) => {
      const page = listPage(`<script>createPageHTML(9,0,"${name}","html")</script>`);
      expect(
        adapterFor(page)
          .readList(page)
          .next.filter((next) => !/^https?:/.test(next)),
      ).toEqual([]);
    },
  );

  it('is followed to a limit, whatever number it announces', () => {
    const page = listPage('<script>createPageHTML(1000000000,0,"index","html")</script>');
    const list = adapterFor(page).readList(page);
    expect(list.next.length).toBeLessThanOrEqual(100);
    expect(list.announced.pages).toBe(1_000_000_000);
  });
});
