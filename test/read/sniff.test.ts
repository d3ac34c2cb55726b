import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../src/demo/encode-gb18030.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { sniff } from '../../src/read/sniff.ts';
import { rar5, sevenZip } from './packed.ts';
import { docxOf } from './printed-docx.ts';
import { compound } from './readers/doc-of.ts';
import { flatOdfOf } from './readers/odf-of.ts';
import { wordXmlOf } from './readers/word-xml-of.ts';
import { storedZip } from './stored-zip.ts';

const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (name: string) => [...name].map((c) => `${c}\0`).join('');

const CASES: [what: string, bytes: Uint8Array, format: string][] = [
  ['a PDF after white space', ascii('\n %PDF-1.4\n'), 'pdf'],
  ['a zip with word/document.xml', ascii('PK\x03\x04............word/document.xml'), 'docx'],
  ['a zip with xl/workbook.xml', ascii('PK\x03\x04............xl/workbook.xml'), 'xlsx'],
  ['a zip with OFD.xml', ascii('PK\x03\x04............OFD.xml'), 'ofd'],
  ['another zip', ascii('PK\x03\x04............a.txt'), 'zip'],
  ['a Word document', docxOf('<w:p/>'), 'docx'],
  ['an archive with a Word document in it as it is', storedZip([{ name: 'a.docx', content: docxOf('<w:p/>') }]), 'zip'],
  ['an archive that begins with a PDF', storedZip([{ name: 'a.pdf', content: '%PDF-1.4\n' }]), 'zip'],
  ['a Word document with back slashes in its names', storedZip([{ name: 'word\\document.xml', content: '' }]), 'docx'],
  ['a compound file with WordDocument', ascii(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....${utf16('WordDocument')}`), 'doc'],
  ['a compound file with Workbook', ascii(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....${utf16('Workbook')}`), 'xls'],
  [
    'an Office file with a password',
    ascii(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....${utf16('EncryptedPackage')}`),
    'encrypted',
  ],
  [
    'a workbook with a Word document embedded',
    compound({ Workbook: new Uint8Array(5000), 'MBD0001/WordDocument': new Uint8Array(5000) }),
    'xls',
  ],
  [
    'a Word document with a workbook embedded',
    compound({ WordDocument: new Uint8Array(5000), 'ObjectPool/_1/Workbook': new Uint8Array(5000) }),
    'doc',
  ],
  ['a RAR archive', rar5([{ name: 'a.doc', content: 'x' }]), 'rar'],
  ['a 7z archive', sevenZip([{ name: 'a.doc', content: 'x' }]), '7z'],
  ['RTF', ascii('{\\rtf1\\ansi}'), 'rtf'],
  ['a page', utf8('<!DOCTYPE html><html>'), 'html'],
  ['a fragment of a page', utf8('<p>一</p>'), 'html'],
  ['a page in XML', utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>一</p></html>'), 'html'],
  [
    'a Word document as one XML file',
    utf8(
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>',
    ),
    'word-xml',
  ],
  ['a package as one XML file', wordXmlOf('flat-opc', '<w:p/>'), 'word-xml'],
  [
    'a page with the names of Word in it',
    utf8('<html xmlns:w="urn:schemas-microsoft-com:office:word"><p>一</p>'),
    'html',
  ],
  ['a page that speaks of it', utf8('<p>xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"</p>'), 'html'],
  ['a root of that name that is none', utf8('<?xml version="1.0"?><document><p>一</p></document>'), 'html'],
  [
    'a workbook as one XML file',
    utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'),
    'excel-xml',
  ],
  [
    'a workbook whose names have prefixes',
    utf8('<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet/></ss:Workbook>'),
    'excel-xml',
  ],
  [
    'a page that Excel saved',
    utf8('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</table>'),
    'html',
  ],
  ['an OpenDocument text as one XML file', flatOdfOf('text', ''), 'odt'],
  ['OpenDocument sheets as one XML file', flatOdfOf('spreadsheet', ''), 'ods'],
  [
    'another OpenDocument file as one XML file',
    utf8('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'),
    'odf',
  ],
  ...['ppt/presentation.xml', 'Index/Document.iwa', 'FixedDocumentSequence.fdseq'].map(
    (name): [string, Uint8Array, string] => [
      `the package of another office program with ${name}`,
      storedZip([
        { name: 'preview.jpg', content: 'x' },
        { name, content: '' },
      ]),
      'office',
    ],
  ),
  ['an archive of pages', storedZip([{ name: 'index.html', content: '' }]), 'zip'],
  ['a page behind comments', utf8('<!-- 1 --><html>'), 'html'],
  ['a saved web archive', ascii('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x'), 'mhtml'],
  ['a JPEG', ascii('\xff\xd8\xff\xe0'), 'image'],
  ['Chinese text', utf8('政府信息公开工作年度报告'), 'text'],
  ['Chinese text in GBK', Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2]), 'text'],
  ['text with a < in it', utf8('1 < 2 and 3 > 2'), 'text'],
  ['nothing', new Uint8Array(), 'empty'],
  ['blanks only', utf8(' \n\t '), 'empty'],
  ['random bytes', Uint8Array.from({ length: 2000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256), 'unknown'],
];

describe('sniff', () => {
  it.each(CASES)('tells %s', (_, bytes, format) => {
    expect(sniff(bytes)).toBe(format);
  });
});

describe('readDocument', () => {
  it('names what it does not know as its address does', async () => {
    const bytes = Uint8Array.from({ length: 2000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256);
    const result = await readDocument({ bytes, url: 'http://a.gov.cn/b.ceb?x=1' });
    expect(!result.ok && result.failure).toMatchObject({
      code: 'read.unsupported',
      cause: 'no reader for unknown, named .ceb',
    });
  });

  it('names the format that has no reader', async () => {
    const files = [
      { name: 'mimetype', content: '' },
      { name: 'content.xml', content: '' },
    ];
    const result = await readDocument({ bytes: storedZip(files) });
    expect(result.ok ? null : [result.failure.code, result.failure.context]).toEqual([
      'read.unsupported',
      { format: 'odf' },
    ]);
  });

  it('says that a file has a password', async () => {
    const bytes = ascii(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....${utf16('EncryptedPackage')}`);
    const result = await readDocument({ bytes });
    expect(result.ok ? null : result.failure.code).toBe('read.encrypted');
  });

  it('says that an empty file is empty', async () => {
    const result = await readDocument({ bytes: new Uint8Array(), contentType: 'application/pdf', fileName: 'a.pdf' });
    expect(result.ok ? null : result.failure.code).toBe('read.empty');
  });

  it.each(['utf-16le', 'utf-16be', 'gb18030 called utf-8', 'utf-8 called gb18030'])(
    'reads a page and a text in their own characters, whatever they are said to be in: %s',
    async (how) => {
      const encode = (text: string) => {
        const wide = Buffer.from(text, 'utf16le');
        if (how.startsWith('utf-16')) return Uint8Array.from(how === 'utf-16le' ? wide : wide.swap16());
        return how.startsWith('gb') ? encodeGb18030(text) : utf8(text);
      };
      const charset = how.split(' called ')[1] ?? 'gb2312';
      const page = `<html><meta charset="${charset}"><p>政府信息公开</p><table><tr><td>规章</td><td>12</td></tr></table></html>`;
      const text = '政府信息公开\r\n规章\t12\r\n';
      for (const [source, format] of [
        [page, 'html'],
        [text, 'text'],
      ] as const) {
        const result = await readDocument({ bytes: encode(source), contentType: `text/plain; charset=${charset}` });
        if (!result.ok) throw new Error(result.failure.cause);
        const [words, grid] = result.value.blocks;
        expect(result.value.format).toBe(format);
        expect(words?.t === 'p' && words.text).toBe('政府信息公开');
        expect(grid?.t === 'grid' && grid.cells.map((cell) => cell.raw)).toEqual(['规章', '12']);
      }
    },
  );

  it('reads an error page that came as a PDF as what it is', async () => {
    const result = await readDocument({
      bytes: utf8('<html><body><h1>403</h1></body></html>'),
      contentType: 'application/pdf',
    });
    expect(result.ok && result.value.format).toBe('html');
  });
});
