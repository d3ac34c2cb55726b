import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { FailureError, failure } from '../errors/failure.ts';
import { fetchPage } from '../fetch/fetch-page.ts';
import { systemError } from '../text/system-error.ts';
import { fetchOptionsOf } from '../workers/fetch-options.ts';
import { both } from './words.ts';

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

/** Loads a file or an http(s) address under the settings' budgets; throws a FailureError. */
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
    throw new FailureError(failure(code, result.cause ?? result.outcome, { url }));
  }
  const name = basename(new URL(result.finalUrl ?? url).pathname);
  return {
    bytes: result.bytes,
    url: result.finalUrl ?? url,
    name,
    contentType: result.headers['content-type'] ?? null,
  };
}

/** Reads at most the budget: a device or a pipe has no size that could be asked for first. */
async function loadFile(path: string, settings: Settings): Promise<Part> {
  const bytes = await readBytes(path, settings.maxResponseBytes, '');
  return { bytes, url: null, name: basename(path), contentType: null };
}

/** `-` is standard input. Throws a FailureError: `fetch.too-large`, `file.unreadable`, whose cause begins with `name`. */
export async function readBytes(path: string, maxBytes: number, name = `${path}: `): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const stream: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path);
    for await (const part of stream) {
      size += part.length;
      if (size > maxBytes) throw new FailureError(failure('fetch.too-large', `> ${maxBytes} bytes`));
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(failure('file.unreadable', `${name}${both(systemError(error))}`));
  }
}
