import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { htmlReader } from '../../src/read/readers/html.ts';

const row = (cells: readonly (string | number)[]) =>
  `<tr>${cells.map((cell) => `<td${cell === '未经复议直接起诉' || cell === '复议后起诉' ? ' colspan="5"' : ''}>${cell}</td>`).join('')}</tr>`;

describe('the header of section four without merged rows', () => {
  it('has blank cells beside the columns of the other kinds, which are no figures', async () => {
    const columns = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const figures = [6, 7, 1, 2, 16, 1, 1, 2, 3, 7, 4, 1, 3, 5, 13];
    const html = `<p>二、主动公开政府信息情况</p><table>${row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'])}${row(['规章', 1, 2, 3])}</table>
      <p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
      ${row([...columns, '未经复议直接起诉', '复议后起诉'])}${row(['', '', '', '', '', ...columns, ...columns])}${row(figures)}</table>`;
    const page = await htmlReader.read({ bytes: new TextEncoder().encode(html) });
    if (!page.ok) throw new Error(page.failure.cause);
    const { values } = extractReport(page.value);
    const kinds = ['review', 'lit_direct', 'lit_after_review'];
    const fields = kinds.flatMap((kind) =>
      ['upheld', 'corrected', 'other', 'pending', 'total'].map((one) => `${kind}_${one}`),
    );
    expect(fields.map((field) => values[field]?.value)).toEqual(figures);
  });

  it('that cannot be made out gives a row of one kind no figure of another', async () => {
    const html = `<p>二、主动公开政府信息情况</p><table>${row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'])}${row(['规章', 1, 2, 3])}</table>
      <p>四、政府信息公开行政复议、行政诉讼情况</p><table>
      ${row(['类别行政复议', '结果维持3290', '结果纠正/', '其他结果1173', '尚未审结/', '总计4463'])}
      ${row(['行政诉讼（未经复议直接起诉）', 27, 62, '/', 3276, 3365])}</table>`;
    const page = await htmlReader.read({ bytes: new TextEncoder().encode(html) });
    if (!page.ok) throw new Error(page.failure.cause);
    const stated = Object.entries(extractReport(page.value).values).filter(([, { status }]) => status === 'reported');
    expect(stated.map(([id]) => id).filter((id) => /^(?:review|lit)_/.test(id))).toEqual([]);
  });

  it('of which only the kinds can be read is that of cases: its figures are not understood, and nobody says that the table is missing', async () => {
    const garbled = ['果维', '果', '他', '未审', '总', '果维', '果纠', '他结', '未审', '总计'];
    const html = `<p>二、主动公开政府信息情况</p><table>${row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'])}${row(['规章', 1, 2, 3])}</table>
      <p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td colspan="5">结结行政其复议尚</td><td colspan="10">行政诉讼</td></tr>
      <tr>${['果维', '果纠', '他结', '未审', '总计'].map((name) => `<td rowspan="2">${name}</td>`).join('')}
      <td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>${row(garbled)}
      ${row(['\ufffd', 2, '\ufffd', 1, 5, '维1', '纠', '结', '审/', 2, 1, 0, 1, 0, 2])}</table>`;
    const page = await htmlReader.read({ bytes: new TextEncoder().encode(html) });
    if (!page.ok) throw new Error(page.failure.cause);
    const { values, notUnderstood } = extractReport(page.value);
    expect(
      Object.keys(values).filter((id) => /^(?:review|lit)_/.test(id) && values[id]?.status === 'reported'),
    ).toEqual([]);
    expect(notUnderstood).toHaveLength(1);
  });

  it('whose first column is joined with the name of its kind gives its figures to no other kind', async () => {
    const columns = ['结果纠正', '其他结果', '尚未审结', '总计'];
    const page = async (header: string[], figures: number[]) => {
      const html = `<p>二、主动公开政府信息情况</p><table>${row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'])}${row(['规章', 1, 2, 3])}</table>
        <p>四、政府信息公开行政复议、行政诉讼情况</p><table>${row(header)}${row(figures)}</table>`;
      const read = await htmlReader.read({ bytes: new TextEncoder().encode(html) });
      if (!read.ok) throw new Error(read.failure.cause);
      return Object.entries(extractReport(read.value).values).flatMap(([id, { status, value }]) =>
        /^(?:review|lit)_/.test(id) && status === 'reported' ? [`${id} ${value}`] : [],
      );
    };
    const lawsuits = await page(['行政诉讼未经复议直接起诉结果维持', ...columns], [341430, 0, 0, 1, 341431]);
    expect(lawsuits.filter((one) => !one.startsWith('lit_direct'))).toEqual([]);
    const later = ['未经复议直接起诉结果维持', ...columns, '复议后起诉结果维持', ...columns.slice(0, 2)];
    expect(await page(later, [1, 0, 379, 4, 5, 7, 2, 9])).toEqual([]);
  });
});
