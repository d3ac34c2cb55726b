import { describe, expect, it } from 'vitest';
import { matchingText, replaceRadicals, tidyText } from '../../src/read/normalise.ts';

describe('normalising', () => {
  it('turns radicals of a text layer into characters', () => {
    expect(replaceRadicals('人⺠⽤⻔')).toBe('人民用门');
  });

  it('keeps the marks that turn the order of what is shown, so that no figure is read from behind', () => {
    expect(tidyText('1\u202e23')).toBe('1\u202e23');
    expect(tidyText('\u202a12\u202c\u200b')).toBe('12');
    expect(matchingText('规\u202e章')).toBe('规章');
  });

  it('keeps line breaks and drops invisible characters when tidying', () => {
    expect(tidyText('\u200b 一\u00a0\u3000二 \r\n 三\ufeff')).toBe('一 二\n三');
  });

  it('makes full-width forms, dashes and blanks alike for matching', () => {
    expect(matchingText('（１） 规 章—－–')).toBe('(1)规章---');
  });
});

it.each([
  ['1\u001720', '1\ufffd20'],
  ['１\u001720', '１\ufffd20'],
  ['1\u0017２0', '1\ufffd２0'],
  ['１\u0000，０', '１\ufffd，０'],
])('a control character between digits, of whatever width, is not nothing: %j', (raw, tidy) => {
  expect(tidyText(raw)).toBe(tidy);
});
