import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seededPages } from './harness.ts';
import { axeViolations, executable, SHOTS, shownInChromium } from './in-chromium.ts';
import { seedProvinces } from './provinces.ts';
import { ALERT, LIVE_RUN, PAGE_SHA, RUN } from './seed.ts';

/** Every kind of page, by the name of its picture. */
const PAGES: Record<string, string> = {
  overview: '/',
  group: '/?group=柳湾区人民政府',
  agencies: '/agencies?status=missing&year=2025',
  agency: '/agencies/qh-edu',
  hostile: '/agencies/lw-hostile',
  report: '/agencies/qh-edu/2025',
  'old-report': '/agencies/lw-hostile/2018',
  missing: '/agencies/qh-water/2025',
  snapshot: `/snapshots/${PAGE_SHA}`,
  alerts: '/alerts?status=all',
  'alert-groups': '/alerts?status=all&by=region',
  alert: `/alerts/${ALERT}`,
  silences: '/silences',
  evidence: '/evidence',
  explore: '/explore?metric=requests_new&year=2025',
  'explore-map': '/explore?metric=requests_new&year=2025&view=regions',
  'explore-region': '/explore?metric=requests_new&year=2025&view=regions&region=44',
  'explore-peer': '/explore?metric=requests_new&year=2025&level=prefecture&with=chengdu',
  runs: '/runs',
  run: `/runs/${RUN}`,
  'live-run': `/runs/${LIVE_RUN}`,
  settings: '/settings',
  tokens: '/tokens',
  registry: '/registry',
  audit: '/audit',
  queues: '/queues',
  tasks: '/queues/tasks',
  problem: '/no-such-page',
};

const LANGUAGES = ['zh', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1280] as const;
/**
 * Where axe looks: each language and theme once, each width at least once; `NIANBAO_AXE=all` looks at each width of
 * each (run by hand, some ten minutes). Overflow is looked for everywhere.
 */
const AXE_WIDTH = { 'zh-light': 1280, 'zh-dark': 360, 'en-light': 768, 'en-dark': 1280 } as const;
const AXE_EVERYWHERE = process.env.NIANBAO_AXE === 'all';

/** The elements that stick out of the page sideways; boxes that scroll by themselves may hold wider things. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && one.closest('.nb-scroll') === null,
    );
    return [scrollWidth + ' > ' + clientWidth, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
  })()`);
}

const { store, app } = await seededPages();
await seedProvinces(store.db);

describe.skipIf(!executable)('the pages in a real browser (needs Chromium)', () => {
  const shown = shownInChromium(() => app);

  for (const lang of LANGUAGES)
    for (const theme of THEMES)
      it(`are sound in ${lang}, ${theme}, at three widths: no error, nothing refused by the policy, nothing wider than the screen, no axe violation`, async () => {
        const context = await shown.browser.newContext({
          viewport: { width: WIDTHS[0], height: 900 },
          locale: 'zh-CN',
        });
        const trouble: string[] = [];
        try {
          const page = await context.newPage();
          page.setDefaultTimeout(240_000);
          let name = '';
          const at = (text: string) => trouble.push(`${name}: ${text}`);
          page.on('console', (said) => {
            const expected = name === 'problem' && said.text().includes('404');
            if (said.type() === 'error' && !expected) at(said.text());
          });
          page.on('pageerror', (error) => at(error.message));
          page.on('dialog', (dialog) => {
            at(`dialog ${dialog.message()}`);
            void dialog.dismiss();
          });
          for (const [shownAs, path] of Object.entries(PAGES)) {
            name = shownAs;
            const address = new URL(path, shown.url);
            address.searchParams.set('lang', lang);
            address.searchParams.set('theme', theme);
            await page.setViewportSize({ width: WIDTHS[0], height: 900 });
            await page.goto(address.href, { waitUntil: 'load' });
            expect(await page.getAttribute('html', 'data-bs-theme')).toBe(theme);
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: 900 });
              for (const one of await overflowing(page)) at(`at ${width}: ${one}`);
              if (AXE_EVERYWHERE || width === AXE_WIDTH[`${lang}-${theme}`])
                for (const one of await axeViolations(page)) at(`at ${width}: ${one}`);
              if (SHOTS)
                await page.screenshot({ path: join(SHOTS, `${name}-${lang}-${theme}-${width}.png`), fullPage: true });
            }
          }
        } finally {
          await context.close();
        }
        expect([...new Set(trouble)]).toEqual([]);
      }, 900_000);
});
