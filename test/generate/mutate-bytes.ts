import { readZipParts } from '../../src/read/zip-parts.ts';
import { zipOf } from '../read/zip-of.ts';
import type { Dice } from './dice.ts';

const BUDGET = { entries: 200, bytes: 100_000_000 };

/** A file with one damage: a byte changed, left out or doubled, a stretch lost or doubled, or the end cut off; in archives inside a part. */
export async function mutateBytes(bytes: Uint8Array, dice: Dice): Promise<{ bytes: Uint8Array; what: string }> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip || dice.chance(0.25)) return damaged(bytes, dice);
  const parts = await readZipParts(bytes, () => true, BUDGET);
  const names = [...parts.keys()].filter((name) => /\.(xml|html?|txt)$/i.test(name));
  if (names.length === 0) return damaged(bytes, dice);
  const large = [...names].sort((a, b) => parts.get(b)!.length - parts.get(a)!.length)[0]!;
  const name = dice.chance(0.8) ? large : dice.pick(names);
  const part = damaged(parts.get(name)!, dice);
  parts.set(name, part.bytes);
  return { bytes: zipOf(Object.fromEntries(parts)), what: `${name}: ${part.what}` };
}

function damaged(bytes: Uint8Array, dice: Dice): { bytes: Uint8Array; what: string } {
  const at = dice.int(0, bytes.length - 1);
  const length = Math.min(dice.pick([1, 1, 4, 30, 300]), bytes.length - at);
  const [head, piece, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  const kind = dice.pick(['changed', 'changed', 'changed', 'lost', 'doubled', 'cut'] as const);
  if (kind === 'cut') return { bytes: head.slice(), what: `cut at ${at}` };
  if (kind === 'lost') return { bytes: Buffer.concat([head, tail]), what: `${length} bytes lost at ${at}` };
  if (kind === 'doubled')
    return { bytes: Buffer.concat([head, piece, piece, tail]), what: `${length} bytes doubled at ${at}` };
  const copy = bytes.slice();
  copy[at] = dice.chance(0.5) ? dice.int(0, 255) : copy[at]! ^ (1 << dice.int(0, 7));
  return { bytes: copy, what: `byte ${at}: ${bytes[at]} → ${copy[at]}` };
}

/** The words of a file by a plain way of their own: markup taken off, strings of a PDF decoded; pieces apart by `|`. */
export async function plainText(bytes: Uint8Array): Promise<string | null> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF')) return pdfStrings(Buffer.from(bytes).toString('latin1'));
  if (head.startsWith('PK')) {
    const parts = await readZipParts(bytes, () => true, BUDGET).catch(() => null);
    if (!parts) return null;
    const texts = await Promise.all([...parts.values()].map(plainText));
    return texts.includes(null) ? null : texts.join('|');
  }
  if (head.startsWith('\xd0\xcf') || head.startsWith('{\\rtf')) return null;
  return markupText(Buffer.from(bytes));
}

/** An end tag of what never began: browsers pass over it, so that the texts beside it are one. */
function withoutStrayEnds(text: string): string {
  const begun = new Set([
    'p',
    'br',
    ...[...text.matchAll(/<([a-z][\w:.-]*)/gi)].map(([, name]) => name!.toLowerCase()),
  ]);
  // The name goes on to a blank, a slash or the end of the tag, whatever it holds (HTML 13.2.5.8).
  return text.replace(/<\/([a-z][^\s/>]*)[^>]*>/gi, (tag, name: string) => (begun.has(name.toLowerCase()) ? tag : ''));
}

function markupText(bytes: Buffer): string {
  const texts = [bytes.toString('utf8'), new TextDecoder('gb18030').decode(bytes), bytes.toString('utf16le')];
  return texts
    .map((text) =>
      withoutStrayEnds(withoutRuns(text))
        // Lines of one cell: before the next cell its box is drawn.
        .replace(/<\/ofd:TextCode><\/ofd:TextObject><ofd:TextObject[^<>]*><ofd:TextCode[^<>]*>/g, '')
        // Browsers show nothing for it.
        .replaceAll('</>', '')
        .replace(/<\/?(?:span|font|b|i|u|a|o:p|strong|em)(?:\s[^<>]*)?\/?>/gi, '')
        // Elements that browsers do not know stand in the line.
        .replace(/<[a-z]+=[^<>]*>/gi, '')
        .replace(/<input\b[^<>]*?\bvalue\s*=\s*["']?([^"'<>]*)[^<>]*>/gi, '|$1|')
        .replace(/<[^<>]*>/g, '|')
        .replace(/&#(\d{1,6});?/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
        .replace(/&#x([\da-f]{1,5});?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    )
    .join('|')
    .normalize('NFKC');
}

/** Of a Word file only what its runs say is shown, and nothing but ends of paragraphs and cells parts words. */
function withoutRuns(text: string): string {
  if (!/<w:(?:d|wordD)ocument/.test(text)) return text;
  const shown = text.matchAll(/<w:t(?:\s[^<>]*)?>([^<>]*)<\/w:t>|<\/w:(?:p|tc)>/g);
  return [...shown].map(([, words]) => words ?? '|').join('');
}

function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes);
}

function pdfStrings(file: string): string {
  const shown: string[] = [];
  const gbk = new TextDecoder('gb18030');
  // Viewers pass over a character that is no digit; a last digit that is missing is 0 (ISO 32000-1, 7.3.4.3).
  let end = 0;
  for (const { 0: string, 1: hex = '', index } of file.matchAll(
    /<([\da-fA-F\s]*(?:[^\da-fA-F\s<>][\da-fA-F\s]*)?)>/g,
  )) {
    const before = file.slice(end, index);
    end = index + string.length;
    if (isNowhere(before)) continue;
    const digits = hex.replace(/[^\da-fA-F]/g, '');
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    shown.push(/GBKp?-EUC/.test(file) ? gbk.decode(bytes) : utf16(bytes));
  }
  return shown.join('').normalize('NFKC');
}

/** A NUL is white space in a PDF (ISO 32000-1, 7.2.2), not in a pattern. */
const NUL = String.fromCharCode(0);

/** Without its six numbers a text matrix has no area, and what follows is not seen. */
function isNowhere(operators: string): boolean {
  const operands = operators
    .slice(0, Math.max(0, operators.lastIndexOf(' Tm')))
    .replaceAll(NUL, ' ')
    .trim()
    .split(/\s+/)
    .slice(-6);
  return operators.includes(' Tm') && !operands.every((operand) => /^[-+.]*\d[-+.\d]*$/.test(operand));
}
