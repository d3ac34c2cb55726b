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
  const asRoot = process.getuid?.() === 0;
  if (settings.browser === 'off' || (asRoot && settings.browser !== 'unsandboxed')) return null;
  const executable = findBrowser(process.env.PATH ?? '');
  if (executable === null) return null;
  const { userAgent, maxBytes } = fetchOptionsOf(settings);
  return createPageBrowser({
    executable,
    sandbox: settings.browser !== 'unsandboxed',
    ...{ userAgent, maxBytes },
    mayAsk: (host, home) => isOfGovernment(`https://${host}/`, `https://${home}/`),
  });
}
