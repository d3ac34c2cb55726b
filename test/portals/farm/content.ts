import { escapeHtml, type Link, newestFirst, pageHtml, type Row, rowsHtml } from './markup.ts';
import type { Site } from './site.ts';
import { LOOK_ALIKES, newsTitle, type TitleForm, titleOf } from './titles.ts';
import { type Body, numberFor, owedBy, publishedOn, type World } from './world.ts';

/** The address of an article in a column: of the day, and of a number that is its own. */
export type Address = (row: { date: string; number: number; title: string }) => string;

/** TRS: `202401/t20240115_123456.html` in the column's folder. */
export const tDate =
  (folder: string, suffix = 'html'): Address =>
  ({ date, number }) =>
    `${folder}${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${number}.${suffix}`;

/** A body's own reports as rows, put on the site and noted as true. */
export function ownReports(world: World, site: Site, body: Body, address: Address, forms: readonly TitleForm[]): Row[] {
  return owedBy(body)
    .filter((year) => !body.absent?.includes(year))
    .map((year, index) => oneReport(world, site, body, year, { address, form: forms[index % forms.length]! }));
}

/** One report, put on the site and noted. */
export function oneReport(
  world: World,
  site: Site,
  body: Body,
  year: number,
  { address, form }: { address: Address; form: TitleForm },
): Row {
  const date = publishedOn(body, year);
  const title = titleOf(form, body, year);
  const href = address({ date, number: 1_000_000 + numberFor(`${site.host} ${body.id} ${year}`, 8_000_000), title });
  site.put(href, () => reportPage(site, body, year, title, date));
  world.published(body.id, year, site.at(href));
  return { title, date, href };
}

/** A report, short but with everything that tells it: title, body, period, parts, tables. */
export function reportPage(site: Site, body: Body, year: number, title: string, date: string): string {
  const figures = [1, 2, 3].map((n) => numberFor(`${body.id} ${year} ${n}`, 90));
  return pageHtml(site, {
    title: `${title}_${site.name}`,
    metas: { ArticleTitle: title, PubDate: `${date} 10:00`, ContentSource: body.name, ColumnName: '政府信息公开年报' },
    body: `<h1>${escapeHtml(title)}</h1><div class="info">发布时间：${date}　来源：${body.name}</div>
<div class="TRS_Editor" id="zoom"><p>本报告依照《中华人民共和国政府信息公开条例》编制，统计期限自${year}年1月1日起至${year}年12月31日止。</p>
<p>一、总体情况</p><p>${body.name}主动公开信息${figures[0]}条。</p>
<p>二、主动公开政府信息情况</p><table border="1"><tr><td>第二十条第（一）项</td></tr><tr><td>规章</td><td>${figures[1]}</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p><p>无。</p><p>${body.name}</p></div>`,
  });
}

/** Rows of a column that are no reports: look-alikes of every kind, and news; put on the site as pages of their own. */
export function notReports(site: Site, body: Body, address: Address, { count = 12, seed = '' } = {}): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `${site.host} ${body.id} ${seed} ${index}`;
    const year = 2017 + numberFor(`${key} year`, 8);
    const alike = LOOK_ALIKES[index % LOOK_ALIKES.length]!;
    const title = index % 3 === 2 ? newsTitle(numberFor(key, 900)) : alike(body, year);
    const date = `${year + 1}-0${1 + numberFor(`${key} month`, 9)}-${10 + numberFor(`${key} day`, 19)}`;
    const href = address({ date, number: 1_000_000 + numberFor(key, 8_000_000), title });
    site.put(href, () => notePage(site, title, date));
    return { title, date, href };
  });
}

export function notePage(site: Site, title: string, date: string): string {
  const words = `${title}。各有关单位要高度重视，认真贯彻落实。`;
  return pageHtml(site, {
    title: `${title}_${site.name}`,
    metas: { ArticleTitle: title, PubDate: `${date} 09:00` },
    body: `<h1>${escapeHtml(title)}</h1><div class="info">发布时间：${date}</div><div class="TRS_Editor"><p>${escapeHtml(words.repeat(12))}</p></div>`,
  });
}

const SECTIONS =
  '要闻动态 通知公告 部门动态 乡镇动态 统计年报 政策文件 政策解读 人事信息 财政预决算 法治政府建设年度报告 政府网站工作年度报表 企业年报公示'.split(
    ' ',
  );

/** The rest of a portal: sections of news with hundreds of pages. Returns the navigation and the newest of each for the home page. */
export function putNoise(site: Site, articles = 20): { nav: Link[]; news: Row[] } {
  const nav: Link[] = [];
  const news: Row[] = [];
  for (const [index, section] of SECTIONS.entries()) {
    const folder = `/xw/lm${index + 1}/`;
    const rows = newestFirst(
      Array.from({ length: articles }, (_, n) => {
        const number = index * 100 + n;
        const date = `202${n % 5}-0${1 + (number % 9)}-${10 + (number % 19)}`;
        const title = /年报|年度/.test(section) ? `${site.name}202${n % 5}年${section}` : newsTitle(number);
        const href = `${folder}${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${number + 1}.html`;
        site.put(href, () => notePage(site, title, date));
        return { title, date, href };
      }),
    );
    site.put(folder, () =>
      pageHtml(site, { title: `${section}_${site.name}`, metas: { ColumnName: section }, nav, body: rowsHtml(rows) }),
    );
    nav.push({ href: folder, text: section });
    news.push(...rows.slice(0, 5));
  }
  return { nav, news };
}

/** The home page with its navigation and news; `menu` are the entries that matter, among the others. */
export function putHome(site: Site, menu: readonly Link[], { path = '/', articles = 20, extra = '' } = {}): void {
  const { nav, news } = putNoise(site, articles);
  const all = [
    { href: path, text: '首页' },
    ...nav.slice(0, 3),
    ...menu,
    ...nav.slice(3),
    { href: '/bsfw/', text: '办事服务' },
  ];
  site.put(path, () => pageHtml(site, { title: site.name, nav: all, body: `${extra}${rowsHtml(news, 'bracket')}` }));
  site.put('/bsfw/', () => pageHtml(site, { title: '办事服务', body: moreLinks(nav) }));
}

function moreLinks(nav: readonly Link[]): string {
  return nav.map(({ href, text }) => `<a href="${href}">${text}办理</a>`).join(' ');
}

/** The five entries of an openness platform, the column among them. */
export function platform(folder: string, column: Link): Link[] {
  return [
    { href: `${folder}zfxxgkzn/`, text: '政府信息公开指南' },
    { href: `${folder}zfxxgkzd/`, text: '政府信息公开制度' },
    { href: `${folder}fdzdgknr/`, text: '法定主动公开内容' },
    column,
    { href: `${folder}ysqgk/`, text: '依申请公开' },
  ];
}

/** The platform's page; it opens with its guide, as most do. */
export function putPlatform(site: Site, path: string, menu: readonly Link[], title = '政府信息公开'): void {
  site.put(path, () =>
    pageHtml(site, {
      title: `${title}_${site.name}`,
      trail: [
        { href: '/', text: '首页' },
        { href: path, text: title },
      ],
      body: `<div class="left">${menu.map(({ href, text }) => `<a href="${href}">${text}</a>`).join('\n')}</div><h2>${site.name}政府信息公开指南</h2><p>为了便于公民、法人和其他组织获得政府信息，制定本指南。</p>`,
    }),
  );
}
