import { createHash } from 'node:crypto';
import { DEMO_AGENCIES, type DemoAgency, type DemoSite } from './demo-agencies.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import type { DemoRecord } from './record.ts';
import {
  type DemoLink,
  type DemoRow,
  renderColumn,
  renderDatastore,
  renderJump,
  renderMenu,
  renderNote,
} from './render-portal.ts';
import { renderReport } from './render-report.ts';

/** What a path of a site answers. */
export interface DemoPage {
  contentType: string;
  body: Buffer;
}

/** Path with query → page. */
export type DemoPages = Map<string, DemoPage>;

const ROWS_A_PAGE = 10;
/** The column that has a folder for each year. */
const YEARLY_COLUMN = '/xxgk/nb/';
const COLUMN_NAME = '政府信息公开年报';

/** All pages of a site, from the records that are to be published on it. Pure. */
export function buildSite(site: DemoSite, records: readonly DemoRecord[]): DemoPages {
  const pages: DemoPages = new Map();
  const put = (path: string, html: string, type = 'text/html') => pages.set(path, encoded(site, html, type));
  const agencies = DEMO_AGENCIES.filter((agency) => agency.site === site.id);
  for (const agency of agencies) putHome(agency, site, put);
  if (!agencies.some((agency) => agency.home === '/')) {
    put(
      '/',
      renderMenu(
        site.name,
        site.name,
        agencies.map((a) => ({ href: a.home, text: a.name })),
      ),
    );
  }
  for (const column of new Set(agencies.map((agency) => agency.column))) {
    const owners = agencies.filter((agency) => agency.column === column);
    const rows = [...reportRows(owners, records, site, put), ...noteRows(column, site, put)];
    const lay = column === YEARLY_COLUMN ? putYearFolders : putColumn;
    lay(column, rows.sort(newestFirst), site, put);
  }
  return pages;
}

type Put = (path: string, html: string, type?: string) => void;

/** Pages in GB18030 declare no charset, as old county portals do. */
function encoded(site: DemoSite, html: string, type: string): DemoPage {
  if (site.encoding === 'gb18030') return { contentType: type, body: encodeGb18030(html) };
  const declared = html.replace('<head>', '<head>\n<meta charset="utf-8">');
  return { contentType: `${type}; charset=utf-8`, body: Buffer.from(type === 'text/html' ? declared : html) };
}

function putHome(agency: DemoAgency, site: DemoSite, put: Put): void {
  const landing = `${agency.home}zfxxgk/`;
  const menu: DemoLink[] = [
    { href: agency.home, text: '首页' },
    { href: `${agency.home}xwzx/`, text: '新闻中心' },
    { href: landing, text: '政府信息公开' },
    { href: `${agency.home}bsfw/`, text: '办事服务' },
  ];
  const name = agency.home === '/' ? site.name : agency.name;
  put(agency.home, renderMenu(site.name, name, menu));
  if (site.style === 'generic') put(landing, renderJump('./index_zn.htm'));
  put(
    site.style === 'generic' ? `${landing}index_zn.htm` : landing,
    renderMenu(site.name, '政府信息公开', platformMenu(agency)),
  );
}

/** The five fixed entries of an openness platform. */
function platformMenu(agency: DemoAgency): DemoLink[] {
  const landing = `${agency.home}zfxxgk/`;
  return [
    { href: `${landing}zn/`, text: '政府信息公开指南' },
    { href: `${landing}zd/`, text: '政府信息公开制度' },
    { href: `${landing}fdzdgknr/`, text: '法定主动公开内容' },
    { href: agency.column, text: COLUMN_NAME },
    { href: `${landing}ysqgk/`, text: '依申请公开' },
  ];
}

/** A number that looks like a document's, always the same for the same thing. */
function documentNumber(name: string): number {
  return 100_000 + (createHash('sha256').update(name).digest().readUInt32BE(0) % 900_000);
}

/** Folder of a column: of `/a/list.htm` it is `/a/`. */
function folderOf(column: string): string {
  return column.slice(0, column.lastIndexOf('/') + 1);
}

function reportRows(
  owners: readonly DemoAgency[],
  records: readonly DemoRecord[],
  site: DemoSite,
  put: Put,
): DemoRow[] {
  const rows: DemoRow[] = [];
  for (const record of records) {
    const agency = owners.find((owner) => owner.id === record.agencyId);
    if (!agency) continue;
    const title = agency.title(record.agency, record.year);
    const href = articlePath(agency.column, `${record.agencyId}/${record.year}`, record.published, site);
    const charset = site.encoding === 'utf-8' ? 'utf-8' : null;
    put(
      href,
      renderReport(record, { dialect: agency.dialect, title, columnName: COLUMN_NAME, siteName: site.name, charset }),
    );
    rows.push({ href, title, date: record.published });
  }
  return rows;
}

/** Dated addresses where the day of publication is known, else numbered ones, so that no date is made up. */
function articlePath(column: string, name: string, day: string | null, site: DemoSite): string {
  const number = documentNumber(name);
  const folder = folderOf(column);
  if (!day) return `${folder}content_${number}.html`;
  const [year, month, date] = day.split('-') as [string, string, string];
  if (site.style === 'hanweb') return `/art/${year}/${Number(month)}/${Number(date)}/art_${number}.html`;
  return `${folder}${year}${month}/t${year}${month}${date}_${number}.html`;
}

/** What stands beside the reports in such columns: look-alikes and news. Only invented agencies are given any. */
function noteRows(column: string, site: DemoSite, put: Put): DemoRow[] {
  const titles = NOTES[`${site.id} ${column}`] ?? [];
  return titles.map(([title, date]) => {
    const href = articlePath(column, `${column}/${title}`, date, site);
    put(href, renderNote(site.name, title));
    return { href, title, date };
  });
}

const NOTES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'shili /zwgk/zfxxgk/zfxxgknb/': [
    ['一图读懂：示例市2023年政府信息公开工作年度报告', '2024-03-21'],
    ['《示例市2023年政府信息公开工作年度报告》解读', '2024-03-21'],
    ['示例市2023年法治政府建设年度报告', '2024-03-28'],
    ['示例市人民政府门户网站2023年政府网站工作年度报表', '2024-01-29'],
    ['示例市人民政府政府信息公开指南', '2023-06-30'],
    ['关于2023年政务公开工作要点落实情况的函', '2023-12-18'],
    ['示例市2023年上半年政府信息公开情况统计表', '2023-07-12'],
    ['示例市召开2023年政务公开工作会议', '2023-05-19'],
    ['示例市人民政府2023年部门预算公开说明', '2023-02-17'],
    ['示例市政府信息公开目录', '2022-11-02'],
    ['一图读懂：示例市2022年政府信息公开工作年度报告', '2023-03-18'],
  ],
  'shilikfq /col/col2001/index.html': [
    ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map(
      (number, index) => [`示例开发区政务公开工作简报（第${number}期）`, `2024-02-${String(index + 10)}`] as const,
    ),
  ],
  'shili /zwgk/zfxxgk/bmnb/': [
    ['示例市财政局2023年政府网站工作年度报表', '2024-01-25'],
    ['示例市教育局2023年法治政府建设年度报告', '2024-02-27'],
    ['示例市审计局2023年政府信息公开工作年度报告', '2024-01-26'],
    ['示例市教育局政府信息公开指南', '2023-04-11'],
  ],
};

function newestFirst(a: DemoRow, b: DemoRow): number {
  return (b.date ?? b.title.match(/\d{4}/)?.[0] ?? '').localeCompare(a.date ?? a.title.match(/\d{4}/)?.[0] ?? '');
}

function putColumn(column: string, rows: readonly DemoRow[], site: DemoSite, put: Put): void {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  for (let page = 0; page < pages; page++) {
    const shown = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    const parts = {
      siteName: site.name,
      columnName: COLUMN_NAME,
      menu: [],
      rows: shown,
      page,
      pages,
      total: rows.length,
      ...(page + 1 < pages ? { more: pagePath(column, page + 1, site) } : {}),
    };
    const path = pagePath(column, page, site);
    if (site.style === 'hanweb' && page > 0) put(path, renderDatastore(parts), 'text/xml');
    else put(path, renderColumn(site.style, parts));
  }
}

/** The first page is the column itself, the others lie where the family puts them. */
function pagePath(column: string, page: number, site: DemoSite): string {
  if (page === 0) return column;
  if (site.style === 'trs') return `${column}index_${page}.html`;
  if (site.style === 'generic') return `${folderOf(column)}list_${page + 1}.htm`;
  return `/module/web/jpage/dataproxy.jsp?page=${page + 1}&columnid=${column.match(/\d+/)?.[0] ?? ''}`;
}

/** A column of folders, one a year, each with a list of its own. */
function putYearFolders(column: string, rows: readonly DemoRow[], site: DemoSite, put: Put): void {
  const years = [...new Set(rows.map((row) => row.title.match(/\d{4}/)![0]))].sort().reverse();
  const folders = years.map((year) => ({ href: `${year}n/`, title: `${year}年`, date: null }));
  const parts = { siteName: site.name, columnName: COLUMN_NAME, menu: [], page: 0, pages: 1 };
  put(column, renderColumn(site.style, { ...parts, rows: folders, total: folders.length }));
  for (const year of years) {
    const shown = rows.filter((row) => row.title.includes(year));
    put(`${column}${year}n/`, renderColumn(site.style, { ...parts, rows: shown, total: shown.length }));
  }
}
