import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const servlet = (year: number) => `${origin}/module/xxgk/xxgkAnnualReport.jsp?area=113300001&fbtime=${year}`;

export const samples: readonly PortalSample[] = [
  {
    name: 'a page that shows the report of a year',
    page: {
      url: servlet(2023),
      html: `<h2>示例局2023年政府信息公开工作年度报告</h2><p>一、总体情况</p><p>自2023年1月1日起至2023年12月31日止</p>`,
    },
    rows: [],
    next: [],
  },
];
