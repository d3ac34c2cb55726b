import { deflateRawSync } from 'node:zlib';
import { zipOf } from '../read/zip-of.ts';

const pack = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipOf(parts, (part) => deflateRawSync(part, { level: 9 }));
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const word = (document: string | Uint8Array, more: Readonly<Record<string, string>> = {}) =>
  pack({ '[Content_Types].xml': TYPES, 'word/document.xml': document, ...more });
const book = (sheet: string | Uint8Array) =>
  pack({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': `<workbook ${S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  });

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(100)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;
const MB = 1024 * 1024;
const blank = (bytes: number) => new Uint8Array(bytes).fill(0x20);

/** Files of other formats that ask for more than their size. */
export const HOSTILE_OFFICE: Readonly<Record<string, () => Uint8Array>> = {
  'a Word file of 300 MB when unpacked': () => word(blank(300 * MB)),
  'a workbook of 300 MB when unpacked': () => book(blank(300 * MB)),
  'an OFD of 300 MB when unpacked': () => pack({ 'OFD.xml': blank(300 * MB) }),
  'an archive of archives that all hold 60 MB': () => {
    const inner = pack({ '1.html': blank(60 * MB) });
    return pack(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.zip`, inner])));
  },
  'a Word file whose entities multiply': () =>
    word(`${LAUGHS}<w:document ${W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`),
  'a workbook whose entities multiply': () =>
    book(
      `${LAUGHS}<worksheet ${S}><sheetData><row><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`,
    ),
  'a Word table nested in itself ten thousand deep': () =>
    word(
      `<w:document ${W}><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(10_000)}${'</w:tc></w:tr></w:tbl>'.repeat(10_000)}</w:body></w:document>`,
    ),
  'a Word file of two million empty cells': () =>
    word(
      `<w:document ${W}><w:body><w:tbl>${`<w:tr>${'<w:tc/>'.repeat(1000)}</w:tr>`.repeat(2000)}</w:tbl></w:body></w:document>`,
    ),
  'a workbook that claims A1:XFD1048576 and merges it': () =>
    book(
      `<worksheet ${S}><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
    ),
  'RTF with a million groups in one another': () =>
    Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}x${'}'.repeat(1_000_000)}}`),
  'RTF of four million paragraph marks': () => Buffer.from(`{\\rtf1 ${'\\par\n'.repeat(4_000_000)}}`),
  'HTML of 30 MB of nested tags': () =>
    Buffer.from(`<!doctype html><title>2023年政府信息公开工作年度报告</title>${'<div><span>'.repeat(2_700_000)}`),
  'HTML of 30 MB of table cells': () =>
    Buffer.from(`<!doctype html><table>${`<tr>${'<td>1'.repeat(100)}`.repeat(60_000)}</table>`),
  'a PNG of 60000 x 60000 pixels in few bytes': () => pixelBomb(),
};

/** Only the head of a PNG says so; the data are too few. */
function pixelBomb(): Uint8Array {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(60_000, 0);
  size.writeUInt32BE(60_000, 4);
  return Buffer.concat([head, size, Buffer.from('\x08\x06\0\0\0\0\0\0\0\0\0\x10\0IDAT', 'latin1'), Buffer.alloc(4096)]);
}

/** Files that name an address which a careless reader would ask for. */
export function callers(address: string): Readonly<Record<string, Uint8Array>> {
  const entity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "${address}/p"> %p; <!ENTITY e SYSTEM "${address}/e">]>`;
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${address}/i" TargetMode="External"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${address}/t" TargetMode="External"/></Relationships>`;
  const body = `<w:document ${W}><w:body><w:p><w:r><w:t>2023年&e;</w:t></w:r></w:p></w:body></w:document>`;
  return {
    'a Word file': word(`${entity}${body}`, { 'word/_rels/document.xml.rels': rels }),
    'a Word file without a DOCTYPE': word(body.replace('&e;', ''), { 'word/_rels/document.xml.rels': rels }),
    'a workbook': book(
      `${entity}<worksheet ${S}><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`,
    ),
    'an OFD': pack({
      'OFD.xml': `${entity}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>${address}/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    }),
    'a page': Buffer.from(
      `<!doctype html><base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/r"><link rel=stylesheet href="${address}/s.css"><script src="${address}/x.js"></script><iframe src="${address}/f"></iframe><img src="${address}/i.png"><p>2023年政府信息公开工作年度报告`,
    ),
    'a large page': Buffer.from(
      `<!doctype html><base href="${address}/"><img src="i.png"><link rel=stylesheet href="s.css"><p>${'年'.repeat(400_000)}`,
    ),
    'an RTF': Buffer.from(
      `{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "${address}/i.png"}}{\\*\\template ${address}/t.dot} 2023}`,
    ),
  };
}
