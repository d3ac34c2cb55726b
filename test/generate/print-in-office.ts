import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxOf, escapeXml } from '../read/printed-docx.ts';
import { Dice, seedOf } from './dice.ts';
import type { GeneratedDocument, GeneratedTable } from './model.ts';
import { setTable } from './paper-table.ts';
import { slotsOf } from './slots.ts';

/** True where LibreOffice is installed, which prints as office desks do. */
export const HAS_OFFICE = spawnSync('soffice', ['--version']).status === 0;

/** A document as LibreOffice printed it; null where it gave none. */
export interface OfficePrint {
  bytes: Uint8Array | null;
  dialect: string;
}

/** Width of the text in twentieths of a point, and milliseconds that all pages may take. */
const WIDTH = 9_600;
const MOST_TIME = 240_000;
/** Of a cell, left and right, in twentieths of a point, with a little room. */
const MARGINS = 240;

/** How tables are set: the space between lines in 240ths, sizes in half points. */
interface OfficeStyle {
  line: number;
  size: number;
  align: string;
  upright: string;
  rules: boolean;
}

/** Prints generated reports with LibreOffice as Word files of official papers are set: wide lines, cells of given widths, rules or none. */
export function printInOffice(documents: readonly GeneratedDocument[], rules: boolean): OfficePrint[] {
  const files = documents.map((document) => {
    const dice = new Dice(seedOf(document.report.run, document.report.index) ^ 0x1f83d9ab);
    const style = randomStyle(dice, rules);
    return { name: 'docx', bytes: wordFile(document, style, dice), style };
  });
  return printFiles(files).map((bytes, i) => ({ bytes, dialect: JSON.stringify(files[i]!.style) }));
}

/** What LibreOffice prints of each file (`name`: how its name ends); null where it gives nothing. */
export function printFiles(files: readonly { name: string; bytes: Uint8Array }[]): (Uint8Array | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-print-'));
  try {
    for (const [i, { name, bytes }] of files.entries()) writeFileSync(join(folder, `${i}.${name}`), bytes);
    const paths = files.map(({ name }, i) => join(folder, `${i}.${name}`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const options = ['--headless', '--norestore', '--nologo', '--convert-to', 'pdf', '--outdir', folder];
    spawnSync('soffice', [profile, ...options, ...paths], { timeout: MOST_TIME, stdio: 'ignore' });
    return files.map((_, i) => fileAt(join(folder, `${i}.pdf`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileAt(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function randomStyle(dice: Dice, rules: boolean): OfficeStyle {
  return {
    line: dice.pick([240, 276, 312, 360, 408, 480]),
    size: dice.pick([16, 18, 21, 21]),
    align: dice.pick(['center', 'center', 'center', 'left', 'right']),
    upright: dice.pick(['center', 'center', 'top']),
    rules,
  };
}

function wordFile(document: GeneratedDocument, style: OfficeStyle, dice: Dice): Uint8Array {
  const blocks = document.blocks.map((block) =>
    block.t === 'table' ? wordTable(block, style, dice) : paragraph(block.text, block.heading),
  );
  return docxOf(blocks.join(''), '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>');
}

function paragraph(text: string, heading: boolean): string {
  const properties = `<w:pPr>${heading ? '<w:pStyle w:val="Heading1"/>' : ''}<w:spacing w:line="400" w:lineRule="auto"/></w:pPr>`;
  return `<w:p>${properties}${run(text, 28)}</w:p>`;
}

function run(text: string, size: number): string {
  if (text === '') return '';
  return `<w:r><w:rPr><w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** Columns that hold one character at least, for LibreOffice leaves out what has no room; the widest give what the others need. */
function wideEnough(widths: readonly number[], least: number): number[] {
  const wide = [...widths];
  for (const [i, width] of widths.entries()) {
    const widest = wide.indexOf(Math.max(...wide));
    if (width >= least || widest === i) continue;
    wide[widest]! -= least - width;
    wide[i] = least;
  }
  return wide;
}

function wordTable(table: GeneratedTable, style: OfficeStyle, dice: Dice): string {
  const set = { size: style.size / 2, padding: 4, upright: 'no', figures: 'centre', middle: true } as const;
  const { xs } = setTable(table, 0, WIDTH, { ...set, breaks: 'in-rows', repeatHeader: false, uneven: 0 }, dice);
  const widths = wideEnough(
    xs.slice(1).map((x, i) => Math.round(x - xs[i]!)),
    MARGINS + style.size * 10,
  );
  const edge = '<w:XX w:val="single" w:sz="4" w:space="0" w:color="000000"/>';
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => edge.replace('XX', side));
  const rows = slotsOf(table).map((slots) => {
    const cells = slots.map(({ cell, column, first }) => {
      const width = widths.slice(column, column + cell.cols).reduce((sum, one) => sum + one, 0);
      const merge = cell.rows === 1 ? '' : first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
      const span = cell.cols > 1 ? `<w:gridSpan w:val="${cell.cols}"/>` : '';
      const lines = first ? cell.text.split('\n') : [''];
      const inner = lines.map(
        (text) =>
          `<w:p><w:pPr><w:spacing w:line="${style.line}" w:lineRule="auto"/><w:jc w:val="${style.align}"/></w:pPr>${run(text, style.size)}</w:p>`,
      );
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="${style.upright}"/></w:tcPr>${inner.join('')}</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  const borders = style.rules ? `<w:tblBorders>${sides.join('')}</w:tblBorders>` : '';
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl><w:p/>`;
}
