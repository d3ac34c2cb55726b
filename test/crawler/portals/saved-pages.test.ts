import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyLink } from '../../../src/crawler/classify-link.ts';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { scanPage } from '../../../src/crawler/portals/scan-page.ts';
import { shared } from '../../shared.ts';

interface Expected {
  href: string;
  title: string;
  date: string;
}

describe.skipIf(!shared)('saved pages of real portals (needs ../shared)', () => {
  const folder = join(shared ?? '', 'corpus', 'portals');
  const url = 'https://www.example.gov.cn/zwgk/xxgknb/';
  const page = (id: string) => ({ url, html: readFileSync(join(folder, `${id}.html`), 'utf8') });
  const meta = (id: string) => JSON.parse(readFileSync(join(folder, `${id}.meta.json`), 'utf8')).expected;
  const absolute = ({ href, title, date }: Expected) => ({ url: new URL(href, url).href, title, date });

  it('TRS with pages by script: its reports, their dates, its next page', () => {
    const saved = page('trs-ordos-engebei-xxgknb-list');
    const expected = meta('trs-ordos-engebei-xxgknb-list');
    const adapter = adapterFor(saved);
    const list = adapter.readList(saved);
    expect(adapter.family).toBe('trs');
    const context = { ownerId: null, match: () => null, inColumn: true };
    const reports = list.rows.filter((row) => classifyLink(row, context).kind === 'annual-report');
    expect(reports).toEqual(expected.reports.map(absolute));
    expect(list.rows.filter((row) => row.date !== null).length).toBe(expected.reports.length + expected.other_items);
    expect(list.next).toEqual([new URL(expected.next_page, url).href]);
    expect(list.announced.pages).toBe(2);
    expect(scanPage(saved).names).toContain('信息公开年报');
  });

  it('TRS of Fujian: the rows in the markup, and the sign that there are more', () => {
    const saved = page('trs-fujian-pingtan-zfxxgknb-list');
    const list = adapterFor(saved).readList(saved);
    const dated = list.rows.filter((row) => row.date !== null);
    expect(dated).toEqual(meta('trs-fujian-pingtan-zfxxgknb-list').visible.map(absolute));
    expect(list.partial).toMatch(/avalon/);
    expect(scanPage(saved).names).toContain('政府信息公开年报');
  });
});
