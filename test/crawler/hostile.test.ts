import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyLink } from '../../src/crawler/classify-link.ts';
import { findSteps } from '../../src/crawler/find-column.ts';
import { adapterFor } from '../../src/crawler/portals/index.ts';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';

const pieces = fc.constantFrom(
  ...[
    '<a href="',
    '">',
    '</a>',
    '<li>',
    '<tr><td>',
    '<datastore>',
    '<record><![CDATA[',
    ']]>',
    '<script>',
    '</script>',
    '<iframe src="',
  ],
  ...[
    'createPageHTML(',
    '2,0,"index","html")',
    '政府信息公开',
    '年报',
    '2023年',
    '示例局',
    '2024-01-01',
    './',
    'http://',
    '%',
    '&#x',
    '\u0000',
    '\ud800',
  ],
);
const markup = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
  fc.string({ maxLength: 300 }),
);

describe('whatever a portal sends', () => {
  it('is read without an error, and every address that comes out is http(s)', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const page = { url: 'http://www.example.gov.cn/nb/', html };
        const list = adapterFor(page).readList(page);
        const { anchors, frames, jump } = scanPage(page);
        const steps = findSteps(anchors, { url: page.url, namesAgency: () => false });
        const urls = [...list.rows, ...anchors, ...steps].map((one) => one.url).concat(list.next, frames, jump ?? []);
        expect(urls.filter((url) => !/^https?:\/\//.test(url))).toEqual([]);
        const context = { ownerId: 'a', match: () => null, inColumn: true };
        for (const row of list.rows)
          expect(['annual-report', 'unclear', 'other']).toContain(classifyLink(row, context).kind);
      }),
      { numRuns: 500 },
    );
  });
});
