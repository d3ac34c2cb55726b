import { encodeGb18030 } from '../../src/demo/encode-gb18030.ts';
import { withinGb } from './wear.ts';

/** How a file of plain text is encoded: UTF-8 without and with a mark, GB 18030, UTF-16 with a mark. */
export type TextEncoding = 'utf8' | 'bom' | 'gb' | 'utf16';

/** The bytes of a file of plain text; what GBK does not have is left out or written plainly there. */
export function textBytes(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'gb') return encodeGb18030(withinGb(text));
  if (encoding === 'utf16') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return new TextEncoder().encode(encoding === 'bom' ? `\ufeff${text}` : text);
}
