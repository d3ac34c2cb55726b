import { doing, type Form, figure, rowsOf, tableOf, words } from './form.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';
import { worn, wornWords } from './wear.ts';

/** The annex of 2014 to 2018: one column of figures beside their units. */
export function statisticsTable(form: Form): GeneratedTable {
  const { wear, dice, report } = form;
  const table = tableOf(form, 'annex');
  const serial = doing(form, 'a column of serial numbers in the statistics', 0.06);
  const unitless = report.style.money !== '元' && doing(form, 'no column of units in the statistics', 0.05);
  const before = doing(form, 'last year beside this year in the statistics', 0.05);
  const remark = doing(form, 'a column for remarks in the statistics', 0.06);
  const more = doing(form, 'further rows of the province in the statistics', 0.06);
  const mark = dice.pick(['——', '', '', '/']);
  const name = dice.weighted({ 统计数: 8, 数量: 1 });
  const row = (n: string, label: string, unit: string, last: string, value: GeneratedCell, note: string) => [
    ...(serial ? [words(n)] : []),
    words(label),
    ...(unitless ? [] : [words(unit)]),
    ...(before ? [words(last)] : []),
    value,
    ...(remark ? [words(note)] : []),
  ];
  const head = row(
    '序号',
    wornWords('统计指标', wear, dice),
    '单位',
    '上年统计数',
    words(wornWords(name, wear, dice)),
    '备注',
  );
  const rows = rowsOf(
    form,
    table.rows.filter((one) => one.role !== 'variant_text'),
    'statistics',
    (one) => one.role === 'heading',
  ).map((one, i) => {
    const unit = one.unit === '万元' && report.style.money === '元' ? '元' : (one.unit ?? mark);
    const value = one.unit ? figure(form, table, one.id, 'value') : words(mark);
    return row(String(i + 1), worn(one, wear, dice), unit, one.unit ? String(dice.int(0, 300)) : mark, value, '');
  });
  if (more)
    for (const label of ['（四）举办政务公开宣传活动数', '（五）网站信息更新数', '咨询电话接听数'])
      rows.push(row('', label, '次', '1', words(String(dice.int(0, 99))), ''));
  return { t: 'table', head: 1, rows: [head, ...rows] };
}
