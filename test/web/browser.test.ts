import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { serveWeb, type WebServer } from '../../src/web/serve.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { seedProvinces } from './provinces.ts';
import { ALERT, LIVE_RUN, PAGE_SHA, RUN, seed } from './seed.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set to a folder, each page is also kept there as a picture, for looking at by eye. */
const SHOTS = process.env.NIANBAO_SHOTS;

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

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What is wrong with the page as it is shown now: rule and element, in words. Evaluated beside the page, whose policy stays as served. */
async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(`typeof axe === 'undefined' && (() => { ${axe} })()`);
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as AxeResult;
  return found.violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}: ${nodes.length} × ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
}

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

describe.skipIf(!executable)('the pages in a real browser (needs Chromium)', () => {
  let browser: Browser;
  let server: WebServer;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const temporary = await temporaryStore();
    remove = temporary.remove;
    await seed(temporary.store.db);
    await seedProvinces(temporary.store.db);
    const app = createApp(webDeps(temporary.store).deps);
    const served = await serveWeb(app, { host: '127.0.0.1', port: 0, hasPassword: false });
    if (!served.ok) throw new Error(served.failure.cause);
    server = served.value;
    browser = await chromium.launch({ executablePath: executable!, chromiumSandbox: process.getuid?.() !== 0 });
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await remove?.();
  });

  for (const lang of LANGUAGES)
    for (const theme of THEMES)
      it(`are sound in ${lang}, ${theme}, at three widths: no error, nothing refused by the policy, nothing wider than the screen, no axe violation`, async () => {
        const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, locale: 'zh-CN' });
        const trouble: string[] = [];
        try {
          for (const [name, path] of Object.entries(PAGES)) {
            const page = await context.newPage();
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
            const address = new URL(path, server.url);
            address.searchParams.set('lang', lang);
            address.searchParams.set('theme', theme);
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
            await page.close();
          }
        } finally {
          await context.close();
        }
        expect([...new Set(trouble)]).toEqual([]);
      });
});
