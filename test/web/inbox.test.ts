import { load } from 'cheerio';
import { beforeEach, describe, expect, it } from 'vitest';
import { seededPages } from './harness.ts';
import { executable, shownInChromium } from './in-chromium.ts';
import { ALERT, RUN } from './seed.ts';

const { store, app } = await seededPages();
beforeEach(async () => {
  await store.db.updateTable('nianbao.alert').set({ status: 'open', assignee: null }).execute();
});

const page = async (path: string) => load(await (await app.request(path)).text());
const groups = async (by: string) => {
  const $ = await page(`/alerts?by=${by}&lang=en`);
  return $('tbody tr')
    .toArray()
    .map((row) => [$(row).find('th').text(), $(row).find('td').first().text()]);
};
const open = async () => {
  const rows = await store.db
    .selectFrom('nianbao.alert')
    .where('status', '=', 'open')
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
};

describe('the inbox put together', () => {
  it('by region, with the name of its government and the number of alerts', async () => {
    expect(await groups('region')).toEqual([
      ['青河市人民政府 990100', '3'],
      ['990102', '2'],
      ['(none)', '1'],
    ]);
  });

  it('by portal, rule and run', async () => {
    expect(await groups('portal')).toContainEqual(['qh-water.example.cn', '1']);
    expect(await groups('portal')).toContainEqual(['self', '1']);
    expect(await groups('rule')).toContainEqual(['D-MISSING', '1']);
    expect(await groups('run')).toEqual([['run-live', '6']]);
  });

  it('leads from a group to its own alerts, and back', async () => {
    const $ = await page('/alerts?by=portal');
    const link = $('tbody a:contains("qh-edu")').attr('href')!;
    const own = await page(link);
    expect(
      own('tbody input[name="id"]')
        .toArray()
        .map((one) => one.attribs.value),
    ).toEqual(['alert-sum']);
    expect((await page(own('.nb-hits a').attr('href')!))('tbody input[name="id"]').length).toBe(6);
    for (const [query, ids] of [
      ['region=990102', ['alert-hostile', 'alert-zz']],
      ['run=run-live&rule=D-MISSING', [ALERT]],
      [`run=${RUN}`, []],
      ['region=%25', []],
    ] as const)
      expect(
        (await page(`/alerts?${query}`))('tbody input[name="id"]')
          .toArray()
          .map((one) => one.attribs.value)
          .sort(),
      ).toEqual(ids);
  });

  it('keeps its filters while words are searched for', async () => {
    const $ = await page('/alerts?region=990102&by=rule');
    const hidden = $('form[role="search"] input[type="hidden"]')
      .toArray()
      .map((one) => one.attribs.name);
    expect(hidden).toEqual(['region', 'by']);
  });
});

describe.skipIf(!executable)('the inbox by the keyboard (needs Chromium)', () => {
  const shown = shownInChromium(() => app);

  it('is walked, chosen from and acknowledged, and explains its keys', async () => {
    const tab = await shown.browser.newPage();
    await tab.goto(`${shown.url}/alerts?lang=en`);
    const chosen = () =>
      tab.locator('input[name="id"]:checked').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    const focused = () => tab.evaluate('document.activeElement.getAttribute("href")');
    const ids = await tab.locator('input[name="id"]').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    await tab.keyboard.press('j');
    expect(await focused()).toBe(`/alerts/${ids[0]}`);
    await tab.keyboard.press('j');
    await tab.keyboard.press('x');
    await tab.keyboard.press('k');
    expect(await focused()).toBe(`/alerts/${ids[0]}`);
    expect(await chosen()).toEqual([ids[1]]);
    await tab.keyboard.press('?');
    expect(await tab.locator('[data-keys]').getAttribute('open')).not.toBeNull();
    expect(await tab.locator('[data-keys]').textContent()).toContain('acknowledge the chosen');
    await Promise.all([tab.waitForURL(/done=1/), tab.keyboard.press('a')]);
    expect(await open()).toEqual(ids.filter((id) => id !== ids[1]).sort());
    await tab.close();
  });

  it('writes letters where letters are written', async () => {
    const tab = await shown.browser.newPage();
    await tab.goto(`${shown.url}/alerts`);
    await tab.locator('input[name="agency"]').fill('');
    await tab.locator('input[name="agency"]').pressSequentially('ajx');
    expect(await tab.locator('input[name="agency"]').inputValue()).toBe('ajx');
    expect(await open()).toHaveLength(6);
    await tab.close();
  });
});

describe('acts on everything that matches', () => {
  it('reach the pages that are not shown, and nothing that does not match', async () => {
    const alerts = await store.db.selectFrom('nianbao.alert').selectAll().where('id', '=', 'alert-zz').execute();
    const more = Array.from({ length: 60 }, (_, i) => ({ ...alerts[0]!, id: `many-${i}`, rule: 'T-MANY' }));
    const rows = more.map((one) => ({
      ...one,
      message: JSON.stringify(one.message),
      evidence: JSON.stringify(one.evidence),
    }));
    await store.db.insertInto('nianbao.alert').values(rows).execute();
    const $ = await page('/alerts?rule=T-MANY');
    expect($('input[name="every"]').length).toBe(1);
    const answer = await app.request('/alerts/bulk/assign', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ every: '1', to: '张三', back: '/alerts?rule=T-MANY' }).toString(),
    });
    expect(answer.headers.get('location')).toBe('/alerts?rule=T-MANY&done=60&left=0');
    const assigned = await store.db.selectFrom('nianbao.alert').where('assignee', '=', '张三').select('rule').execute();
    expect(assigned.map(({ rule }) => rule)).toEqual(rows.map(() => 'T-MANY'));
  });
});
