import {
  type Address,
  notReports,
  oneReport,
  ownReports,
  platform,
  putHome,
  putNoise,
  putPlatform,
  tDate,
} from '../content.ts';
import { escapeHtml, newestFirst, pageHtml, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import { type Body, hexFor, owedBy, type Truth, type World } from '../world.ts';

const COLUMN = '政府信息公开年报';

const bureau = (id: string, name: string, absent: number): Body => ({
  ...{ id: `qingshi-${id}`, name: `青石市${name}`, short: `市${name}`, absent: [absent] },
});

const columnPage = (site: Site, body: string) =>
  pageHtml(site, {
    title: `${COLUMN}_${site.name}`,
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: COLUMN },
    ],
    body,
  });

/** A bureau's site with its rows; what leads to the column is put up by the caller, or the usual platform. */
function siteOf(
  world: World,
  body: Body,
  {
    address,
    noise = 6,
    otherwise,
    column,
  }: { address: Address; noise?: number; otherwise?: Truth['otherwise']; column?: string },
): { site: Site; rows: Row[] } {
  const site = world.site(`${body.id.replace('qingshi-', '')}.qingshi`, body.name);
  world.enrol(body, site, { home: '/', ...(otherwise ? { otherwise } : {}) });
  const rows = newestFirst([
    ...ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']),
    ...notReports(site, body, address, { count: noise }),
  ]);
  if (column !== undefined) {
    putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: column, text: COLUMN }));
    putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }], { articles: 6 });
  }
  return { site, rows };
}

/** Rows that are no anchors: a click on the row, or an anchor whose address lies in an attribute of its own. */
function plantClickedRows(world: World): void {
  const column = '/zfxxgk/nb/';
  const manners = {
    open: ({ href, title, date }: Row) =>
      `<li onclick="window.open('${href}')">${escapeHtml(title)}<span>${date}</span></li>`,
    data: ({ href, title, date }: Row) =>
      `<li><a href="javascript:;" data-url="${href}">${escapeHtml(title)}</a><span>${date}</span></li>`,
  };
  for (const [id, row] of Object.entries(manners)) {
    const { site, rows } = siteOf(world, bureau(id, id === 'open' ? '医保局' : '广播电视局', 2019), {
      address: tDate(column),
      column,
    });
    site.put(column, () => columnPage(site, `<ul>${rows.map(row).join('')}</ul>`));
  }
}

/** Rows whose number only a script turns into an address: nobody can know which years are among them. */
function plantNumberedRows(world: World): void {
  const column = '/zfxxgk/nb/';
  const body = bureau('show', '地震局', 2019);
  const { site, rows } = siteOf(world, body, {
    address: ({ number }) => `/show/${number}`,
    column,
    otherwise: ['unknown.incomplete'],
  });
  for (const truth of world.truth.values()) if (truth.agencyId === body.id) truth.urls.clear();
  const lines = rows.map(
    ({ title, date }, n) => `<li onclick="show(${n})">${escapeHtml(title)}<span>${date}</span></li>`,
  );
  site.put(column, () => columnPage(site, `<ul>${lines.join('')}</ul>`));
}

/** The menu is a tree that a script draws from its nodes. */
function plantTreeMenu(world: World): void {
  const column = '/zfxxgk/channel_8812.html';
  const { site, rows } = siteOf(world, bureau('tree', '司法局', 2021), {
    address: ({ number }) => `/zfxxgk/doc_${number}.html`,
  });
  const nodes = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', COLUMN, '依申请公开'].map(
    (name, n) =>
      `{id:${n + 1}, pId:0, name:"${name}", url:"${name === COLUMN ? column : `/zfxxgk/channel_${n}.html`}", target:"_self"}`,
  );
  site.put('/zfxxgk/', () =>
    pageHtml(site, {
      title: `政府信息公开_${site.name}`,
      body: `<ul id="tree" class="ztree"></ul><script>var zNodes = [${nodes.join(',\n')}]; $.fn.zTree.init($("#tree"), setting, zNodes);</script><h2>指南</h2>`,
    }),
  );
  site.put(column, () => columnPage(site, rowsHtml(rows)));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }], { articles: 6 });
}

/** A picture before the home page, and a menu that is a picture with areas. */
function plantPictures(world: World): void {
  const column = '/nb/';
  const { site, rows } = siteOf(world, bureau('map', '气象局', 2020), { address: tDate(column) });
  const { nav, news } = putNoise(site, 6);
  site.put(
    '/',
    () =>
      `<html><head><title>${site.name}</title></head><body><a href="/main/"><img src="/in.jpg" alt="进入网站"></a></body></html>`,
  );
  site.put('/main/', () =>
    pageHtml(site, {
      title: site.name,
      nav,
      body: `<img src="m.gif" usemap="#m"><map name="m"><area shape="rect" coords="0,0,9,9" href="/xw/lm1/" alt="要闻"><area shape="rect" coords="9,0,19,9" href="${column}" alt="信息公开年报"></map>${rowsHtml(news)}`,
    }),
  );
  site.put(column, () => columnPage(site, rowsHtml(rows)));
}

/** Every article is a folder with a number: 铁岭, 乌海, customs; or the day in front of the number: Liaoning. */
function plantArticleFolders(world: World): void {
  const column = '/web/zwgk/xxgknb/';
  const manners: Record<string, Address> = {
    folders: ({ number }) => `${column}${number}/`,
    dated: ({ date, number }) => `${column}${date.replaceAll('-', '')}${number}/`,
    uuid: ({ title, date }) =>
      `${column}${date.slice(0, 7).replace('-', '')}/${date.slice(8)}/${hexFor(title + date, 32)}.html`,
  };
  for (const [id, address] of Object.entries(manners)) {
    const { site, rows } = siteOf(world, bureau(id, { folders: '海关', dated: '烟草局', uuid: '供销社' }[id]!, 2022), {
      address,
      column,
    });
    site.put(column, () => columnPage(site, rowsHtml(rows)));
  }
}

/** 西咸新区: a folder for each year, in it one for each kind of body, in it one for each body, in it a page with a number. */
function plantDeepFolders(world: World): void {
  const site = world.site('www.xinpu', '新浦新区管理委员会');
  const root = '/xwzx/ztzl/zfxxgknb/';
  const towns = ['斗门街道', '王寺街道', '高桥街道'].map((name, n) => ({
    ...{
      id: `xinpu-${n + 1}`,
      name: `新浦新区${name}办事处`,
      short: name,
      level: 'township' as const,
      absent: n === 1 ? [2020] : [],
    },
  }));
  for (const town of towns) world.enrol(town, site, { home: '/', column: root });
  const years = owedBy(towns[0]!).toReversed();
  for (const year of years) {
    const kind = `${root}${year}/jdzj/`;
    const links = towns.flatMap((town, n) => {
      if (town.absent.includes(year)) return [];
      const folder = `${kind}j${n}/`;
      const { href, title, date } = oneReport(world, site, town, year, {
        address: () => `${folder}1.html`,
        form: 'full',
      });
      site.put(folder, () => pageHtml(site, { title: town.short, body: rowsHtml([{ href, title, date }]) }));
      return [`<li><a href="j${n}/">${town.short}</a></li>`];
    });
    site.put(kind, () => pageHtml(site, { title: '街道镇级', body: `<ul>${links.join('')}</ul>` }));
    site.put(`${root}${year}/`, () =>
      pageHtml(site, { title: `${year}年`, body: '<ul><li><a href="jdzj/">街道、镇</a></li></ul>' }),
    );
  }
  const folders = years.map((year) => `<li><a href="${year}/">${year}年度</a></li>`).join('');
  site.put(root, () => columnPage(site, `<ul>${folders}</ul>`));
  putHome(site, [{ href: root, text: COLUMN }], { articles: 6 });
}

/** 南威 (Tianjin): a script of its own file makes the list; beside its place stand the newest of other columns, with their dates. */
function plantOutsideScript(world: World): void {
  const column = '/zfxxgk/nb/';
  const body = bureau('igs', '国家安全局', 2019);
  const { site, rows } = siteOf(world, body, {
    address: ({ number }) => `/igs/${number}.jhtml`,
    column,
    noise: 8,
    otherwise: ['unknown.incomplete', 'unknown.column_not_found'],
  });
  const others = rows.filter(({ title }) => !title.includes('年度报告'));
  for (const truth of world.truth.values()) if (truth.agencyId === body.id) truth.urls.clear();
  site.put(column, () =>
    columnPage(
      site,
      `<div id="list" class="list"></div><script src="/igs/js/list.js"></script><div class="side"><h3>热点信息</h3>${rowsHtml(others)}</div>`,
    ),
  );
}

/** Small systems, and manners of hand-made pages. */
export function plantSmallSystems(world: World): void {
  plantClickedRows(world);
  plantNumberedRows(world);
  plantTreeMenu(world);
  plantPictures(world);
  plantArticleFolders(world);
  plantDeepFolders(world);
  plantOutsideScript(world);
}
