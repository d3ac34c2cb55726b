import type { Settings } from '../config/settings.ts';
import { isOfGovernment } from '../crawler/find-column.ts';
import { createPageBrowser, type PageBrowser } from '../fetch/browser.ts';
import { findBrowser } from '../fetch/find-browser.ts';
import { fetchOptionsOf } from './fetch-options.ts';

/**
 * The browser of this process for pages that only their scripts make; null where the setting says off, none is installed, or its
 * sandbox cannot be had (as root) and is not waived. It starts with the first such page.
 */
export function pageBrowserOf(settings: Settings): PageBrowser | null {
  const executable = findBrowser(process.env.PATH ?? '');
  if (executable === null || browserObstacles(settings.browser, executable, isRoot()).length > 0) return null;
  const { userAgent, maxBytes } = fetchOptionsOf(settings);
  return createPageBrowser({
    executable,
    sandbox: settings.browser !== 'unsandboxed',
    ...{ userAgent, maxBytes },
    mayAsk: (host, home) => isOfGovernment(`https://${host}/`, `https://${home}/`),
  });
}

/** Why no browser is used: the settings say so, none is on PATH, or root may run none within a sandbox. */
export type BrowserObstacle = 'off' | 'missing' | 'root';

/** All that stands in the way of a browser; `executable`: the one that was found. */
export function browserObstacles(
  setting: Settings['browser'],
  executable: string | null,
  asRoot: boolean,
): BrowserObstacle[] {
  if (setting === 'off') return ['off'];
  return [
    ...(executable === null ? (['missing'] as const) : []),
    ...(asRoot && setting !== 'unsandboxed' ? (['root'] as const) : []),
  ];
}

/** Whether this process runs as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
