import { describe, expect, it } from 'vitest';
import { chooseTemplate } from '../../src/extract/choose-template.ts';
import type { RowView } from '../../src/extract/row-view.ts';

const rows = (...words: string[]): RowView[] => [
  {
    grid: null,
    table: 1,
    origin: 'markup',
    cells: words.map((text, i) => ({ raw: text, text, from: i, to: i, own: true, tall: false, source: {} })),
  },
];

describe('the form of the tables', () => {
  it.each([
    [['信息内容', '本年制发件数', '现行有效件数'], 't2021'],
    [['信息内容', '本年新制作数量', '对外公开总数量'], 't2019'],
    [['统计指标', '单位', '统计数', '（一）收到申请数', '（二）申请办结数'], 't2014'],
    [['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'], 't2021'],
    [['指标名称', '计量单位', '2018年度', '历年累计'], null],
    [['本年制发件数', '本年新制作数量'], null],
    [['本年新制作数量', '本年新公开数量', '对外公开总数量', '本年处理决定数量', '本年收费金额（单位：万元）'], 't2021'],
    [['本年新制作数量', '上一年项目数量', '本年处理决定数量', '1.申请人无正当理由逾期不补正'], 't2019'],
  ])('with the words %j is %j', (words, id) => {
    const choice = chooseTemplate(rows(...words));
    expect(choice.id).toBe(id);
    expect(choice.reason).not.toBe('');
  });

  it('is told by headers, never by the notice that a report cites', () => {
    expect(chooseTemplate(rows('国办公开办函〔2021〕30号', '本年新制作数量')).id).toBe('t2019');
  });
});
