import { type Address, notReports, ownReports, platform, putHome, putPlatform } from '../content.ts';
import { escapeHtml, newestFirst, paged, pageHtml, type Row } from '../markup.ts';
import type { Site } from '../site.ts';
import type { Body, Truth, World } from '../world.ts';

const COLUMN = '政府信息公开年报';

interface Known {
  slug: string;
  name: string;
  absent: number;
  address: Address;
  noise?: number;
  otherwise?: Truth['otherwise'];
}

/** A bureau's site with its rows, newest first, and a menu that leads to `column`. */
function siteOf(world: World, { slug, name, absent, address, noise = 24, otherwise }: Known, column: string) {
  const body: Body = { id: `luoshui-${slug}`, name: `洛汀市${name}`, short: `市${name}`, absent: [absent] };
  const site = world.site(`${slug}.luoting`, body.name, { conditional: false });
  world.enrol(body, site, { home: '/', ...(otherwise ? { otherwise } : {}) });
  const reports = ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']);
  const rows = newestFirst([...reports, ...notReports(site, body, address, { count: noise })]);
  putPlatform(site, '/zwgk/', platform('/zwgk/', { href: column, text: COLUMN }));
  putHome(site, [{ href: '/zwgk/', text: '政府信息公开' }], { articles: 6 });
  return { site, rows, body };
}

const columnPage = (site: Site, body: string, head = '') =>
  pageHtml(site, {
    title: `${COLUMN}_${site.name}`,
    head,
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: COLUMN },
    ],
    body,
  });

/** Anhui: first page in the markup, others by Ls.ajax; the pager is empty until its script has run. */
function plantLabels(world: World): void {
  const { site, rows } = siteOf(
    world,
    { slug: 'label', name: '民政局', absent: 2022, address: ({ number }) => `/public/6596/${number}.html` },
    '/public/column/6596?type=4&action=list&nav=2&catId=6718758',
  );
  const pages = paged(rows, 15);
  const list = (shown: readonly Row[]) =>
    `<ul class="clearfix xxgk_nav_list">${shown.map((row) => `<li class="clearfix"><a href="${row.href}" title="${escapeHtml(row.title)}" target="_blank">${escapeHtml(row.title)}</a><span class="date">${row.date}</span></li>`).join('\n')}</ul>`;
  const pager = (page: number) => `<div id="page_public_info" class="pagination"></div><script>
$(function () {
  Ls.pagination("#page_public_info", function (pageIndex, $this) {
    Ls.ajax({
      dataType: "html",
      url: "/site/label/8888",
      data: {
        labelName: "publicInfoList",
        siteId: "6788721",
        pageSize: "15",
        pageIndex: pageIndex,
        action: "list",
        fuzzySearch: "false",
        fromCode: "title",
        keyWords: "",
        sortType: "0",
        isDate: "true",
        dateFormat: "yyyy-MM-dd",
        length: "80",
        organId: "6596",
        type: "4",
        catIds: "",
        cId: "",
        result: "暂无相关信息",
        file: "/xxgk/publicInfoList_newest2020",
        catId: "6718758"
      }
    }).done(function (html) { $("#xxgk_lmcon").html(html); });
  }, { currPage: ${page}, pageCount:${pages.length}, link: "" });
});
</script>`;
  site.put('/public/column/6596?type=4&action=list&nav=2&catId=6718758', () =>
    columnPage(site, `<div id="xxgk_lmcon">${list(pages[0]!)}${pager(1)}</div>`),
  );
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/site/label/8888') return null;
    const page = Number(url.searchParams.get('pageIndex') ?? 1);
    if (url.searchParams.get('catId') !== '6718758') return { body: '暂无相关信息' };
    return { body: list(pages[page - 1] ?? []) + pager(page) };
  });
}

/** Lists in the manners of the makers' systems, as public crawlers of them tell. */
export function plantVendorLists(world: World): void {
  for (const plant of [plantLabels]) plant(world);
}
