import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { FailureError, failure } from '../errors/failure.ts';
import { fetchPage } from '../fetch/fetch-page.ts';
import { fetchOptionsOf } from '../workers/fetch-options.ts';

/** The bytes behind a file name or an address. */
export interface Loaded {
  /** As the user named it. */
  source: string;
  bytes: Uint8Array;
  sha256: string;
  url: string | null;
  name: string;
  contentType: string | null;
}

/** Loads a file or an http(s) address under the settings' budgets; throws a FailureError that names it. */
export async function loadInput(input: string, settings: Settings, log: Logger): Promise<Loaded> {
  const loaded = /^https?:\/\//i.test(input) ? await loadUrl(input, settings, log) : await loadFile(input, settings);
  return { ...loaded, source: input, sha256: createHash('sha256').update(loaded.bytes).digest('hex') };
}

type Part = Omit<Loaded, 'source' | 'sha256'>;

async function loadUrl(url: string, settings: Settings, log: Logger): Promise<Part> {
  const result = await fetchPage({ url }, fetchOptionsOf(settings));
  log.debug({ url, outcome: result.outcome }, 'fetched');
  if (result.outcome !== 'ok' || result.bytes === null) {
    const code = result.outcome === 'ok' || result.outcome === 'unchanged' ? 'internal' : result.outcome;
    throw new FailureError(failure(code, result.cause ?? url, { url }));
  }
  const name = basename(new URL(result.finalUrl ?? url).pathname);
  return {
    bytes: result.bytes,
    url: result.finalUrl ?? url,
    name,
    contentType: result.headers['content-type'] ?? null,
  };
}

async function loadFile(path: string, settings: Settings): Promise<Part> {
  try {
    const { size } = await stat(path);
    if (size > settings.maxResponseBytes) throw new FailureError(failure('fetch.too-large', `${path}: ${size} bytes`));
    return { bytes: await readFile(path), url: null, name: basename(path), contentType: null };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(failure('file.unreadable', `${path}: ${(error as Error).message}`));
  }
}
