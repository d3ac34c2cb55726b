import { type Address, notReports, oneReport, ownReports, platform, putHome, putPlatform, tDate } from '../content.ts';
import { escapeHtml, newestFirst, paged, pageHtml, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import { type Body, hexFor, owedBy, type Truth, type World } from '../world.ts';
import { putTrsList } from './trs.ts';

const COLUMN = '政府信息公开年报';

const bureau = (slug: string, name: string, more: Partial<Body> = {}): Body => ({
  ...{ id: `qinghe-${slug}`, name: `清禾市${name}`, short: `市${name}` },
  ...more,
});

/** A bureau with a portal of its own whose menu leads to `column`; yields its site and the rows of its list. */
function portalOf(
  world: World,
  body: Body,
  { column, address, noise = 6, otherwise }: Portal,
): { site: Site; rows: Row[] } {
  const site = world.site(`${body.id.replace('qinghe-', '')}.qinghe`, body.name);
  world.enrol(body, site, { home: '/', ...(otherwise ? { otherwise } : {}) });
  const rows = newestFirst([
    ...ownReports(world, site, body, address, ['full', 'nameless', 'yearFirst']),
    ...notReports(site, body, address, { count: noise }),
  ]);
  putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: column, text: COLUMN }));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }], { articles: 6 });
  return { site, rows };
}

interface Portal {
  column: string;
  address: Address;
  noise?: number;
  otherwise?: Truth['otherwise'];
}

const page = (site: Site, title: string, body: string, head = '') =>
  pageHtml(site, {
    title: `${title}_${site.name}`,
    head,
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: title },
    ],
    body,
  });

const items = (rows: readonly Row[]) => rowsHtml(rows);

/** The page of the column shows the newest five rows and “更多”, behind which the list lies. */
export function plantTeasers(world: World): void {
  const folder = '/zfxxgk/xxgknb/';
  const { site, rows } = portalOf(world, bureau('teaser', '文化局', { absent: [2020] }), {
    column: '/zfxxgk/nbzl/',
    address: tDate(folder),
  });
  putTrsList(site, { folder, name: COLUMN, rows, size: 10 });
  const others = rows.slice(7);
  site.put('/zfxxgk/nbzl/', () =>
    page(
      site,
      COLUMN,
      `<div class="block"><h3>${COLUMN}<a class="more" href="${folder}">更多&gt;&gt;</a></h3>${items(rows.slice(0, 5))}</div>
<div class="block"><h3>公示公告<a class="more" href="/xw/lm2/">更多&gt;&gt;</a></h3>${items(others.slice(0, 3))}</div>`,
    ),
  );
}

/** The column shows one year; the others are chosen in a list of bare years whose address only a script makes. */
export function plantYearSelect(world: World): void {
  const column = '/zfxxgk/nb/list.jsp';
  const body = bureau('years', '教育局', { absent: [2021] });
  const { site, rows } = portalOf(world, body, {
    column,
    address: ({ number }) => `/zfxxgk/nb/show.jsp?id=${number}`,
    noise: 0,
    otherwise: ['unknown.incomplete'],
  });
  const years = owedBy(body).toReversed();
  const shown = rows.filter(({ date }) => date!.startsWith('2025'));
  const hidden = new Set(rows.filter((row) => !shown.includes(row)).map(({ href }) => site.at(href)));
  for (const [key, truth] of world.truth)
    if (key.startsWith(`${body.id} `)) truth.urls = new Set([...truth.urls].filter((url) => !hidden.has(url)));
  site.put(column, () =>
    page(
      site,
      COLUMN,
      `<select id="year" onchange="query(this.value)">${years.map((year) => `<option value="${year}">${year}年</option>`).join('')}</select>${items(shown)}`,
    ),
  );
}

/** The reports before a change of portals lie in another column, which the first one names in a corner. */
export function plantSplitColumn(world: World): void {
  const folder = '/zfxxgk/xxgknb/';
  const old = '/zwgk/lnnb_3121/';
  const { site, rows } = portalOf(world, bureau('split', '科学技术局', { absent: [2018, 2023] }), {
    column: folder,
    address: tDate(folder),
  });
  const before = (row: Row) => row.date! < '2021';
  putTrsList(site, { folder: old, name: '历年年报', rows: rows.filter(before), size: 20 });
  const now = rows.filter((row) => !before(row));
  site.put(folder, () =>
    page(site, COLUMN, `${items(now)}<div class="tab"><a href="${old}">历年年报</a></div><p>共${now.length}条</p>`),
  );
}

/** Shanghai: the list of the year, and its archives in the margin by the year of publication. */
export function plantArchives(world: World): void {
  const address: Address = ({ date, title }) => `/nw12344/${date.replaceAll('-', '')}/${hexFor(title + date, 32)}.html`;
  const { site, rows } = portalOf(world, bureau('archives', '规划局', { absent: [2019, 2024] }), {
    column: '/nw12344/index.html',
    address,
  });
  const years = [...new Set(rows.map(({ date }) => date!.slice(0, 4)))];
  const margin = years.map((year) => `<li><a href="/nw12344${year}/index.html">${year}</a></li>`).join('');
  const put = (at: string, shown: readonly Row[]) =>
    site.put(at, () => page(site, COLUMN, `<ul class="archive">${margin}</ul>${items(shown)}`));
  put(
    '/nw12344/',
    rows.filter(({ date }) => date!.startsWith(years[0]!)),
  );
  for (const year of years) {
    const pages = paged(
      rows.filter(({ date }) => date!.startsWith(year)),
      20,
    );
    put(`/nw12344${year}/`, pages[0]!);
  }
}

/** Old markup: capitals, no quotes, a base address, line ends inside addresses, pictures for menu entries. */
export function plantOldMarkup(world: World): void {
  const folder = '/zwgk/nb/';
  const { site, rows } = portalOf(world, bureau('capitals', '粮食和物资储备局', { absent: [2022] }), {
    column: folder,
    address: tDate(folder, 'htm'),
  });
  const lines = rows.map(
    ({ title, date, href }) =>
      `<TR><TD><A HREF=${href.slice(1)} TARGET=_blank CLASS=t>${escapeHtml(title)}</A><TD>(${date!.slice(2).replaceAll('-', '/')})`,
  );
  site.put(folder, () =>
    page(site, COLUMN, `<TABLE>${lines.join('\n')}</TABLE>`, `<BASE HREF="${site.at('/')}" TARGET="_blank">`),
  );
  site.put('/zfxxgk/', () =>
    page(
      site,
      '政府信息公开',
      `<a href="\n  /zfxxgk/zn/\n"><img src="a.gif" alt="公开指南"></a><a href="\n  ${folder}\n"><img src="b.gif" alt="信息公开年报"></a>`,
    ),
  );
}

/** The rows lie in a frame within the page of the column. */
export function plantInnerFrame(world: World): void {
  const column = '/zfxxgk/nb/index.html';
  const { site, rows } = portalOf(world, bureau('frame', '民族宗教事务局', { absent: [2017] }), {
    column,
    address: tDate('/zfxxgk/nb/'),
  });
  site.put(column, () =>
    page(site, COLUMN, '<iframe name="list" src="list_frame.html" width="100%" frameborder="0"></iframe>'),
  );
  site.put('/zfxxgk/nb/list_frame.html', () => `<html><body>${items(rows)}</body></html>`);
}

/** TRS WAS: the list is an answer of the search, framed in the page of the column. */
export function plantWas(world: World): void {
  const column = '/zfxxgk/nb/';
  const { site, rows } = portalOf(world, bureau('was', '民政局', { absent: [2021] }), {
    column,
    address: tDate('/zfxxgk/nb/'),
    noise: 40,
  });
  const pages = paged(rows, 10);
  const at = (n: number) => `/was5/web/search?page=${n + 1}&channelid=248028&perpage=10&outlinepage=3`;
  site.put(column, () => page(site, COLUMN, '<iframe src="/was5/web/search?channelid=248028"></iframe>'));
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/was5/web/search' || url.searchParams.get('channelid') !== '248028') return null;
    const number = Number(url.searchParams.get('page') ?? 1);
    const links = pages
      .slice(0, 3)
      .map((_, n) => `<a href="${at(n).replaceAll('&', '&amp;')}">${n + 1}</a>`)
      .join(' ');
    return {
      body: `<html><body><p>共找到 ${rows.length} 条记录</p>${items(pages[number - 1] ?? [])}<div>${links}</div></body></html>`,
    };
  });
}

/** A year, then the towns, each by its name alone on a page of pinyin initials; and a bureau that writes two reports a year. */
export function plantTowns(world: World): void {
  const site = world.site('www.hongqu', '泓渠县人民政府');
  const root = '/zfxxgk/zfxxgknb/';
  const towns: Body[] = ['中堰镇', '槐柳镇', '余坪镇'].map((name, n) => ({
    ...{ id: `hongqu-${n + 1}`, name: `泓渠县${name}人民政府`, short: name, level: 'township' as const },
    absent: n === 1 ? [2020] : [],
  }));
  for (const town of towns) world.enrol(town, site, { home: '/', column: root });
  const years = owedBy(towns[0]!).toReversed();
  for (const year of years) {
    const below = `${root}n${year}n/`;
    const links = towns
      .filter(({ absent }) => !absent?.includes(year))
      .map((town, n) => {
        const { href } = oneReport(world, site, town, year, {
          address: () => `${below}xz/z${'abc'[n]}${town.id.slice(-1)}.htm`,
          form: 'nameOnly',
        });
        return `<li><a href="${href}">${town.short}</a></li>`;
      });
    site.put(below, () => page(site, `${year}年`, `<h3>乡镇</h3><ul>${links.join('')}</ul>`));
  }
  const folders = years.map((year) => `<li><a href="n${year}n/">${year}年</a></li>`).join('');
  site.put(root, () => page(site, COLUMN, `<ul>${folders}</ul>`));
  putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: root, text: COLUMN }));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }], { articles: 6 });
}
