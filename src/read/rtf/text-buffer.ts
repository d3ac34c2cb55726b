import { tooComplex } from '../zip-archive.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Character sets of fonts (`\fcharset`) and code pages (`\ansicpg`) that hold several bytes a character. */
const BY_CHARSET: Readonly<Record<number, string>> = { 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5' };
const BY_CODE_PAGE: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The encoding of the bytes of a text: that of its font, else that of the file. */
export function encodingOf(charset: number | undefined, codePage: number): string {
  return BY_CHARSET[charset ?? 0] ?? BY_CODE_PAGE[codePage] ?? 'windows-1252';
}

const MAX_PIECE = 1_000_000;
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, known);
  return known;
}

/** How a piece of text is shown. */
export interface TextStyle {
  hidden: boolean;
  raised: boolean;
  struck: boolean;
}

/** Collects text that comes as bytes of changing encodings and as code units. Bytes of one character may come one by one. */
export class TextBuffer {
  #parts: string[] = [];
  #bytes: number[] = [];
  #size = 0;

  /** Characters taken so far, over all pieces. */
  get size(): number {
    return this.#size;
  }

  bytes(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#bytes.push(byte);
    if (this.#bytes.length > MAX_PIECE) throw tooComplex(`more than ${MAX_PIECE} bytes of text in one piece`);
  }

  /** Decodes the bytes that wait. To be called before the encoding or the style changes, and before other text. */
  flush(encoding: string, style: TextStyle): void {
    if (this.#bytes.length === 0) return;
    const text = decoderOf(encoding).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.text(text, style);
  }

  /** Raised digits become superscripts (`5¹` is not 51), struck-out figures are set between `~~` so that nobody reads them. */
  text(text: string, style: TextStyle): void {
    if (style.hidden) return;
    const raised = style.raised ? text.replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : text;
    this.#parts.push(style.struck && /\d/.test(text) ? `~~${raised}~~` : raised);
    this.#size += text.length;
  }

  /** The text so far; begins anew. */
  take(): string {
    const text = this.#parts.join('');
    this.#parts = [];
    return text;
  }
}
