import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { exemptionOf, localDeadlineOf } from '../../src/registry/duty-cells.ts';

const agencyWith = (header: string, cell: string) => {
  const { agencies, problems } = parseAgencies(`id,name,portal_url,${header}\na,示例市科技局,,"${cell}"`);
  return { agency: agencies[0]!, problems };
};

describe('what the registry says of an agency’s duty', () => {
  it.each([
    ['exempt_years', '2021,2023-2024', [2021, 2023, 2024]],
    ['豁免年度', '2022', [2022]],
    ['豁免年度', '2020至2022；2024', [2020, 2021, 2022, 2024]],
    ['豁免年度', '2021 - 2023', [2021, 2022, 2023]],
    ['免报年度', '全部', [2019, 2020, 2021, 2022, 2023, 2024, 2025]],
    ['exempt_years', '', []],
  ])('%s "%s" exempts %j', (header, cell, years) => {
    const { agency, problems } = agencyWith(header, cell);
    expect(problems).toEqual([]);
    expect([2019, 2020, 2021, 2022, 2023, 2024, 2025].filter((year) => exemptionOf(agency, year))).toEqual(years);
  });

  it.each([
    ['01-20', '2025-01-20'],
    ['1月20日', '2025-01-20'],
    ['2025-01-20', '2025-01-20'],
    ['2026-01-20', undefined],
    ['', undefined],
  ])('a local deadline "%s" is %s for 2024', (cell, date) => {
    const { agency, problems } = agencyWith('地方期限', cell);
    expect(problems).toEqual([]);
    expect(localDeadlineOf(agency, 2024)?.date).toBe(date);
  });

  it.each([
    ['exempt_years', '去年'],
    ['exempt_years', '2023,99'],
    ['exempt_years', '2023,0099'],
    ['exempt_years', '2024-2021'],
    ['地方期限', '02-30'],
    ['local_deadline', '13-45'],
    ['local_deadline', '13-01'],
    ['local_deadline', '00-10'],
    ['local_deadline', '一月底'],
  ])('%s "%s" is refused with its row', (header, cell) => {
    const { problems } = agencyWith(header, cell);
    expect(problems).toMatchObject([{ row: 2, column: header }]);
    expect(problems[0]!.message.zh).toContain(cell);
  });
});
