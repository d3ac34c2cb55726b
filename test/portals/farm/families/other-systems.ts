import { type Address, notReports, ownReports, platform, putHome, putPlatform } from '../content.ts';
import { newestFirst, paged, pageHtml, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import { type Body, hexFor, numberFor, type World } from '../world.ts';

const COLUMN = '政府信息公开年报';

/** A portal of one body with menu and noise; yields its rows, newest first. */
function portalOf(world: World, site: Site, body: Body, address: Address, column: string, count: number): Row[] {
  world.enrol(body, site, { home: '/' });
  putPlatform(site, '/zfxxgk/index.htm', platform('/zfxxgk/', { href: column, text: COLUMN }));
  putHome(site, [{ href: '/zfxxgk/index.htm', text: '政府信息公开' }]);
  return newestFirst([
    ...ownReports(world, site, body, address, ['full', 'yearFirst', 'brief']),
    ...notReports(site, body, address, { count }),
  ]);
}

function columnPage(site: Site, body: string): string {
  return pageHtml(site, {
    title: `${COLUMN}-${site.name}`,
    trail: [
      { href: '/', text: '首页' },
      { href: '', text: COLUMN },
    ],
    body,
  });
}

/** 博达 VSB: further pages count down. */
export function plantVsb(world: World): void {
  const bodies: Body[] = [
    { id: 'yanchang', name: '雁昌县人民政府', short: '雁昌县', level: 'county', aliases: ['雁昌县'] },
    { id: 'yanchang-lyj', name: '雁昌县林业局', short: '县林业局', absent: [2022] },
  ];
  for (const [index, body] of bodies.entries()) {
    const site = world.site(`${['www', 'lyj'][index]}.yanchang`, body.name);
    const rows = portalOf(world, site, body, ({ number }) => `/info/10${index}8/${number}.htm`, '/zfxxgk/nb.htm', 24);
    const pages = paged(rows, 10);
    const at = (page: number) => (page === 0 ? '/zfxxgk/nb.htm' : `/zfxxgk/nb/${pages.length - page}.htm`);
    for (const [page, shown] of pages.entries()) {
      const pager = pages.map((_, n) => `<a href="${at(n)}">${n + 1}</a>`).join(' ');
      site.put(at(page), () =>
        columnPage(
          site,
          `<!--Announced by Visual SiteBuilder 9-->${rowsHtml(shown, 'table')}<div class="p_pages">共${rows.length}条 ${pager} <a href="${at(pages.length - 1)}">尾页</a></div>`,
        ),
      );
    }
  }
}

/** webplus: `list.htm`, `list2.htm` … */
export function plantWebplus(world: World): void {
  const body: Body = {
    id: 'jingchu-jyt',
    name: '荆楚省教育厅',
    short: '省教育厅',
    level: 'province_dept',
    absent: [2017],
  };
  const site = world.site('jyt.jingchu', body.name);
  const address: Address = ({ date, number }) =>
    `/_s12/${date.slice(0, 4)}/${date.slice(5).replace('-', '')}/c501a${number}/page.htm`;
  const rows = portalOf(world, site, body, address, '/501/list.htm', 20);
  const pages = paged(rows, 14);
  for (const [page, shown] of pages.entries()) {
    const paging = `<div id="wp_paging_w6" class="wp_paging"><span>每页<em class="per_count">14</em>记录</span><span>总共<em class="all_count">${rows.length}</em>记录</span><a href="/501/list.htm">第一页</a><a href="${page + 1 < pages.length ? `/501/list${page + 2}.htm` : 'javascript:void(0);'}">下一页&gt;&gt;</a><span>页码<em class="curr_page">${page + 1}</em>/<em class="all_pages">${pages.length}</em></span></div>`;
    site.put(`/501/list${page === 0 ? '' : page + 1}.htm`, () =>
      columnPage(site, `<div class="wp_article_list">${rowsHtml(shown)}</div>${paging}`),
    );
  }
}

/** gkmlpt: the tree of columns in `_CONFIG`, the rows by an API, every agency under a path of its own. */
export function plantGkmlpt(world: World): void {
  const site = world.site('www.yuegang', '粤港新区政府门户网站', { conditional: false });
  const bodies: Body[] = [
    { id: 'yuegang', name: '粤港新区人民政府', short: '粤港新区', level: 'county', aliases: ['粤港新区'] },
    { id: 'yuegang-czj', name: '粤港新区财政局', short: '区财政局', absent: [2019] },
    { id: 'yuegang-sfj', name: '粤港新区司法局', short: '区司法局', absent: [2024, 2017] },
  ];
  for (const [index, body] of bodies.entries()) {
    const root = ['', '/ygczj', '/ygsfj'][index]!;
    const [sid, column] = [`75500${index + 1}`, 10_660 + index];
    world.enrol(body, site, { home: `${root}/gkmlpt/index` });
    const address: Address = ({ number }) =>
      `${root}/gkmlpt/content/${String(number).slice(0, 2)}/${String(number).slice(0, 5)}/post_${number}.html`;
    const rows = newestFirst([
      ...ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']),
      ...notReports(site, body, address, { count: 98 }),
    ]);
    const tree = [
      { id: 10_001, name: '机构概况', children: [] },
      {
        id: 10_002,
        name: '政府信息公开',
        children: [
          { id: column, name: '政府信息公开年度报告', jump_url: '', children: [] },
          { id: 10_004, name: '政府信息公开指南', children: [] },
        ],
      },
      { id: 10_005, name: '年度部门预决算', children: [] },
    ];
    site.put(`${root}/gkmlpt/index`, () =>
      pageHtml(site, {
        title: `${body.name}-政府信息公开目录`,
        head: `<script>window._CONFIG = {SID: '${sid}', SERVICE_AREA_ID: 1, TREE: ${JSON.stringify(tree)}, COLUMN_ID: ''};</script>`,
        body: '<div id="app"></div>',
      }),
    );
    site.rule(({ path }) => {
      const url = new URL(path, 'http://x');
      if (!url.pathname.endsWith(`/gkmlpt/api/all/${column}`)) return null;
      if (url.searchParams.get('sid') !== sid) return { type: 'application/json', body: '{"articles":[]}' };
      const page = Number(url.searchParams.get('page') ?? 1);
      const articles = rows.slice((page - 1) * 100, page * 100).map((row, n) => ({
        id: n,
        title: row.title,
        url: site.at(row.href),
        publisher: body.name,
        display_publish_time: row.date,
        created_at: `${row.date} 10:00:00`,
      }));
      return {
        type: 'application/json',
        body: JSON.stringify({
          articles,
          classify: { id: column, name: '政府信息公开年度报告', post_count: rows.length },
        }),
      };
    });
  }
  putHome(site, [{ href: '/gkmlpt/index', text: '政府信息公开' }]);
}

/** Anhui's openness platform: every agency's column behind one address, told apart by its number; one type of content for reports. */
export function plantOpenness(world: World): void {
  const site = world.site('www.wannan', '皖南市政府信息公开网', { conditional: false });
  const bodies: Body[] = [
    { id: 'wannan-jyj', name: '皖南市教育局', short: '市教育局', level: 'prefecture_dept', absent: [2020] },
    { id: 'wannan-sjj', name: '皖南市审计局', short: '市审计局', level: 'prefecture_dept' },
    { id: 'wannan-tjj', name: '皖南市统计局', short: '市统计局', level: 'prefecture_dept', absent: [2023] },
  ];
  for (const [index, body] of bodies.entries()) {
    const id = 6_596 + index;
    world.enrol(body, site, { home: '/' });
    const address: Address = ({ number }) => `/openness/OpennessAnnualReport/show/${number}.html`;
    const rows = newestFirst([
      ...ownReports(world, site, body, address, ['full']),
      ...notReports(site, body, ({ number }) => `/OpennessContent/show/${number}.html`, { count: 9 }),
    ]);
    const pages = paged(rows, 10);
    const at = (page: number) =>
      `/public/column/${id}?type=4&action=list&nav=5${page === 0 ? '' : `&page=${page + 1}`}`;
    for (const [page, shown] of pages.entries()) {
      const pager = `<div class="pager">共${rows.length}条 第${page + 1}/${pages.length}页 ${page + 1 < pages.length ? `<a href="${at(page + 1).replaceAll('&', '&amp;')}">下一页</a>` : ''}</div>`;
      site.put(at(page), () =>
        pageHtml(site, {
          title: `${body.name}-政府信息公开年报`,
          trail: [
            { href: '/', text: '首页' },
            { href: `/public/column/${id}`, text: body.name },
            { href: '', text: COLUMN },
          ],
          body: `${rowsHtml(shown, 'bracket')}${pager}`,
        }),
      );
    }
    site.put(`/public/column/${id}`, () =>
      pageHtml(site, {
        title: `${body.name}信息公开`,
        nav: platform('/public/', { href: at(0), text: COLUMN }),
        body: `<h2>${body.name}</h2>`,
      }),
    );
  }
  putHome(
    site,
    bodies.map((body, index) => ({ href: `/public/column/${6_596 + index}`, text: body.name })),
  );
}

/** A list whose rows come as JSON, by GET on one site and by POST on the other; ids that hide a time. */
export function plantJson(world: World): void {
  const bodies: (Body & { host: string })[] = [
    { id: 'gusu-gxj', name: '姑溪市工业和信息化局', short: '市工信局', host: 'gxj.guxi', absent: [2018] },
    { id: 'guxi-zjj', name: '姑溪市住房和城乡建设局', short: '市住建局', host: 'zjj.guxi', absent: [2022] },
  ];
  for (const [index, { host, ...body }] of bodies.entries()) {
    const site = world.site(host, body.name, { conditional: false });
    const address: Address = ({ date, title }) =>
      `/zwgk/xxgknb/${Math.floor(Date.parse(`${date}T02:00:00Z`) / 1_000).toString(16)}${hexFor(title, 16)}.html`;
    const column = '/zwgk/xxgknb/index.html';
    const rows = portalOf(world, site, body, address, column, 20);
    const channel = hexFor(host, 24);
    const reply = (page: number, size: number) => {
      const list = rows
        .slice((page - 1) * size, page * size)
        .map((row) => ({ title: row.title, url: row.href, pubDate: row.date }));
      return {
        type: 'application/json',
        body: JSON.stringify({ code: 200, data: { list, total: rows.length, pageIndex: page, pageSize: size } }),
      };
    };
    const call =
      index === 0
        ? `$.getJSON("/api/list?channelId=${channel}&pageIndex=1&pageSize=15",draw)`
        : `$.post("/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15",{pageIndex:1,channel_id:"${channel}"},draw)`;
    site.put(column, () => columnPage(site, `<ul id="list"></ul><script>${call};</script>`));
    site.rule(({ path, method, body: form }) => {
      const url = new URL(path, 'http://x');
      if (url.pathname === '/api/list' && index === 0 && url.searchParams.get('channelId') === channel)
        return reply(Number(url.searchParams.get('pageIndex')), 15);
      const asked = new URLSearchParams(form);
      const isPosted = method === 'POST' && url.pathname === '/szinf/xxgk/interfacesWebZcwj/loadData' && index === 1;
      return isPosted && asked.get('channel_id') === channel ? reply(Number(asked.get('pageIndex') ?? 1), 15) : null;
    });
  }
}

/** Articles that are folders, ids of Mongo, numbers as of Yueyang; pagers in the markup; the reports' own pages in the list. */
export function plantPlainLists(world: World): void {
  const shapes: { host: string; body: Body; address: Address; column: string }[] = [
    {
      host: 'www.changtu',
      body: { id: 'changtan', name: '昌滩县人民政府', short: '昌滩县', level: 'county', aliases: ['昌滩县'] },
      column: '/ctx/zwgk/zfxxgknb/',
      address: ({ number }) => `/ctx/zwgk/zfxxgknb/${number}/index.html`,
    },
    {
      host: 'www.lintang',
      body: {
        id: 'lintang',
        name: '临塘区人民政府',
        short: '临塘区',
        level: 'county',
        aliases: ['临塘区'],
        absent: [2018],
      },
      column: '/zwgk/xxgknb/jbxxgknb/',
      address: ({ date, title }) =>
        `/zwgk/xxgknb/jbxxgknb/${Math.floor(Date.parse(`${date}T03:00:00Z`) / 1_000).toString(16)}${hexFor(title, 16)}.html`,
    },
    {
      host: 'www.yuelu',
      body: { id: 'yuehu-nyncj', name: '岳湖县农业农村局', short: '县农业农村局', absent: [2023] },
      column: '/31082/31095/45102/',
      address: ({ number }) => `/31082/31095/45102/content_${number}.html`,
    },
  ];
  for (const { host, body, address, column } of shapes) {
    const site = world.site(host, `${body.name}网站`);
    const rows = portalOf(world, site, body, address, column, 18);
    const pages = paged(rows, 12);
    const at = (page: number) => (page === 0 ? column : `${column}list_${page + 1}.html`);
    for (const [page, shown] of pages.entries()) {
      const next =
        page + 1 < pages.length ? `<a href="${at(page + 1)}">下一页</a><a href="${at(pages.length - 1)}">尾页</a>` : '';
      site.put(at(page), () =>
        columnPage(
          site,
          `${rowsHtml(shown, 'bracket')}<div>共${rows.length}条记录 ${page + 1}/${pages.length}页 ${next}</div>`,
        ),
      );
    }
  }
}

/** Rows that are the files themselves, and pages that hold nothing but a link to a file. */
export function plantAttachments(world: World): void {
  const body: Body = {
    id: 'dongting',
    name: '东汀区人民政府',
    short: '东汀区',
    level: 'county',
    aliases: ['东汀区'],
    absent: [2019],
  };
  const site = world.site('www.dongting', body.name);
  const column = '/zwgk/zfxxgknb/';
  const address: Address = ({ date, number }) =>
    number % 2
      ? `/zwgk/zfxxgknb/P0${date.replaceAll('-', '')}${numberFor(String(number), 900_000)}.pdf`
      : `${column}${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${number}.html`;
  const rows = portalOf(world, site, body, address, column, 8);
  site.put(column, () => columnPage(site, rowsHtml(rows)));
}
