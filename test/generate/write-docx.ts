import { docxOf, escapeXml } from '../read/printed-docx.ts';
import { WORD_XML_KINDS, wordXmlOf } from '../read/readers/word-xml-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedDocument, GeneratedTable } from './model.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Written } from './writers.ts';

/** How a Word file is written: `plain`; `runs` = a run a character; `tracked` = corrections not yet accepted; `boxes` = content controls; `breaks` = lines of a cell in one paragraph; `grid` = rows that begin with free columns. */
export const DOCX_DIALECTS = ['plain', 'runs', 'tracked', 'boxes', 'breaks', 'old-merges'] as const;
export type DocxDialect = (typeof DOCX_DIALECTS)[number];

export function writeDocx(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(DOCX_DIALECTS);
  return { bytes: docxOf(wordBody(document, dialect), WORD_STYLES), name: 'docx', dialect, lossy: false };
}

/** A Word document as one XML file, of either kind. */
export function writeWordXml(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(DOCX_DIALECTS);
  const kind = dice.pick(WORD_XML_KINDS);
  const bytes = wordXmlOf(kind, wordBody(document, dialect), WORD_STYLES);
  return { bytes, name: 'doc', dialect: `${kind} ${dialect}`, lossy: false };
}

const WORD_STYLES = '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>';

function wordBody(document: GeneratedDocument, dialect: DocxDialect): string {
  return document.blocks
    .map((block) => (block.t === 'table' ? wordTable(block, dialect) : paragraph(block.text, dialect, block.heading)))
    .join('');
}

const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

function paragraph(text: string, dialect: DocxDialect, heading: boolean): string {
  return `<w:p>${heading ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ''}${runs(text, dialect)}</w:p>`;
}

function runs(text: string, dialect: DocxDialect): string {
  if (text === '') return '';
  if (dialect === 'runs') return [...text].map((character) => run(character)).join('<w:proofErr w:type="spellStart"/>');
  if (dialect === 'tracked' && /^\d/.test(text))
    return `<w:del w:id="1"><w:r><w:delText>7${escapeXml(text)}</w:delText></w:r></w:del><w:ins w:id="2">${run(text)}</w:ins>${run('9', '<w:vanish/>')}`;
  if (dialect === 'boxes') return `<w:sdt><w:sdtPr/><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
  return run(text);
}

function wordTable(table: GeneratedTable, dialect: DocxDialect): string {
  const rows = slotsOf(table).map((slots, r) => {
    const head = r < table.head ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${head}${slots.map((slot) => wordCell(slot, dialect)).join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl><w:p/>`;
}

function wordCell({ cell, first }: Slot, dialect: DocxDialect): string {
  const vertical = cell.rows === 1 ? '' : first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const content = first ? cellContent(cell, dialect) : '<w:p/>';
  if (dialect !== 'old-merges' || cell.cols === 1)
    return `<w:tc><w:tcPr>${cell.cols > 1 ? `<w:gridSpan w:val="${cell.cols}"/>` : ''}${vertical}</w:tcPr>${content}</w:tc>`;
  const rest = `<w:tc><w:tcPr><w:hMerge/>${vertical}</w:tcPr><w:p/></w:tc>`.repeat(cell.cols - 1);
  return `<w:tc><w:tcPr><w:hMerge w:val="restart"/>${vertical}</w:tcPr>${content}</w:tc>${rest}`;
}

function cellContent({ text }: GeneratedCell, dialect: DocxDialect): string {
  const lines = text.split('\n').map((line) => runs(line, dialect));
  if (dialect === 'breaks') return `<w:p>${lines.join('<w:r><w:br/></w:r>')}</w:p>`;
  return lines.map((line) => `<w:p>${line}</w:p>`).join('');
}
