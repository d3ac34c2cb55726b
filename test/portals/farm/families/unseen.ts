import { type Address, putHome, tDate } from '../content.ts';
import { escapeHtml, paged, type Row, rowsHtml } from '../markup.ts';
import type { World } from '../world.ts';
import { columnPage, siteOf } from './vendor-lists.ts';

const COLUMN = '/zwgk/nb/';

/** Rows and pagers that call a function of their page, which puts the address together. */
function plantCalled(world: World): void {
  const address: Address = ({ date, number }) => `/art/${date.slice(0, 7).replace('-', '')}/${number}.html`;
  const { site, rows } = siteOf(world, { slug: 'called', name: '水务局', absent: 2020, address, noise: 20 }, COLUMN);
  const row = ({ href, title, date }: Row) => {
    const [, month, number] = /art\/(\d+)\/(\d+)/.exec(href)!;
    return `<li><a href="javascript:view(${number},'${month}')">${escapeHtml(title)}</a><span>${date}</span></li>`;
  };
  const script = `<script>
function view(id, m) { var url = '/art/' + m + '/' + id + '.html'; window.open(url); }
function go(n) { if (n == 1) { location.href = 'index.html'; } else { location.href = 'index_' + n + '.html'; } }
</script>`;
  const pages = paged(rows, 10);
  for (const [n, shown] of pages.entries()) {
    const further = n + 1 < pages.length ? `<a href="javascript:go(${n + 2})">下一页</a>` : '';
    site.put(`${COLUMN}${n === 0 ? '' : `index_${n + 1}.html`}`, () =>
      columnPage(site, `<ul>${shown.map(row).join('')}</ul>${further}${script}`),
    );
  }
}

/** Words of a failure where the rows should be; a list that grows as one scrolls: what is not there nobody can know. */
function plantBroken(world: World): void {
  const known = { absent: null, address: tDate(COLUMN) };
  const failed = siteOf(world, { ...known, slug: 'failed', name: '金融局', otherwise: ['unknown.incomplete'] }, COLUMN);
  failed.site.put(COLUMN, () =>
    columnPage(failed.site, '<div class="list"><p>暂无数据</p></div><p>数据库连接失败</p>'),
  );
  const grows = siteOf(
    world,
    { ...known, slug: 'grows', name: '外事办公室', noise: 30, otherwise: ['unknown.incomplete'] },
    COLUMN,
  );
  const script =
    '<script>var page = 1; window.onscroll = function () { if (atEnd()) { page++; load(page); } };</script>';
  const shown = grows.rows.slice(0, 12);
  const urls = new Set(shown.map(({ href }) => grows.site.at(href)));
  grows.site.put(COLUMN, () => columnPage(grows.site, rowsHtml(shown) + script));
  for (const truth of world.truth.values()) {
    if (truth.agencyId === failed.body.id) truth.urls.clear();
    if (truth.agencyId === grows.body.id) truth.urls = new Set([...truth.urls].filter((url) => urls.has(url)));
  }
}

/** The request of the list stands in a script of its own file; by POST, with a number that the page keeps in a field. */
function plantScriptFile(world: World): void {
  const known = { slug: 'scriptfile', name: '住房公积金中心', absent: 2022, address: tDate(COLUMN), noise: 20 };
  const { site, rows } = siteOf(world, known, COLUMN);
  const files = '<script src="/js/jquery.min.js"></script><script src="/js/newslist.js?v=3"></script>';
  const page = `<input type="hidden" id="colId" value="c77"><ul class="news-list"></ul><div id="page"></div>${files}`;
  site.put(COLUMN, () => columnPage(site, page));
  site.put('/js/newslist.js?v=3', {
    type: 'text/javascript',
    body: `function query(n) { $.ajax({ method: "POST", url: "/front/listForPage", data: { columnId: $("#colId").val(), currentPage: n, pageSize: 12 }, success: draw }); }`,
  });
  site.rule(({ path, method, body }) => {
    if (path !== '/front/listForPage') return null;
    const form = new URLSearchParams(body);
    if (method !== 'POST' || form.get('columnId') !== 'c77') return { status: 500, body: '' };
    const page = Number(form.get('currentPage'));
    const some = rows.slice((page - 1) * 12, page * 12);
    const list = some.map(({ title, href, date }) => ({ title, url: href, publishTime: date }));
    return { type: 'application/json', body: JSON.stringify({ total: rows.length, rows: list }) };
  });
}

/** The menu leads to the column of the old platform; the reports since lie in that of the new one. */
function plantTwoColumns(world: World): void {
  const known = { slug: 'twocolumns', name: '侨务办公室', absent: 2018, address: tDate(COLUMN), noise: 0 };
  const { site, rows } = siteOf(world, known, COLUMN);
  const isOld = ({ date }: Row) => date! < '2020-06-01';
  site.put('/oldnb/', () => columnPage(site, rowsHtml(rows.filter(isOld))));
  site.put(COLUMN, () => columnPage(site, rowsHtml(rows.filter((row) => !isOld(row)))));
  const menu = [
    { href: '/oldnb/', text: '政府信息公开年报' },
    { href: '/zwgk/', text: '政府信息公开' },
  ];
  putHome(site, menu, { articles: 6 });
}

/** Structures that unseen portals have, as public crawlers of them tell. */
export function plantUnseen(world: World): void {
  for (const plant of [plantCalled, plantScriptFile, plantBroken, plantTwoColumns]) plant(world);
}
