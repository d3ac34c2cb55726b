import { describe, expect, it } from 'vitest';
import { orientation } from '../../../src/read/pdf/read-page.ts';

const characters = (counts: readonly number[]) =>
  counts.flatMap((count, turn) => Array.from({ length: count }, () => ({ turn, text: '一' })));

describe('the way a PDF page is shown', () => {
  it('is that of most characters, also where the headers of columns are written along the other way', () => {
    expect(orientation(characters([100, 0, 0, 0]), 0)).toBe(0);
    expect(orientation(characters([0, 79, 0, 21]), 0)).toBe(3);
    expect(orientation(characters([79, 21, 0, 0]), 1)).toBe(0);
  });
  it('is that of the figures, whatever the headers of their columns do, but not that of a page number alone', () => {
    const page = (headers: readonly number[], figures: readonly number[]) => [
      ...characters(headers),
      ...characters(figures).map(({ turn }) => ({ turn, text: '7' })),
    ];
    expect(orientation(page([32, 0, 0, 18], [0, 0, 0, 35]), 0)).toBe(1);
    expect(orientation(page([10, 48, 0, 0], [15, 0, 0, 0]), 0)).toBe(0);
    expect(orientation(page([0, 100, 0, 0], [2, 0, 0, 0]), 0)).toBe(3);
  });

  it('is what the page says where its characters lie in many ways', () => {
    expect(orientation(characters([60, 40, 0, 0]), 1)).toBe(1);
    expect(orientation([], 2)).toBe(2);
  });
});
