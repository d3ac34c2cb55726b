import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../src/read/ruled-page.ts';
import { textParagraphs } from '../../src/read/text-lines.ts';

/** Characters of 10 x 10 points. */
const line = (x: number, y: number, words: string): Glyph[] =>
  [...words].map((text, i) => ({ text, x0: x + 10 * i, y0: y, x1: x + 10 * (i + 1), y1: y + 10 }));
const texts = (...glyphs: Glyph[][]) => textParagraphs(glyphs.flat()).map((paragraph) => paragraph.text);
const FULL = '公'.repeat(40);

describe('paragraphs of a page', () => {
  it('go on where a line is full and the next begins at the margin', () => {
    expect(texts(line(20, 0, FULL.slice(2)), line(0, 15, FULL), line(0, 30, '完。'), line(20, 45, '新段'))).toEqual([
      `${FULL.slice(2)}${FULL}完。`,
      '新段',
    ]);
  });

  it('go on with a figure that did not fit into the line before', () => {
    expect(texts(line(0, 0, FULL), line(0, 15, FULL.slice(5)), line(0, 30, '408063件'))).toEqual([
      `${FULL}${FULL.slice(5)}408063件`,
    ]);
  });

  it('begin anew at numbered headings, however full the line before is', () => {
    expect(texts(line(0, 0, FULL), line(0, 15, FULL), line(0, 30, '二、主动公开'))).toEqual([
      FULL + FULL,
      '二、主动公开',
    ]);
  });

  it('end with a line at the right margin that stands there alone, such as a date', () => {
    expect(texts(line(0, 0, FULL), line(0, 15, FULL), line(300, 30, '2024年1月23'), line(0, 45, '附件'))).toEqual([
      FULL + FULL,
      '2024年1月23',
      '附件',
    ]);
  });

  it('keep the rows of a table without rules, its cells apart', () => {
    expect(
      texts(line(0, 0, '规章'), line(150, 0, '0'), line(200, 0, '12'), line(0, 15, '文件'), line(150, 15, '3')),
    ).toEqual(['规章 0 12', '文件 3']);
  });

  it('put a label of two lines before the figures that stand at its middle', () => {
    expect(
      texts(line(0, 0, '（二）部分公开（只计'), line(150, 6, '8'), line(200, 6, '1'), line(0, 12, '这一情形）')),
    ).toEqual(['（二）部分公开（只计这一情形） 8 1']);
  });

  it('leave a group beside two rows where it is, so that no figure changes its row', () => {
    const rows = texts(
      line(100, 0, '1.甲'),
      line(200, 0, '5'),
      line(0, 7, '无法提供'),
      line(100, 14, '2.乙'),
      line(200, 14, '6'),
    );
    expect(rows).toEqual(['1.甲 5', '无法提供', '2.乙 6']);
  });
});
