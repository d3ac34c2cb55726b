import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { isOfficialHost } from '../crawler/official-host.ts';
import { isFailureError } from '../errors/failure.ts';
import { type Loaded, loadInput } from './load-input.ts';

const MOST = 20;
const MOST_BYTES = 60_000_000;

/**
 * Pictures of a page that was loaded, by the addresses that its reading gave: from the body's hosts, or from files beside a saved page
 * (never from folders above it). Those that cannot be had are left out.
 */
export async function loadPictures(
  page: Pick<Loaded, 'source' | 'url'>,
  hrefs: readonly string[],
  settings: Settings,
  log: Logger,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let left = MOST_BYTES;
  for (const href of hrefs.slice(0, MOST)) {
    const from = page.url === null ? fileBeside(page.source, href) : isOfficialHost(href, [page.url]) ? href : null;
    if (from === null) continue;
    const bytes = await loadInput(from, settings, log).then(
      (loaded) => loaded.bytes,
      (error: unknown) => {
        if (!isFailureError(error)) throw error;
        log.debug({ href, code: error.failure.code }, 'a picture is not to be had');
        return null;
      },
    );
    if (bytes === null || bytes.byteLength > left) continue;
    left -= bytes.byteLength;
    found.set(href, bytes);
  }
  return found;
}

function fileBeside(page: string, href: string): string | null {
  const path = decoded(href.split(/[?#]/)[0]!);
  const steps = path.split(/[/\\]/);
  return /^[a-z][\w+.-]*:|^[/\\]|\0/i.test(path) || steps.includes('..') ? null : join(dirname(page), ...steps);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
