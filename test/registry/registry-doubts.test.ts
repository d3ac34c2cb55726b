import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { problemLine } from '../../src/registry/problem-line.ts';

const HEADER = 'id,name,portal_url,region_code,上级,aliases,first_year,last_year,exempt_years,exempt_reason';
const read = (...rows: string[]) => parseAgencies([HEADER, ...rows].join('\n'));
const doubts = (...rows: string[]) => {
  const { agencies, problems, warnings } = read(...rows);
  expect([agencies.length, problems]).toEqual([rows.length, []]);
  return warnings.map(({ row, column }) => `${row} ${column}`);
};

describe('what is taken as it is written, and told', () => {
  it('a parent that nobody knows is told once, in its first row', () => {
    const rows = ['a,某县财政局,,,不存在的政府,,,,,', 'b,某县审计局,,,不存在的政府,,,,,'];
    expect(doubts(...rows)).toEqual(['2 上级']);
    const [told] = read(...rows).warnings;
    expect(told!.message.zh).toContain('不存在的政府”（2行）');
    expect(problemLine(told!)).toBe(`2: 上级: ${told!.message.zh} / ${told!.message.en}`);
  });

  it('a parent is known by id, name or alias in the file, or as the government of a place', () => {
    const government = 'g,某县人民政府,,,,某县政府,,,,';
    for (const parent of ['g', '某县人民政府', '某县政府', '银川市人民政府', ''])
      expect(doubts(government, `a,某县财政局,,,${parent},,,,,`)).toEqual([]);
  });

  it('a second body of the same name and region at the same time is told with the first one’s row', () => {
    const twice = ['a,某县财政局,,640121,,,,,,', 'c,某县审计局,,640121,,,,,,', 'b,某县财政局,,640121,,,,,,'];
    expect(doubts(...twice)).toEqual(['4 name']);
    expect(read(...twice).warnings[0]!.message.en).toContain('row 2');
    expect(doubts('a,城关镇人民政府,,640121,,,,,,', 'b,城关镇人民政府,,640122,,,,,,')).toEqual([]);
    expect(doubts('a,某县财政局,,640121,,,,2019,,', 'b,某县财政局,,640121,,,2020,,,')).toEqual([]);
  });

  it('a list of years that ran over into the reason is told', () => {
    expect(doubts('a,某县财政局,,,,,,,2023,99')).toEqual(['2 exempt_reason']);
    expect(doubts('a,某县财政局,,,,,,,2023,2023年撤并')).toEqual([]);
  });
});
