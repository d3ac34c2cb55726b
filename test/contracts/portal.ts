import { describe, expect, it } from 'vitest';
import { adapterFor, PORTAL_ADAPTERS } from '../../src/crawler/portals/index.ts';
import type { ListContext, ListPage, PortalAdapter } from '../../src/crawler/portals/portal.ts';
import { requestKey } from '../../src/fetch/post-body.ts';
import { isDay } from '../../src/report/year.ts';
import { processorMs } from '../processor-time.ts';

/** A page of a list as a portal of the family answers it; written for the test, in the family's shape. */
export interface PortalSample {
  name: string;
  page: ListContext;
  /** Every dated row that must be read, and no other dated one: address, title, date. */
  rows: readonly (readonly [url: string, title: string, date: string])[];
  /** The further pages that it announces; those by POST as `POST address body`. */
  next: readonly string[];
}

/** What every portal family promises about its own pages and about those of all others. */
export function portalContract(adapter: PortalAdapter, samples: ReadonlyMap<string, readonly PortalSample[]>): void {
  const own = samples.get(adapter.family) ?? [];
  const strange = [...samples].flatMap(([family, pages]) => (family === adapter.family ? [] : pages));

  describe(`the portal family ${adapter.family} keeps the contract`, () => {
    it('shows at least one page of its own', () => expect(own.length).toBeGreaterThan(0));

    for (const { name, page, rows, next } of own) {
      it(`recognises ${name}, and is the one that is asked`, () => {
        expect(adapter.recognises(page)).toBe(true);
        expect(adapterFor(page).family).toBe(adapter.family);
      });

      it(`reads the rows of ${name}, with absolute addresses and the dates beside them`, () => {
        const dated = adapter.readList(page).rows.filter((row) => row.date !== null);
        expect(dated.map(({ url, title, date }) => [url, title, date])).toEqual(rows);
      });

      it(`names the further pages of ${name}, all of the same government and none of them itself`, () => {
        const list = adapter.readList(page);
        expect(askedFor(list)).toEqual(next);
        const government = page.url.replace(/^(https?:\/\/)[^/]*?([a-z]+\.gov\.cn)\/.*$/, '$2');
        for (const key of askedFor(list)) expect(key).toContain(government);
        expect(askedFor(list)).not.toContain(requestKey(page));
      });

      it(`reads ${name} twice alike`, () => {
        const { url, html, post } = page;
        const again = { url, html, ...(post ? { post } : {}) };
        expect(adapter.readList(again)).toEqual(adapter.readList(page));
        expectSound(adapter.readList(page));
      });

      it(`survives ${name} cut off anywhere, repeated and drowned in open tags, in bounded time`, () => {
        const started = processorMs();
        for (const html of hostile(page.html)) expectSound(adapter.readList({ ...page, html }));
        expect(processorMs() - started).toBeLessThan(30_000);
      });
    }

    it('leaves the pages of all other families alone', () => {
      const taken = strange.filter(({ page }) => adapter.family !== 'generic' && adapter.recognises(page));
      expect(taken.map(({ name }) => name)).toEqual([]);
    });
  });
}

/** The registry as a whole: every family is tried, the one that recognises everything last. */
export function registryContract(samples: ReadonlyMap<string, readonly PortalSample[]>): void {
  it('every registered family has samples, every family with samples is registered, once', () => {
    const families = PORTAL_ADAPTERS.map((adapter) => adapter.family);
    expect([...families].sort()).toEqual([...samples.keys()].sort());
    expect(new Set(families).size).toBe(families.length);
    expect(families.at(-1)).toBe('generic');
  });
}

function askedFor(list: ListPage): string[] {
  return [...list.next, ...(list.nextPosts ?? []).map(requestKey)];
}

function expectSound(list: ListPage): void {
  const addresses = [...list.rows.map((row) => row.url), ...list.next, ...(list.nextPosts ?? []).map(({ url }) => url)];
  expect(addresses.filter((url) => !/^https?:\/\/[^/]*[^/.](\/|$)/.test(url) || url.includes('#'))).toEqual([]);
  const rows = list.rows.map((row) => row.url);
  expect(rows.length).toBe(new Set(rows).size);
  expect(askedFor(list).length).toBe(new Set(askedFor(list)).size);
  expect(askedFor(list).length).toBeLessThanOrEqual(100);
  expect(list.rows.filter(({ date }) => date !== null && !isDay(date))).toEqual([]);
  expect(list.rows.filter(({ title }) => title.trim() === '' || title.length > 300)).toEqual([]);
}

function hostile(html: string): string[] {
  const cuts = Array.from({ length: 24 }, (_, i) => html.slice(0, Math.floor((html.length * i) / 24)));
  return [
    ...cuts,
    html.repeat(Math.ceil(200_000 / html.length)),
    `${'<div>'.repeat(20_000)}${html}`,
    html.replaceAll('>', '>'.repeat(500)),
    html.replace(/\d+/g, (digits) => digits.repeat(60)),
    html.replaceAll('"', ''),
    `${html}<script>${'createPageHTML( { channelId: "'.repeat(5_000)}`,
  ];
}
