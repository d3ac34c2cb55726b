import type { Level } from '../report/agency.ts';
import type { Dialect } from './render-report.ts';

/** The year that the demo is about and the day on which it judges. */
export const DEMO = { year: 2023, asOf: '2024-04-10' } as const;

/** How a site writes its lists; `faulty` sites show none. */
export type SiteStyle = 'trs' | 'hanweb' | 'generic';

export interface DemoSite {
  id: string;
  name: string;
  /** Added to the base port. */
  offset: number;
  style: SiteStyle;
  /** Encoding of its pages; gb18030 pages declare no charset anywhere. */
  encoding: 'utf-8' | 'gb18030';
  /** `blocked` answers 412 to everything, `robots` forbids everything, `down` does not listen. */
  fault: null | 'blocked' | 'robots' | 'down';
}

export const DEMO_SITES: readonly DemoSite[] = [
  { id: 'ningxia', name: '演示门户·宁夏', offset: 0, style: 'trs', encoding: 'utf-8', fault: null },
  { id: 'pingtan', name: '演示门户·平潭', offset: 1, style: 'trs', encoding: 'utf-8', fault: null },
  { id: 'jiangsu', name: '演示门户·江苏', offset: 2, style: 'hanweb', encoding: 'utf-8', fault: null },
  { id: 'shili', name: '示例市人民政府门户网站', offset: 3, style: 'trs', encoding: 'utf-8', fault: null },
  { id: 'shilixian', name: '示例县人民政府门户网站', offset: 4, style: 'generic', encoding: 'gb18030', fault: null },
  { id: 'shilikfq', name: '示例开发区管委会', offset: 8, style: 'hanweb', encoding: 'utf-8', fault: null },
  { id: 'shiliqu-scjg', name: '示例区市场监督管理局', offset: 5, style: 'trs', encoding: 'utf-8', fault: 'blocked' },
  { id: 'shiliqu-xfj', name: '示例区信访局', offset: 6, style: 'trs', encoding: 'utf-8', fault: 'robots' },
  { id: 'shiliqu-wlj', name: '示例区文化和旅游局', offset: 7, style: 'trs', encoding: 'utf-8', fault: 'down' },
];

export interface DemoAgency {
  id: string;
  name: string;
  level: Level;
  regionCode: string;
  parent: string;
  aliases: readonly string[];
  site: string;
  /** Paths on the site. */
  home: string;
  column: string;
  /** Whether the registry knows the column; otherwise it is to be discovered from the home page. */
  columnKnown: boolean;
  dialect: Dialect;
  /** Title of the report pages and list rows. */
  title: (agency: string, year: number) => string;
}

const standard = (agency: string, year: number) => `${agency}${year}年政府信息公开工作年度报告`;
const spaced = (agency: string, year: number) => `${agency}${year} 年政府信息公开工作年度报告`;
const doubled = (agency: string, year: number) => `${agency}${year}年度政府信息公开工作年度报告`;
const shortened = (_: string, year: number) => `市卫健委${year}年政府信息公开年度报告`;
const nameless = (_: string, year: number) => `${year}年政府信息公开工作年度报告`;

const demo = (
  [id, name, level, regionCode, parent]: [string, string, Level, string, string],
  [site, home, column]: [string, string, string],
  rest: Partial<Pick<DemoAgency, 'aliases' | 'columnKnown' | 'dialect' | 'title'>> = {},
): DemoAgency => ({
  ...{ id, name, level, regionCode, parent, site, home, column },
  ...{ aliases: [], columnKnown: false, dialect: 'plain', title: standard, ...rest },
});

/** Real agencies first, of which only figures that they published are shown; 示例… do not exist. */
export const DEMO_AGENCIES: readonly DemoAgency[] = [
  demo(
    ['wuzhong-kjj', '吴忠市科学技术局', 'prefecture_dept', '640300', '吴忠市人民政府'],
    ['ningxia', '/wuzhong/', '/wuzhong/xxgk/bmxxgkml/kjj_310/xxgknb_312/'],
    { aliases: ['吴忠市科技局'], columnKnown: true, dialect: 'word', title: spaced },
  ),
  demo(
    ['yinchuan-kjj', '银川市科学技术局', 'prefecture_dept', '640100', '银川市人民政府'],
    ['ningxia', '/kjj/', '/kjj/zwgk/xxgknb_1970/'],
    { aliases: ['银川市科技局'], dialect: 'helper-row' },
  ),
  demo(
    ['xingqing-kjgxj', '兴庆区科学技术和工业信息化局', 'county_dept', '640104', '兴庆区人民政府'],
    ['ningxia', '/xqq/', '/xqq/zwgk/bmxxgkml/kjgxj_1220/xxgknb_1222/'],
    { aliases: ['兴庆区科学技术局', '兴庆区科技局', '兴庆区科技工信局'], columnKnown: true },
  ),
  demo(
    ['jinfeng-kjj', '金凤区科学技术局', 'county_dept', '640106', '金凤区人民政府'],
    ['ningxia', '/jinfeng/', '/jinfeng/xxgk/xxgkbm/kjj/xxgknb_880/'],
    { aliases: ['金凤区科技局'], columnKnown: true, dialect: 'nested' },
  ),
  demo(['pingtan-gwh', '平潭综合实验区管委会', 'park', '350128', ''], ['pingtan', '/', '/zwgk/zfxxgk/zfxxgknb/'], {
    aliases: ['平潭综合实验区'],
    title: doubled,
  }),
  demo(
    ['suqian', '宿迁市人民政府', 'prefecture', '321300', '江苏省人民政府'],
    ['jiangsu', '/suqian/', '/col/col1001/index.html'],
    { aliases: ['宿迁市'], dialect: 'helper-row' },
  ),
  demo(
    ['hongze', '淮安市洪泽区人民政府', 'county', '320813', '淮安市人民政府'],
    ['jiangsu', '/hongze/', '/col/col1002/index.html'],
    { aliases: ['洪泽区'], columnKnown: true, dialect: 'word' },
  ),
  demo(
    ['jinhu', '金湖县人民政府', 'county', '320831', '淮安市人民政府'],
    ['jiangsu', '/jinhu/', '/col/col1003/index.html'],
    { aliases: ['金湖县'], columnKnown: true },
  ),
  demo(
    ['shuyang', '沭阳县人民政府', 'county', '321322', '宿迁市人民政府'],
    ['jiangsu', '/shuyang/', '/col/col1004/index.html'],
    { aliases: ['沭阳县'], columnKnown: true },
  ),
  demo(['shili-zf', '示例市人民政府', 'prefecture', '', ''], ['shili', '/', '/zwgk/zfxxgk/zfxxgknb/'], {
    dialect: 'word',
    title: (_, year) => `示例市${year}年政府信息公开工作年度报告`,
  }),
  demo(
    ['shili-czj', '示例市财政局', 'prefecture_dept', '', '示例市人民政府'],
    ['shili', '/czj/', '/zwgk/zfxxgk/bmnb/'],
    { columnKnown: true, dialect: 'plain' },
  ),
  demo(
    ['shili-jyj', '示例市教育局', 'prefecture_dept', '', '示例市人民政府'],
    ['shili', '/jyj/', '/zwgk/zfxxgk/bmnb/'],
    { columnKnown: true },
  ),
  demo(
    ['shili-jtj', '示例市交通运输局', 'prefecture_dept', '', '示例市人民政府'],
    ['shili', '/jtj/', '/zwgk/zfxxgk/bmnb/'],
    { columnKnown: true, dialect: 'helper-row' },
  ),
  demo(
    ['shili-wjw', '示例市卫生健康委员会', 'prefecture_dept', '', '示例市人民政府'],
    ['shili', '/wjw/', '/zwgk/zfxxgk/bmnb/'],
    { columnKnown: true, dialect: 'nested', title: shortened },
  ),
  demo(['shilixian-zf', '示例县人民政府', 'county', '', '示例市人民政府'], ['shilixian', '/', '/xxgk/nb/'], {
    dialect: 'word',
  }),
  demo(
    ['shilixian-mzj', '示例县民政局', 'county_dept', '', '示例县人民政府'],
    ['shilixian', '/mzj/', '/mzj/gknb/list.htm'],
    { title: nameless },
  ),
  demo(['shilikfq', '示例开发区管委会', 'park', '', '示例市人民政府'], ['shilikfq', '/', '/col/col2001/index.html'], {
    dialect: 'nested',
  }),
  demo(['shiliqu-scjg', '示例区市场监督管理局', 'county_dept', '', ''], ['shiliqu-scjg', '/', '/xxgknb/']),
  demo(['shiliqu-xfj', '示例区信访局', 'county_dept', '', ''], ['shiliqu-xfj', '/', '/xxgknb/']),
  demo(['shiliqu-wlj', '示例区文化和旅游局', 'county_dept', '', ''], ['shiliqu-wlj', '/', '/xxgknb/']),
];
