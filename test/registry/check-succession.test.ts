import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';

const HEADER = 'id,name,level,portal_url,valid_from,valid_to,successor';
const check = (...rows: string[]) => {
  const { agencies, problems } = parseAgencies([HEADER, ...rows].join('\n'));
  return {
    ids: agencies.map(({ id }) => id),
    problems: problems.map(({ row, column, message }) => `${row} ${column} ${message.en}`),
  };
};
const row = (id: string, from = '', to = '', successor = '') =>
  `${id},示例市${id}局,county_dept,,${from},${to},${successor}`;

describe('how bodies follow one another in a registry', () => {
  it('is sound: by id or by name, with days, months or years', () => {
    const found = check(
      row('a', '', '2019-03', 'b'),
      row('b', '2019-03', '2024年1月15日', '示例市c局'),
      row('c', '2024'),
      row('d', '2010/5/1', ''),
    );
    expect(found).toEqual({ ids: ['a', 'b', 'c', 'd'], problems: [] });
  });

  it.each([
    ['a date that is none', [row('a', '2019-13')], /^2 valid_from date "2019-13"/],
    ['a day that no calendar has', [row('a', '', '2023-02-30')], /^2 valid_to date/],
    ['words in place of a date', [row('a', '机构改革时')], /^2 valid_from date/],
    ['an end before the beginning', [row('a', '2020', '2019')], /^2 valid_to the body ends on 2019-12-31/],
    ['a successor that is not there', [row('a', '', '2019', 'x')], /^2 successor successor "x" is not in this file/],
    ['itself', [row('a', '', '2019', 'a')], /^2 successor a body cannot be its own/],
    ['no end', [row('a', '', '', 'b'), row('b')], /^2 successor there is a successor "b", but neither/],
    [
      'a gap of years',
      [row('a', '', '2019', 'b'), row('b', '2022')],
      /^2 successor this body answers up to 2019, its successor "b" \(row 3\) from 2022/,
    ],
  ])('is told with row and column where there is %s', (_, rows, problem) => {
    const { problems, ids } = check(...rows);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(ids).not.toContain('a');
  });

  it('tells each body of a ring, with the way around', () => {
    const { problems } = check(
      row('a', '', '2019', 'b'),
      row('b', '', '2020', 'c'),
      row('c', '', '2021', 'a'),
      row('d'),
    );
    expect(problems.map((problem) => problem.slice(0, 60))).toEqual([
      '2 successor the successors lead back: a → b → c → a',
      '3 successor the successors lead back: b → c → a → b',
      '4 successor the successors lead back: c → a → b → c',
    ]);
  });

  it('does not tell a body that leads into a ring of others, and ends', () => {
    const { ids } = check(row('z', '', '2018', 'a'), row('a', '', '2019', 'b'), row('b', '', '2020', 'a'));
    expect(ids).toEqual(['z']);
  });

  it('asks for the id where a name is that of two', () => {
    const twin = (id: string) => `${id},示例市同名局,county_dept,,2020,,`;
    const { problems } = check(row('a', '', '2019', '示例市同名局'), twin('t1'), twin('t2'));
    expect(problems).toEqual([expect.stringMatching(/^2 successor .* several rows \(3, 4\); give an id/)]);
  });

  it('is told under the header that the file uses', () => {
    const { problems } = parseAgencies('编号,机构名称,网址,撤销日期\na,示例市财政局,,不详');
    expect(problems.map(({ row: line, column }) => [line, column])).toEqual([[2, '撤销日期']]);
  });
});
