import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../../src/extract/extract-report.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { pdfReader } from '../../../src/read/readers/pdf.ts';
import type { Document, Grid } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { processorMs } from '../../processor-time.ts';
import { shared } from '../../shared.ts';
import { line, ruledTable, show, writePdf } from '../../write-pdf.ts';

const XS = [100, 260, 320, 380];
const HEAD = ['信息内容', '本年制发件数', '本年废止件数'].map((text) => text.slice(0, 4));
const table = (top: number, ...rows: string[][]) => ruledTable(XS, top, 24, rows);
const prose = show(100, 780, '本报告由某局按照政府信息公开条例编制');

readerContract(pdfReader, [
  {
    name: 'a ruled table',
    input: { bytes: writePdf([{ content: prose + table(700, HEAD, ['规章', '0', '12']) }]) },
    matrix: [HEAD, ['规章', '0', '12']],
    paragraph: '本报告由某局按照政府信息公开条例编制',
  },
]);

async function read(bytes: Uint8Array): Promise<Document> {
  const result = await pdfReader.read({ bytes });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

async function failureOf(bytes: Uint8Array) {
  const result = await pdfReader.read({ bytes });
  return result.ok ? null : result.failure;
}

const grids = (document: Document) => document.blocks.filter((block): block is Grid => block.t === 'grid');
const matrix = (grid: Grid | undefined) => grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw));

describe('a PDF', () => {
  it('gives each cell its page and its box, and says that rules made the grid', async () => {
    const [grid] = grids(await read(writePdf([{ content: '' }, { content: table(700, HEAD, ['规章', '0', '12']) }])));
    expect(grid?.source).toBe('rules');
    expect(grid?.cells.find((cell) => cell.raw === '12')?.places).toEqual([{ page: 2, bbox: [320, 166, 380, 190] }]);
  });

  it('gives its title and its date of making', async () => {
    const { meta } = await read(writePdf([{ content: prose }], { title: '某局2023年政府信息公开工作年度报告' }));
    expect(meta).toMatchObject({
      title: '某局2023年政府信息公开工作年度报告',
      CreationDate: "D:20240120093000+08'00'",
    });
  });

  it('is read as it is shown where its pages are turned', async () => {
    for (const [angle, matrixOf] of [
      [90, '0 1 -1 0 595 0'],
      [180, '-1 0 0 -1 595 842'],
      [270, '0 -1 1 0 0 842'],
    ] as const) {
      const content = `q ${matrixOf} cm ${table(500, HEAD, ['规章', '0', '12'])} Q`;
      const [grid] = grids(await read(writePdf([{ content, entries: `/Rotate ${angle}` }])));
      expect(matrix(grid)).toEqual([HEAD, ['规章', '0', '12']]);
    }
  });

  it('is read upright where its pages were left sideways', async () => {
    const content = `q 0 1 -1 0 595 0 cm ${table(500, HEAD, ['规章', '0', '12'])} Q`;
    expect(matrix(grids(await read(writePdf([{ content }])))[0])).toEqual([HEAD, ['规章', '0', '12']]);
  });

  it('is read inside form XObjects, one within the other', async () => {
    const forms = ['q 1 0 0 1 0 100 cm /Fm2 Do Q', table(500, HEAD, ['规章', '0', '12'])];
    const [grid] = grids(await read(writePdf([{ content: '/Fm1 Do' }], { forms })));
    expect(matrix(grid)).toEqual([HEAD, ['规章', '0', '12']]);
    expect(grid?.cells[0]?.places[0]?.bbox).toEqual([100, 242, 260, 266]);
  });

  it('puts a table together over pages, without the header that is repeated and the page number between', async () => {
    const first = { content: table(120, HEAD, ['规章', '0', '12']) + show(290, 40, '— 1 —') };
    const second = { content: table(790, HEAD, ['行政规范性文件', '3', '4']) };
    const document = await read(writePdf([first, second]));
    expect(grids(document).map(matrix)).toEqual([[HEAD, ['规章', '0', '12'], ['行政规范性文件', '3', '4']]]);
    expect(grids(document)[0]?.joins?.map((join) => join.kind)).toEqual(['repeated-header', 'rows']);
    expect(document.blocks).toHaveLength(1);
  });

  it('keeps two tables apart where words stand between them', async () => {
    const first = { content: table(120, HEAD, ['规章', '0', '12']) };
    const second = { content: show(100, 800, '三、收到和处理政府信息公开申请情况') + table(780, ['甲', '3', '4']) };
    expect(grids(await read(writePdf([first, second])))).toHaveLength(2);
  });

  it('is lines of text where a rule is missing, so that no figure changes its row', async () => {
    const rows = ruledTable(XS, 700, 24, [
      ['1.甲项', '3', '4'],
      ['2.乙项', '5', '6'],
    ]);
    const missing = rows.replace(line(100, 676, 380, 676), line(260, 676, 380, 676));
    expect(missing).not.toBe(rows);
    const { blocks, warnings } = await read(writePdf([{ content: missing }]));
    expect(blocks.map((block) => block.t)).not.toContain('grid');
    expect(warnings.map((warning) => warning.code)).toContain('table-shape-uncertain');
  });

  it('takes no cell for blank beside the rest of a label whose row lies on the page before', async () => {
    const first = ruledTable([100, 260, 320, 380], 120, 24, [['1.申请人无正当理由', '3', '4']]);
    const second = ruledTable([100, 260, 340, 380], 790, 24, [
      ['逾期不补正', '', ''],
      ['2.其他', '5', '6'],
    ]);
    const found = grids(await read(writePdf([{ content: first }, { content: second }])));
    expect(found.flatMap((grid) => grid.cells.filter((cell) => cell.text === ''))).toEqual([]);
  });

  it('keeps two figures of a cell apart', async () => {
    const content = table(700, HEAD, ['规章', '', '12']) + show(263, 660, '3') + show(285, 660, '4');
    expect(matrix(grids(await read(writePdf([{ content }])))[0])?.[1]).toEqual(['规章', '3 4', '12']);
  });

  it('reads a figure that was drawn twice for boldness once', async () => {
    const content = table(700, HEAD, ['规章', '', '12']) + show(263, 660, '35') + show(263.3, 660, '35');
    expect(matrix(grids(await read(writePdf([{ content }])))[0])?.[1]).toEqual(['规章', '35', '12']);
  });

  it('never reads a figure over which another was printed', async () => {
    const content = table(700, HEAD, ['规章', '', '12']) + show(263, 660, '35') + show(263.3, 660, '36');
    expect(matrix(grids(await read(writePdf([{ content }])))[0])?.[1]?.[1]).toContain('\ufffd');
  });

  it.each(['\xb7 0 0 1', '1 0 \xb7 1', '0 0 0 0'])(
    'never reads a figure drawn without an area (%s)',
    async (matrix) => {
      const content = table(700, HEAD, ['规章', '315', '12']);
      const [grid] = grids(
        await read(writePdf([{ content: content.replace(/1 0 0 1(?= [\d. ]+ Tm <003300310035>)/, matrix) }])),
      );
      expect(content).toContain('Tm <003300310035>');
      expect(grid?.cells.map(({ raw }) => raw).join(' ')).not.toMatch(/[135]{2}/);
      expect(grid?.cells.some(({ raw }) => raw === '12')).toBe(true);
    },
  );

  it('reads what notes and form fields show in a cell', async () => {
    const content = table(700, HEAD, ['规章', '', '12']);
    for (const subtype of ['FreeText', 'Widget']) {
      const entries = `/Annots [<< /Type /Annot /Subtype /${subtype} /F 4 /Rect [-2000 -2000 2000 2000] /AP << /N 8 0 R >> >>]`;
      const bytes = writePdf([{ content, entries }], { forms: [show(263, 660, '7')] });
      expect(matrix(grids(await read(bytes))[0])?.[1]).toEqual(['规章', '7', '12']);
    }
  });

  it('tells of files that go with it, which are not read', async () => {
    const name = Buffer.from('\ufeff年报.docx', 'utf16le').swap16().toString('hex');
    const catalog = `/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /UF <${name}> >>] >> >>`;
    const { warnings } = await read(writePdf([{ content: prose }], { catalog }));
    expect(warnings).toEqual([{ code: 'attached-file', place: { path: '年报.docx' } }]);
    expect((await read(writePdf([{ content: prose }]))).warnings).toEqual([]);
  });

  it('leaves out what lies outside the page', async () => {
    const document = await read(
      writePdf([{ content: prose + show(700, 780, '页外'), entries: '/CropBox [0 0 595 842]' }]),
    );
    expect(JSON.stringify(document.blocks)).not.toContain('页外');
  });

  it('leaves invisible text out', async () => {
    const content = `${table(700, HEAD, ['规章', '', '12'])}${show(263, 660, '7', 10, 3)}`;
    expect(matrix(grids(await read(writePdf([{ content }])))[0])?.[1]).toEqual(['规章', '', '12']);
  });

  it('joins the lines of a paragraph, and starts anew with each heading', async () => {
    const full = '本'.repeat(40);
    const content = [
      show(120, 780, full.slice(2)),
      show(100, 760, full),
      show(100, 740, '完。'),
      show(120, 720, '一、总体情况'),
    ];
    const { blocks } = await read(writePdf([{ content: content.join('') }]));
    expect(blocks.map((block) => block.t === 'p' && block.text)).toEqual([
      `${full.slice(2)}${full}完。`,
      '一、总体情况',
    ]);
  });
});

describe('a PDF without text', () => {
  const picture = 'q 595 0 0 842 0 0 cm /Im1 Do Q\n';
  /** Pages that are read from their pictures: as announced, or as the failure says where recognition is not installed. */
  const pictured = async (bytes: Uint8Array) => {
    let announced = 0;
    const result = await pdfReader.read({
      bytes,
      announce: (pages) => {
        announced += pages;
      },
    });
    if (result.ok || result.failure.code !== 'read.needs-ocr') return announced;
    return result.failure.context.pages;
  };

  it('is a scan', async () => {
    expect(await pictured(writePdf([{ content: picture }]))).toBe(1);
  });

  it('is a scan too where a machine wrote its reading invisibly behind the picture', async () => {
    const hidden = show(100, 700, '行政许可', 10, 3) + show(200, 700, '128', 10, 3);
    expect(await pictured(writePdf([{ content: hidden + picture }]))).toBe(1);
  });

  it('is a scan too where that reading was drawn and the picture laid over it', async () => {
    const words = show(100, 700, '行政许可', 10).repeat(3);
    expect(await pictured(writePdf([{ content: `${words}${picture}` }]))).toBe(1);
  });

  it('is read from its picture where its fonts do not say which characters they draw', async () => {
    const content = table(700, HEAD, ['规章', '0', '12']);
    expect(await pictured(writePdf([{ content }], { encoding: 'Identity-H' }))).toBe(1);
  });

  it('is told page by page where other pages have text', async () => {
    expect(await pictured(writePdf([{ content: prose }, { content: picture }]))).toBe(1);
    expect(await pictured(writePdf([{ content: prose }]))).toBe(0);
  });
});

describe('a hostile PDF', () => {
  it('that draws itself ends in a failure, and the next document is read', async () => {
    const forms = ['/Fm1 Do /Fm1 Do'];
    const result = await pdfReader.read({ bytes: writePdf([{ content: `/Fm1 Do ${prose}` }], { forms }) });
    if (!result.ok) expect(result.failure.code).toMatch(/^read\./);
    expect((await read(writePdf([{ content: prose }]))).blocks).toHaveLength(1);
  });

  it('of more pages than any report has is refused', async () => {
    const page = { content: '' };
    expect((await failureOf(writePdf(Array(301).fill(page))))?.code).toBe('read.too-complex');
  });

  it('with a hundred thousand crossing lines is refused or read without them', async () => {
    let content = prose;
    for (let i = 0; i < 20_000; i++)
      content += `${i % 500} 0 m ${i % 500} 800 l S 0 ${(i * 7) % 800} m 500 ${(i * 7) % 800} l S\n`;
    const started = processorMs();
    const result = await pdfReader.read({ bytes: writePdf([{ content }]) });
    if (result.ok) expect(grids(result.value).every((grid) => grid.rows * grid.cols <= 20_000)).toBe(true);
    expect(processorMs() - started).toBeLessThan(30_000);
  });

  it('without its end is malformed: half a page could show half a figure', async () => {
    const bytes = writePdf([{ content: line(0, 0, 1, 1) + prose }]);
    expect((await failureOf(bytes.subarray(0, bytes.length - 20)))?.code).toBe('read.malformed');
  });
});

describe.skipIf(!shared)('the PDFs of the corpus (needs ../shared)', () => {
  const folder = join(shared ?? '', 'corpus', 'documents');
  const names = shared ? readdirSync(folder).filter((name) => /\.(?:raw|lo|cr)\.pdf$/.test(name)) : [];

  it.each(names)('%s gives every figure of its truth', async (name) => {
    const truth = JSON.parse(readFileSync(join(folder, `${name.split('.')[0]}.truth.json`), 'utf8'));
    const { values, year, template } = extractReport(await read(readFileSync(join(folder, name))));
    expect({ year, template }).toEqual({ year: truth.year, template: truth.template_id });
    for (const [field, expected] of Object.entries(truth.fields))
      expect([field, values[field]?.value]).toEqual([field, expected]);
  });

  it.each([
    ['password.pdf', 'read.encrypted'],
    ['truncated.pdf', 'read.malformed'],
    ['recursive-form.pdf', 'read.too-complex'],
    ['flate-bomb.pdf', 'read.too-complex'],
  ])('hostile %s ends in %s', async (name, code) => {
    const started = processorMs();
    expect((await failureOf(readFileSync(join(shared!, 'corpus', 'hostile', name))))?.code).toBe(code);
    expect(processorMs() - started).toBeLessThan(30_000);
  });
});
