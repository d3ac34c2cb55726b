import { notReports, ownReports, platform, putHome, putPlatform } from '../content.ts';
import { newestFirst, paged, pageHtml, rowsHtml } from '../markup.ts';
import type { Body, World } from '../world.ts';

const COLUMN = '政府信息公开年报';
const FOLDER = '/zwgk/nb/';

interface Pager {
  id: string;
  name: string;
  absent: number;
  /** Address of page `n`, counted from 1. */
  at: (n: number) => string;
  /** What stands under the rows of page `n` of `pages`, with `rows` in all. */
  under: (n: number, pages: number, rows: number) => string;
  /** Rows a page; 8 unless it is said. */
  size?: number;
  /** True where nothing but its script knows where the second page lies. */
  hidden?: true;
  /** True where nothing says that there is one: what is newer than the last row is shown. */
  isSilent?: true;
}

const jhtml = (n: number) => `${FOLDER}index${n === 1 ? '' : `_${n}`}.jhtml`;
const query = (n: number) => (n === 1 ? `${FOLDER}list.html` : `${FOLDER}list.html?page=${n}`);
const numbers = (pages: number) => Array.from({ length: pages }, (_, n) => n + 1);

const PAGERS: readonly Pager[] = [
  {
    // jeecms: buttons.
    ...{ id: 'jee', name: '文化和旅游局', absent: 2019, at: jhtml },
    under: (n, pages) =>
      `<div>${n}/${pages} <input type="button" value="上一页" ${n > 1 ? `onclick="location.href='${jhtml(n - 1)}';"` : 'disabled="disabled"'}/>
<input type="button" value="下一页" ${n < pages ? `onclick="location.href='${jhtml(n + 1)}';"` : 'disabled="disabled"'}/></div>`,
  },
  {
    // A choice of pages and nothing else.
    ...{
      id: 'select',
      name: '退役军人事务局',
      absent: 2018,
      at: (n) => `${FOLDER}${n === 1 ? 'index' : `index_${n}`}.html`,
    },
    under: (_, pages) =>
      `转到 <select onchange="window.location.href=this.value">${numbers(pages)
        .map((n) => `<option value="index${n === 1 ? '' : `_${n}`}.html">${n}</option>`)
        .join('')}</select> 页`,
  },
  {
    // The second page lies in another folder than the first.
    ...{
      id: 'else',
      name: '应急管理局',
      absent: 2020,
      at: (n) => (n === 1 ? `${FOLDER}index.html` : `/pages/nb_3312/${n}.html`),
    },
    under: (n, pages) =>
      `<div class="page">${n > 1 ? `<a href="${n === 2 ? FOLDER : `/pages/nb_3312/${n - 1}.html`}">上一页</a>` : ''}${n < pages ? `<a href="/pages/nb_3312/${n + 1}.html">下一页</a>` : ''}</div>`,
  },
  {
    // Words with marks round them.
    ...{ id: 'marks', name: '医疗保障局', absent: 2018, at: query },
    under: (n, pages) =>
      `<p>${n > 1 ? `<a href="${query(n - 1)}">&lt; 上一页</a>` : ''} ${n < pages ? `<a href="${query(n + 1)}">下一页 &gt;</a>` : ''}</p>`,
  },
  {
    // layui: the pager is drawn by a script that says how many rows there are.
    ...{ id: 'layui', name: '市场监督管理局', absent: 2019, at: query, hidden: true },
    under: (n, _, rows) =>
      `<div id="page"></div><script>layui.use('laypage', function(){ layui.laypage.render({elem: 'page', count: ${rows}, limit: 8, curr: ${n}, jump: function(obj, first){ if(!first){ turn(obj.curr); } }}); });</script>`,
  },
  {
    // A jQuery plugin that says how many pages there are.
    ...{ id: 'plugin', name: '林业局', absent: 2019, at: query, hidden: true },
    under: (n, pages) =>
      `<div class="M-box"></div><script>$('.M-box').pagination({ pageCount: ${pages}, current: ${n}, callback: function(api){ load(api.getCurrent()); } });</script>`,
  },
  {
    // Buttons that only a script turns.
    ...{ id: 'button', name: '水务局', absent: 2019, at: query, hidden: true },
    under: () => `<button onclick="turn(-1)">上一页</button><button type="button" onclick="turn(1)">下一页</button>`,
  },
  {
    // Spans whose click is bound elsewhere.
    ...{ id: 'span', name: '统计局', absent: 2019, at: query, hidden: true },
    under: (_, pages) =>
      `<div class="pages">${numbers(pages)
        .map((n) => `<span data-page="${n}">${n}</span>`)
        .join('')}<span class="next" data-page="2">下一页</span></div>`,
  },
  {
    // The same, and nothing in the markup that shows it.
    ...{ id: 'bound', name: '信访局', absent: 2019, at: query, size: 10, hidden: true },
    isSilent: true,
    under: () => `<a href="javascript:;" class="prev">上一页</a><a href="javascript:;" class="next">下一页</a>`,
  },
  {
    // At rest, and at its end.
    ...{ id: 'rest', name: '档案局', absent: 2019, at: query, size: 30 },
    under: () => `<a class="disabled">上一页</a><a class="disabled" href="javascript:void(0)">下一页</a>`,
  },
];

/** Pagers in the manners that small systems have. */
export function plantPagers(world: World): void {
  for (const { id, name, absent, at, under, size = 8, hidden, isSilent } of PAGERS) {
    const body: Body = { id: `baishi-${id}`, name: `白石市${name}`, short: `市${name}`, absent: [absent] };
    const site = world.site(`${id}.baishi`, body.name);
    world.enrol(body, site, { home: '/', ...(hidden ? { otherwise: ['unknown.incomplete'] } : {}) });
    const address = ({ number }: { number: number }) => `${FOLDER}${number}.${at(1).split('.').at(-1)}`;
    const rows = newestFirst([
      ...ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']),
      ...notReports(site, body, address, { count: 9 }),
    ]);
    const pages = paged(rows, size);
    for (const [index, shown] of pages.entries()) {
      const n = index + 1;
      const trail = [
        { href: '/', text: '首页' },
        { href: at(1), text: COLUMN },
      ];
      const title = `${COLUMN}_${site.name}`;
      site.put(at(n), () =>
        pageHtml(site, { title, trail, body: rowsHtml(shown) + under(n, pages.length, rows.length) }),
      );
    }
    if (hidden) forget(world, body, new Set(pages.slice(1).flatMap((page) => page.map(({ href }) => site.at(href)))));
    const oldest = pages[0]!.at(-1)!.date!;
    for (const truth of world.truth.values())
      if (isSilent && truth.agencyId === body.id && `${truth.year}-12-01` >= oldest) truth.otherwise = 'missing';
    putPlatform(site, '/zwgk/', platform('/zwgk/', { href: at(1), text: COLUMN }));
    putHome(site, [{ href: '/zwgk/', text: '政府信息公开' }], { articles: 6 });
  }
}

/** What lies behind a pager that cannot be followed nobody can find. */
function forget(world: World, body: Body, hidden: ReadonlySet<string>): void {
  for (const truth of world.truth.values())
    if (truth.agencyId === body.id) truth.urls = new Set([...truth.urls].filter((url) => !hidden.has(url)));
}
