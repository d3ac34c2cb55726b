import { posix } from 'node:path';
import { FailureError, failure } from '../../errors/failure.ts';
import { scanXml } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { RichText } from './rich-text.ts';

/** What the sheets of a workbook share. */
export interface Workbook {
  sheets: { name: string; hidden: boolean; part: string }[];
  strings: string[];
  /** Number format (code, or number of a built-in one) by cell style. */
  formats: (string | number)[];
  /** How the font of each cell style draws: struck out, or white on no ground. */
  fonts: { struck: boolean; white: boolean }[];
  date1904: boolean;
}

/** Reads the workbook's own parts. Throws FailureError `read.malformed` where one is missing or damaged. */
export function readWorkbook(parts: ReadonlyMap<string, Uint8Array>): Workbook {
  const root = relations(parts, '').find((relation) => relation.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(root)) throw new FailureError(failure('read.unsupported', 'a binary workbook (xlsb)'));
  const targets = relations(parts, root);
  const { sheets, date1904 } = sheetList(root, partOf(parts, root), new Map(targets.map((t) => [t.id, t.part])));
  const strings = targets.find((target) => target.type === 'sharedStrings');
  const styles = targets.find((target) => target.type === 'styles');
  const { formats, fonts } = styles ? cellStyles(styles.part, partOf(parts, styles.part)) : { formats: [], fonts: [] };
  return {
    sheets,
    strings: strings ? sharedStrings(strings.part, partOf(parts, strings.part)) : [],
    formats,
    fonts,
    date1904,
  };
}

/** The part under a name; names are compared without case. Throws where it is not there. */
export function partOf(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const part = parts.get(name) ?? [...parts].find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  if (!part) throw malformed(`${name} is missing`);
  return part;
}

interface Relation {
  id: string;
  /** Last segment of the type's address: `worksheet`, `styles` … */
  type: string;
  part: string;
}

/** Pictures that lie on a sheet, in the order of its drawings; those outside the file are none. */
export function sheetPictures(parts: ReadonlyMap<string, Uint8Array>, sheet: string): Uint8Array[] {
  const drawings = relations(parts, sheet).filter(({ type }) => type === 'drawing');
  const images = drawings.flatMap(({ part }) => relations(parts, part).filter(({ type }) => type === 'image'));
  return images.flatMap(({ part }) => parts.get(part) ?? []);
}

function relations(parts: ReadonlyMap<string, Uint8Array>, part: string): Relation[] {
  const folder = posix.dirname(part) === '.' ? '' : posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found: Relation[] = [];
  const bytes = parts.get(name);
  if (!bytes) return found;
  scanXml(name, bytes, {
    open(element, { Id, Type, Target, TargetMode }) {
      if (element !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id, type: (Type ?? '').split('/').at(-1)!, part: path });
    },
  });
  return found;
}

function sheetList(
  name: string,
  bytes: Uint8Array,
  targets: ReadonlyMap<string, string>,
): Pick<Workbook, 'sheets' | 'date1904'> {
  const sheets: Workbook['sheets'] = [];
  let date1904 = false;
  scanXml(name, bytes, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = targets.get(id);
      if (!part) throw malformed(`the sheet ${attributes.name} has no part`);
      // Sheets of charts and dialogs hold no cells.
      if (!/chartsheets|dialogsheets/i.test(part))
        sheets.push({ name: attributes.name ?? '', hidden: /hidden/i.test(attributes.state ?? ''), part });
    },
  });
  return { sheets, date1904 };
}

function sharedStrings(name: string, bytes: Uint8Array): string[] {
  const strings: string[] = [];
  const rich = new RichText();
  scanXml(name, bytes, {
    open: (element, attributes) => rich.open(element, attributes),
    text: (text) => rich.text(text),
    close(element) {
      rich.close(element);
      if (element === 'si') strings.push(rich.take());
    },
  });
  return strings;
}

function cellStyles(name: string, bytes: Uint8Array): Pick<Workbook, 'formats' | 'fonts'> {
  const codes = new Map<number, string>();
  const formats: Workbook['formats'] = [];
  const drawn: Workbook['fonts'] = [];
  const fonts: Workbook['fonts'] = [];
  /** Whether a cell with the fill of this number has the ground of the page. */
  const bare: boolean[] = [];
  let part = '';
  scanXml(name, bytes, {
    open(element, attributes) {
      if (element === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General');
      if (STYLE_PARTS.has(element)) part = element;
      if (part === 'fonts') takeFont(element, attributes, drawn);
      if (part === 'fills' && element === 'fill') bare.push(true);
      if (part === 'fills' && element === 'patternFill') bare[bare.length - 1] = attributes.patternType === 'none';
      if (part === 'fills' && element === 'gradientFill') bare[bare.length - 1] = false;
      const id = Number(attributes.numFmtId ?? 0);
      if (element !== 'xf' || part !== 'cellXfs') return;
      formats.push(codes.get(id) ?? id);
      const { struck = false, white = false } = drawn[Number(attributes.fontId ?? 0)] ?? {};
      fonts.push({ struck, white: white && (bare[Number(attributes.fillId ?? 0)] ?? true) });
    },
    close(element) {
      if (element === part) part = '';
    },
  });
  return { formats, fonts };
}

const STYLE_PARTS = new Set(['fonts', 'fills', 'cellXfs']);

function takeFont(element: string, attributes: Readonly<Record<string, string>>, fonts: Workbook['fonts']): void {
  const font = fonts.at(-1);
  if (element === 'font') fonts.push({ struck: false, white: false });
  else if (font && element === 'strike') font.struck = !/^(?:0|false)$/.test(attributes.val ?? '1');
  else if (font && element === 'color') font.white = isWhite(attributes);
}

/** As a colour, or the first of the theme or of the old palette. */
function isWhite({ rgb, theme, indexed, tint }: Readonly<Record<string, string>>): boolean {
  if (rgb !== undefined) return /^(?:[0-9a-f]{2})?ffffff$/i.test(rgb);
  return (theme === '0' && Number(tint ?? 0) === 0) || indexed === '1' || indexed === '9';
}
