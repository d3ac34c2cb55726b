import { type Address, notReports, oneReport, platform, putHome, putPlatform, tDate } from '../content.ts';
import { escapeHtml, newestFirst, paged, pageHtml, type Row } from '../markup.ts';
import type { Site } from '../site.ts';
import type { TitleForm } from '../titles.ts';
import { type Body, owedBy, publishedOn, type World } from '../world.ts';

const COLUMN = '政府信息公开年报';

/** A row with the body that published it. */
interface SignedRow extends Row {
  publisher: string;
}

function columnPage(site: Site, name: string, body: string): string {
  return pageHtml(site, {
    title: `${name}_${site.name}`,
    metas: { ColumnName: name },
    trail: [
      { href: '/', text: '首页' },
      { href: './', text: name },
    ],
    body,
  });
}

function departments(place: string, slug: string, offices: readonly string[]): Body[] {
  return offices.map((office, n) => ({
    ...{ id: `${slug}-${n + 1}`, name: `${place}${office}`, short: `县${office}`, parent: `${place}人民政府` },
    absent: n % 2 === 0 ? [2018 + n] : [],
  }));
}

function signedReports(
  world: World,
  site: Site,
  body: Body,
  address: Address,
  forms: readonly TitleForm[],
): SignedRow[] {
  const years = owedBy(body).filter((year) => !body.absent?.includes(year));
  return years.map((year, n) => ({
    ...oneReport(world, site, body, year, { address, form: forms[n % forms.length]! }),
    publisher: body.short,
  }));
}

/** Reports of bodies that are not registered, in the same list. */
function strangersOf(place: string, address: Address): SignedRow[] {
  const offices = '商务局 信访局 林业局 气象局 档案局'.split(' ');
  return offices.flatMap((office, o) =>
    [2021, 2022, 2023, 2024].map((year, n) => {
      const body: Body = { id: `${place}${office}`, name: `${place}${office}`, short: `县${office}` };
      const date = publishedOn(body, year);
      const title = `${year}年政府信息公开工作年度报告`;
      return { title, date, href: address({ date, number: 5_000_000 + o * 100 + n, title }), publisher: body.short };
    }),
  );
}

/** One list of all departments whose titles name nobody: the publisher stands in a cell of its own. */
export function plantPublisherTable(world: World): void {
  const site = world.site('www.lanping', '岚屏县人民政府');
  const folder = '/zwgk/zfxxgknb/bm/';
  const bodies = departments('岚屏县', 'lanping', '民政局 财政局 教育局 水利局'.split(' '));
  const rows: SignedRow[] = strangersOf('岚屏县', tDate(folder));
  for (const body of bodies) {
    world.enrol(body, site, { home: '/', column: folder });
    rows.push(...signedReports(world, site, body, tDate(folder), ['nameless', 'namelessBrief']));
  }
  const cells = ({ title, date, href, publisher }: SignedRow, n: number) =>
    `<tr><td>${n + 1}</td><td><a href="${href}" target="_blank">${escapeHtml(title)}</a></td><td>${publisher}</td><td>${date}</td></tr>`;
  const pages = paged(newestFirst(rows) as SignedRow[], 30);
  for (const [page, shown] of pages.entries()) {
    site.put(page === 0 ? folder : `${folder}index_${page}.html`, () =>
      columnPage(
        site,
        '部门年报',
        `<table><tr><th>序号</th><th>标题</th><th>发布机构</th><th>发布日期</th></tr>${shown.map(cells).join('')}</table><script>createPageHTML(${pages.length},${page},"index","html");</script>`,
      ),
    );
  }
  putPlatform(site, '/zwgk/', platform('/zwgk/', { href: folder, text: COLUMN }));
  putHome(site, [{ href: '/zwgk/', text: '政府信息公开' }]);
}

/** The same by JSON: the publisher is a field of the row. */
export function plantPublisherJson(world: World): void {
  const site = world.site('www.songyuan', '松垣县人民政府', { conditional: false });
  const bodies = departments('松垣县', 'songyuan', '审计局 司法局 统计局'.split(' '));
  const column = '/xxgk/nb/index.html';
  const address: Address = ({ number }) => `/xxgk/nb/content_${number}.html`;
  const rows: SignedRow[] = strangersOf('松垣县', address);
  for (const body of bodies) {
    world.enrol(body, site, { home: '/', column });
    rows.push(...signedReports(world, site, body, address, ['nameless']));
  }
  const sorted = newestFirst(rows) as SignedRow[];
  site.put(column, () =>
    columnPage(
      site,
      '部门年报',
      '<ul id="list"></ul><script>$.getJSON("/api/article/list?channelId=8021&pageNo=1&pageSize=20",draw);</script>',
    ),
  );
  site.rule(({ path }) => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== '/api/article/list' || url.searchParams.get('channelId') !== '8021') return null;
    const page = Number(url.searchParams.get('pageNo') ?? 1);
    const list = sorted
      .slice((page - 1) * 20, page * 20)
      .map(({ title, href, date, publisher }) => ({ title, url: href, publishDate: date, deptName: publisher }));
    return { type: 'application/json', body: JSON.stringify({ code: 0, data: { total: sorted.length, list } }) };
  });
  putPlatform(site, '/xxgk/', platform('/xxgk/', { href: column, text: COLUMN }));
  putHome(site, [{ href: '/xxgk/', text: '政府信息公开' }]);
}

/** The government's column with a choice of department, by options on one portal and by links on the other. */
export function plantDepartmentFilter(world: World): void {
  for (const [host, place, by] of [
    ['www.qingtan', '青潭县', 'options'],
    ['www.heyuan', '鹤原县', 'links'],
  ] as const) {
    const site = world.site(host, `${place}人民政府`, { conditional: false });
    const offices = '交通运输局 农业农村局 卫生健康局 自然资源局 发展和改革局'.split(' ');
    const bodies = departments(place, host.slice(4), offices);
    const list = '/zfxxgk/nb/list.aspx';
    const at = (n: number) => `${list}?dept=${n + 11}`;
    const choice = bodies
      .map(({ short }, n) => {
        return by === 'options' ? `<option value="${at(n)}">${short}</option>` : `<a href="${at(n)}">${short}</a> `;
      })
      .join('');
    const filter = by === 'options' ? `<select onchange="location=this.value">${choice}</select>` : choice;
    const all: Row[] = [];
    for (const [n, body] of bodies.entries()) {
      world.enrol(body, site, { home: '/' });
      const rows = signedReports(world, site, body, ({ number }) => `/zfxxgk/nb/show.aspx?id=${number}`, ['nameless']);
      all.push(...rows);
      const items = newestFirst(rows)
        .map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`)
        .join('');
      site.put(at(n), () => columnPage(site, COLUMN, `${filter}<h3>${body.name}</h3><ul>${items}</ul><p>共1页</p>`));
    }
    const newest = newestFirst(all).slice(0, 10);
    const items = newest.map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`);
    site.put(list, () => columnPage(site, COLUMN, `${filter}<ul>${items.join('')}</ul><p>共4页</p>`));
    putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: list, text: COLUMN }));
    putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
  }
}

/** A table of bodies and years, whose cells hold nothing but “查看”. */
export function plantMatrix(world: World): void {
  const site = world.site('www.luoyan', '洛堰县人民政府');
  const folder = '/zfxxgk/bmnb/';
  const bodies = departments('洛堰县', 'luoyan', '民政局 财政局 教育局 水利局'.split(' '));
  const years = owedBy(bodies[0]!).toReversed();
  const lines = bodies.map((body) => {
    world.enrol(body, site, { home: '/', column: folder });
    const cells = years.map((year) => {
      if (body.absent?.includes(year)) return '<td></td>';
      const { href } = oneReport(world, site, body, year, { address: tDate(folder), form: 'nameless' });
      return `<td><a href="${href}">查看</a></td>`;
    });
    return `<tr><td>${body.short}</td>${cells.join('')}</tr>`;
  });
  const head = `<tr><th>单位</th>${years.map((year) => `<th>${year}年</th>`).join('')}</tr>`;
  site.put(folder, () => columnPage(site, '部门信息公开年报', `<table>${head}${lines.join('')}</table>`));
  putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: folder, text: '部门信息公开年报' }));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
}

/** Yearly collections of a county, each named like a report: a folder of all bodies' reports behind it. */
export function plantNamedFolders(world: World): void {
  const site = world.site('www.pingxi', '坪溪县人民政府');
  const folder = '/zfxxgk/zfxxgknb/';
  const government: Body = {
    ...{ id: 'pingxi', name: '坪溪县人民政府', short: '坪溪县', aliases: ['坪溪县'], level: 'county', absent: [2019] },
  };
  const bodies = [government, ...departments('坪溪县', 'pingxi', '民政局 财政局'.split(' '))];
  for (const body of bodies) world.enrol(body, site, { home: '/' });
  const years = owedBy(government).toReversed();
  for (const year of years) {
    const below = `${folder}${year}nb/`;
    const rows = bodies
      .filter((body) => !body.absent?.includes(year))
      .map((body) => oneReport(world, site, body, year, { address: tDate(below), form: 'full' }));
    const items = newestFirst([...rows, ...notReports(site, government, tDate(below), { count: 2, seed: `${year}` })])
      .map(({ title, href, date }) => `<li><a href="${href}">${escapeHtml(title)}</a><span>${date}</span></li>`)
      .join('');
    site.put(below, () => columnPage(site, `${year}年政府信息公开年报`, `<ul>${items}</ul>`));
  }
  const entries = years.map((year) => `<li><a href="${folder}${year}nb/">${year}年政府信息公开年报</a></li>`);
  site.put(folder, () => columnPage(site, COLUMN, `<ul>${entries.join('')}</ul>`));
  putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: folder, text: COLUMN }));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
}
