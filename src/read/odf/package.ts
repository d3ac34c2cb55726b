import { posix } from 'node:path';
import { FailureError, failure } from '../../errors/failure.ts';
import { tidyText } from '../normalise.ts';
import { scanXml } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { readZipParts } from '../zip-parts.ts';

/** An OpenDocument file (ISO/IEC 26300): a package, or all of it in one XML file. */
export interface OdfPackage {
  /** XML with the styles and the body. */
  content: Uint8Array;
  meta: Record<string, string>;
  /** A picture of the package by the address that the content gives it; null for those outside. */
  picture(href: string): Uint8Array | null;
}

const BUDGET = { entries: 5_000, bytes: 64_000_000 } as const;
const READ = /^(?:content\.xml|meta\.xml|META-INF\/manifest\.xml)$|\.(?:png|jpe?g|gif|tiff?|webp)$/i;

/** Opens the file. Of one XML file the pictures are not read. Throws FailureError `read.malformed`, `read.encrypted` or `read.too-complex`. */
export async function openOdf(bytes: Uint8Array): Promise<OdfPackage> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { content: bytes, meta: metaOf(bytes), picture: () => null };
  const parts = await readZipParts(bytes, (name) => READ.test(name), BUDGET);
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest && isEncrypted(manifest))
    throw new FailureError(failure('read.encrypted', 'an OpenDocument file with a password'));
  const content = parts.get('content.xml');
  if (!content) throw malformed('no content.xml');
  return {
    content,
    meta: metaOf(parts.get('meta.xml')),
    picture: (href) => (/^[a-z][\w+.-]*:|^[/\\]/i.test(href) ? null : (parts.get(posix.normalize(href)) ?? null)),
  };
}

function isEncrypted(manifest: Uint8Array): boolean {
  let found = false;
  scanXml('manifest.xml', manifest, {
    open(name) {
      found ||= name === 'encryption-data';
    },
  });
  return found;
}

/** Titles are often those of the file that was copied. */
function metaOf(bytes: Uint8Array | undefined): Record<string, string> {
  let title = '';
  let inTitle = false;
  let inBody = false;
  if (bytes)
    scanXml('meta.xml', bytes, {
      open(name) {
        inBody ||= name === 'body';
        inTitle = name === 'title' && title === '' && !inBody;
      },
      text(text) {
        if (inTitle) title += text.slice(0, 500);
      },
      close() {
        inTitle = false;
      },
    });
  return tidyText(title) === '' ? {} : { title: tidyText(title).slice(0, 500) };
}
