import { describe, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { adapterFor } from '../../src/crawler/portals/index.ts';
import { saysNothing } from '../../src/crawler/portals/row-context.ts';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';
import { readReportTitle } from '../../src/crawler/report-title.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';
import type { Agency } from '../../src/report/agency.ts';
import { processorMs } from '../processor-time.ts';

const url = 'http://www.example.gov.cn/gkml/nb/';
const listPage = (body: string) => ({ url, html: `<html><body>${body}</body></html>` });

function cpuMs(work: () => void): number {
  const started = processorMs();
  work();
  return processorMs() - started;
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
    expect(cpuMs(() => adapterFor(page).readList(page))).toBeLessThan(5_000);
  });

  it('is read in a moment where the host of a link is dots', () => {
    const page = listPage(`<a href="http://a${'.'.repeat(400_000)}b/">2023年政府信息公开工作年度报告</a>`);
    expect(cpuMs(() => adapterFor(page).readList(page))).toBeLessThan(5_000);
  });

  it('is read in a moment where it names thousands of bodies and the registry has hundreds', () => {
    const agencies = Array.from({ length: 600 }, (_, i) => ({
      id: `a${i}`,
      name: `示例${String.fromCodePoint(0x4e00 + i)}市科学技术和工业信息化局`,
      aliases: [`${String.fromCodePoint(0x4e00 + i)}市科技局`],
    })) as unknown as Agency[];
    const names = Array.from(
      { length: 5_000 },
      (_, i) => `某${String.fromCodePoint(0x5000 + i)}市第${i}住房和城乡建设局`,
    );
    expect(cpuMs(() => names.forEach((name) => void matchAgency(name, agencies)))).toBeLessThan(10_000);
  });
});

describe('a title made to keep the reader busy', () => {
  // Twice as long at each two more: where one of them takes a moment, none of them does.
  it.each([
    ['dots up to a page number', `政府信息公开${'.'.repeat(42)}12`],
    ['dots of Chinese print', `政府信息公开${'…'.repeat(16)}12`],
    ['the words 年度', `${'年度'.repeat(30)}甲政府信息公开年度报告`],
  ])('is read in a moment: %s', (_what, title) => {
    expect(cpuMs(() => void readReportTitle(title))).toBeLessThan(1_000);
  });

  it('says nothing, or something, in a moment', () => {
    expect(cpuMs(() => expect(saysNothing(`附件${'.'.repeat(90)}1`)).toBe(false))).toBeLessThan(1_000);
    expect(['附件..', '下载...', '查看.....'].map(saysNothing)).toEqual([true, true, true]);
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

describe('a portal that answers drop by drop', () => {
  it('is left when its time is up, and what it lists counts as read in part', async () => {
    let minutes = 0;
    const asked: string[] = [];
    const agency = {
      id: 'a',
      name: '示例局',
      aliases: [],
      extra: {},
      portalUrl: '',
      reportColumnUrl: url,
    } as unknown as Agency;
    const visit = { key: 'a', host: 'www.example.gov.cn', agencies: [{ agency, ownsAddress: true }] };
    const fetch = async (request: { url: string }) => {
      minutes += 2;
      asked.push(request.url);
      const rows = `<li><a href="/r/${asked.length}.html">${2000 + asked.length}年政府信息公开工作年度报告</a><span>2024-01-02</span></li>`;
      const { html } = listPage(
        `<meta name="ColumnName" content="政府信息公开年报"><ul>${rows}</ul><script>createPageHTML(90,${asked.length},"index","html")</script>`,
      );
      const answer = { url: request.url, finalUrl: request.url, status: 200, headers: {}, bytes: Buffer.from(html) };
      return { ...answer, outcome: 'ok' as const, cause: null, durationMs: 1, retryAfterMs: null, requests: 1, at: '' };
    };
    const done = await crawlPortal(visit, {
      fetcher: { fetch },
      decode: (bytes) => Buffer.from(bytes).toString(),
      now: () => new Date(Date.UTC(2024, 3, 10, 0, minutes)),
      onFetched: async () => null,
      timeBudgetMs: 15 * 60_000,
    });
    expect(asked.length).toBe(8);
    expect(done.agencies[0]?.look).toMatchObject({ outcome: 'column_incomplete', whole: false });
    expect(done.agencies[0]?.look.steps.at(-1)?.outcome).toBe('fetch.budget');
  });
});
