import { gunzipSync } from 'node:zlib';

/** A site map names at most 50,000 addresses; what is larger is made to fill memory. */
const MAX_BYTES = 10_000_000;

/** What a packed file (`sitemap.xml.gz`) holds; other bytes as they are; null for what is broken or larger than is read. */
export function unpackGzip(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return null;
  }
}
