import { describe, expect, it } from 'vitest';
import { textBlocks, textReader } from '../../../src/read/readers/text.ts';
import { readerContract } from '../../contracts/reader.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

readerContract(textReader, [
  {
    name: 'a text with tabs',
    input: { bytes: bytes('前文\n\n信息内容\t本年制发件数\n规章\t0\n') },
    matrix: [
      ['信息内容', '本年制发件数'],
      ['规章', '0'],
    ],
    paragraph: '前文',
  },
  {
    name: 'a Markdown table',
    input: { bytes: bytes('# 标题\n\n| 信息内容 | 件数 |\n|---|---|\n| 规章 | 0 |\n') },
    matrix: [
      ['信息内容', '件数'],
      ['规章', '0'],
    ],
    paragraph: '标题',
  },
]);

describe('lines of a plain text', () => {
  const shape = (text: string) =>
    textBlocks(text).map((block) =>
      block.t === 'grid' ? block.cells.map((cell) => cell.raw) : block.t === 'p' ? block.text : '',
    );

  it('keep blank cells at the end of a row, and never pad a short one', () => {
    expect(shape('行政许可\t0\t\t\n规章\t1\t2\t3')).toEqual([['行政许可', '0', '', '', '规章', '1', '2', '3']]);
  });

  it('lose all of a blank end that a character of no width keeps, where other lines have lost theirs', () => {
    expect(shape('总计\t1\t2\t3\n结转\t0\t\t\u200b\n')).toEqual([['总计', '1', '2', '3', '结转', '0']]);
  });

  it('with one cell each between bars are a list of words, no table', () => {
    expect(shape('规章 |\n0 |\n0 |')).toEqual(['规章', '0', '0']);
  });

  it('between two tables belong to neither', () => {
    expect(shape('甲\t1\n三、标题\n乙\t2')).toEqual([['甲', '1'], '三、标题', ['乙', '2']]);
  });

  it('lose the page numbers beside page breaks, and nothing else', () => {
    expect(shape('件\n5\n\n- 3 -\n\f甲\n7\n\n4\n\f\n乙')).toEqual(['件', '5', '甲', '7', '乙']);
  });

  it('keep a figure beside a page break: page numbers rise from page to page, and stand on one side of the break', () => {
    expect(shape('件\n1\n\f\n3\n乙\n2\n\f\n8\n丙')).toEqual(['件', '3', '乙', '8', '丙']);
    expect(shape('件\n17\n\f乙\n0\n\f丙')).toEqual(['件', '17', '乙', '0', '丙']);
  });

  it('know their line number', () => {
    expect(textBlocks('a\n\nb')[1]).toMatchObject({ places: [{ path: 'line 3' }] });
  });
});
