import { escapeXml } from '../read/printed-docx.ts';
import { type Dice, Dice as RandomDice, seedOf } from './dice.ts';
import type { GeneratedDocument, GeneratedTable } from './model.ts';
import { type OfficePrint, printFiles } from './print-in-office.ts';
import { slotsOf } from './slots.ts';

/** How sheets are printed: centimetres of labels and of figures, and whether all pages of the first columns come first. */
interface SheetStyle {
  labels: number;
  figures: number;
  order: 'ttb' | 'ltr';
  upright: boolean;
  running: boolean;
  stacked: boolean;
  align: string;
  rules: boolean;
}

/** Prints generated reports with LibreOffice as workbooks: columns for which a page has no room go on further pages. */
export function printWorkbooks(documents: readonly GeneratedDocument[], rules: boolean): OfficePrint[] {
  const styles = documents.map((document) => {
    const dice = new RandomDice(seedOf(document.report.run, document.report.index) ^ 0x2e1b2138);
    return randomStyle(dice, rules);
  });
  const files = documents.map((document, i) => ({ name: 'fods', bytes: workbook(document, styles[i]!) }));
  return printFiles(files).map((bytes, i) => ({ bytes, dialect: JSON.stringify(styles[i]) }));
}

function randomStyle(dice: Dice, rules: boolean): SheetStyle {
  return {
    labels: dice.pick([3, 4.5, 6]),
    figures: dice.pick([1.6, 2.2, 3]),
    order: dice.pick(['ttb', 'ttb', 'ltr']),
    upright: dice.chance(0.7),
    running: dice.chance(0.4),
    stacked: dice.chance(0.4),
    align: dice.pick(['center', 'center', 'start', 'end']),
    rules,
  };
}

const NAMES = ['office', 'style', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

function workbook(document: GeneratedDocument, style: SheetStyle): Uint8Array {
  const tables = document.blocks.filter((block) => block.t === 'table');
  const width = Math.max(...tables.map((table) => widthOf(table)));
  const sheets: { columns: number; labels: number; rows: string[] }[] = [{ columns: width, labels: 1, rows: [] }];
  for (const block of document.blocks) {
    if (block.t === 'p') sheets[0]!.rows.push(wordRow(block.text));
    else if (style.stacked) sheets[0]!.rows.push(...tableRows(block));
    else sheets.push({ columns: widthOf(block), labels: labelsOf(block), rows: tableRows(block) });
  }
  const body = sheets.map(({ columns, labels, rows }, i) => {
    const cells = Array.from(
      { length: columns },
      (_, c) => `<table:table-column table:style-name="${c < labels ? 'wide' : 'slim'}"/>`,
    );
    return `<table:table table:name="表${i}" table:style-name="sheet">${cells.join('')}${rows.join('')}</table:table>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${stylesOf(style)}</office:automatic-styles><office:master-styles>${masterOf(style)}</office:master-styles><office:body><office:spreadsheet>${body.join('')}</office:spreadsheet></office:body></office:document>`,
  );
}

function stylesOf({ labels, figures, order, upright, align, rules }: SheetStyle): string {
  const column = (name: string, width: number) =>
    `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`;
  const border = rules ? ' fo:border="0.5pt solid #000000"' : '';
  const size = upright ? [21, 29.7] : [29.7, 21];
  return [
    column('wide', labels),
    column('slim', figures),
    `<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>`,
    `<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>`,
    `<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="middle"${border}/><style:paragraph-properties fo:text-align="${align}"/><style:text-properties fo:font-size="10pt"/></style:style>`,
    `<style:page-layout style:name="paper"><style:page-layout-properties fo:page-width="${size[0]}cm" fo:page-height="${size[1]}cm" style:print-page-order="${order}" style:print-orientation="${upright ? 'portrait' : 'landscape'}" fo:margin="2cm"/></style:page-layout>`,
  ].join('');
}

function masterOf({ running }: SheetStyle): string {
  const words = running
    ? '<style:header><text:p>政府信息公开工作年度报告</text:p></style:header><style:footer><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer>'
    : '<style:header style:display="false"><text:p/></style:header><style:footer style:display="false"><text:p/></style:footer>';
  return `<style:master-page style:name="Default" style:page-layout-name="paper">${words}</style:master-page>`;
}

function widthOf(table: GeneratedTable): number {
  return table.rows[0]!.reduce((sum, cell) => sum + cell.cols, 0);
}

/** Columns left of the first figure. */
function labelsOf(table: GeneratedTable): number {
  return Math.min(
    ...slotsOf(table).flatMap((slots) =>
      slots.flatMap(({ cell, column }) => (cell.field === undefined ? [] : [column])),
    ),
  );
}

function wordRow(text: string): string {
  return `<table:table-row><table:table-cell><text:p>${escapeXml(text)}</text:p></table:table-cell></table:table-row>`;
}

function tableRows(table: GeneratedTable): string[] {
  return slotsOf(table).map((slots) => {
    const cells = slots.map(({ cell, first }) => {
      const covered = '<table:covered-table-cell table:style-name="cell"/>'.repeat(cell.cols - (first ? 1 : 0));
      if (!first) return covered;
      const words = cell.text.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`);
      const spans = `table:number-columns-spanned="${cell.cols}" table:number-rows-spanned="${cell.rows}"`;
      return `<table:table-cell table:style-name="cell" ${spans}>${words.join('')}</table:table-cell>${covered}`;
    });
    return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;
  });
}
