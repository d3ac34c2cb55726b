import type { DemoRecord } from '../../src/demo/record.ts';
import { opening, parts } from '../../src/demo/report-prose.ts';
import { type DemoCell, type DemoTable, reportTables } from '../../src/demo/report-tables.ts';
import { type StoredFile, storedZip } from './stored-zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * How the file is written, after what programs and clerks do: `plain`; `runs` = every character in a run of its own; `tracked` = figures
 * that were corrected and rows that were deleted, not yet accepted; `controls` = rows, cells and text in content controls, and fields;
 * `strict` = other namespaces and prefixes, horizontal merges in the old way, rows that begin with free columns.
 */
export const WORD_DIALECTS = ['plain', 'runs', 'tracked', 'controls', 'strict'] as const;
export type WordDialect = (typeof WORD_DIALECTS)[number];

/** A .docx around the content of a body; `styles` and `numbering` are the insides of `w:styles` and `w:numbering`. */
export function docxOf(body: string, styles = '', numbering = ''): Uint8Array {
  return storedZip(docxParts(body, styles, numbering));
}

/** The parts of such a file. */
export function docxParts(body: string, styles = '', numbering = ''): StoredFile[] {
  const declared = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;
  return partsOf(
    `<w:document ${declared}><w:body>${body}</w:body></w:document>`,
    `<w:styles xmlns:w="${W}">${styles}</w:styles>`,
    `<w:numbering xmlns:w="${W}">${numbering}</w:numbering>`,
  );
}

function partsOf(document: string, styles: string, numbering: string): StoredFile[] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = (list: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  return [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        'document.main',
        'styles',
        'numbering',
      ]
        .map(
          (part) =>
            `<Override PartName="/word/${part.replace('.main', '')}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`,
        )
        .join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: rels(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: rels(
        `<Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/hyperlink" Target="https://a.gov.cn/b.pdf" TargetMode="External"/><Relationship Id="rId3" Type="${office}/image" Target="media/image1.png"/>`,
      ),
    },
    { name: 'word/styles.xml', content: head + styles },
    { name: 'word/numbering.xml', content: head + numbering },
    { name: 'word/document.xml', content: head + document },
    {
      name: 'docProps/core.xml',
      content: `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>去年的标题</dc:title><dc:creator>办公室</dc:creator><dcterms:modified>2024-01-20T08:00:00Z</dcterms:modified></cp:coreProperties>`,
    },
  ];
}

/** One report as a Word document, rendered from its figures. */
export function printDocx(record: DemoRecord, dialect: WordDialect): Uint8Array {
  const { body, styles } = wordReport(record, dialect);
  if (dialect !== 'strict') return docxOf(body, styles);
  const strict = `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>${body}</w:body></w:document>`;
  return storedZip(
    partsOf(
      strict.replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0='),
      `<w:styles xmlns:w="${W}"/>`,
      `<w:numbering xmlns:w="${W}"/>`,
    ),
  );
}

/** The body of such a document and the inside of its styles. */
export function wordReport(record: DemoRecord, dialect: WordDialect): { body: string; styles: string } {
  const tables = reportTables(record);
  const title = `${record.agency}${record.year}年政府信息公开工作年度报告`;
  const blocks = [paragraph(title, dialect, 'Heading1'), paragraph(opening(record), dialect)];
  for (const part of parts(record)) {
    blocks.push(
      paragraph(part.heading, dialect, 'Heading2'),
      ...part.paragraphs.map((words) => paragraph(words, dialect)),
    );
    for (const table of tables.filter((one) => one.section === part.section))
      blocks.push(wordTable(table, dialect), '<w:p/>');
  }
  const styles = [1, 2]
    .map((n) => `<w:style w:styleId="Heading${n}"><w:name w:val="heading ${n}"/></w:style>`)
    .join('');
  return { body: blocks.join(''), styles };
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

function paragraph(text: string, dialect: WordDialect, style?: string): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${runs(text, dialect)}</w:p>`;
}

function runs(text: string, dialect: WordDialect): string {
  if (text === '') return '';
  if (dialect === 'runs') return [...text].map((character) => run(character)).join('<w:proofErr w:type="spellStart"/>');
  if (dialect === 'tracked' && /^\d/.test(text))
    return `<w:del w:id="1"><w:r><w:delText>7${text}</w:delText></w:r></w:del><w:ins w:id="2">${run(text)}</w:ins>${run('9', '<w:vanish/>')}`;
  if (dialect === 'controls' && /^\d/.test(text))
    return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(1) </w:instrText></w:r>${run('8')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  if (dialect === 'controls') return `<w:sdt><w:sdtPr/><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
  return run(text);
}

/** A cell of the table's columns: printed, or gone on with from above. */
interface Slot {
  cell: DemoCell;
  column: number;
  first: boolean;
}

/** Every row with the cells that reach down into it: Word writes those out as empty cells that continue. */
function slotsOf(table: DemoTable): Slot[][] {
  const taken: (Slot | undefined)[][] = table.rows.map(() => []);
  table.rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row) {
      while (taken[r]![column]) column++;
      for (let i = 0; i < cell.rows; i++)
        for (let k = 0; k < cell.cols; k++) taken[r + i]![column + k] = { cell, column, first: i === 0 };
    }
  });
  return taken.map((row) => row.filter((slot, c): slot is Slot => slot !== undefined && slot.column === c));
}

export function wordTable(table: DemoTable, dialect: WordDialect): string {
  const rows = slotsOf(table).map((slots, r) => {
    const cells = slots.map((slot) => wordCell(slot, dialect));
    const inner =
      dialect === 'controls' ? cells.map((cell) => `<w:sdt><w:sdtContent>${cell}</w:sdtContent></w:sdt>`) : cells;
    const row = `<w:tr>${inner.join('')}</w:tr>`;
    if (dialect === 'controls' && r % 2) return `<w:sdt><w:sdtContent>${row}</w:sdtContent></w:sdt>`;
    // A row that was deleted, but not yet accepted.
    return dialect === 'tracked'
      ? `${row.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="3"/></w:trPr>').replace(/<w:vMerge[^>]*>/g, '')}${row}`
      : row;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
}

function wordCell({ cell, first }: Slot, dialect: WordDialect): string {
  const vertical = cell.rows === 1 ? '' : first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const content = `<w:p>${first ? runs(cell.text, dialect) : ''}</w:p>`;
  if (dialect !== 'strict' || cell.cols === 1)
    return `<w:tc><w:tcPr>${cell.cols > 1 ? `<w:gridSpan w:val="${cell.cols}"/>` : ''}${vertical}</w:tcPr>${content}</w:tc>`;
  const rest = `<w:tc><w:tcPr><w:hMerge/>${vertical}</w:tcPr><w:p/></w:tc>`.repeat(cell.cols - 1);
  return `<w:tc><w:tcPr><w:hMerge w:val="restart"/>${vertical}</w:tcPr>${content}</w:tc>${rest}`;
}
