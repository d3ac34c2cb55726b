import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridMatrix, layOutGrid } from '../../src/read/grid.ts';
import { stitchGrids } from '../../src/read/stitch.ts';
import type { Grid } from '../../src/report/document.ts';

type Row = (string | [text: string, rs: number, cs: number])[];

function grid(...rows: Row[]): Grid {
  const loose = rows.map((row) => ({
    group: 0,
    cells: row.map((cell) => {
      const [raw, rowSpan, colSpan] = typeof cell === 'string' ? [cell, 1, 1] : cell;
      return { raw, rowSpan, colSpan, place: { path: raw } };
    }),
  }));
  const { warnings: _, ...laid } = layOutGrid(loose);
  return { t: 'grid', ...laid, source: 'rules' };
}

const matrix = (table: Grid) => gridMatrix(table).map((row) => row.map((cell) => cell?.text));
const kinds = (table: Grid) => table.joins?.map((join) => join.kind);

describe('stitching the pieces of a table', () => {
  it('puts plain rows after one another', () => {
    expect(matrix(stitchGrids([grid(['甲', '1']), grid(['乙', '2'])]))).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it('drops a header that is repeated on the new page', () => {
    const table = stitchGrids([
      grid(['统计指标', '统计数'], ['甲项', '1']),
      grid(['统计指标', '统计数'], ['乙项', '2']),
    ]);
    expect(matrix(table)).toEqual([
      ['统计指标', '统计数'],
      ['甲项', '1'],
      ['乙项', '2'],
    ]);
    expect(kinds(table)).toEqual(['repeated-header', 'rows']);
  });

  it('keeps a data row that equals one on the page before', () => {
    const table = stitchGrids([grid(['3.其他', '0'], ['甲项', '1']), grid(['3.其他', '0'])]);
    expect(matrix(table)).toEqual([
      ['3.其他', '0'],
      ['甲项', '1'],
      ['3.其他', '0'],
    ]);
  });

  it('takes units alone below figures for lines of the same cells, whatever stands below the label', () => {
    const table = stitchGrids([grid(['件', '25', '778', '0', '40600']), grid(['数', '件', '件', '', '7件'])]);
    const figures = matrix(table)[0]!.slice(1);
    expect(figures.map((text) => /^\d/.test(text!))).toEqual([false, false, true, false]);
  });

  it("takes a figure that may be a neighbour's for no word of a label", () => {
    const last = ['（五）', '5.重新出具已获取', '', ''];
    const next = ['2.重复', '信息', '\ufffd', '0'];
    const table = stitchGrids([grid(['甲', '1.信访', '1', '2'], last), grid(next)]);
    expect(matrix(table)[1]).toEqual(
      ['（五）', '5.重新出具已获取', '\ufffd', '\ufffd'].map((text) => text.normalize('NFKC')),
    );
  });

  it('takes no cell for blank beside the rests of two labels', () => {
    const table = stitchGrids([
      grid(['甲', '乙', '1', '2', '3'], ['（四）', '3.其他', '4', '5', '6']),
      grid(['开', '国家秘密', '', '', ''], ['丁', '2.其他', '4', '5', '6']),
    ]);
    expect(matrix(table)[2]).toEqual(['开', '国家秘密', '\ufffd', '\ufffd', '\ufffd']);
  });

  it('takes no cell for blank beside the rest of a label below a header that is not the first one', () => {
    const header = (name: string) => [name, '自然人', '企业', '机构', '总计'];
    const blank = ['', '', '', ''];
    const table = stitchGrids([
      grid(header('关系'), ['3.要求', '0', '0', '0', '0']),
      grid(header('关系为'), ['提供出版物', ...blank]),
    ]);
    expect(matrix(table).at(-1)).toEqual(['提供出版物', '\ufffd', '\ufffd', '\ufffd', '\ufffd']);
  });

  it('puts a row together whose label runs over the break', () => {
    const table = stitchGrids([
      grid(['8.属于行政查', '5', '6']),
      grid(['询事项', '', ''], ['1.本机关不掌握', '7', '8']),
    ]);
    expect(matrix(table)).toEqual([
      ['8.属于行政查询事项', '5', '6'],
      ['1.本机关不掌握', '7', '8'],
    ]);
    expect(kinds(table)).toEqual(['split-row']);
  });

  it('never merges a numbered row without figures into the one above', () => {
    expect(matrix(stitchGrids([grid(['1.甲项', '5']), grid(['2.乙项', ''])]))).toEqual([
      ['1.甲项', '5'],
      ['2.乙项', ''],
    ]);
  });

  it('never merges rows where the label above the break ended well before its edge, but does not call its cells blank', () => {
    const above = grid(['行政处罚', '']);
    const rows = (open: boolean | undefined) => {
      const cells = above.cells.map((cell) => (cell.c === 0 && open !== undefined ? { ...cell, open } : cell));
      return matrix(stitchGrids([{ ...above, cells }, grid(['行政强制', '3'])]));
    };
    expect(rows(false)).toEqual([
      ['行政处罚', '\ufffd'],
      ['行政强制', '3'],
    ]);
    expect(rows(undefined)).toEqual([['行政处罚行政强制', '3']]);
  });

  it('cannot read figures whose digits may stand on both pages: below them is a row without a label of its own', () => {
    const joined = (above: string[], below: string[]) => matrix(stitchGrids([grid(above), grid(below)]));
    expect(joined(['1.甲项', '5', '', ''], ['', '', '3', ''])).toEqual([['1.甲项', '5', '\ufffd3', '']]);
    expect(joined(['1.甲项', '87', '79'], ['', '1', '6'])).toEqual([['1.甲项', '\ufffd1', '\ufffd6']]);
    expect(joined(['甲项', '87', '7'], ['', '1', ''])).toEqual([['甲项', '\ufffd1', '7']]);
    expect(joined(['1.', '156', '0'], ['甲项', '0', ''])).toEqual([['1.甲项', '\ufffd0', '0']]);
    expect(joined(['（二）部分公开（区分', '1,76', '3'], ['处理的）', '1', ''])[0]!.slice(1)).toEqual(['\ufffd1', '3']);
    expect(joined(['46', '390', '9'], ['', '221', ''])).toEqual([['46', '\ufffd221', '9']]);
    expect(joined(['危及“三安全', '0', '11'], ['一稳定”', '', '1'])).toEqual([['危及“三安全一稳定”', '0', '\ufffd1']]);
    expect(joined(['1.案', '17', '66(注'], ['卷', '', '1)'])).toEqual([['1.案卷', '17', '\ufffd1)']]);
    expect(joined(['(七)', '5', '24'], ['总计', '3,9', '7,439'])).toEqual([['(七)总计', '\ufffd3,9', '\ufffd7,439']]);
    const remarks = ['3.补正后申', '1158', '289', '105', '已办结'];
    expect(joined(remarks, ['请内容', '', '5', '', ''])).toEqual([
      ['3.补正后申请内容', '1158', '\ufffd5', '105', '已办结'],
    ]);
    expect(joined(['4.保护', '45（含上年结', '31'], ['合法权益', '转1件）', '65'])[0]!.slice(1)).toEqual([
      '\ufffd转1件)',
      '\ufffd65',
    ]);
    expect(joined(['4.保护', '2', '', '2件'], ['第三方', '件', '', ''])).toEqual([
      ['4.保护第三方', '\ufffd件', '', '2件'],
    ]);
  });

  it('takes rows with a label of their own for rows, whatever stands above', () => {
    const rows = (above: string[], below: string[]) => matrix(stitchGrids([grid(above), grid(below)])).length;
    expect(rows(['1.甲项', '87', '79'], ['2.乙项', '1', '6'])).toBe(2);
    expect(rows(['1.甲项', '87', '79'], ['其中：乙项', '1', '6'])).toBe(2);
    expect(rows(['甲项', '87', '79'], ['乙项', '1', '6'])).toBe(2);
  });

  it('marks the figures beside a page break that may have parted them: a number stands before the label above it only', () => {
    const marked = (above: string[], below: string[]) => {
      const table = grid(['1.甲项', '9'], above);
      const cells = table.cells.map((cell) => (cell.c === 0 ? { ...cell, open: false } : cell));
      const joined = stitchGrids([{ ...table, cells }, grid(below, ['5.戊项', '5'])]);
      return joined.cells.flatMap(({ parted, text }) => (parted ? [text] : []));
    };
    expect(marked(['2.乙项', '7'], ['总计', '6'])).toEqual(['7', '6']);
    expect(marked(['2.乙项', '7'], ['3.丙项', '6'])).toEqual([]);
    expect(marked(['乙项', '7'], ['丙项', '6'])).toEqual([]);
  });

  it('marks them as well where fewer stand below a label without a number', () => {
    const joined = stitchGrids([grid(['甲项', '5', '6', '7'], ['乙项', '0', '11', '0']), grid(['丙项', '', '1', ''])]);
    expect(joined.cells.filter(({ parted }) => parted).map(({ text }) => text)).toEqual(['0', '11', '0', '', '1', '']);
  });

  it('marks the blanks below the break as well, where the rest of a figure may be missing', () => {
    const above = grid(['2.乙项', '7', '', '8']);
    const cells = above.cells.map((cell) => (cell.c === 0 ? { ...cell, open: false } : cell));
    const joined = stitchGrids([{ ...above, cells }, grid(['总计', '6', '', '9'])]);
    expect(joined.cells.filter(({ parted }) => parted).map(({ text }) => text)).toEqual(['7', '', '8', '6', '', '9']);
  });

  it('puts a row together whose blanks are words', () => {
    const table = stitchGrids([grid(['1.申请人无正当', '无', '3', '不涉及']), grid(['理由的', '', '', ''])]);
    expect(matrix(table)).toEqual([['1.申请人无正当理由的', '无', '3', '不涉及']]);
  });

  it('lets the tall cells of a header go on where the break falls between its rows', () => {
    const upper = grid([['行政复议', 1, 2], '行政', '诉讼'], ['结果', '', ['未经复议', 1, 2]]);
    const lower = grid(['维持', '总计', '结果维持', '总计'], ['1', '2', '3', '4']);
    expect(matrix(stitchGrids([upper, lower]))).toEqual([
      ['行政复议', '行政复议', '行政', '诉讼'],
      ['结果维持', '总计', '未经复议', '未经复议'],
      ['结果维持', '总计', '结果维持', '总计'],
      ['1', '2', '3', '4'],
    ]);
  });

  it('takes figures below a whole header for a row of their own', () => {
    const header = grid([['行政复议', 1, 5]], ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']);
    expect(matrix(stitchGrids([header, grid(['8', '1', '', '1', '10'])])).at(-1)).toEqual(['8', '1', '', '1', '10']);
    expect(matrix(stitchGrids([header, grid(['8', '1', '', '1', '10'])])).at(-2)).toContain('其他结果');
    const kinds = grid(['类别', '结果维持', '结果纠正', '其他结果', '总计']);
    expect(matrix(stitchGrids([kinds, grid(['行政复议', '8', '1', '/', '10'])])).at(-1)?.[0]).toBe('行政复议');
  });

  it('never merges two rows that have a unit each', () => {
    const rows: Row[] = [
      ['其中:涉及国家秘密', '件', ''],
      ['涉及商业秘密', '件', '3'],
    ];
    expect(matrix(stitchGrids([grid(rows[0]!), grid(rows[1]!)]))).toEqual(rows);
  });

  it('lets a cut row span go on', () => {
    const table = stitchGrids([
      grid([['（三）不予公开', 2, 1], '1.甲', '1'], ['2.乙', '2']),
      grid([['', 2, 1], '3.丙', '3'], ['4.丁', '4']),
    ]);
    expect(matrix(table).map((row) => row[0])).toEqual(Array(4).fill('(三)不予公开'));
    expect(kinds(table)).toEqual(['rowspan']);
  });

  it('puts a row together whose group and label both run over the break', () => {
    const table = stitchGrids([
      grid([['（三）不予公', 2, 1], '1.甲', '1'], ['2.其他法律行', '2']),
      grid([['开', 2, 1], '政法规禁止公开', ''], ['3.丙', '3']),
    ]);
    expect(matrix(table)).toEqual([
      ['(三)不予公开', '1.甲', '1'],
      ['(三)不予公开', '2.其他法律行政法规禁止公开', '2'],
      ['(三)不予公开', '3.丙', '3'],
    ]);
    expect(kinds(table)).toEqual(['split-row']);
  });

  it('takes the rest of a group that was cut between two rows', () => {
    const table = stitchGrids([
      grid([['（五）不予处', 2, 1], '1.甲', '1'], ['2.乙', '2']),
      grid([['理', 2, 1], '3.丙', '3'], ['4.丁', '4']),
    ]);
    expect(matrix(table).map((row) => row[0])).toEqual(Array(4).fill('(五)不予处理'));
  });

  it('never takes another group for the rest of the one before', () => {
    const table = stitchGrids([
      grid([['（四）无法提供', 2, 1], '1.甲', '1'], ['2.乙', '2']),
      grid([['（五）', 2, 1], '1.丙', '3'], ['2.丁', '4']),
    ]);
    expect(matrix(table).map((row) => row[0])).toEqual(['(四)无法提供', '(四)无法提供', '(五)', '(五)']);
  });

  it('drops the empty strip that a break leaves at the foot or the head of a page', () => {
    const rows: Row[] = [
      ['1.甲', '1'],
      ['2.乙', '2'],
    ];
    expect(matrix(stitchGrids([grid(rows[0]!, ['', '']), grid(rows[1]!)]))).toEqual(rows);
    expect(matrix(stitchGrids([grid(rows[0]!), grid(['', ''], rows[1]!)]))).toEqual(rows);
  });

  it('keeps an empty row of figures under its header', () => {
    const table = stitchGrids([grid(['结果维持', '结果纠正']), grid(['', ''])]);
    expect(matrix(table)).toEqual([
      ['结果维持', '结果纠正'],
      ['', ''],
    ]);
  });

  it('gives the same matrix wherever a table of numbered rows is cut, with the header repeated or not', () => {
    const figure = fc.constantFrom('0', '7', '12', '', '/');
    const rows = fc.array(fc.tuple(figure, figure), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), (figures, at, again) => {
        const head: Row = ['项目', '自然人', '总计'];
        const body = figures.map(([a, b], i): Row => [`${i + 1}.第${i}项`, a, b]);
        const cut = 1 + (at % (body.length - 1));
        const lower = grid(...(again ? [head] : []), ...body.slice(cut));
        expect(matrix(stitchGrids([grid(head, ...body.slice(0, cut)), lower]))).toEqual(matrix(grid(head, ...body)));
      }),
    );
  });
});
