import { tDate } from '../content.ts';
import { escapeHtml, paged, rowsHtml } from '../markup.ts';
import { hexFor, type World } from '../world.ts';
import { columnPage, siteOf } from './vendor-lists.ts';

/** Seven rows above a pager that says nothing: what is older than the last of them may lie behind it, what is newer cannot. */
function plantShortPages(world: World): void {
  const column = '/zwgk/nb/list.html';
  const pagers = {
    住房保障局: '<div class="tcdPageCode"></div><script src="/js/page.js"></script>',
    交通运输局: '<div class="fy"><a class="prev">上一页</a><a class="next">下一页</a></div>',
  };
  for (const [n, [name, pager]] of Object.entries(pagers).entries()) {
    const known = { slug: `short${n + 1}`, name, absent: 2023, noise: 9, address: tDate('/zwgk/nb/') };
    const { site, rows, body } = siteOf(world, known, column);
    const shown = rows.slice(0, 7);
    const urls = new Set(shown.map(({ href }) => site.at(href)));
    for (const truth of world.truth.values()) {
      if (truth.agencyId !== body.id) continue;
      truth.urls = new Set([...truth.urls].filter((url) => urls.has(url)));
      if (truth.year < 2023) truth.otherwise = ['unknown.incomplete'];
    }
    site.put(column, () => columnPage(site, `${rowsHtml(shown)}${pager}`));
  }
}

/** The cloud of Xinhua: a file beside the page has all rows; in the markup stand the first six, or none. */
function plantDatasource(world: World): void {
  for (const [n, name] of ['能源局', '数据局'].entries()) {
    const folder = '/zfxxgk/zfxxgknb/';
    const id = hexFor(name, 32);
    const address = ({ date, title }: { date: string; title: string }) =>
      `/${date.replaceAll('-', '')}/${hexFor(title + date, 32)}/c.html`;
    const { site, rows } = siteOf(world, { slug: `ds${n + 1}`, name, absent: 2021, address }, `${folder}index.htm`);
    site.put(`${folder}index.htm`, () =>
      columnPage(
        site,
        `<ul id="content-list" data="datasource:${id}" datatype="ds" preview="ds_">${rowsHtml(rows.slice(0, n === 0 ? 6 : 0))}</ul><div class="xpage"></div><script src="/js/dw.js"></script>`,
      ),
    );
    const items = rows.map(({ title, href, date }, at) => ({
      ...{ contentId: `${at}`, publishUrl: `../..${href}`, publishTime: `${date} 10:00:00`, author: '' },
      title: `<a href='../..${href}'>${escapeHtml(title)}</a>`,
    }));
    site.put(`${folder}ds_${id}.json`, () => ({
      type: 'application/json',
      body: JSON.stringify({ categoryName: '政府信息公开年报', datasource: items }),
    }));
  }
}

/** Hanweb's openness directory: the list is loaded by POST, ten rows a page; a kind that is not said brings the whole directory. */
function plantXxgkSearch(world: World): void {
  const column = '/col/col13008/index.html';
  const address = ({ date, number }: { date: string; number: number }) => {
    const [year, month, day] = date.split('-').map(Number);
    return `/art/${year}/${month}/${day}/art_13008_${number}.html`;
  };
  const { site, rows } = siteOf(world, { slug: 'xxgk', name: '税务局', absent: 2019, address, noise: 16 }, column);
  site.put(column, () =>
    columnPage(
      site,
      `<iframe src="/module/xxgk/tree.jsp?area=11330100MB1507524C&amp;divid=div4"></iframe><div id="div4"></div><script>
function find(a, b, c) { loadDynamic('/module/xxgk/search.jsp?infotypeId='+a+'&vc_title='+encodeURI(b)+'&vc_number='+encodeURI(c)+'&area=11330100MB1507524C', 'div4', 'A0601', '0', '950', '1', '', ''); }
find('', '', '');</script>`,
    ),
  );
  const pages = paged(rows, 10);
  site.rule(({ path, body, method }) => {
    if (new URL(path, 'http://x').pathname !== '/module/xxgk/search.jsp') return null;
    const form = new URLSearchParams(body);
    if (method !== 'POST' || form.get('infotypeId') !== 'A0601' || form.get('jdid') !== '1')
      return { body: '没有信息' };
    const page = Number(form.get('currpage') || 1);
    const shown = (pages[page - 1] ?? []).map(
      ({ href, title, date }, at) =>
        `<tr class="tr_main_value_${at % 2 ? 'even' : 'odd'}"><td><a class="bt_link" href="${site.at(href)}" title="${escapeHtml(title)}">${escapeHtml(title)}</a></td><td>${date}</td></tr>`,
    );
    return {
      body: `<table>${shown.join('\n')}</table><div class="tb_title">每页&nbsp;10&nbsp;条记录&nbsp;&nbsp;第&nbsp;${page}&nbsp;页/共&nbsp;${pages.length}&nbsp;页</div>`,
    };
  });
}

/** 证监会: the channel stands in the metadata, the script that asks in a file of its own. */
function plantSearchList(world: World): void {
  const column = '/csrc/c100024/zfxxgk_zdgk.shtml';
  const address = ({ number }: { number: number }) => `/csrc/c100024/c${number}/content.shtml`;
  const { site, rows } = siteOf(world, { slug: 'csrc', name: '证监局', absent: 2020, address, noise: 20 }, column);
  const channel = hexFor('证监局', 32);
  const head = `<meta name="channelid" content="${channel}"><script src="/js/list.js"></script>`;
  site.put(column, () => columnPage(site, '<ul id="list"></ul><div class="pagination"></div>', head));
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== `/searchList/${channel}`) return null;
    const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('_pageSize'))];
    const results = rows.slice((page - 1) * size, page * size).map(({ title, href, date }) => ({
      ...{ title, url: site.at(href).replace('http:', ''), publishedTime: Date.parse(date!) },
      publishedTimeStr: `${date} 14:30:12`,
    }));
    const data = { page, rows: size, channelId: channel, total: rows.length, results };
    return { type: 'application/json', body: JSON.stringify({ code: 200, data }) };
  });
}

/** A gate: whoever comes without its cookie is given it, by a redirect to the same page or by a page that loads itself again. */
function plantGates(world: World): void {
  const column = '/zwgk/nb/';
  const gates = {
    司法局: (path: string) => ({ status: 302, headers: { location: path }, body: '' }),
    气象局: () => ({ status: 200, headers: {}, body: '<html><meta http-equiv="refresh" content="0"></html>' }),
  };
  for (const [n, [name, gate]] of Object.entries(gates).entries()) {
    const known = { slug: `gate${n + 1}`, name, absent: 2018, address: tDate(column) };
    const { site, rows } = siteOf(world, known, column);
    site.put(column, () => columnPage(site, rowsHtml(rows)));
    site.rule(({ path, cookie }) => {
      if (path === '/robots.txt' || cookie.includes('pass=7')) return null;
      const { headers, ...reply } = gate(path);
      return { ...reply, headers: { ...headers, 'set-cookie': 'pass=7; Path=/; HttpOnly' } };
    });
  }
}

/** Lists of which a script draws a part, or all; portals behind a gate. */
export function plantScriptLists(world: World): void {
  for (const plant of [plantShortPages, plantDatasource, plantXxgkSearch, plantSearchList, plantGates]) plant(world);
}
