import { describe, expect, it } from 'vitest';
import { runningTexts, withoutRunningLines } from '../../../src/read/aligned/running-lines.ts';
import type { Glyph } from '../../../src/read/ruled-grid.ts';

/** A line of characters 10 high, those parted by blanks far apart. */
function line(y0: number, text: string): Glyph[] {
  return [...text].flatMap((c, i) =>
    c === ' ' ? [] : [{ text: c, x0: 20 + 12 * i, x1: 30 + 12 * i, y0, y1: y0 + 10 }],
  );
}

const page = (...lines: Glyph[][]) => ({ height: 800, glyphs: lines.flat() });
const shown = (glyphs: readonly Glyph[]) => glyphs.map(({ text }) => text).join('');

describe('the first and last lines of a page that stand apart in its margins', () => {
  const pages = [1, 2].map((n) =>
    page(line(30, '某市财政局2023年年度报告'), line(90, '正文'), line(400, '正文'), line(760, `第 ${n} 页`)),
  );

  it('are left out where they run over the pages, and where they number them', () => {
    const running = runningTexts(pages);
    expect(pages.map((one) => shown(withoutRunningLines(one, running)))).toEqual(['正文正文', '正文正文']);
  });

  it('stay where they are the first row of a table, which may look the same on two pages', () => {
    const rows = [1, 2].map(() => page(line(30, '0 4900 0 97 4997'), line(90, '正文')));
    expect(rows.map((one) => shown(withoutRunningLines(one, runningTexts(rows))))).toEqual([
      '04900 0 97 4997正文'.replaceAll(' ', ''),
      '04900 0 97 4997正文'.replaceAll(' ', ''),
    ]);
  });
});
