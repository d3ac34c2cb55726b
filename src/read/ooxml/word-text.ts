import { UNREAD } from '../../report/document.ts';
import { childOf, descendants, type XmlNode } from '../xml-tree.ts';
import { type Styles, toggle } from './word-styles.ts';

/** What a paragraph shows, field results for fields and tracked changes accepted. */
export interface WordText {
  text: string;
  /** Rendered page breaks before the first text, and after it. */
  breaksBefore: number;
  breaksAfter: number;
  /** `id`: of the relationship to its file. */
  pictures: { alt?: string; id?: string }[];
  /** `w:txbxContent` of the text boxes anchored here. */
  boxes: XmlNode[];
  links: { id: string; text: string }[];
  /** True where a sheet or a document of another program lies in it, of which only a picture is shown. */
  embeds: boolean;
  /** True where the file holds insertions or deletions that nobody has accepted yet. */
  tracked: boolean;
}

/** Struck-out digits keep their stroke, so that no figure is made of them. */
const STROKE = '\u0336';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const PLACED = new Set(['w:drawing', 'w:pict', 'w:object']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
const INSERTED = new Set(['w:ins', 'w:moveTo']);
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:delText',
  'w:delInstrText',
  'w:t',
  'w:instrText',
  'w:rt',
  'mc:Fallback',
]);
/** Fields that show nothing by themselves. */
export const UNSEEN_FIELD = /^\s*(?:$|(?:XE|TC|TA|RD|SET|ASK|PRIVATE|TOC|INDEX|HYPERLINK|PAGEREF|REF|NOTEREF)\b)/i;
/** Elements of a run that stand for one character. */
const TYPED: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};
const EMPTY: XmlNode = { name: '', attributes: {}, children: [], text: '' };
const RUNS = new Set(['w:r']);
const FORMULA_TEXT = new Set(['m:t']);
const FORMULA_PARTS = new Set(
  'f rad sSup sSub sSubSup sPre d m nary func limLow limUpp acc bar box borderBox eqArr groupChr phant'
    .split(' ')
    .map((name) => `m:${name}`),
);
const SHAPES = new Set(['wp:docPr', 'v:shape']);
const OBJECTS = new Set(['o:OLEObject']);
/** Programs whose objects may be tables, not formulas or icons: Excel.Sheet.12, ET.Workbook.6, Word.Document.8, WPS.Document.6. */
const WITH_TABLES = /^(?:Excel|ET|KET|Word|WPS|KWPS)\./i;
const SHAPE_CONTENT = new Set(['a:blip', 'v:imagedata', 'w:txbxContent', 'v:textpath', 'mc:Fallback']);

/** Reads one `w:p`. Field codes never reach over its end, so that a field without end swallows no more than its paragraph. */
export function paragraphText(paragraph: XmlNode, styles: Styles): WordText {
  const style = styles.get(childOf(childOf(paragraph, 'w:pPr'), 'w:pStyle')?.attributes.val ?? '');
  const reader = new TextReader(styles, style?.hidden ?? false);
  reader.visit(paragraph);
  return reader.result;
}

/** The alternative that Word shows: the first choice, or the fallback where there is none. */
export function chosen(alternate: XmlNode): XmlNode | undefined {
  return childOf(alternate, 'mc:Choice') ?? childOf(alternate, 'mc:Fallback');
}

class TextReader {
  readonly result: WordText = {
    text: '',
    breaksBefore: 0,
    breaksAfter: 0,
    pictures: [],
    boxes: [],
    links: [],
    embeds: false,
    tracked: false,
  };
  readonly #styles: Styles;
  readonly #hidden: boolean;
  readonly #fields: { code: string; inCode: boolean }[] = [];

  constructor(styles: Styles, hidden: boolean) {
    this.#styles = styles;
    this.#hidden = hidden;
  }

  visit(node: XmlNode): void {
    for (const child of node.children) this.#inline(child);
  }

  #inline(node: XmlNode): void {
    if (DELETED.has(node.name) || INSERTED.has(node.name)) this.result.tracked = true;
    if (DELETED.has(node.name) || SILENT.has(node.name)) return;
    if (node.name === 'w:r') this.#run(node);
    else if (node.name === 'mc:AlternateContent') this.visit(chosen(node) ?? EMPTY);
    else if (node.name === 'w:hyperlink') this.#link(node);
    else if (node.name === 'w:fldSimple') this.#simpleField(node);
    else if (node.name === 'm:oMath' || node.name === 'm:oMathPara') this.#formula(node);
    else if (PLACED.has(node.name)) this.#placed(node);
    else this.visit(node);
  }

  #link(node: XmlNode): void {
    const from = this.result.text.length;
    this.visit(node);
    const id = node.attributes['r:id'];
    if (id) this.result.links.push({ id, text: this.result.text.slice(from) });
  }

  #run(run: XmlNode): void {
    const properties = childOf(run, 'w:rPr');
    const style = this.#styles.get(childOf(properties, 'w:rStyle')?.attributes.val ?? '');
    const shown = !(toggle(properties, 'w:vanish') ?? (style?.hidden || this.#hidden));
    if (childOf(properties, 'w:del')) return;
    this.#runContent(run, shown ? drawn(properties) : null);
  }

  /** `draw` null: nothing of the run is shown, but its field marks count. */
  #runContent(run: XmlNode, draw: ((text: string) => string) | null): void {
    for (const node of run.children) {
      if (node.name === 'w:fldChar') this.#field(node.attributes.fldCharType);
      else if (node.name === 'w:lastRenderedPageBreak') this.#pageBreak();
      else if (node.name === 'w:instrText') {
        const field = this.#fields.at(-1);
        if (field?.inCode) field.code += node.text;
      } else if (draw) this.#shown(node, draw);
    }
  }

  #shown(node: XmlNode, draw: (text: string) => string): void {
    const typed = TYPED[node.name];
    if (typed !== undefined) this.#emit(typed);
    else if (node.name === 'w:t') this.#emit(draw(node.text));
    else if (node.name === 'w:sym') this.#emit(symbol(node.attributes.char));
    else if (node.name === 'mc:AlternateContent') this.#runContent(chosen(node) ?? EMPTY, draw);
    else if (node.name === 'w:ruby')
      for (const run of descendants(childOf(node, 'w:rubyBase') ?? node, RUNS)) this.#run(run);
    else if (PLACED.has(node.name)) this.#placed(node);
  }

  #emit(text: string): void {
    if (!this.#fields.some(({ inCode }) => inCode)) this.result.text += text;
  }

  #field(kind: string | undefined): void {
    if (kind === 'begin') this.#fields.push({ code: '', inCode: true });
    else if (kind === 'separate') {
      const field = this.#fields.at(-1);
      if (field) field.inCode = false;
    } else if (kind === 'end') {
      const field = this.#fields.pop();
      // Without a result the field draws something of its own: a character in a circle, a drop-down list, a check box.
      if (field?.inCode && !UNSEEN_FIELD.test(field.code)) this.#emit(UNREAD);
    }
  }

  #simpleField(node: XmlNode): void {
    const { text, pictures, boxes } = this.result;
    const before = text.length + pictures.length + boxes.length;
    this.visit(node);
    const isBare = this.result.text.length + pictures.length + boxes.length === before;
    if (isBare && !UNSEEN_FIELD.test(node.attributes.instr ?? '')) this.#emit(UNREAD);
  }

  #pageBreak(): void {
    if (this.result.text.trim() === '') this.result.breaksBefore++;
    else this.result.breaksAfter++;
  }

  /** A formula of plain runs is its text; a fraction or a root is more than its digits. */
  #formula(node: XmlNode): void {
    const text = [...descendants(node, FORMULA_TEXT)].map((part) => part.text).join('');
    const built = !descendants(node, FORMULA_PARTS).next().done;
    this.#emit(built ? UNREAD + text : text);
  }

  #placed(node: XmlNode): void {
    const shape = descendants(node, SHAPES).next().value?.attributes;
    const alt = shape?.descr ?? shape?.alt;
    for (const { attributes } of descendants(node, OBJECTS))
      if (WITH_TABLES.test(attributes.ProgID ?? '')) this.result.embeds = true;
    for (const found of descendants(node, SHAPE_CONTENT)) {
      if (found.name === 'w:txbxContent') this.result.boxes.push(found);
      // Digits drawn as an ornament: none may be missed, and whether they belong to those beside them nobody says.
      else if (found.name === 'v:textpath')
        this.#emit(/^[\s\d０-９.,]*\d[\s\d０-９.,]*$/.test(found.attributes.string ?? '') ? UNREAD : '');
      else if (REFERENCES.some((key) => found.attributes[key])) {
        const id = found.attributes['r:embed'] ?? found.attributes['r:id'];
        this.result.pictures.push({ ...(alt ? { alt } : {}), ...(id ? { id } : {}) });
      }
    }
  }
}

const REFERENCES = ['r:embed', 'r:link', 'r:id'];

/** How the digits of a run are drawn: raised and lowered ones are no part of a figure (`5¹` is not 51), struck-out ones neither. */
function drawn(properties: XmlNode | undefined): (text: string) => string {
  const place = childOf(properties, 'w:vertAlign')?.attributes.val;
  if (place === 'superscript' || place === 'subscript')
    return (text) => text.normalize('NFKC').replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
  if (toggle(properties, 'w:strike') || toggle(properties, 'w:dstrike'))
    return (text) => text.replace(/[\d０-９]/g, `$&${STROKE}`);
  return (text) => text;
}

/** A character by its number; those of symbol fonts stand for whatever the font draws. */
function symbol(char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16);
  const usual = Number.isInteger(code) && code >= 0x20 && code < 0xd800;
  return usual ? String.fromCodePoint(code) : UNREAD;
}
