import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { correctFigure } from '../../src/workers/correct-figure.ts';
import { settingsOf } from '../workers/settings-of.ts';
import { seededStore, webDeps } from './harness.ts';
import { AXE_RULES, axeViolations, executable, SHOTS, shownInChromium } from './in-chromium.ts';
import { fileOf, keepReport, pageOf } from './kept-report.ts';
import { NOW } from './seed.ts';

const store = await seededStore();

async function correct(): Promise<void> {
  const about = { agencyId: 'qh-health', year: 2023, field: 'req_new_total', by: '王科长', reason: '与纸质件核对' };
  const context = { store, settings: settingsOf(), clock: () => NOW };
  const { outcome } = await correctFigure(context, { ...about, act: 'correct', figure: 99 });
  if (outcome !== 'done') throw new Error(outcome);
}

describe.skipIf(!executable)('a report and its original in a real browser (needs Chromium)', () => {
  beforeAll(async () => {
    await keepReport(store, { agencyId: 'qh-health', year: 2023, bytes: pageOf('青河市卫生健康委员会', 2023) });
    const changed = new TextDecoder().decode(pageOf('青河市卫生健康委员会', 2023)).replace('完整性', '及时性');
    const bytes = new TextEncoder().encode(changed);
    await keepReport(store, { agencyId: 'qh-health', year: 2023, bytes, at: '2026-02-03T00:00:00Z' });
    await keepReport(store, { agencyId: 'qh-health', year: 2022, bytes: pageOf('青河市卫生健康委员会', 2022, 1) });
    await correct();
    await keepReport(store, { agencyId: 'qh-market', year: 2023, bytes: fileOf('pdf') });
  });
  const shown = shownInChromium(() => createApp(webDeps(store).deps));

  const original = (page: Page) => page.frames().find((frame) => frame.url().includes('/original'));
  const marked = async (page: Page, field: string) => {
    await expect.poll(() => original(page)?.url() ?? '').toContain(`#c-${field}`);
    return original(page)!.locator(':target');
  };
  const opened = async (path: string, options: { scripts?: boolean; width?: number; theme?: string } = {}) => {
    const { scripts = true, width = 1280, theme = 'light' } = options;
    const context = await shown.browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      javaScriptEnabled: scripts,
    });
    context.setDefaultTimeout(240_000);
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('console', (said) => void (said.type() === 'error' && trouble.push(said.text())));
    page.on('pageerror', (error) => trouble.push(error.message));
    await page.goto(new URL(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`, shown.url).href, {
      waitUntil: 'load',
    });
    return { page, trouble, close: () => context.close() };
  };

  it('marks the figure that the keyboard is on, and walks with the arrow keys', async () => {
    const { page, trouble, close } = await opened('/agencies/qh-health/2023');
    await page.locator('#f-regulations_made a').first().focus();
    const cell = await marked(page, 'regulations_made');
    expect(await cell.getAttribute('data-path')).toMatch(/^table\[1\]/);
    expect(await page.locator('[data-place]').textContent()).toContain('行');
    await page.keyboard.press('ArrowRight');
    await marked(page, 'regulations_repealed');
    await page.keyboard.press('ArrowDown');
    await marked(page, 'normative_docs_repealed');
    expect(trouble).toEqual([]);
    await close();
  });

  it('draws the box of the figure that the pointer is on, on the page of the PDF', async () => {
    const { page, trouble, close } = await opened('/agencies/qh-market/2023');
    await page.locator('#f-req_new_total a').first().hover();
    const box = await marked(page, 'req_new_total');
    expect(await box.evaluate((one) => one.tagName)).toBe('rect');
    const inView = () =>
      box.evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top >= 0 && bottom <= (one.ownerDocument.defaultView?.innerHeight ?? 0);
      });
    await expect.poll(inView).toBe(true);
    if (SHOTS) await page.screenshot({ path: join(SHOTS, 'beside-pdf-1280.png') });
    expect(trouble).toEqual([]);
    await close();
  });

  it('marks the figure that a finding leads to', async () => {
    const { page, trouble, close } = await opened('/agencies/qh-health/2023');
    await page.evaluate(`location.hash = '#f-normative_docs_repealed'`);
    await marked(page, 'normative_docs_repealed');
    expect(trouble).toEqual([]);
    await close();
  });

  it('does the same without scripts: the figure is a link that moves the frame', async () => {
    const { page, close } = await opened('/agencies/qh-health/2023', { scripts: false });
    await page.locator('#f-regulations_made a').first().click();
    const cell = await marked(page, 'regulations_made');
    expect(await cell.getAttribute('class')).toBe('nb-place-cell');
    await close();
  });

  it.each([
    ['/agencies/qh-market/2023', 1280, 'light'],
    ['/agencies/qh-market/2023/original', 360, 'light'],
    ['/agencies/qh-health/2023?correct=req_new_natural_person&before=1', 360, 'dark'],
    ['/agencies/qh-health/2023/changes', 1280, 'light'],
  ] as const)(
    '%s at %i, %s: nothing wider than the screen, no axe violation',
    async (path, width, theme) => {
      const { page, trouble, close } = await opened(path, { width, theme });
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      // A page whose policy allows no script is looked at by the same words in a page without one.
      const looked = path.endsWith('/original') ? await copyOf(page) : page;
      expect(await axeViolations(looked, `iframes: false, runOnly: ${AXE_RULES}`)).toEqual([]);
      if (SHOTS)
        await page.screenshot({
          path: join(SHOTS, `report${path.replaceAll(/\W/g, '-')}-${theme}-${width}.png`),
          fullPage: true,
        });
      expect(trouble).toEqual([]);
      await close();
    },
    60_000,
  );

  async function copyOf(page: Page): Promise<Page> {
    const copy = await page.context().newPage();
    await copy.goto(new URL('/login', page.url()).href);
    const html = await (await page.request.get(page.url())).text();
    await copy.setContent(html);
    return copy;
  }
});
