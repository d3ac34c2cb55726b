import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { upsertPage } from '../../src/store/pages.ts';
import { attribution } from '../../src/text/attribution.ts';
import { seededPages } from './harness.ts';
import { NOW, RUN } from './seed.ts';

const { store, app } = await seededPages();
const pageId = await upsertPage(store.db, {
  ...{ agencyId: 'qh-edu', year: 2025, url: 'http://www.qinghe.example/2025.html', title: '年报', listedDate: null },
  ...{ columnUrl: null, why: [attribution('yearInTitle')], runId: RUN, seenAt: NOW.toISOString() },
});
await store.db.updateTable('nianbao.report').set({ page_id: pageId }).where('agency_id', '=', 'qh-edu').execute();

it.each([
  ['zh', '标题写明年度', 'year in the title'],
  ['en', 'year in the title', '标题写明年度'],
])(
  'why a page is taken for a body’s report is said in the language of the reader (%s) alone',
  async (lang, here, other) => {
    const text = load(await (await app.request(`/agencies/qh-edu/2025?lang=${lang}`)).text())('main').text();
    expect(text).toContain(here);
    expect(text).not.toContain(other);
  },
);
