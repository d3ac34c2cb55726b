import { type Address, notReports, ownReports, platform, putHome, putPlatform, reportPage } from '../content.ts';
import { escapeHtml, newestFirst, pageHtml, ROW_STYLES, type Row } from '../markup.ts';
import type { Site } from '../site.ts';
import { type Body, hexFor, owedBy, publishedOn, type World } from '../world.ts';

const art =
  (column: number): Address =>
  ({ date, number }) => {
    const [year, month, day] = date.split('-').map(Number);
    return `/art/${year}/${month}/${day}/art_${column}_${number}.html`;
  };
const artHex: Address = ({ date, title }) => `/art/${date.slice(0, 4)}/art_${hexFor(`${title} ${date}`, 32)}.html`;

/** Rows as XML in a script; the next ones by dataproxy.jsp, by a link in the XML or by the numbers of the rows. */
export function plantHanweb(world: World): void {
  const site = world.site('www.suyang', '溯阳市人民政府');
  const bodies: (Body & { column: number })[] = [
    { id: 'suyang', name: '溯阳市人民政府', short: '溯阳市', level: 'prefecture', aliases: ['溯阳市'], column: 1101 },
    {
      id: 'suyang-czj',
      name: '溯阳市财政局',
      short: '市财政局',
      level: 'prefecture_dept',
      absent: [2018, 2023],
      column: 1102,
    },
    {
      id: 'suyang-nyj',
      name: '溯阳市农业农村局',
      short: '市农业农村局',
      level: 'prefecture_dept',
      absent: [2024],
      column: 1103,
    },
  ];
  for (const { column, ...body } of bodies) {
    world.enrol(body, site, { home: column === 1101 ? '/' : `/sites/${column}/` });
    const address = column === 1103 ? artHex : art(column);
    const rows = newestFirst([
      ...ownReports(world, site, body, address, ['full', 'yearFirst', 'level']),
      ...notReports(site, body, address, { count: 26 }),
    ]);
    putHanwebColumn(site, column, rows, column === 1102 ? 'by number' : 'by link');
    const menu = platform('/col/', { href: `/col/col${column}/index.html`, text: '政府信息公开年报' });
    putPlatform(site, `/col/col${column + 100}/index.html`, menu);
    const entry = { href: `/col/col${column + 100}/index.html`, text: '政府信息公开' };
    if (column === 1101) putHome(site, [entry]);
    else site.put(`/sites/${column}/`, () => pageHtml(site, { title: body.name, nav: [entry], body: '<p>欢迎</p>' }));
  }
}

function putHanwebColumn(site: Site, column: number, rows: readonly Row[], more: 'by link' | 'by number'): void {
  const size = 15;
  const total = Math.ceil(rows.length / size);
  const parameters = `appid=1&webid=3095&path=/&columnid=${column}&unitid=${column}7&webname=${encodeURIComponent(site.name)}`;
  const store = (from: number, to: number, next: number | null) => {
    const records = rows.slice(from, to).map((row) => `<record><![CDATA[${ROW_STYLES.li(row)}]]></record>`);
    const group =
      next !== null && more === 'by link'
        ? `<nextgroup><![CDATA[<a href="./dataproxy.jsp?page=${next}&${parameters}"></a>]]></nextgroup>`
        : '';
    return `<datastore><totalrecord>${rows.length}</totalrecord><totalpage>${total}</totalpage>${group}<recordset>${records.join('')}</recordset></datastore>`;
  };
  site.put(`/col/col${column}/index.html`, () =>
    pageHtml(site, {
      title: `${site.name} 政府信息公开年报`,
      metas: { ColumnName: '政府信息公开年报' },
      body: `<div id="${column}7"><script type="text/xml">${store(0, size, total > 1 ? 2 : null)}</script></div>
<script src="/script/jpage.js"></script><script>$(function(){jpage.init({columnid:${column},unitid:'${column}7',webid:'3095',appid:'1',proxyUrl:'/module/web/jpage/dataproxy.jsp'});});</script>`,
    }),
  );
  site.rule(({ path, method, body }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/module/web/jpage/dataproxy.jsp') return null;
    const asked = new URLSearchParams(method === 'POST' ? `${url.search.slice(1)}&${body}` : url.search);
    if (asked.get('columnid') !== String(column)) return null;
    const page = Number(asked.get('page') ?? 0);
    const from = page > 0 ? (page - 1) * size : Number(asked.get('startrecord') ?? 1) - 1;
    const to = page > 0 ? page * size : Math.min(Number(asked.get('endrecord') ?? size), from + 3 * size);
    return { type: 'text/xml', body: store(from, to, to < rows.length ? page + 1 : null) };
  });
}

/** jpaas: the rows of a column as rendered HTML in JSON. On the second site every number gives the first page. */
export function plantJpaas(world: World): void {
  const bodies: Body[] = [
    { id: 'hangyu-wjw', name: '杭屿市卫生健康委员会', short: '市卫健委', absent: [2019] },
    { id: 'hangyu-tyj', name: '杭屿市体育局', short: '市体育局', absent: [2020] },
  ];
  for (const [index, body] of bodies.entries()) {
    const isDeaf = index === 1;
    const site = world.site(`${['wjw', 'tyj'][index]}.hangyu`, body.name, { conditional: false });
    world.enrol(body, site, { home: '/', ...(isDeaf ? { otherwise: ['unknown.incomplete'] } : {}) });
    const reports = ownReports(world, site, body, artHex, ['full', 'nameless']);
    // On the deaf site the reports are the newest rows, so that all of them are on the page that it always shows.
    const rest = notReports(site, body, artHex, { count: 22 }).map((row) =>
      isDeaf ? { ...row, date: `2017-01-${row.date!.slice(8)}` } : row,
    );
    const rows = newestFirst([...reports, ...rest]);
    const id = `12${index}9233`;
    const query = `parseType=bulidstatic&webId=${id}a&tplSetId=${hexFor(id, 24)}&pageType=column&tagId=%E5%88%97%E8%A1%A8&pageId=${id}&rows=15`;
    site.rule(({ path }) => {
      const url = new URL(path, 'http://x');
      if (!url.pathname.endsWith('/jpaas-publish-server/front/page/build/unit')) return null;
      const { pageNo = 1 } = JSON.parse(url.searchParams.get('paramJson') ?? '{}') as { pageNo?: number };
      const page = isDeaf ? 1 : pageNo;
      const html = `<ul>${rows
        .slice((page - 1) * 15, page * 15)
        .map(ROW_STYLES.li)
        .join('')}</ul>`;
      return { type: 'application/json', body: JSON.stringify({ success: true, data: { html, total: rows.length } }) };
    });
    const folder = `/col/col${id}/`;
    site.put(folder, () =>
      pageHtml(site, {
        title: `政府信息公开年报_${site.name}`,
        metas: { ColumnName: '政府信息公开年报' },
        body: `<div id="list"></div><script>var url="/api-gateway/jpaas-publish-server/front/page/build/unit?${query}";$.get(url,function(r){$("#list").html(r.data.html)});</script>`,
      }),
    );
    putPlatform(site, '/col/gk/', platform('/col/gk/', { href: folder, text: '政府信息公开年报' }));
    putHome(site, [{ href: '/col/gk/', text: '政府信息公开' }]);
  }
}

/** xxgkAnnualReport.jsp: no list, a page for each agency and year; the choice of years names those that are there. */
export function plantAnnualReportPages(world: World): void {
  const site = world.site('www.weiyan', '微砚县人民政府', { conditional: false });
  const bodies: Body[] = [
    { id: 'weiyan', name: '微砚县人民政府', short: '微砚县', level: 'county', aliases: ['微砚县'] },
    { id: 'weiyan-jyj', name: '微砚县教育和体育局', short: '县教体局', absent: [2022] },
    { id: 'weiyan-gaj', name: '微砚县公安局', short: '县公安局' },
  ];
  const path = '/module/xxgk/xxgkAnnualReport.jsp';
  for (const [index, body] of bodies.entries()) {
    const area = `1137082600432${index}687`;
    const there = owedBy(body).filter((year) => !body.absent?.includes(year));
    world.enrol(body, site, { home: `/gk/${area}/` });
    for (const year of there) world.published(body.id, year, site.at(`${path}?area=${area}&fbtime=${year}`));
    const choice = there.map((year) => `<a href="${path}?area=${area}&fbtime=${year}">${year}年</a>`).join(' ');
    for (const year of there) {
      site.put(`${path}?area=${area}&fbtime=${year}`, () => {
        const title = `${body.name}${year}年政府信息公开工作年度报告`;
        return reportPage(site, body, year, title, publishedOn(body, year)).replace(
          '<h1>',
          `<div class="years">${choice}</div><h1>`,
        );
      });
    }
    site.rule((asked) => {
      const isOther = asked.path.startsWith(`${path}?area=${area}`) && !site.paths().includes(asked.path);
      return isOther ? { body: `<html><body><div>${choice}</div><p>暂无数据</p></body></html>` } : null;
    });
    const newest = there.at(-1)!;
    site.put(`/gk/${area}/`, () =>
      pageHtml(site, {
        title: `${escapeHtml(body.name)}信息公开目录`,
        nav: platform(`/gk/${area}/`, { href: `${path}?area=${area}&fbtime=${newest}`, text: '政府信息公开年报' }),
        body: `<h2>${body.name}</h2>`,
      }),
    );
  }
  putHome(
    site,
    bodies.map((body, index) => ({ href: `/gk/1137082600432${index}687/`, text: body.name })),
  );
}
