import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Asset {
  type: string;
  bytes: Buffer;
  /** Start of the content's SHA-256: in the address, so that it may be cached for ever, and as ETag. */
  hash: string;
  compressed(encoding: 'br' | 'gzip'): Buffer;
}

const OWN = join(import.meta.dirname, 'assets');
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const FILES: Record<string, () => string> = {
  'tabler.css': () => fileURLToPath(import.meta.resolve('@tabler/core/dist/css/tabler.min.css')),
  'nianbao.css': () => join(OWN, 'nianbao.css'),
  'theme.js': () => join(OWN, 'theme.js'),
  'live.js': () => join(OWN, 'live.js'),
  'alerts.js': () => join(OWN, 'alerts.js'),
  'report.js': () => join(OWN, 'report.js'),
  'icon.svg': () => join(OWN, 'icon.svg'),
};

const loaded = new Map<string, Asset>();

/** The file of that name, read once; null for any other name. */
export function asset(name: string): Asset | null {
  const known = loaded.get(name);
  if (known) return known;
  if (!Object.hasOwn(FILES, name)) return null;
  const bytes = readFileSync(FILES[name]!());
  const made = new Map<string, Buffer>();
  const one: Asset = {
    type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    compressed: (encoding) => {
      const done = made.get(encoding) ?? compress(bytes, encoding);
      made.set(encoding, done);
      return done;
    },
  };
  loaded.set(name, one);
  return one;
}

/** Address of an asset with its content's hash. */
export function assetUrl(name: string): string {
  return `/assets/${name}?v=${asset(name)?.hash ?? ''}`;
}

function compress(bytes: Buffer, encoding: 'br' | 'gzip'): Buffer {
  if (encoding === 'gzip') return gzipSync(bytes, { level: 6 });
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
