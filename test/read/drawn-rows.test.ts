import { describe, expect, it } from 'vitest';
import { drawnRows } from '../../src/read/drawn-rows.ts';

function rowsOf(text: string, from = 0) {
  const lines = text.split('\n').map((line, i) => ({ n: i + 1, text: line }));
  return drawnRows(lines, from)?.rows.map(({ cells }) => cells) ?? null;
}

const UNREADABLE = '\ufffd';

describe('a table drawn with characters', () => {
  it('has a row between two rules, its cells in as many lines as they need', () => {
    const table = '┌────┬──┐\n│本年│  │\n│新收│41│\n├────┼──┤\n│总计│ 7│\n└────┴──┘\n四、其他';
    expect(rowsOf(table)).toEqual([
      ['本年新收', '41'],
      ['总计', '7'],
    ]);
    expect(
      drawnRows(
        table.split('\n').map((text, i) => ({ n: i + 1, text })),
        0,
      )!.end,
    ).toBe(6);
  });

  it('may be drawn with strokes and plus signs', () => {
    expect(rowsOf('+----+---+\n| 项 | 数 |\n+====+===+\n| 规章 | 3 |\n+----+---+')).toEqual([
      ['项', '数'],
      ['规章', '3'],
    ]);
  });

  it('has a row a line where only its header has a rule', () => {
    const table = '╔══╦══╗\n║项║数║\n╠══╬══╣\n║规章║3║\n║文件║5║\n║计划║ ║\n║办法║2║\n╚══╩══╝';
    expect(rowsOf(table)).toEqual([
      ['项', '数'],
      ['规章', '3'],
      ['文件', '5'],
      ['计划', UNREADABLE],
      ['办法', '2'],
    ]);
  });

  it('has no certain figure in a row whose figures stand in several lines', () => {
    const rows = '├──┼──┤\n│规章│3│\n├──┼──┤\n│文件│4│\n├──┼──┤\n│许可│19│\n│决定│16│\n├──┼──┤';
    expect(rowsOf(rows)).toEqual([
      ['规章', '3'],
      ['文件', '4'],
      ['许可', UNREADABLE],
      ['决定', UNREADABLE],
    ]);
  });

  it('takes for a figure what other tables do: with a remark, a unit or a mark of a blank', () => {
    for (const [first, second] of [
      ['共19件', '3※'],
      ['12份', '零'],
      ['5', '~'],
    ]) {
      const table = `├──┼──┤\n│规章│3│\n├──┼──┤\n│许可│${first}│\n│决定│${second}│\n├──┼──┤`;
      expect(rowsOf(table)!.slice(1)).toEqual([
        ['许可', UNREADABLE],
        ['决定', UNREADABLE],
      ]);
    }
  });

  it('has rows between its rules where but one of them is a line', () => {
    const rows = '├──┼──┤\n│收费│-6│\n├──┼──┤\n│采购│1226│\n│  │00元│\n├──┼──┤';
    expect(rowsOf(rows)).toEqual([
      ['收费', '-6'],
      ['采购', UNREADABLE],
      [UNREADABLE, UNREADABLE],
    ]);
  });

  it('has figures without a label that go on with those of the line before', () => {
    expect(rowsOf('┌──┬──┐\n│采购│4426│\n│  │00元│\n└──┴──┘')).toEqual([
      ['采购', UNREADABLE],
      [UNREADABLE, UNREADABLE],
    ]);
  });

  it('has rows of its own for words in a cell that has room for more', () => {
    expect(rowsOf('┌──────────┬──┐\n│规章      │3 │\n│规范性文件│  │\n└──────────┴──┘')).toEqual([
      ['规章', '3'],
      ['规范性文件', UNREADABLE],
    ]);
  });

  it('has a unit below its figure in one cell, other words below it in none', () => {
    expect(rowsOf('├──┼──┤\n│收费│17.9│\n│  │万元│\n├──┼──┤')).toEqual([['收费', '17.9万元']]);
    expect(rowsOf('├──┼──┤\n│收费│17.9│\n│  │以上│\n├──┼──┤')).toEqual([
      ['收费', UNREADABLE],
      [UNREADABLE, '以上'],
    ]);
  });

  it('has no certain figure in the rows that a page break cut', () => {
    const page = '│行申请│  │\n├──┼──┤\n│规章│3│\n├──┼──┤\n│文件│4│\n├──┼──┤\n│重复│7│';
    expect(rowsOf(page)).toEqual([
      ['行申请', UNREADABLE],
      ['规章', '3'],
      ['文件', '4'],
      ['重复', UNREADABLE],
    ]);
  });

  it('begins with the rest of a row that a page break cut', () => {
    expect(rowsOf('| 申请 | |\n+----+--+\n| 规章 | 3 |\n+----+--+\n| 文件 | 4 |\n+----+--+')).toEqual([
      ['申请', UNREADABLE],
      ['规章', '3'],
      ['文件', '4'],
    ]);
  });

  it('has names of columns that stand above figures in rows of their own', () => {
    expect(rowsOf('┼──┼──┼\n│结果维持│总计│\n│ 74件 │ 74件 │\n┼──┼──┼')).toEqual([
      ['结果维持', '总计'],
      ['74件', '74件'],
    ]);
  });

  it('has a row on either side of a rule that a cell of several rows interrupts', () => {
    expect(rowsOf('┌──┬──┬─┐\n│不予│国家秘密│2│\n│公开├────┼─┤\n│  │商业秘密│5│\n└──┴──┴─┘')).toEqual([
      ['不予', '国家秘密', '2'],
      ['', '商业秘密', '5'],
    ]);
  });

  it('ends where the next one begins', () => {
    const lines = '┌──┐\n│规章│\n└──┘\n┌──┐\n│文件│\n└──┘'.split('\n').map((text, i) => ({ n: i + 1, text }));
    expect(drawnRows(lines, 0)).toEqual({ rows: [{ line: 2, cells: ['规章'] }], end: 3 });
    expect(drawnRows(lines, 3)).toEqual({ rows: [{ line: 5, cells: ['文件'] }], end: 6 });
  });

  it('is no table of strokes alone, no rule and no line of a text', () => {
    expect(rowsOf('| 规章 | 3 |\n|---|---|\n| 文件 | 4 |')).toBeNull();
    expect(rowsOf('+----+\n本页共 3 条')).toBeNull();
    expect(rowsOf('──────\n本页共 3 条')).toBeNull();
    expect(rowsOf('首页│新闻│公开')).toBeNull();
  });
});
