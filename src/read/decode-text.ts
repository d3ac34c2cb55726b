import { UNREAD } from '../report/document.ts';

export interface DecodedText {
  text: string;
  /** Canonical label of the encoding that was used: `utf-8`, `gb18030`, `big5`, `utf-16le`, `utf-16be`. */
  used: string;
  /** Number of U+FFFD that the decoding produced. */
  replacements: number;
}

/** Bytes by which UTF-16 without a mark is told, its zeros (half of every ASCII character) and its usual signs for each character. */
const SAMPLE = 65_536;
const LEAST_ZEROS = 0.02;
const LEAST_TELLING = 0.1;
const TELLING = /[\r\n\t 0-9<>/"=，。、：（）的年月政府信息公开]/g;

/**
 * Bytes of a page to text: byte order mark, UTF-16 without one, then strict UTF-8 over the whole body (a body cut within a character is
 * forgiven its last three bytes), then GB18030. A declared charset only breaks ties: Big5 is used where it is declared and
 * GB18030 does not fit.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byMark(bytes) ?? withoutMark(bytes);
  if (marked) return marked;
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, used: 'utf-8', replacements: 0 };
  const gb = decoded(bytes, 'gb18030');
  if (gb.replacements === 0) return gb;
  if (/big5/i.test(declared ?? '')) {
    const big5 = decoded(bytes, 'big5');
    if (big5.replacements < gb.replacements) return big5;
  }
  const lossy = decoded(bytes, 'utf-8');
  return lossy.replacements <= gb.replacements ? lossy : gb;
}

/** The charset that a media type or the head of an HTML page declares, lower case; undefined where none is. */
export function declaredCharset(contentType: string | undefined, bytes: Uint8Array): string | undefined {
  const header = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
  if (header) return header.toLowerCase();
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
}

function byMark(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes, 'utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  return null;
}

function withoutMark(bytes: Uint8Array): DecodedText | null {
  const used = unmarkedUtf16(bytes);
  return used === null ? null : decoded(bytes, used);
}

/** Text in UTF-16 without a mark, told by the signs and words that are in every page of a portal; null for anything else. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, SAMPLE));
  const units = sample.length / 2;
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  if (units < 4 || zeros < LEAST_ZEROS * units) return null;
  const telling = (used: string) => (new TextDecoder(used).decode(sample).match(TELLING) ?? []).length;
  const [little, big] = [telling('utf-16le'), telling('utf-16be')];
  if (Math.max(little, big) < LEAST_TELLING * units || Math.max(little, big) < 3 * Math.min(little, big)) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function strictUtf8(bytes: Uint8Array): string | null {
  for (let cut = 0; cut <= 3 && cut <= bytes.length; cut++) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      // not UTF-8 at this length
    }
  }
  return null;
}

function decoded(bytes: Uint8Array, used: string): DecodedText {
  const text = new TextDecoder(used).decode(bytes);
  let replacements = 0;
  for (let i = text.indexOf(UNREAD); i >= 0; i = text.indexOf(UNREAD, i + 1)) replacements++;
  return { text, used, replacements };
}
