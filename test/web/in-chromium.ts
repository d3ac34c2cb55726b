import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { createApp } from '../../src/web/app.ts';
import { serveWeb, type WebServer } from '../../src/web/serve.ts';

/** The Chromium of this machine; where there is none, tests that need it say so in their names and skip. */
export const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Set to a folder, each page that is looked at is also kept there as a picture, for looking at by eye. */
export const SHOTS = process.env.NIANBAO_SHOTS;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The rules of axe that every page keeps. */
export const AXE_RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

export interface Shown {
  browser: Browser;
  url: string;
}

/** Pages that are served, and a browser to look at them: for all tests of one `describe`, and closed after them. */
export function shownInChromium(app: () => ReturnType<typeof createApp>): Shown {
  const shown = {} as Shown;
  let server: WebServer | undefined;
  beforeAll(async () => {
    const served = await serveWeb(app(), { host: '127.0.0.1', port: 0, hasPassword: false });
    if (!served.ok) throw new Error(served.failure.cause);
    server = served.value;
    shown.url = server.url;
    shown.browser = await launched();
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await shown.browser?.close();
    await server?.close();
  });
  return shown;
}

/** Without the processor's imitation of a graphics card. */
export function launched(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable!,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu'],
    timeout: 240_000,
  });
}

/** What axe finds wrong with the page as it is shown now, in words. Evaluated beside the page, whose policy stays as served. */
export async function axeViolations(page: Page, options = `runOnly: ${AXE_RULES}`): Promise<string[]> {
  await page.evaluate(`typeof axe === 'undefined' && (() => { ${axe} })()`);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], ${options} })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}: ${nodes.length} × ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ''}`;
  });
}
