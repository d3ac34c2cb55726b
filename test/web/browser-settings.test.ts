import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { agenciesToCsv } from '../../src/registry/agency-csv.ts';
import { listAgencies } from '../../src/store/agencies.ts';
import { seededPages } from './harness.ts';
import { axeViolations, executable, SHOTS, shownInChromium } from './in-chromium.ts';

const { store, app } = await seededPages();

describe.skipIf(!executable)('the administration in a real browser (needs Chromium)', () => {
  const shown = shownInChromium(() => app);
  let context: BrowserContext;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    context = await shown.browser.newContext({ viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(240_000);
    page = await context.newPage();
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (said) => {
      // A form that is refused answers with its status; Chromium writes that down as an error.
      if (said.type() === 'error' && !said.text().includes('422')) trouble.push(said.text());
    });
  });

  const open = (path: string) => page.goto(new URL(path, shown.url).href, { waitUntil: 'load' });

  /** No error, nothing wider than the phone, no axe violation, light and dark. */
  async function soundPage(name: string): Promise<void> {
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.setAttribute('data-bs-theme', '${theme}')`);
      expect(await axeViolations(page, '')).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png`, fullPage: true });
    }
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([wider, trouble]).toEqual([0, []]);
  }

  const choose = async (name: string, text: string) => {
    await open('/registry');
    await page.setInputFiles('input[name=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await Promise.all([page.waitForLoadState('load'), page.click('main button[type=submit]')]);
    await page.waitForURL('**/registry/preview');
  };

  it('a registry is chosen, its mistakes are told by row, its changes are shown, confirmed and made', async () => {
    await choose('bad.csv', 'id,name,portal_url\n坏 编号,,x\n');
    expect(await page.textContent('main')).toContain('不能为空');
    await soundPage('registry-mistakes');
    const agencies = await listAgencies(store.db, { activeOnly: true, asRegistered: true });
    const renamed = agencies.slice(1).map((one) => (one.id === 'qh-edu' ? { ...one, name: '青河市教育体育局' } : one));
    await choose('agencies.csv', agenciesToCsv(renamed));
    expect(await page.textContent('main')).toContain('青河市教育体育局');
    await soundPage('registry-preview');
    await page.click('main form[action="/registry/import"] button');
    await page.waitForURL('**/registry?done=1');
    await soundPage('registry-done');
    const now = await listAgencies(store.db, { activeOnly: true });
    expect([now.length, now.find(({ id }) => id === 'qh-edu')?.name]).toEqual([
      agencies.length - 1,
      '青河市教育体育局',
    ]);
  });

  it('settings are changed, a target is added, a plan is looked at; the log tells of it', async () => {
    await open('/settings');
    await page.fill('input[name=graceDays]', '4');
    await page.click('form[action="/settings/values"] button');
    await page.waitForURL('**/settings?done=1');
    expect(await page.inputValue('input[name=graceDays]')).toBe('4');
    await page.fill('form[action="/settings/targets/add"] input[name=name]', '值班室');
    await page.fill('input[name=url]', 'https://oapi.dingtalk.com/robot/send?access_token=secret-0123');
    await page.click('form[action="/settings/targets/add"] button');
    await page.waitForURL('**/settings?done=1');
    expect(await page.textContent('main')).toContain('值班室');
    expect(await page.content()).not.toContain('secret-0123');
    await soundPage('settings-filled');
    await page.fill('textarea[name=plan]', 'deadlines: { graceDays: 6 }');
    await page.click('form[action="/settings/plan"] button');
    await page.waitForURL('**/settings/plan');
    expect(await page.textContent('main')).toContain('4 → 6');
    await soundPage('plan');
    await open('/audit');
    expect(await page.textContent('main')).toContain('修改设置');
    await soundPage('audit-filled');
  });

  it('a token is made, shown once, and revoked', async () => {
    await open('/tokens');
    await page.fill('input[name=name]', '省平台对接');
    await page.click('form[action="/tokens"] button');
    expect(await page.textContent('[data-secret]')).toMatch(/^nb_[\w-]{43}$/);
    await soundPage('token-made');
    await open('/tokens');
    expect(await page.locator('[data-secret]').count()).toBe(0);
    await page.click('form[action$="/revoke"] button');
    await page.waitForURL('**/tokens');
    expect(await page.textContent('main table')).toContain('撤销');
    await soundPage('tokens-filled');
  });
});
