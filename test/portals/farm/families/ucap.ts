import { type Address, notReports, ownReports, platform, putHome, putPlatform } from '../content.ts';
import { newestFirst, paged, pageHtml, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import type { TitleForm } from '../titles.ts';
import { type Body, hexFor, type World } from '../world.ts';

/** Ucap: the month and 32 hex digits. */
const hexArticle =
  (folder: string): Address =>
  ({ date, title }) =>
    `${folder}${date.slice(0, 7).replace('-', '')}/${hexFor(title + date, 32)}.shtml`;

const MARKS = '<script>var websiteId="1";var websiteCode="3213220037";</script>';

interface UcapPortal {
  body: Body;
  host: string;
  forms: TitleForm[];
  shape: 'pages' | 'by post' | 'by search';
}

const PORTALS: readonly UcapPortal[] = [
  {
    host: 'www.muyang',
    shape: 'pages',
    forms: ['full', 'yearFirst'],
    body: { id: 'muyang', name: '牧阳县人民政府', short: '牧阳县', level: 'county', aliases: ['牧阳县'] },
  },
  {
    host: 'swj.muyang',
    shape: 'by post',
    forms: ['full', 'nameless'],
    body: { id: 'muyang-swj', name: '国家税务总局牧阳县税务局', short: '县税务局', level: 'vertical', absent: [2018] },
  },
  {
    host: 'dag.heye',
    shape: 'by search',
    forms: ['about', 'full'],
    body: { id: 'heye-dag', name: '禾野省档案局', short: '省档案局', level: 'province_dept', absent: [2021] },
  },
];

export function plantUcap(world: World): void {
  for (const { host, body, forms, shape } of PORTALS) {
    const site = world.site(host, body.name);
    world.enrol(body, site, { home: '/' });
    const folder = '/sy/gknb/';
    const address = hexArticle(folder);
    const rows = newestFirst([
      ...ownReports(world, site, body, address, forms),
      ...notReports(site, body, address, { count: 24 }),
    ]);
    const column = {
      pages: `${folder}list.shtml`,
      'by post': `${folder}index.html`,
      'by search': '/sy/c100/common_list.shtml',
    }[shape];
    if (shape === 'pages') putPages(site, folder, rows);
    else if (shape === 'by post') putPosted(site, column, rows);
    else putSearched(site, column, rows);
    putPlatform(site, '/sy/zfxxgk/', platform('/sy/zfxxgk/', { href: column, text: '政府信息公开年报' }));
    putHome(site, [{ href: '/sy/zfxxgk/', text: '政府信息公开' }]);
  }
}

/** Its includes bring a head of their own, with a second title and a misleading ColumnName. */
function ucapPage(site: Site, body: string): string {
  const page = pageHtml(site, {
    title: `政府信息公开年报-${site.name}`,
    metas: { ColumnName: '政府信息公开年报' },
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: '政府信息公开年报' },
    ],
    body: `${MARKS}${body}`,
  });
  return page.replace(
    '<div class="top">',
    '<head><meta name="ColumnName" content="头部"><title>头部</title></head><div class="top">',
  );
}

function putPages(site: Site, folder: string, rows: readonly Row[]): void {
  const pages = paged(rows, 12);
  for (const [page, shown] of pages.entries()) {
    const script = `<div id="page-div"></div><script>createPageHTML('page-div',${pages.length},${page + 1},'list','shtml',${rows.length});</script>`;
    site.put(`${folder}list${page === 0 ? '' : `_${page + 1}`}.shtml`, () =>
      ucapPage(site, `${rowsHtml(shown)}${script}`),
    );
  }
}

function putPosted(site: Site, column: string, rows: readonly Row[]): void {
  const channel = hexFor(`${site.host} channel`, 32);
  site.put(column, () =>
    ucapPage(
      site,
      `<div id="list"></div><script>var channelId='${channel}';function load(page){$.ajax({type:'POST',url:'/getFileListByCodeId',data:{channelId:channelId,page:page,size:15,relateSubChannels:true},success:draw});}load(1);</script>`,
    ),
  );
  site.rule(({ method, path, body }) => {
    if (path !== '/getFileListByCodeId') return null;
    const asked = new URLSearchParams(body);
    if (method !== 'POST' || asked.get('channelId') !== channel) return { status: 500, body: 'error' };
    const [page, size] = [Number(asked.get('page') ?? 1), Number(asked.get('size') ?? 15)];
    const results = rows
      .slice((page - 1) * size, page * size)
      .map((row) => ({ titleHtml: row.title, url: row.href, publishedTimeStr: `${row.date} 10:00:00` }));
    return {
      type: 'application/json',
      body: JSON.stringify({ results: { data: { page, rows: size, total: rows.length, results } } }),
    };
  });
}

function putSearched(site: Site, column: string, rows: readonly Row[]): void {
  const channel = hexFor(`${site.host} channel`, 32);
  site.put(column, () =>
    ucapPage(
      site,
      `<div id="list" data-page="1"></div><script>var channelId = "${channel}";getList("/common/search/"+channelId);</script>`,
    ),
  );
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== `/common/search/${channel}`) return null;
    const [page, size] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('_pageSize') ?? 15)];
    const results = rows
      .slice((page - 1) * size, page * size)
      .map((row) => ({ title: row.title, url: row.href, publishedTimeStr: `${row.date} 10:00:00` }));
    return { type: 'application/json', body: JSON.stringify({ data: { total: rows.length, page, results } }) };
  });
}
