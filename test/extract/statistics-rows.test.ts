import { expect, it } from 'vitest';
import { TableBinder } from '../../src/extract/bind-table.ts';
import type { RowView } from '../../src/extract/row-view.ts';

function rows(table: number, ...texts: readonly string[]): RowView[] {
  return texts.map((row) => ({
    ...{ grid: null, table, origin: 'alignment' },
    cells: row.split('|').map((text, i) => ({ raw: text, text, from: i, to: i, own: true, tall: false, source: {} })),
  }));
}

it('a blank beside a figure, below a header of the page before whose lines came apart, is no blank of the year’s', () => {
  const binder = new TableBinder('t2014');
  const head = ['统计指标|单|统计数|备', '|位||注', '（一）召开政府信息公开工作会议或专题会议数|次|7|'];
  binder.takeTable(rows(1, ...head), '');
  binder.takeTable(rows(2, '（二）举办各类培训班数|次|1147|', '（三）接受培训人员数|人|110|'), '');
  binder.finish();
  const { training_sessions, trainees } = binder.sheet.values;
  for (const value of [training_sessions, trainees]) expect(value?.status).not.toBe('blank');
});

it('a label that the form has twice is that of the row that comes next, or of none where words before it were not understood', () => {
  const values = (run: number) => {
    const binder = new TableBinder('t2014');
    const text = (texts: readonly string[], of: number) =>
      rows(0, ...texts).map((row): RowView => ({ ...row, origin: 'sequence', run: of }));
    binder.takeText([
      ...text(['四、行政复议数量|件|414'], 0),
      ...text(['（三）其他情形数|件|4', '六、举报投诉数量|件|9'], run),
    ]);
    binder.finish();
    const { review_total, review_other, litigation_other, complaints } = binder.sheet.values;
    return [review_total, review_other, litigation_other, complaints].map((value) => value?.value ?? null);
  };
  expect(values(0)).toEqual([414, 4, null, 9]);
  expect(values(1)).toEqual([414, null, null, 9]);
});
