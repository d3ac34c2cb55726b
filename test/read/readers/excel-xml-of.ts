import type { DemoCell } from '../../../src/demo/report-tables.ts';
import { escapeXml } from '../printed-docx.ts';

/**
 * How a workbook in one XML file is written: `excel` = as Excel does, places only where a cell does not follow on the one before; `prefixed`
 * = every name with its prefix, every place said, as libraries do; `rich` = words and figures as HTML, each row behind a blank line.
 */
export const EXCEL_XML_DIALECTS = ['excel', 'prefixed', 'rich'] as const;
export type ExcelXmlDialect = (typeof EXCEL_XML_DIALECTS)[number];

const NAMES = [
  'xmlns="urn:schemas-microsoft-com:office:spreadsheet"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:x="urn:schemas-microsoft-com:office:excel"',
  'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"',
  'xmlns:html="http://www.w3.org/TR/REC-html40"',
].join(' ');

/** A workbook around its worksheets; `styles` is the inside of `Styles`, `before` stands before them. */
export function excelXmlOf(worksheets: string, styles = '', before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook ${NAMES}>${before}<Styles><Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Center"/></Style>${styles}</Styles>${worksheets}</Workbook>`;
}

export function worksheet(table: string, options = '', name = '表'): string {
  const said = `<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Selected/>${options}<Panes><Pane><Number>3</Number><ActiveRow>2</ActiveRow></Pane></Panes></WorksheetOptions>`;
  return `<Worksheet ss:Name="${name}"><Table x:FullColumns="1" x:FullRows="1">${table}</Table>${said}</Worksheet>`;
}

/** Rows of cells with spans; a row without cells stays free. */
export function excelXmlRows(rows: readonly (readonly DemoCell[])[], dialect: ExcelXmlDialect): string {
  const taken = new Set<string>();
  let next = 0;
  return rows
    .map((row, r) => {
      let c = 0;
      let expected = 0;
      const cells = row.map((cell) => {
        while (taken.has(`${r},${c}`)) c++;
        for (let i = r; i < r + cell.rows; i++) for (let k = c; k < c + cell.cols; k++) taken.add(`${i},${k}`);
        const place = c === expected && dialect !== 'prefixed' ? '' : ` ss:Index="${c + 1}"`;
        c += cell.cols;
        expected = c;
        return excelXmlCell(cell, place, dialect);
      });
      if (row.length === 0) return '';
      const place = r === next && dialect !== 'prefixed' ? '' : ` ss:Index="${r + 1}"`;
      next = r + 1;
      return `<Row${place} ss:AutoFitHeight="0">${cells.join('')}</Row>`;
    })
    .join(dialect === 'rich' ? '\n\n' : '');
}

function excelXmlCell({ text, rows, cols }: DemoCell, place: string, dialect: ExcelXmlDialect): string {
  const spans = `${cols > 1 ? ` ss:MergeAcross="${cols - 1}"` : ''}${rows > 1 ? ` ss:MergeDown="${rows - 1}"` : ''}`;
  return `<Cell${place}${spans} ss:StyleID="Default">${text === '' ? '' : data(text, dialect)}</Cell>`;
}

function data(text: string, dialect: ExcelXmlDialect): string {
  const shown = escapeXml(text).replaceAll('\n', '&#10;');
  if (/^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text && dialect !== 'rich')
    return `<Data ss:Type="Number">${shown}</Data>`;
  if (dialect !== 'rich') return `<Data ss:Type="String">${shown}</Data>`;
  const head = /^(?:&[^;]*;|.)/su.exec(shown)![0];
  return `<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><Font html:Size="12">${head}</Font><B>${shown.slice(head.length)}</B></ss:Data>`;
}

/** Every element with its prefix. */
export function withPrefixes(book: string): string {
  return book.replace(
    /<(\/?)(Workbook|Styles?|Worksheet|Table|Column|Row|Cell|Data|NumberFormat|Font|Alignment)\b/g,
    '<$1ss:$2',
  );
}
