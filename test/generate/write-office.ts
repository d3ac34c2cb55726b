import { DOC_DIALECTS, docOf, paragraph, table } from '../read/readers/doc-of.ts';
import { flatOdfOf, odfOf, odfTable, odtParagraph } from '../read/readers/odf-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedDocument } from './model.ts';
import { writeHtml } from './write-html.ts';
import type { Written } from './writers.ts';

/** A file of Word 97–2003. */
export function writeDoc(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(DOC_DIALECTS);
  const paragraphs = document.blocks.flatMap((block) =>
    block.t === 'p' ? [paragraph(block.text)] : [...table(block.rows, dialect), paragraph('')],
  );
  return { bytes: docOf(paragraphs, dialect), name: 'doc', dialect, lossy: false };
}

/** OpenDocument text, packed or as one XML file. */
export function writeOdt(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(['packed', 'flat'] as const);
  const blocks = document.blocks.map((block, i) =>
    block.t === 'p' ? odtParagraph(block.text) : odfTable(block.rows, `表${i}`),
  );
  const bytes = (dialect === 'flat' ? flatOdfOf : odfOf)('text', blocks.join(''));
  return { bytes, name: dialect === 'flat' ? 'fodt' : 'odt', dialect, lossy: false };
}

/** OpenDocument sheets, packed or as one XML file: one for the words and one for each table, or everything on one. */
export function writeOds(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(['sheets', 'stacked']);
  const first: GeneratedCell[][] = [];
  const others: GeneratedCell[][][] = [];
  for (const block of document.blocks) {
    if (block.t === 'p') first.push([{ text: block.text, rows: 1, cols: dice.pick([1, 8]) }]);
    else if (dialect === 'stacked') first.push(...block.rows);
    else others.push(block.rows);
  }
  const sheets = [first, ...others].map((rows, i) => odfTable(rows, i === 0 ? '正文' : `表${i}`));
  const flat = dice.chance(0.5);
  const bytes = (flat ? flatOdfOf : odfOf)('spreadsheet', sheets.join(''));
  return { bytes, name: flat ? 'fods' : 'ods', dialect: `${dialect}${flat ? ' flat' : ''}`, lossy: false };
}

/** A saved page in one file, its text in one of the two encodings that programs write. */
export function writeMhtml(document: GeneratedDocument, dice: Dice): Written {
  const page = writeHtml(document, dice);
  const encoding = dice.pick(['base64', 'quoted-printable'] as const);
  const bytes = Buffer.from(page.bytes);
  const lines =
    encoding === 'base64'
      ? bytes
          .toString('base64')
          .match(/.{1,76}/g)!
          .join('\r\n')
      : quoted(bytes);
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n';
  const part = `--b\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html\r\n\r\n`;
  return {
    ...page,
    bytes: Buffer.from(`${head}${part}${lines}\r\n--b--\r\n`),
    name: 'mht',
    dialect: `${page.dialect} ${encoding}`,
  };
}

function quoted(bytes: Buffer): string {
  const escaped = [...bytes].map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return escaped
    .join('')
    .match(/(?:=..|[^=]){1,25}/g)!
    .join('=\r\n');
}
