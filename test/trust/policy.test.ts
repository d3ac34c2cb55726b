import { describe, expect, it } from 'vitest';
import type { GridSource } from '../../src/report/document.ts';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import { type Evidence, judgeFigure } from '../../src/trust/policy.ts';

const PLAIN: Evidence = {
  grid: 'markup',
  positioned: false,
  blank: false,
  zero: false,
  chosen: false,
  ofMany: false,
  whole: false,
  doubtful: false,
  parted: false,
  held: 0,
  broken: 0,
  second: 'none',
  proven: false,
};

type Given = Partial<Evidence>;
type Row = [what: string, given: Given, stated: boolean, note?: keyof typeof TRUST_NOTES];

const HELD = { held: 2, broken: 0 };
const BROKEN = { held: 0, broken: 1 };
const TORN = { held: 1, broken: 1 };

/** The whole rule as a table; a row more here is a decision more in docs/decisions/0011. */
const TABLES: Record<GridSource | 'line', Row[]> = {
  markup: [
    ['no sum', {}, true],
    ['a sum that breaks is the report’s own', BROKEN, true],
  ],
  rules: [
    ['no sum', {}, true],
    ['no sum, but another second reading', { second: 'differs' }, false, 'differs'],
    ['sums hold, whatever the second reading', { ...HELD, second: 'differs' }, true],
    [
      'a sum breaks, both readings agree: the report does not add up',
      { ...BROKEN, second: 'agrees' },
      true,
      'confirmed',
    ],
    ['a sum breaks, the readings differ', { ...BROKEN, second: 'differs' }, false, 'differs'],
    ['a sum breaks and another holds, the readings differ', { ...TORN, second: 'differs' }, false, 'differs'],
    ['a sum breaks, no second reading (OFD)', BROKEN, true, 'asPrinted'],
    ['a sum breaks and another holds, no second reading', TORN, true],
  ],
  sequence: [
    ['no sum', {}, true],
    ['sums hold', HELD, true],
    ['a sum breaks: as many figures as columns stand there', BROKEN, true, 'asPrinted'],
    ['a sum breaks, another holds', TORN, true],
    ['chosen by the total of its row, and its column breaks', { ...BROKEN, chosen: true }, false, 'brokenSum'],
    ['chosen, its column breaks, another sum beyond its row holds', { ...TORN, chosen: true }, true],
    ['chosen, and its sums hold', { ...HELD, chosen: true }, true],
    ['chosen of many ways, and no sum beyond its row', { chosen: true, ofMany: true }, false, 'manyWays'],
    ['chosen of many, and one of its sums breaks', { ...TORN, chosen: true, ofMany: true }, false, 'manyWays'],
    ['chosen of many, and its sums hold', { ...HELD, chosen: true, ofMany: true }, true],
  ],
  line: [
    ['no sum', {}, true],
    ['no sum, but another second reading', { second: 'differs' }, false, 'differs'],
    ['sums hold, whatever the second reading', { ...HELD, second: 'differs' }, true],
    ['a sum breaks and nobody else has read it', BROKEN, false, 'brokenSum'],
    [
      'a sum breaks, the readings agree on the digits, not on the column',
      { ...BROKEN, second: 'agrees' },
      false,
      'brokenSum',
    ],
    ['a sum breaks, the readings differ', { ...BROKEN, second: 'differs' }, false, 'differs'],
    ['a sum breaks and another holds, the readings differ', { ...TORN, second: 'differs' }, false, 'differs'],
    ['a sum breaks, another holds', TORN, false, 'brokenSum'],
    ['a sum breaks, two others hold', { held: 2, broken: 1 }, true],
    ['chosen, and a sum breaks', { ...TORN, chosen: true, second: 'agrees' }, false, 'brokenSum'],
  ],
  alignment: [
    ['no sum: the reader states only what stands in one column', {}, true],
    ['no sum, and other cells of the table could not be read', { doubtful: true }, false, 'noSum'],
    ['no sum, others could not be read, and each column has its figure', { doubtful: true, whole: true }, true],
    ['sums hold, and others could not be read', { ...HELD, doubtful: true }, true],
    ['no sum, the second reading differs', { second: 'differs' }, false, 'differs'],
    ['sums hold', HELD, true],
    ['across it holds, down it breaks: a wrong column', { ...TORN, second: 'agrees' }, false, 'brokenSum'],
    ['a sum breaks', { ...BROKEN, second: 'agrees' }, false, 'brokenSum'],
    [
      'a sum breaks, and each column has its figure: the report does not add up',
      { ...BROKEN, whole: true },
      true,
      'asPrinted',
    ],
    ['across it holds, down it breaks, and each column has its figure', { ...TORN, whole: true }, true],
    [
      'each column has its figure, the second reading differs',
      { ...BROKEN, whole: true, second: 'differs' },
      false,
      'differs',
    ],
  ],
  raster: [
    ['two sums hold, fairly clear', { ...HELD, conf: 0.7 }, true],
    ['two sums hold, faint', { ...HELD, conf: 0.6 }, false, 'faint'],
    ['one sum holds, clear', { held: 1, conf: 0.9 }, true],
    ['one sum holds, not clear enough', { held: 1, conf: 0.89 }, false, 'faint'],
    ['zero, one sum holds', { held: 1, conf: 0.75, zero: true }, true],
    ['zero, one sum holds, faint', { held: 1, conf: 0.74, zero: true }, false, 'faint'],
    ['zero, no sum, the rest of the picture adds up', { conf: 0.9, zero: true, proven: true }, true, 'beyondSums'],
    ['zero, no sum, nothing adds up', { conf: 0.99, zero: true }, false, 'noSum'],
    ['zero, and its sum breaks', { ...BROKEN, conf: 1, zero: true }, false, 'brokenSum'],
    ['one holds and one breaks, clear', { ...TORN, conf: 0.95 }, true],
    ['one holds and one breaks, not clear enough', { ...TORN, conf: 0.8 }, false, 'faint'],
    ['a sum breaks, however clear', { ...BROKEN, conf: 1 }, false, 'brokenSum'],
    [
      'a sum breaks, clear, and a second reading agrees',
      { ...BROKEN, conf: 0.95, second: 'agrees' },
      true,
      'unconfirmed',
    ],
    [
      'a sum breaks, and a second reading agrees on something faint',
      { ...BROKEN, conf: 0.9, second: 'agrees' },
      false,
      'brokenSum',
    ],
    ['no sum, very clear, the rest of the picture adds up', { conf: 0.95, proven: true }, true, 'beyondSums'],
    ['no sum, very clear, nothing adds up', { conf: 1, proven: false }, false, 'noSum'],
    ['no sum, not very clear', { conf: 0.94, proven: true }, false, 'noSum'],
    ['an engine that gives no certainty, two sums hold', HELD, true],
    ['an engine that gives no certainty, one sum holds', { held: 1 }, false, 'faint'],
    ['no ink, no sum', { blank: true }, true],
    ['no ink, a sum holds', { blank: true, held: 1 }, true],
    ['no ink, and its sum breaks: something may stand there', { blank: true, ...BROKEN }, false, 'brokenSum'],
  ],
};

for (const [name, rows] of Object.entries(TABLES)) {
  const grid = name === 'line' ? 'sequence' : (name as GridSource);
  describe(`a figure from ${name === 'line' ? 'a line of a page without rules' : name}`, () => {
    it.each(rows)('%s', (_what, given, stated, note) => {
      const decision = judgeFigure({ ...PLAIN, grid, positioned: name === 'line', ...given });
      expect(decision).toEqual({ stated, ...(note === undefined ? {} : { note: TRUST_NOTES[note] }) });
    });
  });
}

describe('the trust rule as a whole', () => {
  const booleans = [false, true];
  const all: Evidence[] = [];
  for (const grid of ['markup', 'rules', 'sequence', 'alignment', 'raster'] as const)
    for (const second of ['none', 'agrees', 'differs'] as const)
      for (const conf of [undefined, 0, 0.7, 0.9, 0.95, 1])
        for (const held of [0, 1, 2])
          for (const broken of [0, 1])
            for (const positioned of booleans)
              for (const chosen of booleans)
                for (const blank of booleans)
                  for (const proven of booleans)
                    for (const zero of booleans)
                      for (const whole of booleans)
                        for (const parted of booleans)
                          for (const doubtful of booleans)
                            all.push({
                              ...PLAIN,
                              grid,
                              second,
                              conf,
                              held,
                              broken,
                              positioned,
                              chosen,
                              blank,
                              zero,
                              proven,
                              whole,
                              parted,
                              doubtful,
                            });

  it('does not state a figure beside a page break whose sum breaks, whatever reads the same there', () => {
    const evidence: Evidence = { ...PLAIN, grid: 'rules', positioned: true, broken: 1, second: 'agrees', parted: true };
    expect(judgeFigure(evidence)).toEqual({ stated: false, note: TRUST_NOTES.brokenSum });
    expect(judgeFigure({ ...evidence, held: 1 }).stated).toBe(true);
    expect(judgeFigure({ ...evidence, parted: false }).stated).toBe(true);
    // Nor in a table without rules, however full its row is.
    const full: Evidence = { ...evidence, grid: 'alignment', whole: true, second: 'none' };
    expect(judgeFigure(full)).toEqual({ stated: false, note: TRUST_NOTES.brokenSum });
    expect(judgeFigure({ ...full, parted: false }).stated).toBe(true);
    expect(judgeFigure({ ...full, broken: 0 }).stated).toBe(true);
  });

  it('never refuses without saying why', () => {
    expect(all.filter((e) => !judgeFigure(e).stated && !judgeFigure(e).note)).toEqual([]);
  });

  it('states nothing more because a further sum breaks', () => {
    const whole = all.filter((e) => e.broken === 0 && !judgeFigure(e).stated);
    const bolder = whole.filter((e) => judgeFigure({ ...e, broken: 1 }).stated);
    // A second reading that agrees is a witness of its own for a picture's figure beyond sums.
    expect(bolder.filter((e) => e.second !== 'agrees' || e.grid !== 'raster')).toEqual([]);
  });

  it('states nothing less because a second reading agrees', () => {
    const alone = all.filter((e) => e.second === 'none' && judgeFigure(e).stated);
    expect(alone.filter((e) => !judgeFigure({ ...e, second: 'agrees' }).stated)).toEqual([]);
  });
});
