import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/read/read-document.ts';
import { wordXmlReader } from '../../../src/read/readers/word-xml.ts';
import type { Block, Document } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { processorMs } from '../../processor-time.ts';
import { docxParts, WORD_DIALECTS, wordReport } from '../printed-docx.ts';
import { figures, recordOfEach, valuesIn } from './sheet-of.ts';
import { flatOpcOf, inLines, WORD_XML_KINDS, word2003Of, wordXmlOf } from './word-xml-of.ts';

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const cell = (text: string, properties = '') => tc(p(run(text)), properties);
const tr = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const SPANS =
  p(run('前文')) +
  tbl(
    tr(cell('甲', '<w:vMerge w:val="restart"/>') + cell('乙', '<w:gridSpan w:val="2"/>')),
    tr(cell('', '<w:vMerge/>') + cell('1') + cell('2')),
  );
const MATRIX = [
  ['甲', '乙', '乙'],
  ['甲', '1', '2'],
];

readerContract(
  wordXmlReader,
  WORD_XML_KINDS.map((kind) => ({
    name: `a document as ${kind}`,
    input: { bytes: wordXmlOf(kind, SPANS) },
    matrix: MATRIX,
    paragraph: '前文',
  })),
);

async function read(text: string | Uint8Array): Promise<Document> {
  const result = await readDocument({ bytes: Buffer.from(text) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  expect(result.value.format).toBe('word-xml');
  return result.value;
}

const lines = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.t === 'p' ? block.text : block.t === 'grid' ? block.cells.map(({ raw }) => raw) : block.t,
  );
const textOf = async (body: string, before = '') => lines((await read(word2003Of(body, before))).blocks);

async function failureOf(text: string | Uint8Array): Promise<string> {
  const result = await readDocument({ bytes: Buffer.from(text) });
  return result.ok ? 'read' : result.failure.code;
}

describe('a report as a Word document in one XML file', () => {
  const cases = recordOfEach().flatMap((record) =>
    WORD_XML_KINDS.flatMap((kind) =>
      WORD_DIALECTS.filter((dialect) => dialect !== 'strict' || kind === 'word-2003').map(
        (dialect) => [record.template, kind, dialect, record] as const,
      ),
    ),
  );
  it.each(cases)('of %s as %s, written in the way %s, gives back every figure', async (_, kind, dialect, record) => {
    const { body, styles } = wordReport(record, dialect);
    const values = await valuesIn(wordXmlReader, wordXmlOf(kind, body, styles));
    expect(figures(record, values)).toEqual(record.fields);
  });
});

describe('a document of Word 2003', () => {
  const note = (type: string, content: string) =>
    `<aml:annotation aml:id="1" w:type="${type}"><aml:content>${content}</aml:content></aml:annotation>`;

  it('leaves out what was deleted, remarks, former formats and notes, and keeps what was inserted', async () => {
    const body = p(
      note('Word.Deletion', '<w:r><w:delText>1</w:delText></w:r>') +
        note('Word.Insertion', run('2')) +
        `<w:r>${note('Word.Comment', p(run('3')))}</w:r>` +
        run('4', note('Word.Formatting', '<w:rPr><w:vanish/></w:rPr>')) +
        '<aml:annotation aml:id="2" w:type="Word.Bookmark.Start" w:name="a"/>' +
        `<w:r><w:footnote>${p(run('5'))}</w:footnote></w:r>` +
        run('6', '<w:vanish w:val="off"/>') +
        run('7', '<w:vanish/>'),
    );
    expect(await textOf(body)).toEqual(['246']);
    expect((await read(word2003Of(body))).warnings).toEqual([{ code: 'tracked-changes' }]);
  });

  it('leaves out rows and paragraph marks that were deleted, and hidden rows with a warning', async () => {
    const gone = '<aml:annotation aml:id="1" w:type="Word.Deletion"/>';
    const rows = [
      tr(cell('甲') + cell('9'), gone),
      tr(cell('乙') + cell('8'), '<w:hidden/>'),
      tr(cell('丙') + cell('1')),
    ];
    const { blocks, warnings } = await read(word2003Of(tbl(...rows)));
    expect(lines(blocks)).toEqual([['丙', '1']]);
    expect(warnings.map(({ code }) => code)).toEqual(['hidden-row-dropped', 'hidden-row-dropped']);
    const parted = tc(p(run('1'), `<w:rPr>${gone}</w:rPr>`) + p(run('2')));
    expect(await textOf(tbl(tr(cell('甲') + parted)))).toEqual([['甲', '12']]);
  });

  it('keeps raised and struck-out digits apart from figures', async () => {
    const marked = run('5') + run('1', '<w:vertAlign w:val="superscript"/>') + run('7', '<w:strike w:val="on"/>');
    expect(await textOf(p(marked))).toEqual(['5¹7\u0336']);
  });

  it('reads rows, cells and words inside elements of forms and hints', async () => {
    const row = `<ns0:row>${tr(`<ns0:cell>${cell('甲')}</ns0:cell>${tc(`<ns0:field>${p(`<ns0:n>${run('1')}</ns0:n>`)}</ns0:field>`)}`)}</ns0:row>`;
    const body = `<wx:sub-section>${p(`<ns0:n>${run('题')}</ns0:n>`)}<wx:sub-section>${tbl(row)}</wx:sub-section></wx:sub-section>`;
    expect(await textOf(body)).toEqual(['题', ['甲', '1']]);
  });

  it('counts the numbers of its lists, whose ways of counting are numbers themselves', async () => {
    const lvl = (level: number, way: number, text: string) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:nfc w:val="${way}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const lists = `<w:lists><w:listDef w:listDefId="4">${lvl(0, 39, '%1、')}${lvl(1, 0, '%2.')}${lvl(2, 2, '%3)')}</w:listDef><w:list w:ilfo="7"><w:ilst w:val="4"/></w:list></w:lists>`;
    const item = (text: string, level: number) =>
      p(run(text), `<w:listPr><w:ilvl w:val="${level}"/><w:ilfo w:val="7"/></w:listPr>`);
    const body = item('总体情况', 0) + item('子', 1) + item('丑', 1) + item('寅', 2) + item('主动公开', 0);
    expect(await textOf(body, lists)).toEqual(['一、总体情况', '1.子', '2.丑', '寅', '二、主动公开']);
  });

  it('knows headings by their style, links by their address, and who wrote it', async () => {
    const before =
      '<o:DocumentProperties><o:Title>去年的标题</o:Title><o:Author> </o:Author><o:LastSaved>2024-01-20T08:00:00Z</o:LastSaved></o:DocumentProperties><w:styles><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style></w:styles>';
    const body =
      p(run('题'), '<w:pStyle w:val="a"/>') +
      p(
        `<w:hlink w:dest="https://a.gov.cn/b.pdf">${run('附件')}</w:hlink><w:hlink w:dest="javascript:x">${run('x')}</w:hlink>`,
      );
    const { blocks, links, meta } = await read(word2003Of(body, before));
    expect(blocks[0]).toMatchObject({ t: 'p', text: '题', level: 2 });
    expect(links).toEqual([{ href: 'https://a.gov.cn/b.pdf', text: '附件' }]);
    expect(meta).toEqual({ 'dc:title': '去年的标题', 'dcterms:modified': '2024-01-20T08:00:00Z' });
  });

  it('gives a picture over an empty cell no blank, and its size from the bytes in the file', async () => {
    const png = Buffer.alloc(4_000);
    png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1');
    png.writeUInt32BE(900, 16);
    png.writeUInt32BE(700, 20);
    const data = `<w:binData w:name="wordml://01.png">${inLines(png)}</w:binData>`;
    const shown = (bytes: string) =>
      `<w:r><w:pict>${bytes}<v:shape alt="表"><v:imagedata src="wordml://01.png" o:title="1"/></v:shape></w:pict></w:r>`;
    const { blocks } = await read(word2003Of(tbl(tr(cell('甲') + tc(p(shown(data))))) + p(shown(''))));
    expect(lines(blocks)).toEqual([['甲', '\ufffd'], 'img', 'img']);
    expect(blocks.flatMap((block) => (block.t === 'img' ? [block.look, block.alt] : []))).toEqual([
      'legible',
      '表',
      'legible',
      '表',
    ]);
  });
});

describe('a package as one XML file', () => {
  it('gives its links, its properties and its pictures', async () => {
    const parts = docxParts(
      p(`<w:hyperlink r:id="rId2">${run('附件')}</w:hyperlink>`) +
        p('<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="rId3"/></a:graphic></wp:inline></w:drawing></w:r>'),
    );
    const { links, meta, blocks } = await read(
      flatOpcOf([...parts, { name: 'word/media/image1.png', content: new Uint8Array(100) }]),
    );
    expect(links).toEqual([{ href: 'https://a.gov.cn/b.pdf', text: '附件' }]);
    expect(meta).toMatchObject({ 'dc:creator': '办公室' });
    expect(blocks[1]).toMatchObject({ t: 'img', look: 'dress' });
  });

  it('of slides is said to be no Word document', async () => {
    expect(await failureOf(flatOpcOf([{ name: 'ppt/presentation.xml', content: '<x/>' }]))).toBe('read.unsupported');
  });

  it('that has a part twice, or no document, is damaged', async () => {
    const parts = docxParts(p(run('甲')));
    expect(await failureOf(flatOpcOf([...parts, parts.at(-2)!]))).toBe('read.malformed');
    expect(await failureOf(flatOpcOf(parts.filter(({ name }) => name !== 'word/document.xml')))).toBe('read.malformed');
  });
});

describe('however it is written', () => {
  const text = word2003Of(SPANS.replaceAll('vMerge', 'vmerge'));
  const bare = text.replace(/^(?:<\?[^>]*>\s*)+/, '');
  const wide = (order: 'le' | 'be', mark: string) => {
    const bytes = Buffer.from(mark + bare, 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  it.each<[string, string | Uint8Array]>([
    ['without a declaration', bare],
    ['behind a byte order mark', `\ufeff${text}`],
    ['behind blank lines', `\r\n  \n${text}`],
    ['behind a comment', `<!-- 1 > 0 -->\n${bare}`],
    ['with other prefixes', bare.replaceAll('w:', 'ns7:').replace('xmlns:w=', 'xmlns:ns7=')],
    ['in UTF-16, little end first', wide('le', '\ufeff')],
    ['in UTF-16, big end first', wide('be', '\ufeff')],
    ['in UTF-16 without a mark', wide('le', '')],
  ])('%s, it is read', async (_, file) => {
    expect(lines((await read(file)).blocks)).toEqual(['前文', ['甲', '乙', '1', '2']]);
  });
});

describe('hostile documents in one XML file', () => {
  const bomb = `<!DOCTYPE w:wordDocument [<!ENTITY a "${'9'.repeat(1_000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const outside = '<!DOCTYPE w:wordDocument [<!ENTITY a SYSTEM "file:///etc/hostname">]>';

  it.each(WORD_XML_KINDS)('with a document type or an entity of their own are refused: %s', async (kind) => {
    const text = Buffer.from(wordXmlOf(kind, p(run('甲')))).toString();
    for (const type of [bomb, outside, '<!DOCTYPE html>'])
      expect(await failureOf(text.replace(/(?=<(?:pkg|w):)/, type))).toBe('read.malformed');
    expect(await failureOf(text.replace('甲', '&a;'))).toBe('read.malformed');
  });

  it('end in bounded time, named: nested, endless, cut off, empty', async () => {
    const started = processorMs();
    const nested = word2003Of(`${'<wx:sub-section>'.repeat(5_000)}${'</wx:sub-section>'.repeat(5_000)}`);
    expect(await failureOf(nested)).toBe('read.too-complex');
    expect(await failureOf(word2003Of('<w:p/>'.repeat(500_000)))).toBe('read.too-complex');
    expect(await failureOf(word2003Of(p(run('字'.repeat(3_000_000)))))).toBe('read.too-complex');
    expect(await failureOf(word2003Of(`${' '.repeat(40_000_000)}`))).toBe('read.too-complex');
    const wide = tr(cell('甲', '<w:gridSpan w:val="999999999"/>') + cell('1'));
    expect(await failureOf(word2003Of(tbl(wide.repeat(101))))).toBe('read.too-complex');
    expect(await failureOf(word2003Of(p(run('甲'))).slice(0, -30))).toBe('read.malformed');
    expect(await failureOf(word2003Of('').replace(/<w:body>.*<\/w:body>/, ''))).toBe('read.malformed');
    expect(await failureOf(word2003Of(p('')))).toBe('read.empty');
    expect(processorMs() - started).toBeLessThan(15_000);
  });

  it('may hold large pictures, which are no text', async () => {
    const data = `<w:binData w:name="wordml://01.png">${'A'.repeat(4_000_000)}</w:binData>`;
    expect(await textOf(p(`<w:r><w:pict>${data}</w:pict></w:r>`) + p(run('甲')))).toEqual(['甲']);
  });
});
