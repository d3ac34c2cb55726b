import { TEMPLATES } from '../../src/extract/templates/index.ts';
import { type Form, words } from './form.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';

type Decoy = (form: Form) => GeneratedTable;

const table = (rows: GeneratedCell[][], head = 1): GeneratedTable => ({ t: 'table', head, rows });
const line = (...texts: string[]) => texts.map((text) => words(text));

const contents: Decoy = () =>
  table(
    [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、行政复议、行政诉讼情况',
    ].map((text, i) => line(text, String(i + 1))),
    0,
  );

const site: Decoy = ({ dice }) =>
  table(
    [
      line('网站名称', '某某政府网'),
      line('独立用户访问总量（个）', String(dice.int(100, 99_999))),
      line('信息发布总数（条）', String(dice.int(1, 9999))),
      line('概况类信息更新量（条）', '12'),
    ],
    0,
  );

const lists: Decoy = ({ dice }) =>
  table([
    line('序号', '标题', '发布日期'),
    ...[1, 2, 3, 4].map((n) => line(String(n), '关于印发工作方案的通知', `2023-0${n}-1${dice.int(0, 9)}`)),
  ]);

/** Labels of the form beside figures of two years, as texts illustrate themselves. */
const comparison: Decoy = ({ dice, report }) => {
  const rows = dice
    .shuffled(TEMPLATES[report.template].tables.flatMap((one) => one.rows))
    .filter((row) => row.label.length > 5)
    .slice(0, dice.int(2, 6));
  const figures = () => line(String(dice.int(0, 300)), String(dice.int(0, 300)), `${dice.int(-50, 90)}%`);
  return table([
    line('指标', `${report.year - 1}年`, `${report.year}年`, '同比'),
    ...rows.map((row) => [words(row.label), ...figures()]),
  ]);
};

/** Requests by the years before, or by the way they came in. */
const years: Decoy = ({ dice, report }) => {
  const n = dice.pick([4, 5, 7]);
  const figures = () => Array.from({ length: n }, () => words(String(dice.int(0, 90))));
  return table([
    [words('年度'), ...Array.from({ length: n }, (_, i) => words(`${report.year - n + i + 1}年`))],
    [words(dice.pick(['本年新收政府信息公开申请数量', '新收申请数量', '申请数'])), ...figures()],
    [words(dice.pick(['予以公开', '办结数', '总计'])), ...figures()],
  ]);
};

const channels: Decoy = ({ dice }) =>
  table([
    line('申请方式', '当面', '信函', '网络', '传真', '总计'),
    [words('数量'), ...[1, 2, 3, 4, 5].map(() => words(String(dice.int(0, 50))))],
  ]);

const documents: Decoy = ({ dice }) =>
  table([
    line('类别', '数量'),
    line('行政许可', String(dice.int(1, 99))),
    line('行政处罚', String(dice.int(1, 99))),
    line('行政强制', String(dice.int(1, 99))),
    line('规范性文件', String(dice.int(1, 9))),
  ]);

const DECOYS: Record<string, Decoy> = { contents, site, lists, comparison, years, channels, documents };

/** Another table, as texts have them beside those of the form; what it is, is noted. */
export function randomDecoy(form: Form): GeneratedTable {
  const name = form.dice.pick(Object.keys(DECOYS));
  form.notes.push(`another table: ${name}`);
  return DECOYS[name]!(form);
}
