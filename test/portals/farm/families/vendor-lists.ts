import { type Address, notReports, ownReports, platform, putHome, putPlatform, reportPage, tDate } from '../content.ts';
import { escapeHtml, newestFirst, paged, pageHtml, ROW_STYLES, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import { type Body, hexFor, type Truth, type World } from '../world.ts';

const COLUMN = '政府信息公开年报';

export interface Known {
  slug: string;
  name: string;
  /** The year without a report; null where none is absent. */
  absent: number | null;
  address: Address;
  noise?: number;
  otherwise?: Truth['otherwise'];
}

/** A bureau's site with its rows, newest first, and a menu that leads to `column`. */
export function siteOf(world: World, { slug, name, absent, address, noise = 12, otherwise }: Known, column: string) {
  const body: Body = {
    id: `luoshui-${slug}`,
    name: `洛汀市${name}`,
    short: `市${name}`,
    absent: absent === null ? [] : [absent],
  };
  const site = world.site(`${slug}.luoting`, body.name, { conditional: false });
  world.enrol(body, site, { home: '/', ...(otherwise ? { otherwise } : {}) });
  const reports = ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']);
  const rows = newestFirst([...reports, ...notReports(site, body, address, { count: noise })]);
  putPlatform(site, '/zwgk/', platform('/zwgk/', { href: column, text: COLUMN }));
  putHome(site, [{ href: '/zwgk/', text: '政府信息公开' }], { articles: 6 });
  return { site, rows, body };
}

export const columnPage = (site: Site, body: string, head = '') =>
  pageHtml(site, {
    title: `${COLUMN}_${site.name}`,
    head,
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: COLUMN },
    ],
    body,
  });

const artHex: Address = ({ date, title }) => `/art/${date.slice(0, 4)}/art_${hexFor(`${title} ${date}`, 32)}.html`;
const UNIT = '/api-gateway/jpaas-publish-server/front/page/build/unit';

const SUMMARY =
  '本报告依照《中华人民共和国政府信息公开条例》的规定编制，全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项。';

/** Anhui: the first page in the markup, the others by Ls.ajax; the pager is empty until its script has run. */
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

/** jpaas: the page names its units, or shows the list with its pager; a menu may be a unit as well. */
function plantUnits(world: World): void {
  for (const kind of ['asked', 'shown', 'twounits'] as const) {
    const id = { asked: '1229563', shown: '1554467', twounits: '1229009' }[kind];
    const { site, rows } = siteOf(
      world,
      {
        slug: `unit-${kind}`,
        name: { asked: '卫生健康局', shown: '教育局', twounits: '科技局' }[kind],
        absent: kind === 'asked' ? 2019 : null,
        address: artHex,
      },
      `/col/col${id}/index.html`,
    );
    const query = (edit: string, tag = '当前栏目list') =>
      `{'parseType':'bulidstatic','webId':'3096','tplSetId':'${hexFor(id, 20)}','pageType':'column','tagId':'${tag}',${edit}'pageId':'${id}'}`;
    const fragment = (page: number) => `<div id="当前栏目list"><div class="page-content"><ul>${rows
      .slice((page - 1) * 15, page * 15)
      .map(ROW_STYLES.li)
      .join('')}</ul></div>
<div class="pagination" querydata="${query('')}" rows="15" unitid="当前栏目list" count="${rows.length}" pageno="${page}" uniturl="${UNIT}"></div></div>`;
    site.rule(({ path }) => {
      const url = new URL(path, 'http://x');
      if (url.pathname !== UNIT) return null;
      if (url.searchParams.get('tagId') === '导航')
        return {
          type: 'application/json',
          body: JSON.stringify({
            success: true,
            code: '200',
            data: { html: '<ul><li><a href="/col/col1/">政务公开</a></li></ul>' },
          }),
        };
      const asked = JSON.parse(url.searchParams.get('paramJson') ?? '{}') as { pageNo?: number };
      return {
        type: 'application/json',
        body: JSON.stringify({ success: true, code: '200', data: { html: fragment(Number(asked.pageNo ?? 1)) } }),
      };
    });
    const unit = (tag?: string) =>
      `<script id="x" src="/cms_files/script/unitbuild.js" url="${UNIT}" queryData="${query("'editType':'null',", tag)}"></script>`;
    const list = { asked: unit(), shown: fragment(1), twounits: unit('导航') + unit() }[kind];
    site.put(`/col/col${id}/index.html`, () => columnPage(site, list));
  }
}

/** createPageHTML with the first page called 1, on a site without any mark of Ucap. */
function plantOneBased(world: World): void {
  for (const [slug, name, file] of [
    ['onebased', '财政局', 'index'],
    ['rlist', '审计局', 'rlist'],
  ] as const) {
    const { site, rows } = siteOf(
      world,
      {
        slug,
        name,
        absent: 2020,
        address:
          file === 'index'
            ? tDate('/zwgk/nb/', 'shtml')
            : ({ date, title }) => `/zwgk/nb/${date.slice(0, 7).replace('-', '')}/${hexFor(title + date, 32)}.shtml`,
      },
      `/zwgk/nb/${file}.shtml`,
    );
    const pages = paged(rows, 12);
    for (const [at, shown] of pages.entries())
      site.put(`/zwgk/nb/${file}${at === 0 ? '' : `_${at + 1}`}.shtml`, () =>
        columnPage(
          site,
          `${rowsHtml(shown)}<div id="paging"></div><script>createPageHTML('paging',${pages.length},${at + 1},'${file}','shtml',${rows.length});</script>`,
        ),
      );
  }
}

/** gkmlpt whose answers tell the number of rows beside them, and days in seconds. */
function plantGkmlptTotal(world: World): void {
  const { site, rows, body } = siteOf(
    world,
    {
      slug: 'gkml',
      name: '人力资源和社会保障局',
      absent: 2018,
      noise: 96,
      address: ({ number }) =>
        `/gkmlpt/content/${String(number).slice(0, 2)}/${String(number).slice(0, 5)}/post_${number}.html`,
    },
    '/gkmlpt/index#505',
  );
  const tree = [
    { id: 2, name: '政府信息公开年报', jump_url: '', children: [], parent: 0 },
    { id: 505, name: '规范性文件', jump_url: '', children: [] },
  ];
  site.put('/gkmlpt/index', () =>
    pageHtml(site, {
      title: '政府信息公开平台',
      head: `<script>window._CONFIG = {\n  SID: '200025',\n  TREE: ${JSON.stringify(tree)},\n};</script>`,
      body: '<div id="app"></div>',
    }),
  );
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/gkmlpt/api/all/2') return null;
    const page = Number(url.searchParams.get('page') ?? 1);
    const articles = rows.slice((page - 1) * 100, page * 100).map((row, n) => ({
      ...{ id: n, title: row.title, url: site.at(row.href), publisher: body.name, date: Date.parse(row.date!) / 1000 },
      ...{ create_time: Date.parse(row.date!) / 1000 + 3600, display_publish_time: Date.parse(row.date!) / 1000 },
    }));
    return {
      type: 'application/json',
      body: JSON.stringify({ articles, total: rows.length, classify: { id: 2, name: '政府信息公开年报' } }),
    };
  });
}

/**
 * Below a full page the pager's place stands empty, or only its script's numbers are there: what lies behind nobody can know. A list in the
 * order of its days hides only what is older, where nothing says that it goes on.
 */
function plantSilent(world: World): void {
  const column = '/zwgk/nb/list.html';
  const pagers = {
    生态环境局: '<div class="page" id="listpage"></div><script src="/js/page.js"></script>',
    退役军人局:
      '<div class="pagebar" data-total="19" data-size="12"><span>首页</span></div><script src="/js/page.js"></script>',
    国防动员办: '<script>var m_nRecordCount = 19; var m_nCurrPage = 0; var m_nPageSize = 12; writePager();</script>',
  };
  for (const [n, [name, pager]] of Object.entries(pagers).entries()) {
    const known = { slug: `silent${n + 1}`, name, absent: 2020, address: tDate('/zwgk/nb/') };
    const { site, rows, body } = siteOf(world, { ...known, otherwise: ['unknown.incomplete'] }, column);
    const shown = rows.slice(0, 12);
    const urls = new Set(shown.map(({ href }) => site.at(href)));
    for (const truth of world.truth.values()) {
      if (truth.agencyId !== body.id) continue;
      truth.urls = new Set([...truth.urls].filter((url) => urls.has(url)));
      if (n === 0 && `${truth.year}-12-01` >= shown.at(-1)!.date!) truth.otherwise = 'missing';
    }
    site.put(column, () => columnPage(site, `${rowsHtml(shown)}${pager}`));
  }
}

/** TrueCMS (Nantong): the first rows hidden in the markup, the rest by jpage from getMessage.do as JSON around the XML. */
function plantTrueCms(world: World): void {
  const { site, rows } = siteOf(
    world,
    {
      slug: 'truecms',
      name: '城市管理局',
      absent: 2021,
      noise: 40,
      address: ({ title, date }) => `/zwgk/nb/content/${hexFor(title + date, 8)}-${hexFor(title, 4)}.html`,
    },
    '/zwgk/nb/nb.html',
  );
  site.put('/zwgk/nb/nb.html', () =>
    columnPage(
      site,
      `<div id="initData" style="display:none">${rows
        .slice(0, 30)
        .map(
          (row) =>
            `<ul><li><a href="${row.href}" target="_blank">${escapeHtml(row.title)}</a><span>${row.date}</span></li></ul>`,
        )
        .join('\n')}</div><div id="msgList"></div><script>$(function(){
    var initData = '<datastore><totalrecord>${rows.length}</totalrecord><recordset>';
    $('#initData ul').each(function(){
        initData += '<record><![CDATA[' + $(this).html().replace(/(\\n)+|(\\r\\n)+/g, '') + ']]></record>';
    });
    initData += '</recordset></datastore>';
    $('#msgList').jpage({ cache:false, openCookies:false, dataStore:initData, totalRecord:${rows.length}, dataBefore:'<ul>', dataAfter:'</ul>',
        proxyUrl:'/truecms/messageController/getMessage.do', perPage:10, groupSize:3, barPosition:'bottom',
        ajaxParam:{ columnId:'754f6db5-d294-46d5-b25c-da3a86d102cd' } });
});</script>`,
    ),
  );
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/truecms/messageController/getMessage.do') return null;
    const [from, to] = [Number(url.searchParams.get('startrecord')), Number(url.searchParams.get('endrecord'))];
    const some = to - from >= 30 ? [] : rows.slice(from - 1, to);
    const records = some.map(
      (row) =>
        `<record><![CDATA[<li><a href="${row.href}">${escapeHtml(row.title)}</a><span>${row.date}</span></li>]]></record>`,
    );
    return {
      type: 'application/json',
      body: JSON.stringify({
        result: `<datastore><totalrecord>${rows.length}</totalrecord><recordset>${records.join('')}</recordset></datastore>`,
      }),
    };
  });
}

/** A column of Hanweb for each year, beside the one that the menu names, which shows the newest. */
function plantYearsBeside(world: World): void {
  const art: Address = ({ date, number }) => {
    const [year, month, day] = date.split('-').map(Number);
    return `/art/${year}/${month}/${day}/art_99_${number}.html`;
  };
  const { site, rows } = siteOf(
    world,
    { slug: 'beside', name: '文化旅游局', absent: 2019, address: art, noise: 6 },
    '/col/col12290/index.html',
  );
  const at = (year: number) => `/col/col${12_300 + year}/index.html`;
  const years = [...new Set(rows.map(({ date }) => Number(date!.slice(0, 4)) - 1))];
  const tabs = `<ul class="tabs">${years.map((year) => `<li><a href="${at(year)}">${year}年</a></li>`).join('')}</ul>`;
  const of = (year: number) =>
    columnPage(site, tabs + rowsHtml(rows.filter(({ date }) => date!.startsWith(`${year + 1}`))));
  for (const year of years) site.put(at(year), () => of(year));
  site.put('/col/col12290/index.html', () => of(years[0]!));
}

/** Each row one link: a card with title, summary and day; or a title that stands whole only among the labels of an attribute. */
function plantCards(world: World): void {
  const column = '/zwgk/nb/';
  const manners = {
    cards: ({ href, title, date }: Row) =>
      `<div class="item"><a href="${href}"><h3>${escapeHtml(title)}</h3><p>${SUMMARY}</p><span class="date">${date}</span></a></div>`,
    labels: ({ href, title, date }: Row) =>
      `<li><a href="${href}" title="文章标题：${escapeHtml(title)}&#13;&#10;作    者：办公室&#13;&#10;更新时间：${date}">${escapeHtml(title.slice(0, 18))}…</a><span>${date}</span></li>`,
  };
  for (const [slug, row] of Object.entries(manners)) {
    const name = slug === 'cards' ? '科学技术局' : '民族宗教事务局';
    const { site, rows } = siteOf(world, { slug, name, absent: 2019, address: tDate(column), noise: 6 }, column);
    site.put(column, () => columnPage(site, `<ul>${rows.map(row).join('')}</ul>`));
  }
}

/** The menu leads to the newest report itself: of the others nobody can know. */
function plantShownReport(world: World): void {
  const column = '/zwgk/nb/';
  const known: Known = {
    slug: 'shown',
    name: '医疗保障局',
    absent: null,
    address: ({ number }) => `/zwgk/nb/${number}.html`,
    otherwise: ['unknown.incomplete'],
  };
  const { site, rows, body } = siteOf(world, { ...known, noise: 0 }, column);
  const trail = `<div class="pos">您现在的位置：<a href="/">首页</a>&gt;<a href="${column}">${COLUMN}</a></div>`;
  const { title, date } = rows[0]!;
  site.put(column, () => reportPage(site, body, 2024, title, date!).replace('<h1>', `${trail}<h1>`));
  for (const truth of world.truth.values())
    if (truth.agencyId === body.id) truth.urls = new Set(truth.year === 2024 ? [site.at(column), ...truth.urls] : []);
}

/** Lists in the manners of the makers' systems, as public crawlers of them tell. */
export function plantVendorLists(world: World): void {
  for (const plant of [
    plantLabels,
    plantUnits,
    plantOneBased,
    plantGkmlptTotal,
    plantSilent,
    plantTrueCms,
    plantYearsBeside,
    plantCards,
    plantShownReport,
  ])
    plant(world);
}
