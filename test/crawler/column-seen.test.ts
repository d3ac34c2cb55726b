import { describe, expect, it } from 'vitest';
import type { VisitedAgency } from '../../src/crawler/visit.ts';
import { base, driveSearch } from './drive-search.ts';

const visited: VisitedAgency = {
  ownsAddress: true,
  agency: {
    ...{ id: 'kj', name: '示例县科学技术局', aliases: [], level: 'county_dept', regionCode: '', parent: '' },
    ...{ portalUrl: `${base}/`, reportColumnUrl: `${base}/nb/`, firstYear: null, lastYear: null, extra: {} },
  },
};
const row = (title: string, date: string, n: number) => `<li><a href="${n}.html">${title}</a><span>${date}</span></li>`;
const report = (year: number, date = `${year + 1}-01-18`) => row(`${year}年政府信息公开工作年度报告`, date, year);
const seen = (rows: string) => driveSearch({ '/nb/': `<title>政府信息公开年报</title><ul>${rows}</ul>` }, visited).seen;

describe('what is seen in a column besides the reports', () => {
  it('is named: look-alikes one by one, reports of others by their number', () => {
    const rows =
      report(2023) +
      row('示例县科学技术局2023年法治政府建设年度报告', '2024-01-20', 1) +
      row('一图读懂：示例县科学技术局2023年政府信息公开工作年度报告', '2024-01-21', 2) +
      row('示例县财政局2023年政府信息公开工作年度报告', '2024-01-22', 3);
    expect(seen(rows)).toEqual({
      alikes: [
        { alike: 'rule-of-law-report', title: '示例县科学技术局2023年法治政府建设年度报告', url: `${base}/nb/1.html` },
        {
          alike: 'explanation',
          title: '一图读懂：示例县科学技术局2023年政府信息公开工作年度报告',
          url: `${base}/nb/2.html`,
        },
      ],
      alikesInAll: 2,
      others: 1,
      disorder: null,
    });
  });

  it('is kept to twelve, and counted all', () => {
    const alikes = Array.from({ length: 20 }, (_, n) =>
      row(`示例县科学技术局${2004 + n}年政府网站工作年度报表`, '2024-01-20', n),
    );
    expect(seen(report(2023) + alikes.join(''))).toMatchObject({ alikesInAll: 20 });
    expect(seen(report(2023) + alikes.join(''))?.alikes).toHaveLength(12);
  });

  it('shows years that do not fall from the top, but for a report that came late', () => {
    expect(seen(report(2023) + report(2022) + report(2021))?.disorder).toBeNull();
    expect(seen(report(2021) + report(2023))?.disorder).toEqual({
      above: '2021年政府信息公开工作年度报告',
      below: '2023年政府信息公开工作年度报告',
    });
    expect(seen(report(2021, '2024-06-30') + report(2023) + report(2022))?.disorder).toBeNull();
  });

  it('is nothing where no column was read', () => {
    expect(driveSearch({}, visited).seen).toBeNull();
  });
});
