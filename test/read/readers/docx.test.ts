import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../../src/extract/extract-report.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { docxReader } from '../../../src/read/readers/docx.ts';
import type { Block, Document, Grid } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { processorMs } from '../../processor-time.ts';
import { shared } from '../../shared.ts';
import { docxOf, docxParts } from '../printed-docx.ts';
import { storedZip } from '../stored-zip.ts';

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const words = (text: string) => p(run(text));
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const cell = (text: string, properties = '') => tc(text === '' ? '<w:p/>' : words(text), properties);
const tr = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const tbl = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const picture =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="公章"/><a:graphic><a:blip r:embed="rId3"/></a:graphic></wp:inline></w:drawing></w:r>';
const box = (content: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><w:txbxContent>${content}</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${content}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const restart = '<w:vMerge w:val="restart"/>';
const goesOn = '<w:vMerge/>';

readerContract(docxReader, [
  {
    name: 'a Word document with spans',
    input: {
      bytes: docxOf(
        words('前文') +
          tbl(
            tr(cell('甲', restart) + cell('乙', '<w:gridSpan w:val="2"/>')),
            tr(cell('', goesOn) + cell('1') + cell('2')),
          ),
      ),
    },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

async function read(body: string, styles = '', numbering = ''): Promise<Document> {
  const result = await docxReader.read({ bytes: docxOf(body, styles, numbering) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

const failureOf = async (bytes: Uint8Array) => {
  const result = await docxReader.read({ bytes });
  return result.ok ? 'read' : result.failure.code;
};
const lines = (blocks: readonly Block[]) => blocks.map((block) => (block.t === 'p' ? block.text : block.t));
const textOf = async (body: string, styles = '') => lines((await read(body, styles)).blocks);

/** Rows of the first grid as the raw text of the cells that start there. */
async function rows(...table: string[]): Promise<string[][]> {
  const grid = (await read(tbl(...table))).blocks.find((block): block is Grid => block.t === 'grid');
  return Array.from({ length: grid?.rows ?? 0 }, (_, r) =>
    grid!.cells.filter((one) => one.r === r).map((one) => one.raw),
  );
}

const figure = async (content: string) => (await rows(tr(cell('甲') + tc(p(content)))))[0]?.[1];

describe('the text of a Word document', () => {
  it('keeps tabs, breaks and hyphens, and joins what runs take apart', async () => {
    expect(
      await textOf(p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>')),
    ).toEqual(['甲 乙', '丙-']);
  });

  it('leaves out what was deleted or hidden, and keeps what was inserted', async () => {
    const styles =
      '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="k"><w:basedOn w:val="h"/></w:style>';
    const body = p(
      `<w:del>${run('1')}</w:del><w:moveFrom>${run('2')}</w:moveFrom><w:ins>${run('3')}</w:ins>${run('4', '<w:vanish/>')}${run('5', '<w:vanish w:val="0"/>')}${run('6', '<w:rStyle w:val="k"/>')}`,
    );
    expect(await textOf(body, styles)).toEqual(['35']);
    expect((await read(body)).warnings).toEqual([{ code: 'tracked-changes' }]);
  });

  it('shows the results of fields, not their codes, and goes on after a field without end', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const nested = `${field('begin')}${run('码')}${field('begin')}${field('separate')}${run('内')}${field('end')}${field('separate')}${run('果')}${field('end')}`;
    expect(await textOf(p(nested) + p(field('begin') + run('失')) + words('后'))).toEqual(['果', '后']);
  });

  it('takes one of two alternatives', async () => {
    expect(await textOf(p(run('前') + box(words('框'))))).toEqual(['前', '框']);
  });

  it('knows headings by style, by inherited outline and by the paragraph itself', async () => {
    const styles =
      '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:styleId="b"><w:basedOn w:val="c"/></w:style><w:style w:styleId="c"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const styled = (id: string, more = '') => p(run('题'), `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled('a') + styled('b') + styled('a', '<w:outlineLvl w:val="9"/>') + p(run('题'), '<w:outlineLvl w:val="3"/>');
    expect((await read(body, styles)).blocks.map((block) => block.t === 'p' && block.level)).toEqual([
      2,
      1,
      undefined,
      4,
    ]);
  });

  it('gives links to web pages, and the core properties under their own names', async () => {
    const document = await read(
      p(`<w:hyperlink r:id="rId2">${run('附件')}</w:hyperlink><w:hyperlink r:id="rId1">${run('x')}</w:hyperlink>`),
    );
    expect(document.links).toEqual([{ href: 'https://a.gov.cn/b.pdf', text: '附件' }]);
    expect(document.meta).toEqual({
      'dc:title': '去年的标题',
      'dc:creator': '办公室',
      'dcterms:modified': '2024-01-20T08:00:00Z',
    });
  });

  it('says the page only where the file notes how its pages broke', async () => {
    const broken = await read(
      words('一') + p(`<w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>`) + tbl(tr(cell('甲') + cell('1'))),
    );
    const grid = broken.blocks.find((block) => block.t === 'grid');
    expect(broken.blocks.map((block) => (block.t === 'grid' ? block.cells[0] : block)?.places[0]?.page)).toEqual([
      1, 2, 2,
    ]);
    expect(grid).toBeDefined();
    expect((await read(words('一'))).blocks[0]).toMatchObject({ places: [{ path: 'p[1]' }] });
  });
});

describe('numbers that Word counts itself', () => {
  const lvl = (ilvl: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = [
    `<w:abstractNum w:abstractNumId="1">${lvl(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="h1"/>')}${lvl(1, 'chineseCounting', '（%2）')}${lvl(2, 'decimal', '%3.')}${lvl(3, 'lowerRoman', '%4.')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="2">${lvl(0, 'bullet', '·')}</w:abstractNum>`,
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>',
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
  ].join('');
  const styles = '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>';
  const item = (text: string, level: number, id = 7) =>
    p(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
  const numbered = async (body: string) => lines((await read(body, styles, numbering)).blocks);

  it('stand before headings: by level, by style, beginning anew below each heading', async () => {
    const body =
      p(run('甲'), '<w:pStyle w:val="h1"/>') +
      item('子', 1) +
      item('丑', 1) +
      item('寅', 2) +
      item('乙', 0) +
      item('卯', 1);
    expect(await numbered(body)).toEqual(['一、甲', '（一）子', '（二）丑', '1.寅', '二、乙', '（一）卯']);
  });

  it('go on past ten, and from where a list says that it begins', async () => {
    const eleven = Array.from({ length: 11 }, () => item('项', 0)).join('');
    expect((await numbered(eleven + item('又', 0, 9) + item('又', 0, 9))).slice(9)).toEqual([
      '十、项',
      '十一、项',
      '五、又',
      '六、又',
    ]);
  });

  it('are left out where they are bullets, counted in unknown ways, switched off, or reach into a table', async () => {
    expect(
      await numbered(
        item('甲', 0, 8) +
          item('乙', 3) +
          item('丙', 0, 0) +
          p(run('丁'), '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      ),
    ).toEqual(['甲', '乙', '丙', '丁']);
    expect(await numbered(item('甲', 0) + tbl(tr(tc(item('乙', 0)) + cell('1'))))).toEqual(['甲', 'grid']);
  });
});

describe('tables of a Word document', () => {
  it('lose rows and cells that were deleted and rows that are hidden', async () => {
    const kept = tr(cell('甲') + cell('9', '<w:cellDel/>') + cell('1'));
    expect(await rows(kept, tr(cell('乙') + cell('2'), '<w:del/>'), tr(cell('丙') + cell('3'), '<w:hidden/>'))).toEqual(
      [['甲', '1']],
    );
  });

  it('are read through content controls and tracked insertions', async () => {
    const wrapped = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(
      await rows(wrapped(tr(cell('甲') + wrapped(cell('1')))), `<w:ins>${tr(cell('乙') + cell('2'))}</w:ins>`),
    ).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it('leave free columns free, without making cells of them', async () => {
    const document = await read(
      tbl(tr(cell('甲') + cell('乙') + cell('丙')), tr(cell('1') + cell('2'), '<w:gridBefore w:val="1"/>')),
    );
    const grid = document.blocks.find((block) => block.t === 'grid')!;
    expect(grid.t === 'grid' && grid.cells.slice(3).map(({ c, raw, places }) => [c, raw, places.length])).toEqual([
      [0, '', 0],
      [1, '1', 1],
      [2, '2', 1],
    ]);
  });

  it('join cells merged in the old way, and only cells whose columns agree', async () => {
    const old = tr(cell('甲', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('1'));
    const under = tr(cell('乙', restart) + cell('2') + cell('3'));
    const wrong = tr(cell('丙', `<w:gridSpan w:val="2"/>${goesOn}`) + cell('4'));
    expect(await rows(old, under, wrong)).toEqual([
      ['甲', '1'],
      ['乙', '2', '3'],
      ['丙', '4'],
    ]);
  });

  it('are the innermost ones; a single cell inside a cell is a frame around its text', async () => {
    const inner = tbl(tr(cell('行政许可') + cell('5')));
    expect(await textOf(tbl(tr(cell('菜单') + tc(words('一、总体情况') + inner))))).toEqual([
      '菜单',
      '一、总体情况',
      'grid',
    ]);
    expect(await rows(tr(cell('甲') + tc(tbl(tr(cell('7'))) + p(''))))).toEqual([['甲', '7']]);
  });

  it('that follow on one another with the same columns are one table, as Word shows them', async () => {
    const piece = (...cells: string[]) =>
      tbl(tr(cells.map((text) => cell(text)).join(''))).replace(
        '<w:tblPr/>',
        '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="8"/></w:tblGrid>',
      );
    expect(await textOf(piece('甲', '1') + piece('乙', '2'))).toEqual(['grid']);
    expect(await textOf(`${piece('甲', '1')}<w:p/>${piece('乙', '2')}`)).toEqual(['grid', 'grid']);
  });

  it('inside text boxes are read after the paragraph that holds them', async () => {
    expect(await textOf(p(run('前') + box(tbl(tr(cell('甲') + cell('1'))))) + words('后'))).toEqual([
      '前',
      'grid',
      '后',
    ]);
  });
});

describe('no figure is made of', () => {
  it('digits that are raised, struck out, drawn by a symbol font or built into a formula', async () => {
    expect(await figure(run('5') + run('1', '<w:vertAlign w:val="superscript"/>'))).toBe('5¹');
    expect(await figure(run('5', '<w:strike/>') + run('6'))).toBe('5\u03366');
    expect(await figure('<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>')).toBe('\ufffd');
    expect(
      await figure(
        '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
      ),
    ).toBe('\ufffd12');
    expect(await figure('<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>')).toBe('12');
  });

  it('figures in two paragraphs or parted by a tab', async () => {
    expect(
      await rows(
        tr(cell('甲') + tc(words('1') + words('2'))),
        tr(cell('乙') + tc(p('<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>'))),
      ),
    ).toEqual([
      ['甲', '1\n2'],
      ['乙', '1 2'],
    ]);
  });

  it('the emptiness of a cell under a picture or a text box, or drawn by a field', async () => {
    expect(await figure(picture)).toBe('\ufffd');
    expect(await figure(box(words('6')))).toBe('\ufffd');
    expect(
      await figure(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>eq \\o\\ac(○,1)</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
      ),
    ).toBe('\ufffd');
    expect(await figure('<w:fldSimple w:instr=" =SUM(LEFT) "/>')).toBe('\ufffd');
    expect(await figure(`<w:fldSimple w:instr=" =SUM(LEFT) ">${run('7')}</w:fldSimple>`)).toBe('7');
    expect(await figure('<w:fldSimple w:instr=" XE &quot;5&quot; "/>')).toBe('');
    expect(await figure('')).toBe('');
  });

  it('digits that are an ornament (WordArt), which are not read; words are none', async () => {
    const art = (text: string) =>
      `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="${text}"/></v:shape></w:pict></w:r>`;
    expect(await figure(art('57'))).toBe('\ufffd');
    expect(await figure(run('12') + art('样本'))).toBe('12');
  });
});

describe('beside the figure of a cell', () => {
  it('digits in a text box may be its others', async () => {
    expect(await figure(run('17') + box(words('9')))).toBe('17\ufffd');
    expect(await figure(run('17') + box(words('见注')))).toBe('17');
    expect(await figure(run('本年新收') + box(words('9')))).toBe('本年新收');
  });
});

describe('an embedded object', () => {
  const object = (program: string) =>
    `<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="${program}"/></w:object></w:r>`;

  it('of a program that makes tables is told, a formula is not', async () => {
    const told = async (program: string) => (await read(p(object(program)) + words('后'))).warnings;
    expect(await told('Excel.Sheet.12')).toEqual([{ code: 'embedded-object', place: { path: 'img[1]' } }]);
    expect(await told('ET.Workbook.6')).toHaveLength(1);
    expect(await told('Equation.3')).toEqual([]);
  });
});

describe('a Word document that is only a frame', () => {
  const PAGE = '<html><body><p>前</p><table><tr><td>甲</td><td>1</td></tr></table></body></html>';
  const framed = (body: string, content: string) =>
    storedZip([
      ...docxParts(body).filter(({ name }) => name !== 'word/_rels/document.xml.rels'),
      { name: 'word/afchunk.mht', content },
      {
        name: 'word/_rels/document.xml.rels',
        content:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/afchunk.mht"/></Relationships>',
      },
    ]);
  const chunk = '<w:altChunk r:id="chunk"/>';
  const mht = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n${PAGE}\n--x--\n`;

  it.each([
    ['a page', PAGE],
    ['a saved page', mht],
  ])('around %s is read as that', async (_, content) => {
    const result = await docxReader.read({ bytes: framed(chunk, content) });
    expect(result.ok && [result.value.format, ...lines(result.value.blocks)]).toEqual(['docx', '前', 'grid']);
  });

  it('is not read where it has words or parts of its own, or nobody knows what is in it', async () => {
    expect(await failureOf(framed(words('前') + chunk, PAGE))).toBe('read.unsupported');
    expect(await failureOf(framed(chunk + chunk, PAGE))).toBe('read.unsupported');
    expect(await failureOf(framed(chunk, '\x00\x01\x02'))).toBe('read.unsupported');
  });
});

describe('a Word document that cannot be read', () => {
  it('is one with pictures only: they are named, with a warning', async () => {
    const document = await read(p(picture) + p(picture));
    expect(document.blocks).toEqual([1, 2].map((n) => ({ t: 'img', alt: '公章', places: [{ path: `img[${n}]` }] })));
    expect(document.warnings).toEqual([{ code: 'only-pictures', detail: '2' }]);
  });

  it('is one that is empty, damaged, or only a frame around another document', async () => {
    const part = (content: string) => storedZip([{ name: 'word/document.xml', content }]);
    expect(await failureOf(docxOf('<w:p/>'))).toBe('read.empty');
    expect(await failureOf(docxOf(`${words('前')}<w:altChunk r:id="rId9"/>`))).toBe('read.unsupported');
    expect(await failureOf(docxOf('<w:p>'))).toBe('read.malformed');
    expect(await failureOf(part('<html/>'))).toBe('read.malformed');
    expect(await failureOf(storedZip([{ name: 'word/a.xml', content: '' }]))).toBe('read.malformed');
  });

  it('is one with two parts of one name', async () => {
    const document = { name: 'word/document.xml', content: '<x/>' };
    expect(await failureOf(storedZip([document, { ...document, name: 'Word/Document.xml' }]))).toBe('read.malformed');
  });

  it('is one that nests without end, repeats without end or names entities of its own', async () => {
    expect(await failureOf(docxOf('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)))).toBe('read.too-complex');
    expect(await failureOf(docxOf('<w:p/>'.repeat(400_001)))).toBe('read.too-complex');
    expect(
      await failureOf(
        docxOf(tbl(...Array.from({ length: 1500 }, () => tr(cell('1', '<w:gridSpan w:val="999"/>') + cell('2'))))),
      ),
    ).toBe('read.too-complex');
    const entities =
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>';
    expect(await failureOf(storedZip([{ name: 'word/document.xml', content: entities }]))).toBe('read.malformed');
  });
});

describe.skipIf(!shared)('Word documents of the corpus (needs ../shared)', () => {
  const folder = join(shared ?? '', 'corpus', 'documents');
  const names = shared ? readdirSync(folder).filter((name) => name.endsWith('.docx')) : [];

  it.each(names)('%s: every figure exact, every blank blank', async (name) => {
    const truth = JSON.parse(readFileSync(join(folder, name.replace('.docx', '.truth.json')), 'utf8'));
    const result = await readDocument({ bytes: readFileSync(join(folder, name)) });
    const report = extractReport((result as { value: Document }).value);
    expect([report.template, report.year]).toEqual([truth.template_id, truth.year]);
    const fields = Object.entries(truth.fields);
    expect(fields.map(([id]) => [id, report.values[id]?.value, report.values[id]?.status])).toEqual(
      fields.map(([id, value]) => [id, value, value === null ? 'blank' : 'reported']),
    );
  });

  it('the file that unpacks to eighty megabytes is refused at once', async () => {
    const bytes = readFileSync(join(shared!, 'corpus', 'hostile', 'zip-bomb.docx'));
    const started = processorMs();
    expect(await failureOf(bytes)).toBe('read.too-complex');
    expect(processorMs() - started).toBeLessThan(6_000);
  });
});
