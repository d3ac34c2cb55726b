import { describe, expect, it } from 'vitest';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { odsReader } from '../../../src/read/readers/ods.ts';
import { odtReader } from '../../../src/read/readers/odt.ts';
import { readerContract } from '../../contracts/reader.ts';
import { flatOdfOf, odfOf, odfTable, odtParagraph } from './odf-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });
const TABLE = [
  [cell('甲', 2), cell('乙', 1, 2)],
  [cell('1'), cell('2')],
  [cell('丙'), cell(''), cell('0')],
];
const MATRIX = [
  ['甲', '乙', '乙'],
  ['甲', '1', '2'],
  ['丙', '', '0'],
];
const sheet = (...rows: string[]) => `<table:table table:name="年报">${rows.join('')}</table:table>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const td = (text: string, more = '') =>
  `<table:table-cell ${more}>${text === '' ? '' : odtParagraph(text)}</table:table-cell>`;

readerContract(odtReader, [
  {
    name: 'a text with spans',
    input: { bytes: odfOf('text', odtParagraph('前文') + odfTable(TABLE)) },
    matrix: MATRIX,
    paragraph: '前文',
  },
  {
    name: 'a text in one XML file',
    input: { bytes: flatOdfOf('text', odtParagraph('前文') + odfTable(TABLE)) },
    matrix: MATRIX,
    paragraph: '前文',
  },
]);

readerContract(odsReader, [
  {
    name: 'a sheet with spans',
    input: {
      bytes: odfOf('spreadsheet', sheet(row(td('前文', 'table:number-columns-spanned="3"')), ...odfRows())),
    },
    matrix: MATRIX,
    paragraph: '前文',
  },
  {
    name: 'a sheet in one XML file',
    input: {
      bytes: flatOdfOf('spreadsheet', sheet(row(td('前文', 'table:number-columns-spanned="3"')), ...odfRows())),
    },
    matrix: MATRIX,
    paragraph: '前文',
  },
]);

function odfRows(): string[] {
  return [...odfTable(TABLE).matchAll(/<table:table-row>.*?<\/table:table-row>/g)].map(([found]) => found);
}

describe('reports as OpenDocument files', () => {
  for (const record of recordOfEach()) {
    const tables = reportTables(record).map(({ rows }) => rows);
    it(`${record.template} as a text: every figure and every blank is read back`, async () => {
      const bytes = odfOf(
        'text',
        [...wordsOf(record).map(odtParagraph), ...tables.map((rows) => odfTable(rows))].join(''),
      );
      expect(figures(record, await valuesIn(odtReader, bytes))).toEqual(record.fields);
    });

    it(`${record.template} as sheets: every figure and every blank is read back`, async () => {
      const words = sheet(...wordsOf(record).map((text) => row(td(text, 'table:number-columns-spanned="15"'))));
      const bytes = odfOf('spreadsheet', words + tables.map((rows, i) => odfTable(rows, `表${i}`)).join(''));
      expect(figures(record, await valuesIn(odsReader, bytes))).toEqual(record.fields);
    });
  }
});

describe('an OpenDocument text', () => {
  const text = async (body: string, styles = '') => {
    const read = await readDocument({ bytes: odfOf('text', body, { styles }) });
    if (!read.ok) throw new Error(read.failure.code);
    return read.value.blocks.map((block) => (block.t === 'p' ? block.text : block.t));
  };

  it('shows blanks, tabs and line breaks as characters, and the words of spans and links in their order', async () => {
    const body =
      '<text:p>一<text:s text:c="2"/>二<text:tab/><text:span>三</text:span>四<text:a xlink:href="https://a.gov.cn/">五</text:a><text:line-break/>六</text:p>';
    expect(await text(body)).toEqual(['一 二 三四五', '六']);
  });

  it('leaves out deleted text, comments, notes and what is hidden', async () => {
    const hidden = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>新<office:annotation><text:p>批注</text:p></office:annotation><text:note><text:note-body><text:p>注</text:p></text:note-body></text:note><text:span text:style-name="T1">藏</text:span></text:p>';
    expect(await text(body, hidden)).toEqual(['新']);
  });

  it('keeps raised and struck-out digits apart from figures', async () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style>';
    const body =
      '<text:p>5<text:span text:style-name="T1">1</text:span><text:span text:style-name="T2">7</text:span></text:p>';
    expect(await text(body, styles)).toEqual(['5¹7\u0336']);
  });

  it('walks through tables that hold tables', async () => {
    const outer = `<table:table><table:table-row><table:table-cell>${odtParagraph('外')}${odfTable(TABLE)}</table:table-cell></table:table-row></table:table>`;
    expect(await text(outer)).toEqual(['外', 'grid']);
  });
});

describe('an OpenDocument file that is one XML file', () => {
  const read = async (bytes: Uint8Array) => {
    const document = await readDocument({ bytes });
    if (!document.ok) throw new Error(document.failure.code);
    return document.value;
  };
  const picture = `<draw:frame><draw:image><office:binary-data>${'OTk5'.repeat(1_000)}</office:binary-data></draw:image></draw:frame>`;

  it('gives its title, and neither what stands on its paper nor the bytes of its pictures, which may be a figure', async () => {
    const cells = `<table:table><table:table-row>${td('甲')}<table:table-cell><text:p>${picture}</text:p></table:table-cell></table:table-row></table:table>`;
    const { blocks, meta } = await read(
      flatOdfOf('text', `<text:p>前${picture}文<text:title>标题</text:title></text:p>${cells}`),
    );
    expect(meta).toEqual({ title: '去年的标题' });
    expect(blocks.map((block) => (block.t === 'grid' ? block.cells.map(({ raw }) => raw) : block.t))).toEqual([
      'p',
      'img',
      ['甲', '\ufffd'],
      'img',
    ]);
    expect(blocks[0]).toMatchObject({ text: '前文标题' });
  });

  it('says of sheets that something lies on them', async () => {
    const body = sheet(row(td('甲'), `<table:table-cell>${picture}${odtParagraph('1')}</table:table-cell>`));
    const { blocks, warnings } = await read(flatOdfOf('spreadsheet', body));
    expect(blocks[0]).toMatchObject({ cells: [{ raw: '甲' }, { raw: '1' }] });
    expect(warnings).toEqual([{ code: 'drawing-not-read', place: { path: '年报' } }]);
  });

  it('keeps raised digits by its named styles, and lets no style of lists change them', async () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style><text:list-style style:name="L1"><text:list-level-style-number><style:text-properties style:text-position="0% 100%"/></text:list-level-style-number></text:list-style>';
    const { blocks } = await read(
      flatOdfOf('text', '<text:p>5<text:span text:style-name="T1">1</text:span></text:p>', styles),
    );
    expect(blocks[0]).toMatchObject({ text: '5¹' });
  });

  it('with a document type, cut off, or of another kind is not read', async () => {
    const text = Buffer.from(flatOdfOf('text', odtParagraph('甲'))).toString();
    const code = async (changed: string) => {
      const document = await readDocument({ bytes: Buffer.from(changed) });
      return document.ok ? 'read' : document.failure.code;
    };
    expect(await code(text.replace('<office:document ', '<!DOCTYPE x [<!ENTITY a "9">]><office:document '))).toBe(
      'read.malformed',
    );
    expect(await code(text.slice(0, -20))).toBe('read.malformed');
    expect(await code(text.replace('opendocument.text', 'opendocument.graphics'))).toBe('read.unsupported');
  });
});

describe('OpenDocument files that are not read', () => {
  const code = async (bytes: Uint8Array) => {
    const read = await readDocument({ bytes });
    return read.ok ? 'read' : read.failure.code;
  };

  it('say why: a password, no text, damaged content, a presentation', async () => {
    const manifest = '<manifest><file-entry><encryption-data/></file-entry></manifest>';
    expect(await code(odfOf('text', '', { parts: { 'META-INF/manifest.xml': manifest } }))).toBe('read.encrypted');
    expect(await code(odfOf('text', '<text:p/>'))).toBe('read.empty');
    expect(await code(odfOf('text', '<text:p>'))).toBe('read.malformed');
    expect(await code(odfOf('presentation' as 'text', ''))).toBe('read.unsupported');
  });

  it('stop where rows and cells repeat without end', async () => {
    const endless = (of: string) => `table:number-${of}-repeated="1000000"`;
    expect(await code(odfOf('spreadsheet', sheet(row(td('1', endless('columns'))))))).toBe('read.too-complex');
    const rows = `<table:table-row ${endless('rows')}>${td('1')}</table:table-row>`;
    expect(await code(odfOf('spreadsheet', sheet(rows)))).toBe('read.too-complex');
    const cells = `<table:table><table:table-row ${endless('rows')}>${td('1', endless('columns')).repeat(200)}</table:table-row></table:table>`;
    expect(await code(odfOf('text', cells))).toBe('read.too-complex');
  });

  it('but empty rows to the end of the sheet are none', async () => {
    const rest = `<table:table-row table:number-rows-repeated="1048570">${td('', 'table:number-columns-repeated="16384"')}</table:table-row>`;
    expect(await code(odfOf('spreadsheet', sheet(row(td('年报')), rest)))).toBe('read');
  });
});
