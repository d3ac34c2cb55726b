import { decodeText } from '../decode-text.ts';

/**
 * The name of a part's file, in the spellings of mail programs: `filename="…"` with encoded words (RFC 2047) or plain bytes, `filename*=…`
 * and its pieces `filename*0*=…` (RFC 2231). Null where it has none. The fields hold one character a byte.
 */
export function partName(disposition: string, contentType: string): string | null {
  return extended(disposition, 'filename') ?? extended(contentType, 'name');
}

function extended(field: string, name: string): string | null {
  const pattern = new RegExp(`;\\s*${name}(?:\\*(\\d{1,2}))?(\\*)?\\s*=\\s*(?:"([^"]{0,500})"|([^;\\s]{1,500}))`, 'gi');
  const found = [...field.matchAll(pattern)].slice(0, 40).map(([, piece, coded, quoted, bare]) => ({
    at: Number(piece ?? -1),
    coded: coded !== undefined,
    value: quoted ?? bare ?? '',
  }));
  const pieces = found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const parts = pieces.length > 0 ? pieces : found.slice(0, 1);
  if (parts.length === 0) return null;
  // Only the first piece names the charset: gb18030''%B1%A8.
  const [, charset = '', rest] = /^([\w-]{0,40})'[^']{0,40}'([\s\S]*)$/.exec(parts[0]!.value) ?? [];
  if (!parts[0]!.coded || rest === undefined) return encodedWords(parts.map(({ value }) => value).join(''));
  return textOf(percentBytes([rest, ...parts.slice(1).map(({ value }) => value)].join('')), charset);
}

/** `=?gb18030?B?sajF?= =?gb18030?B?…?=`: the bytes of neighbours are put together first, for programs cut within a character. */
function encodedWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  const runs = /(?:=\?[\w*-]{1,40}\?[BQ]\?[^?]{0,500}\?=)+/gi;
  let plain = '';
  let last = 0;
  for (const run of joined.matchAll(runs)) {
    const words = [...run[0].matchAll(/=\?([\w-]{1,40})[^?]*\?([BQ])\?([^?]*)\?=/gi)];
    const bytes = words.map(([, , kind, text]) => wordBytes(kind!, text!)).join('');
    plain += textOf(joined.slice(last, run.index), '') + textOf(bytes, words[0]?.[1] ?? '');
    last = run.index + run[0].length;
  }
  return plain + textOf(joined.slice(last), '');
}

function wordBytes(kind: string, text: string): string {
  if (kind.toUpperCase() === 'B') return Buffer.from(text, 'base64').toString('latin1');
  return text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function percentBytes(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function textOf(latin1: string, charset: string): string {
  const bytes = new Uint8Array(Buffer.from(latin1, 'latin1'));
  try {
    if (charset !== '') return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that nobody knows: as if none were named.
  }
  return decodeText(bytes).text;
}
