import { type Block, type DocumentWarning, type Picture, UNREAD } from '../../report/document.ts';
import { tidyText } from '../normalise.ts';
import { UNSEEN_FIELD } from '../ooxml/word-text.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { malformed, tooComplex } from '../zip-archive.ts';
import { BodyBuilder } from './body-builder.ts';
import { RtfPicture } from './picture.ts';
import { encodingOf, TextBuffer, type TextStyle } from './text-buffer.ts';
import { type Token, tokens } from './tokens.ts';

/** What a group inherits and gives back at its end. */
interface State extends TextStyle {
  into: 'body' | 'nowhere' | 'fonts' | 'info' | 'title' | 'shape' | 'picture' | 'object' | 'twice' | 'code';
  /** Where what an object shows, and the text in Unicode of one that is given twice, go. */
  outer: State['into'];
  /** Bytes that stand for one `\u` character in readers without Unicode. */
  unicodeSkip: number;
  font: number;
  deleted: boolean;
}

export interface RtfContent {
  title: string;
  blocks: Block[];
  /** Files of the pictures that can be read. */
  files: Map<Picture, PictureBytes>;
  warnings: DocumentWarning[];
}

const MAX_DEPTH = 500;
const MAX_CHARACTERS = 1_000_000;

/** Destinations whose text is not part of the running document; those marked `\*` are left out without being named here. */
const ASIDE = new Set(
  'colortbl stylesheet listtable listoverridetable rsidtbl generator filetbl pict nonshppict object header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid fldinst shp shpinst shptxt shprslt do nonesttables upr xe tc rxe bkmkstart bkmkend themedata colorschememapping datastore latentstyles'.split(
    ' ',
  ),
);
/** Texts of text boxes: of shapes, and of drawings of Word 95. */
const TEXT_BOXES = new Set(['shptxt', 'dptxbxtext']);
const LONGEST_CODE = 200;
/** Of the destinations marked `\*` those that carry text of the document. */
const SHOWN = new Set(['shppict', 'nesttableprops']);
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '\u2014',
  endash: '\u2013',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
};

/** Reads the body of an RTF file. Throws FailureError `read.malformed` where it was cut off, `read.too-complex` beyond its bounds. */
export function readBody(bytes: Uint8Array): RtfContent {
  const scan = new RtfScan();
  for (const token of tokens(bytes)) if (!scan.take(token)) break;
  return scan.finish();
}

class RtfScan {
  readonly #stack: State[] = [];
  readonly #text = new TextBuffer();
  readonly #body = new BodyBuilder();
  readonly #charsets = new Map<number, number>();
  #state: State = {
    into: 'body',
    outer: 'body',
    unicodeSkip: 1,
    font: -1,
    hidden: false,
    deleted: false,
    raised: false,
    struck: false,
  };
  #codePage = 1252;
  #definedFont = 0;
  #skip = 0;
  #starred = false;
  #title = '';
  #picture: RtfPicture | null = null;
  #ended = false;
  /** Fields that are open: the group that each is, and how much the document showed before it. */
  readonly #fields: { depth: number; code: string; before: number }[] = [];

  /** False once the outermost group is closed; what follows is no part of the document. */
  take(token: Token): boolean {
    if (token.kind === 'byte') this.#bytes(Uint8Array.of(token.byte));
    else if (token.kind === 'bytes') this.#bytes(token.bytes);
    else if (token.kind === 'binary') this.#picture?.takeBinary(token.bytes);
    else {
      this.#skip = 0;
      this.#flush();
      if (token.kind === 'open') this.#open();
      else if (token.kind === 'close') this.#close();
      else if (token.kind === 'symbol') this.#symbol(token.sign);
      else this.#word(token.name, token.value);
    }
    return !this.#ended;
  }

  finish(): RtfContent {
    if (!this.#ended) throw malformed('the file is cut off');
    return { title: tidyText(this.#title).slice(0, 500), ...this.#body.finish(this.#text.take()) };
  }

  #bytes(bytes: Uint8Array): void {
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    const { into } = this.#state;
    if (into === 'picture') this.#picture?.takeHex(bytes);
    else if (into === 'code') this.#takeCode(bytes);
    else if (into === 'body' || into === 'title') this.#text.bytes(bytes.subarray(skipped));
  }

  #flush(): void {
    this.#text.flush(encodingOf(this.#charsets.get(this.#state.font), this.#codePage), this.#style());
    if (this.#text.size > MAX_CHARACTERS) throw tooComplex(`more than ${MAX_CHARACTERS} characters`);
  }

  #style(): TextStyle {
    const { hidden, deleted, raised, struck } = this.#state;
    return { hidden: hidden || deleted, raised, struck };
  }

  #put(text: string): void {
    if (this.#state.into === 'body' || this.#state.into === 'title') this.#text.text(text, this.#style());
  }

  #open(): void {
    if (this.#stack.length >= MAX_DEPTH) throw tooComplex(`groups nested deeper than ${MAX_DEPTH}`);
    this.#stack.push({ ...this.#state });
    this.#starred = false;
  }

  #close(): void {
    if (this.#state.into === 'title' && this.#stack.at(-1)?.into !== 'title') this.#title = this.#text.take();
    if (this.#state.into === 'picture' && this.#stack.at(-1)?.into !== 'picture') this.#endPicture();
    if (this.#fields.at(-1)?.depth === this.#stack.length) this.#endField();
    this.#state = this.#stack.pop() ?? this.#state;
    this.#starred = false;
    this.#ended = this.#stack.length === 0;
  }

  #symbol(sign: string): void {
    if (sign === '*') this.#starred = true;
    else if (sign === '~') this.#put('\u00a0');
    else if (sign === '_') this.#put('-');
    else if (sign === '\n' || sign === '\r') this.#structure('par');
    else if (sign === '\t') this.#put('\t');
  }

  #word(name: string, value: number | null): void {
    const starred = this.#starred;
    this.#starred = false;
    if (this.#state.into === 'nowhere' || this.#inDrawing(name, starred) || this.#inObject(name, starred)) return;
    if (this.#state.into === 'fonts') this.#fontTable(name, value);
    else if (name === 'fonttbl') this.#state.into = 'fonts';
    else if (name === 'field') this.#fields.push({ depth: this.#stack.length, code: '', before: this.#shownSoFar() });
    else if (ASIDE.has(name) || (starred && !SHOWN.has(name))) this.#aside(name);
    else if (name === 'info') this.#state.into = 'info';
    else if (name === 'title' && this.#state.into === 'info') this.#openTitle();
    else if (name === 'u') this.#unicode(value ?? 0);
    else if (!this.#format(name, value)) {
      const character = CHARACTERS[name];
      if (character !== undefined) this.#put(character);
      else this.#structure(name, value);
    }
  }

  #aside(name: string): void {
    if (name === 'pict') this.#openPicture();
    else if (name === 'shp' || name === 'do') {
      this.#body.warn('text-box-not-read');
      this.#state.into = 'shape';
    } else if (name === 'object' || name === 'upr') {
      if (name === 'object') this.#body.drawn();
      this.#state.outer = this.#state.into;
      this.#state.into = name === 'object' ? 'object' : 'twice';
    } else if (name === 'fldinst' && this.#fields.length > 0) this.#state.into = 'code';
    else this.#state.into = 'nowhere';
  }

  /** Of an object only what it shows counts, of a text that is given twice the one in Unicode, of the code of a field its first words. */
  #inObject(name: string, starred: boolean): boolean {
    const { into } = this.#state;
    if (into !== 'object' && into !== 'twice' && into !== 'code') return false;
    if ((into === 'object' && name === 'result') || (into === 'twice' && name === 'ud'))
      this.#state.into = this.#state.outer;
    else if (starred && into !== 'twice') this.#state.into = 'nowhere';
    return true;
  }

  #takeCode(bytes: Uint8Array): void {
    const field = this.#fields.at(-1);
    if (field && field.code.length < LONGEST_CODE) field.code += Buffer.from(bytes).toString('latin1');
  }

  /** Without a result a field shows something of its own: a sum, characters upon one another, a symbol. */
  #endField(): void {
    const { code, before } = this.#fields.pop()!;
    if (this.#shownSoFar() === before && !UNSEEN_FIELD.test(code)) this.#put(UNREAD);
  }

  #shownSoFar(): number {
    return this.#text.size + this.#body.pictured;
  }

  /** Words inside pictures and shapes; of a shape only its picture counts, and not the one for old readers. */
  #inDrawing(name: string, starred: boolean): boolean {
    const { into } = this.#state;
    if (into === 'picture') {
      if (starred) this.#state.into = 'nowhere';
      else this.#picture?.takeWord(name);
    } else if (into === 'shape') {
      if (name === 'pict') this.#openPicture();
      else if (TEXT_BOXES.has(name)) this.#body.drawn();
      if (name === 'shprslt' || TEXT_BOXES.has(name)) this.#state.into = 'nowhere';
    }
    return into === 'picture' || into === 'shape';
  }

  #openPicture(): void {
    this.#picture = new RtfPicture();
    this.#state.into = 'picture';
  }

  #endPicture(): void {
    if (this.#picture && !this.#state.hidden && !this.#state.deleted) this.#body.picture(this.#picture.file());
    this.#picture = null;
  }

  #openTitle(): void {
    this.#text.take();
    this.#state.into = 'title';
  }

  #fontTable(name: string, value: number | null): void {
    if (name === 'f') this.#definedFont = value ?? 0;
    else if (name === 'fcharset') this.#charsets.set(this.#definedFont, value ?? 0);
  }

  /** Signed 16 bits; the bytes after it, as many as `\\uc` says, repeat the character for old readers. */
  #unicode(value: number): void {
    this.#put(String.fromCharCode(value < 0 ? value + 65_536 : value));
    this.#skip = this.#state.unicodeSkip;
  }

  /** True for words that change how text is read or shown. */
  #format(name: string, value: number | null): boolean {
    const state = this.#state;
    if (name === 'f') state.font = value ?? 0;
    else if (name === 'uc') state.unicodeSkip = Math.min(Math.max(0, value ?? 1), 10);
    else if (name === 'ansicpg') this.#codePage = value ?? 1252;
    else if (name === 'v') state.hidden = value !== 0;
    else if (name === 'deleted') state.deleted = value !== 0;
    else if (name === 'strike' || name === 'striked') state.struck = value !== 0;
    else if (name === 'super' || name === 'sub') state.raised = value !== 0;
    else if (name === 'up' || name === 'dn') state.raised = value !== 0;
    else if (name === 'nosupersub') state.raised = false;
    else if (name === 'plain') state.hidden = state.raised = state.struck = state.deleted = false;
    else return false;
    return true;
  }

  #structure(name: string, value: number | null = null): void {
    if (this.#state.into === 'body') this.#body.take(name, value, () => this.#text.take(), this.#put.bind(this));
  }
}
