import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { drawBox } from '../../src/cli/box-grid.ts';
import { fitTable } from '../../src/cli/fit-table.ts';
import { inOrder } from '../../src/cli/in-order.ts';
import { table } from '../../src/cli/output.ts';
import { lastNames, shortNames } from '../../src/cli/short-names.ts';
import { tame, wrap } from '../../src/cli/wrap.ts';

const words = fc.string({
  unit: fc.constantFrom('年', '报', 'a', 'Z', '1', ' ', '，', '（', '/', '—'),
  maxLength: 120,
});
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

describe('text on a terminal', () => {
  it('is wrapped within its width, Chinese counted double, and nothing is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(squeezed(lines.join(''))).toBe(squeezed(text));
      }),
    );
  });

  it('cannot steer the terminal', () => {
    expect(tame('a\u001b[2Jb\u202ec\nd\u0000')).toBe('a·[2Jb·c d·');
  });

  it('a table keeps to its width and loses nothing', () => {
    const row = fc.array(words, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (rows) => {
        const text = fitTable(rows, 80, 2);
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
        const sorted = (all: string) => [...squeezed(all)].sort().join('');
        expect(sorted(text)).toBe(sorted(rows.flat().join('')));
      }),
    );
  });

  it('a table leaves ids whole, which are copied into the next command', () => {
    const id = 'pingtan-gwh/2023/966699ab';
    const text = fitTable(
      [
        ['编号 id', '规则', '问题'],
        [id, 'T4-SUM-LIT-AFTER-REVIEW', '表四行政复议分项合计不符'.repeat(9)],
      ],
      80,
      0,
      [0],
    );
    expect(text).toContain(id);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('a drawn table joins its rules where spans meet', () => {
    const cell = (r: number, c: number, rs: number, cs: number, text: string) =>
      ({ r, c, rs, cs, text, align: 'center' }) as const;
    const cells = [cell(0, 0, 2, 1, '甲'), cell(0, 1, 1, 2, '乙'), cell(1, 1, 1, 1, '1'), cell(1, 2, 1, 1, '2')];
    expect(drawBox(cells, 3, 80).split('\n')).toEqual([
      '┌────┬─────────┐',
      '│    │   乙    │',
      '│ 甲 ├────┬────┤',
      '│    │ 1  │ 2  │',
      '└────┴────┴────┘',
    ]);
  });
});

describe('work on many things', () => {
  it('runs as many at the same time as allowed, and hands over in the order given', async () => {
    let [running, most] = [0, 0];
    const waiting: (() => void)[] = [];
    const taken: number[] = [];
    const done = inOrder(
      [0, 1, 2, 3, 4, 5, 6],
      3,
      async (item) => {
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => waiting.push(resolve));
        running--;
        return item;
      },
      (item, index) => {
        expect(item).toBe(index);
        taken.push(item);
      },
    );
    // The last that began ends first.
    while (taken.length < 7) {
      waiting.pop()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await done;
    expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('is named by what differs; sent on, without the folders of the sender', () => {
    expect(shortNames(['/a/b/c.html', '/a/b/d/e.html', 'http://h/x'])).toEqual({
      folder: '/a/b/',
      names: ['c.html', 'd/e.html', 'http://h/x'],
    });
    expect(shortNames(['/a.html', '/b/c.html']).folder).toBe('');
    expect(lastNames(['/home of/me/a.html'])).toEqual(['a.html']);
    expect(lastNames(['/x/1/a.html', '/x/2/a.html'])).toEqual(['1/a.html', '2/a.html']);
  });
});

describe('a table of what is kept', () => {
  const rows = [
    ['编号 id', '机构 agency', '原因 reason'],
    ['81d7b645e174', '示例市交通运输局', '期限（2024-01-31）后完整查看栏目，未见该年度报告'.repeat(3)],
  ];

  it.each([60, 80, 200])('fits a terminal of %i columns, and loses nothing', (width) => {
    const lines = table(rows, width).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.some((line) => line.startsWith('81d7b645e174 '))).toBe(true);
    const shown = [...lines.join('').replaceAll(/\s/g, '')].sort().join('');
    expect(shown).toBe([...rows.flat().join('').replaceAll(/\s/g, '')].sort().join(''));
  });

  it('keeps a row a line for other programs', () => {
    expect(table(rows, null).split('\n')).toHaveLength(2);
  });
});
