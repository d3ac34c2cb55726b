import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { unquotedCells, withQuotedCells } from '../../src/read/quoted-cells.ts';
import { textReader } from '../../src/read/readers/text.ts';

const texts = (...lines: string[]) => withQuotedCells(lines).map(({ text, n }) => [n, text]);

describe('lines apart by tabs', () => {
  it('go on behind a cell of several lines that stands in quotes, and keep their numbers', () => {
    expect(texts('甲\t1', '"不予', '公开"\t件\t"3', '4"\t5', '乙\t6')).toEqual([
      [1, '甲\t1'],
      [2, '"不予\n公开"\t件\t"3\n4"\t5'],
      [5, '乙\t6'],
    ]);
    expect(texts('件\t"说', '', '""好""话"', '乙\t6')).toEqual([
      [1, '件\t"说\n\n""好""话"'],
      [4, '乙\t6'],
    ]);
  });

  it.each<[string, string[]]>([
    ['a quote is never closed', ['"不予', '公开\t3', '乙\t6']],
    ['it closes among words', ['"不予', '公"开', '乙"\t6']],
    ['a cell stands beside what should be within it', ['"不予', '甲\t公开"', '乙"\t6']],
    ['words in quotes have no cell beside them', ['他说：', '"要公开', '要及时"', '乙\t6']],
    ['it closes pages later', ['"不予', ...Array<string>(40).fill('文'), '公开"\t3']],
  ])('stay as they are where %s', (_, lines) => {
    expect(withQuotedCells(lines).map(({ text }) => text)).toEqual(lines);
  });

  it('give their cells without the quotes around them', () => {
    expect(unquotedCells('"1,840"\t"他说""好"""\t“三公”"经费"\t""\t"')).toEqual([
      '1,840',
      '他说"好"',
      '“三公”"经费"',
      '',
      '"',
    ]);
  });
});

describe('a tab between quotes', () => {
  it('parts no cells, so that the figures behind it keep their columns', () => {
    expect(unquotedCells('新收\t"1\t840"\t215\t"2""\t""3"')).toEqual(['新收', '1\t840', '215', '2"\t"3']);
  });

  it('parts cells where the quotes are signs like any other', () => {
    for (const line of ['新收\t"1\t840\t215', '新收\t"1\t8"40\t215"', '新收"\t1\t"'])
      expect(unquotedCells(line)).toEqual(line.split('\t'));
  });
});

describe('a report in such lines', () => {
  it('never gives the figure of a label cut in two to the row that its rest names', async () => {
    const rows = [
      '统计指标\t单位\t统计数',
      '（三）申请答复数\t件\t1001',
      '1.属于已主动公开范围数\t件\t20',
      '2.同意公开答复数\t件\t30',
      '3.同意部分公开答复数\t件\t3',
      '"4.不\n同意公开答复数"\t件\t"948"',
      '其中：涉及国家秘密\t件\t853',
    ];
    const text = `某某局2016年政府信息公开工作年度报告\n${rows.join('\n')}\n`;
    const read = await textReader.read({ bytes: new TextEncoder().encode(text) });
    const { values } = extractReport(read.ok ? read.value : (null as never));
    expect([values.replies_granted?.value, values.replies_denied?.value]).toEqual([30, 948]);
  });
});
