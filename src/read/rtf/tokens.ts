import { tooComplex } from '../zip-archive.ts';

/** One piece of an RTF file. `bytes` are text of the file itself, `byte` is one as `\'hh`, `binary` is what `\bin` counts. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; name: string; value: number | null }
  | { kind: 'symbol'; sign: string }
  | { kind: 'byte'; byte: number }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'binary'; bytes: Uint8Array };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const MAX_NAME = 32;

/** Control words and symbols of one file, many times what the longest report has with a style for every character. */
const MAX_CONTROLS = 3_000_000;

/** The tokens of an RTF file (RTF 1.9.1). Line breaks of the file are no text. Throws FailureError `read.too-complex` beyond the bound. */
export function* tokens(bytes: Uint8Array): Generator<Token> {
  let controls = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte === OPEN || byte === CLOSE) {
      i++;
      yield { kind: byte === OPEN ? 'open' : 'close' };
    } else if (byte !== BACKSLASH) {
      const end = endOfText(bytes, i);
      if (end > i) yield { kind: 'bytes', bytes: bytes.subarray(i, end) };
      i = Math.max(end, i + 1);
    } else {
      if (++controls > MAX_CONTROLS) throw tooComplex(`more than ${MAX_CONTROLS} control words`);
      const { token, end } = control(bytes, i + 1);
      i = end;
      if (token?.kind === 'word' && token.name === 'bin') {
        i += Math.max(0, token.value ?? 0);
        yield { kind: 'binary', bytes: bytes.subarray(end, i) };
      } else if (token) yield token;
    }
  }
}

function endOfText(bytes: Uint8Array, at: number): number {
  let end = at;
  for (; end < bytes.length; end++) {
    const byte = bytes[end]!;
    if (byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === 0x0a || byte === 0x0d || byte === 0) break;
  }
  return end;
}

/** The control word or symbol whose name begins at `at`. */
function control(bytes: Uint8Array, at: number): { token: Token | null; end: number } {
  const first = bytes[at];
  if (first === undefined) return { token: null, end: at };
  if (!isLetter(first)) return symbol(bytes, at);
  let end = at;
  while (end < bytes.length && end - at < MAX_NAME && isLetter(bytes[end]!)) end++;
  const name = ascii(bytes, at, end);
  const start = end;
  if (bytes[end] === 0x2d) end++;
  while (end < bytes.length && end - start < 11 && isDigit(bytes[end]!)) end++;
  const value = end > start && isDigit(bytes[end - 1]!) ? Number(ascii(bytes, start, end)) : null;
  if (value === null) end = start;
  // One blank after a control word belongs to it.
  if (bytes[end] === 0x20) end++;
  return { token: { kind: 'word', name, value }, end };
}

function symbol(bytes: Uint8Array, at: number): { token: Token | null; end: number } {
  const sign = String.fromCharCode(bytes[at]!);
  if (sign === "'") {
    const hex = ascii(bytes, at + 1, at + 3);
    const byte = /^[0-9a-f]{2}$/i.test(hex) ? Number.parseInt(hex, 16) : 0x3f;
    return { token: { kind: 'byte', byte }, end: Math.min(bytes.length, at + 3) };
  }
  if (sign === '\\' || sign === '{' || sign === '}') return { token: { kind: 'byte', byte: bytes[at]! }, end: at + 1 };
  return { token: { kind: 'symbol', sign }, end: at + 1 };
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
