import { describe, expect, it } from 'vitest';
import { withBrokenLabels } from '../../src/extract/broken-labels.ts';
import { LabelIndex } from '../../src/extract/match-label.ts';
import type { RowView } from '../../src/extract/row-view.ts';
import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { GridSource } from '../../src/report/document.ts';

const INDEXES = TEMPLATES.t2021.tables.map(({ rows }) => new LabelIndex(rows));

/** The texts of rows given as `label figure figure`. */
function shown(origin: GridSource, ...rows: readonly string[]): string[] {
  const views = rows.map((row): RowView => {
    const cells = row
      .split(' ')
      .map((text, i) => ({ raw: text, text, from: i, to: i, own: true, tall: false, source: {} }));
    return { grid: null, table: 1, origin, cells };
  });
  return withBrokenLabels(views, INDEXES).map(({ cells }) => cells.map(({ text }) => text).join(' '));
}

describe('labels of a table without rules that are one together', () => {
  it.each([
    [
      ['行政规 / 69 71', '范性文件 / / /'],
      ['行政规 � � �', '范性文件 � � �'],
    ],
    [
      ['一、本年新收政府信息 45 8', '公开申请 8 3', '数量 0 1'],
      ['一、本年新收政府信息 � �', '公开申请 � �', '数量 � �'],
    ],
  ])('%s: lines of one row, which states nothing', (rows, expected) => {
    expect(shown('alignment', ...rows)).toEqual(expected);
  });

  it('are lines of their own where one of them is a label of the form, and where rules part them', () => {
    const rows = ['行政许可 3', '行政处罚 5'];
    expect(shown('alignment', ...rows)).toEqual(rows);
    const parted = ['行政规 / 69 71', '范性文件 / / /'];
    expect(shown('rules', ...parted)).toEqual(parted);
  });
});
