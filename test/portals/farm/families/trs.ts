import { notReports, oneReport, ownReports, platform, putHome, putPlatform, tDate } from '../content.ts';
import { escapeHtml, newestFirst, paged, pageHtml, type Row, type RowStyle, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import type { TitleForm } from '../titles.ts';
import { type Body, numberFor, owedBy, type World } from '../world.ts';

interface TrsList {
  /** Address of the folder. */
  folder: string;
  name: string;
  rows: readonly Row[];
  size?: number;
  style?: RowStyle;
  /** How the page says how many there are. */
  pager?: 'createPageHTML' | 'countPage';
  suffix?: 'html' | 'shtml';
  /** More pages than there are, whose answers are stubs. */
  stubs?: number;
  /** Whether further pages show the first page again. */
  repeats?: boolean;
  trail?: readonly string[];
}

/** A list of TRS: `index.html`, `index_1.html` …, their number only in a script. */
export function putTrsList(site: Site, list: TrsList): void {
  const { folder, name, size = 10, style = 'li', pager = 'createPageHTML', suffix = 'html', stubs = 0 } = list;
  const pages = paged(newestFirst(list.rows), size);
  const total = pages.length + stubs;
  const script = (page: number) =>
    pager === 'createPageHTML'
      ? `<script>createPageHTML(${total}, ${page}, "index", "${suffix}");</script>`
      : `<script>var currentPage = ${page};var countPage = ${total};var nextPage = currentPage+1;if(countPage>1&&currentPage!=(countPage-1)){document.write("<a href=\\"index"+"_"+nextPage+"."+"${suffix}\\">下一页</a>");}</script>`;
  for (const [page, rows] of pages.entries()) {
    const shown = list.repeats ? pages[0]! : rows;
    site.put(page === 0 ? folder : `${folder}index_${page}.${suffix}`, () =>
      pageHtml(site, {
        title: `${name}_${site.name}`,
        metas: { ColumnName: name },
        trail: ['首页', ...(list.trail ?? ['政府信息公开']), name].map((text, depth) => ({
          href: '../'.repeat(3 - depth) || './',
          text,
        })),
        body: `<div class="overview_right">${rowsHtml(shown, style)}</div>${script(list.repeats ? 0 : page)}`,
      }),
    );
  }
  for (let page = pages.length; page < total; page++)
    site.put(`${folder}index_${page}.${suffix}`, '<html><head></head><body><div class="list"></div></body></html>');
}

/** Bureaus and counties with a portal of their own, plain TRS. */
const OWN: readonly (Body & {
  host: string;
  menu: string;
  column: string;
  folder: string;
  list?: Partial<TrsList>;
  forms: TitleForm[];
  encoding?: 'bare-gb18030' | 'gb18030-called-utf-8' | 'utf-8-called-gbk';
})[] = [
  {
    id: 'yunze',
    name: '云泽市人民政府',
    short: '云泽市',
    level: 'prefecture',
    host: 'www.yunze',
    menu: '政府信息公开',
    column: '政府信息公开年报',
    folder: '/zwgk/zfxxgk/zfxxgknb/',
    forms: ['full', 'yearFirst', 'blanks'],
    aliases: ['云泽市'],
  },
  {
    id: 'yunze-slj',
    name: '云泽市水利局',
    short: '市水利局',
    host: 'slj.yunze',
    menu: '政务公开',
    column: '信息公开年报',
    folder: '/zwgk/xxgknb/',
    list: { pager: 'countPage' },
    forms: ['nameless', 'full', 'garbled'],
    absent: [2019],
  },
  {
    id: 'qingling',
    name: '青岭县人民政府',
    short: '青岭县',
    level: 'county',
    host: 'www.qingling',
    menu: '信息公开',
    column: '年报',
    folder: '/xxgk/nb/',
    list: { stubs: 2, style: 'bracket' },
    forms: ['brief', 'affairs'],
    aliases: ['青岭县'],
  },
  {
    id: 'luohe-jyj',
    name: '洛禾区教育局',
    short: '区教育局',
    host: 'jyj.luohe',
    menu: '政府信息公开专栏',
    column: '政府信息公开年度报告',
    folder: '/zfxxgk/ndbg/',
    list: { style: 'table', suffix: 'shtml' },
    forms: ['short', 'chinese'],
    encoding: 'bare-gb18030',
    absent: [2024, 2018],
  },
  {
    id: 'bochuan-mzj',
    name: '柏川市民政局',
    short: '市民政局',
    host: 'mzj.bochuan',
    menu: '政务公开',
    column: '年度报告',
    folder: '/zwgk/ndbg_2231/',
    list: { style: 'chinese' },
    forms: ['quoted', 'about'],
    encoding: 'gb18030-called-utf-8',
    late: [2023],
  },
  {
    id: 'bochuan-swj',
    name: '柏川市商务局',
    short: '市商务局',
    host: 'swj.bochuan',
    menu: '公开',
    column: '公开年报',
    folder: '/gk/gknb/',
    forms: ['linked', 'namelessBrief'],
    encoding: 'utf-8-called-gbk',
    absent: [2022],
  },
];

export function plantTrs(world: World): void {
  for (const { host, menu, column, folder, list = {}, forms, encoding, ...body } of OWN) {
    const site = world.site(host, `${body.name}门户网站`, encoding ? { encoding } : {});
    world.enrol(body, site, { home: '/' });
    const address = tDate(folder, list.suffix);
    const rows = [...ownReports(world, site, body, address, forms), ...notReports(site, body, address, { count: 14 })];
    putTrsList(site, { folder, name: column, rows, ...list });
    const landing = folder.replace(/[^/]+\/$/, '');
    putPlatform(site, landing, platform(landing, { href: folder, text: column }), menu);
    putHome(site, [{ href: landing, text: menu }]);
  }
}

/** Fujian's template: the ten newest rows in the markup, all of them by POST from the site's search. */
export function plantFujian(world: World): void {
  const bodies: Body[] = [
    {
      id: 'haiyan-gwh',
      name: '海砚实验区管理委员会',
      short: '实验区',
      level: 'park',
      aliases: ['海砚实验区'],
      absent: [2020],
    },
    { id: 'haiyan-czj', name: '海砚实验区财政金融局', short: '区财政金融局', level: 'park_dept', absent: [2017] },
  ];
  for (const [index, body] of bodies.entries()) {
    const site = world.site(index === 0 ? 'www.haiyan' : 'czj.haiyan', `${body.name}门户网站`);
    const folder = '/zwgk/zfxxgk/zfxxgknb/';
    world.enrol(body, site, { home: '/' });
    const rows = newestFirst([
      ...ownReports(world, site, body, tDate(folder, 'htm'), ['yearFirst', 'full']),
      ...notReports(site, body, tDate(folder, 'htm'), { count: 12 }),
    ]);
    const channel = 4_000 + index;
    site.put(folder, () => fujianPage(site, rows, channel));
    site.put(`${folder}nlist.htm`, () => fujianPage(site, rows, channel));
    site.rule(({ method, path, body: form }) => {
      if (path !== '/fjdzapp/search' || method !== 'POST') return null;
      const asked = new URLSearchParams(form);
      if (!asked.get('classsql')?.includes(`chnlid=${channel}`))
        return { type: 'application/json', body: '{"count":0,"data":[]}' };
      const [page, size] = [Number(asked.get('page') ?? 1), Number(asked.get('prepage') ?? 10)];
      const data = rows.slice((page - 1) * size, page * size).map(({ title, date, href }) => ({
        doctitle: title,
        chnldocurl: site.at(href),
        docreltime: `${date} 10:00:00`,
      }));
      return { type: 'application/json', body: JSON.stringify({ count: rows.length, data }) };
    });
    putPlatform(
      site,
      '/zwgk/zfxxgk/',
      platform('/zwgk/zfxxgk/', { href: `${folder}nlist.htm`, text: '政府信息公开年报' }),
    );
    putHome(site, [{ href: '/zwgk/zfxxgk/', text: '政府信息公开' }]);
  }
}

function fujianPage(site: Site, rows: readonly Row[], channel: number): string {
  const shown = rows
    .slice(0, 10)
    .map(
      ({ title, date, href }) =>
        `<li ms-visible="showStatic"><a href="${href}" title="${escapeHtml(title)}">${escapeHtml(title)}</a><span>${date}</span></li>`,
    );
  return pageHtml(site, {
    title: `政府信息公开年报_${site.name}`,
    metas: { ColumnName: '政府信息公开年报' },
    trail: ['首页', '政务公开', '政府信息公开', '政府信息公开年报'].map((text, depth) => ({
      href: '../'.repeat(3 - depth) || './',
      text,
    })),
    body: `<div ms-controller="list"><ul>${shown.join('\n')}<li ms-repeat="list"><a ms-href="el.chnldocurl">{{el.doctitle}}</a><span>{{el.docreltime}}</span></li></ul></div>
<div ms-controller="list_pagebar"></div>
<script>var listVM = avalon.define({$id:"list",showStatic:true,list:[],$search:{url:"/fjdzapp/search",data:{channelid:"200210",sortfield:"-docorder,-docreltime",classsql:"chnlid=${channel}",prepage:10,page:1}}});</script>`,
  });
}

const DIRECTORIES: readonly (Body & { slug: string; number: number; forms: TitleForm[] })[] = [
  { id: 'yinhe-fgw', name: '银禾市发展和改革委员会', short: '市发改委', slug: 'sfgw', number: 1838, forms: ['full'] },
  {
    id: 'yinhe-mw',
    name: '银禾市民族事务委员会',
    short: '市民委',
    slug: 'smw',
    number: 1968,
    forms: ['short', 'full'],
    absent: [2021],
  },
  {
    id: 'yinhe-cgj',
    name: '银禾市城市管理局',
    short: '市城管局',
    slug: 'szglj',
    number: 38951,
    forms: ['full'],
    aliases: ['银禾市市政管理局'],
  },
  {
    id: 'yinhe-wlj',
    name: '银禾市文化旅游广电局',
    short: '市文旅局',
    slug: 'swlxxhj',
    number: 38263,
    forms: ['yearFirst', 'nameless'],
    absent: [2017, 2024],
  },
  {
    id: 'yinhe-gzw',
    name: '银禾市国有资产监督管理委员会',
    short: '市国资委',
    slug: 'sgzw',
    number: 2436,
    forms: ['short'],
  },
  {
    id: 'yinhe-sjj',
    name: '银禾市审计局',
    short: '市审计局',
    slug: 'ssjj',
    number: 2510,
    forms: ['nameless', 'garbled'],
    late: [2022],
  },
];

/** Ningxia: every agency has a directory of its own on its government's portal, the column lies in it under a number. */
export function plantNingxia(world: World): void {
  const site = world.site('www.yinhe', '银禾市人民政府门户网站');
  const root = '/xxgk/bmxxgkml/';
  for (const { slug, number, forms, ...body } of DIRECTORIES) {
    const folder = `${root}${slug}_${number}/xxgknb_${number + 2}/`;
    world.enrol({ ...body, level: 'prefecture_dept', parent: '银禾市人民政府' }, site, { home: '/' });
    const old = body.id === 'yinhe-cgj' ? { ...body, name: '银禾市市政管理局' } : null;
    const rows = owedBy(body)
      .filter((year) => !body.absent?.includes(year))
      .map((year, index) =>
        oneReport(world, site, old && year < 2020 ? old : body, year, {
          address: tDate(folder),
          form: forms[index % forms.length]!,
        }),
      );
    putTrsList(site, {
      folder,
      name: '政府信息公开年报',
      rows,
      size: 15,
      trail: ['政府部门信息公开', old?.name ?? body.name],
    });
    putPlatform(
      site,
      `${root}${slug}_${number}/`,
      platform(`${root}${slug}_${number}/`, { href: folder, text: '政府信息公开年报' }),
      old?.name ?? body.name,
    );
  }
  const others = '财政局 教育局 司法局 公安局 人社局 住建局 交通局 农业局 商务局 卫健委 应急局 信访局'.split(' ');
  const listed = [
    ...DIRECTORIES.map(({ slug, number, name }) => ({ href: `${root}${slug}_${number}/`, text: name })),
    ...others.map((other, n) => ({ href: `${root}other${n}_${numberFor(other, 3_000)}/`, text: `银禾市${other}` })),
  ];
  site.put(root, () =>
    pageHtml(site, {
      title: '政府部门信息公开',
      trail: [
        { href: '/', text: '首页' },
        { href: '../', text: '政府信息公开' },
      ],
      body: listed.map(({ href, text }) => `<a href="${href}">${text}</a>`).join('\n'),
    }),
  );
  putPlatform(site, '/xxgk/', [
    ...platform('/xxgk/', { href: '/xxgk/zfxxgknb/', text: '政府信息公开年报' }),
    { href: root, text: '政府部门信息公开' },
  ]);
  const government: Body = {
    id: 'yinhe',
    name: '银禾市人民政府',
    short: '银禾市',
    level: 'prefecture',
    aliases: ['银禾市'],
  };
  world.enrol(government, site, { home: '/', column: '/xxgk/zfxxgknb/' });
  putTrsList(site, {
    folder: '/xxgk/zfxxgknb/',
    name: '政府信息公开年报',
    rows: ownReports(world, site, government, tDate('/xxgk/zfxxgknb/'), ['full']),
  });
  putHome(site, [{ href: '/xxgk/', text: '政府信息公开' }]);
}
