import { type Address, notReports, oneReport, ownReports, platform, putHome, putPlatform, tDate } from '../content.ts';
import { newestFirst, paged, pageHtml, type Row, rowsHtml } from '../markup.ts';
import type { Site } from '../site.ts';
import { type TitleForm, titleOf } from '../titles.ts';
import { type Body, numberFor, owedBy, publishedOn, type World } from '../world.ts';
import { putTrsList } from './trs.ts';

const COLUMN = '政府信息公开年报';

const page = (site: Site, title: string, body: string) =>
  pageHtml(site, {
    title: `${title}_${site.name}`,
    trail: [
      { href: '/', text: '首页' },
      { href: '/zfxxgk/', text: '政府信息公开' },
      { href: './', text: title },
    ],
    body,
  });

/** A folder for each year, made anew each winter by copying the last one: the folder's name lies once. */
export function plantYearFolders(world: World): void {
  const bodies: (Body & { host: string })[] = [
    {
      id: 'pingchuan',
      name: '屏川区人民政府',
      short: '屏川区',
      level: 'county',
      host: 'www.pingchuan',
      aliases: ['屏川区'],
    },
    { id: 'pingchuan-yjj', name: '屏川区应急管理局', short: '区应急局', host: 'yjj.pingchuan', absent: [2020] },
  ];
  for (const { host, ...body } of bodies) {
    const site = world.site(host, `${body.name}网站`);
    world.enrol(body, site, { home: '/' });
    const root = '/zfxxgk/zfxxgknb/';
    const folderOf = (year: number) => (year === 2024 ? 2023 : year);
    const years = owedBy(body).filter((year) => !body.absent?.includes(year));
    const reports = years.map((year) => {
      const forms: TitleForm[] = ['full', 'brief', 'yearFirst'];
      return {
        folder: folderOf(year),
        row: oneReport(world, site, body, year, {
          address: tDate(`${root}${folderOf(year)}n/`),
          form: forms[year % 3]!,
        }),
      };
    });
    const folders = [...new Set(reports.map(({ folder }) => folder))].sort().reverse();
    site.put(root, () =>
      page(site, COLUMN, `<ul>${folders.map((year) => `<li><a href="./${year}n/">${year}年</a></li>`).join('')}</ul>`),
    );
    for (const year of folders) {
      const rows = [
        ...reports.filter(({ folder }) => folder === year).map(({ row }) => row),
        ...notReports(site, body, tDate(`${root}${year}n/`), { count: 2, seed: String(year) }),
      ];
      site.put(`${root}${year}n/`, () => page(site, `${year}年`, rowsHtml(newestFirst(rows))));
    }
    putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: root, text: COLUMN }));
    putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
  }
}

/** Year, then kind of agency, then a list that mixes them. */
export function plantKindFolders(world: World): void {
  const site = world.site('www.daye', '大烨市人民政府');
  const root = '/zfxxgk/zfxxgkndbg/';
  const bodies: (Body & { kind: 'bm' | 'xz' | 'sj' })[] = [
    { id: 'daye', name: '大烨市人民政府', short: '大烨市', level: 'county', kind: 'sj', aliases: ['大烨市'] },
    { id: 'daye-czj', name: '大烨市财政局', short: '市财政局', kind: 'bm', absent: [2021] },
    { id: 'daye-sthjj', name: '大烨市生态环境局', short: '市生态环境局', kind: 'bm', absent: [2024] },
    { id: 'daye-jnz', name: '大烨市金牛镇人民政府', short: '金牛镇', level: 'township', kind: 'xz' },
    {
      id: 'daye-hdqz',
      name: '大烨市还地桥镇人民政府',
      short: '还地桥镇',
      level: 'township',
      kind: 'xz',
      absent: [2018, 2019],
    },
  ];
  const kinds = { sj: '市级', bm: '部门', xz: '乡镇' } as const;
  for (const { kind: _, ...body } of bodies) world.enrol(body, site, { home: '/', column: root });
  const years = owedBy(bodies[0]!);
  for (const year of years) {
    const folder = `${root}gb${year}/`;
    site.put(folder, () =>
      page(
        site,
        `${year}年`,
        Object.entries(kinds)
          .map(([kind, text]) => `<a href="${folder}${kind}${year}/">${text}</a>`)
          .join(' '),
      ),
    );
    for (const kind of ['sj', 'bm', 'xz'] as const) {
      const own = bodies.filter((body) => body.kind === kind && !body.absent?.includes(year));
      const rows = own.map((body) =>
        oneReport(world, site, body, year, {
          address: tDate(`${folder}${kind}${year}/`),
          form: year % 2 ? 'full' : 'yearFirst',
        }),
      );
      const others =
        kind === 'sj'
          ? []
          : otherBodies(site, kind === 'bm' ? '局' : '镇人民政府', year, `${folder}${kind}${year}/`, 5);
      site.put(`${folder}${kind}${year}/`, () => page(site, kinds[kind], rowsHtml(newestFirst([...rows, ...others]))));
    }
  }
  site.put(root, () =>
    page(
      site,
      '政府信息公开年度报告',
      `<ul>${[...years]
        .reverse()
        .map((year) => `<li><a href="gb${year}/">${year}年</a></li>`)
        .join('')}</ul>`,
    ),
  );
  putPlatform(site, '/zfxxgk/', platform('/zfxxgk/', { href: root, text: '政府信息公开年度报告' }));
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
}

const SYLLABLES = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';

/** Reports of bodies that are not registered. */
function otherBodies(site: Site, ending: string, year: number, folder: string, count: number): Row[] {
  return Array.from({ length: count }, (_, n) => {
    const name = `${site.name.replace(/人民政府.*/, '')}${SYLLABLES[n % 20]}${SYLLABLES[(n * 7 + 3) % 20]}${ending}`;
    const body: Body = { id: `other ${name}`, name, short: name };
    const date = publishedOn(body, year);
    const title = titleOf('full', body, year);
    const href = tDate(folder)({
      date,
      number: 1_000_000 + numberFor(`${site.host} ${name} ${year}`, 8_000_000),
      title,
    });
    return { title, date, href };
  });
}

/** One list of a whole county: 64 units a year, registered or not, named in full, in short or by the name alone. */
export function plantCountyList(world: World): void {
  const site = world.site('www.shuxi', '沭西县人民政府');
  const folder = '/zfxxgk/bmnb/';
  const names = '民政局 财政局 教育局 水利局 统计局 卫生健康局 自然资源和规划局 市场监督管理局'.split(' ');
  const bodies: Body[] = names.map((name, n) => ({
    ...{
      id: `shuxi-${n + 1}`,
      name: `沭西县${name}`,
      short: `县${name.replace('卫生健康局', '卫健局')}`,
      parent: '沭西县人民政府',
    },
    absent: n % 3 === 0 ? [2017 + n] : [],
    late: n === 4 ? [2021] : [],
  }));
  const forms: TitleForm[] = ['full', 'short', 'yearFirst', 'nameOnly', 'level'];
  const rows: Row[] = [];
  for (const [n, body] of bodies.entries()) {
    world.enrol(body, site, { home: '/', column: folder });
    rows.push(...ownReports(world, site, body, tDate(folder), [forms[n % forms.length]!]));
  }
  for (const year of owedBy(bodies[0]!))
    rows.push(
      ...otherBodies(site, '局', year, folder, 56).filter(({ title }) => !names.some((name) => title.includes(name))),
    );
  rows.push(
    ...notReports(site, { id: 'shuxi', name: '沭西县人民政府', short: '沭西县' }, tDate(folder), { count: 20 }),
  );
  putTrsList(site, { folder, name: '部门信息公开年报', rows, size: 100 });
  putPlatform(site, '/zfxxgk/', [
    ...platform('/zfxxgk/', { href: '/zfxxgk/zfxxgknb/', text: COLUMN }),
    { href: folder, text: '部门信息公开年报' },
  ]);
  const government: Body = {
    id: 'shuxi',
    name: '沭西县人民政府',
    short: '沭西县',
    level: 'county',
    aliases: ['沭西县'],
  };
  world.enrol(government, site, { home: '/', column: '/zfxxgk/zfxxgknb/' });
  const own = ownReports(world, site, government, tDate('/zfxxgk/zfxxgknb/'), ['full', 'nameless']);
  // Its parent's report stands in its column, and so does a department's: the same page as in the list of departments.
  const parents = otherBodies(site, '市人民政府', 2022, '/zfxxgk/zfxxgknb/', 1);
  putTrsList(site, { folder: '/zfxxgk/zfxxgknb/', name: COLUMN, rows: [...own, ...parents, rows[0]!] });
  putHome(site, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
}

/** Columns behind frames of another host, and behind pages that only send on by script or refresh. */
export function plantFramesAndJumps(world: World): void {
  const framed: Body = {
    id: 'shanhai',
    name: '珊海区人民政府',
    short: '珊海区',
    level: 'county',
    aliases: ['珊海区'],
    absent: [2018],
  };
  const [outside, inside] = [
    world.site('www.shanhai', framed.name),
    world.site('info.shanhai', '珊海区政府信息公开平台'),
  ];
  world.enrol(framed, outside, { home: '/' });
  const folder = '/zfxxgk/nb/';
  putTrsList(inside, {
    folder,
    name: COLUMN,
    rows: [
      ...ownReports(world, inside, framed, tDate(folder), ['full', 'nameless']),
      ...notReports(inside, framed, tDate(folder)),
    ],
  });
  putPlatform(inside, '/zfxxgk/', platform('/zfxxgk/', { href: folder, text: COLUMN }));
  outside.put(
    '/zwgk/zfxxgk/',
    () =>
      `<html><head><title>政府信息公开</title></head><frameset><frame src="${inside.at('/zfxxgk/')}"></frameset></html>`,
  );
  putHome(outside, [{ href: '/zwgk/zfxxgk/', text: '政府信息公开' }]);

  const sent: Body = { id: 'xiyan-rsj', name: '汐岩市人力资源和社会保障局', short: '市人社局', absent: [2023] };
  const site = world.site('rsj.xiyan', sent.name);
  world.enrol(sent, site, { home: '/' });
  site.put('/', "<script>location.replace('./rsj/index.html');</script>");
  putHome(site, [{ href: '/rsj/zfxxgk/', text: '政府信息公开' }], { path: '/rsj/' });
  site.put('/rsj/zfxxgk/', '<html><head><meta http-equiv="refresh" content="0;url=./zn/"></head></html>');
  putPlatform(site, '/rsj/zfxxgk/zn/', platform('/rsj/zfxxgk/', { href: '../nb/', text: COLUMN }));
  site.put('/rsj/zfxxgk/nb/', '<html><script>window.location.href="list/";</script></html>');
  const list = '/rsj/zfxxgk/nb/list/';
  putTrsList(site, {
    folder: list,
    name: COLUMN,
    rows: [...ownReports(world, site, sent, tDate(list), ['yearFirst']), ...notReports(site, sent, tDate(list))],
  });

  const cookie: Body = { id: 'sifa-ting', name: '澄江省司法厅', short: '省司法厅', level: 'province_dept' };
  const guarded = world.site('sft.chengjiang', cookie.name);
  world.enrol(cookie, guarded, { home: '/' });
  guarded.rule(({ path, cookie: given }) => {
    if (given.includes('CT6T=') || path === '/robots.txt') return null;
    return { status: 302, body: '', headers: { location: path, 'set-cookie': 'CT6T=1; path=/' } };
  });
  putTrsList(guarded, { folder, name: COLUMN, rows: ownReports(world, guarded, cookie, tDate(folder), ['full']) });
  putPlatform(guarded, '/zfxxgk/', platform('/zfxxgk/', { href: folder, text: COLUMN }));
  putHome(guarded, [{ href: '/zfxxgk/', text: '政府信息公开' }]);
}

/** Copies: for phones, under the other scheme, on a second platform, with a dot behind the host, and with relative addresses. */
export function plantCopies(world: World): void {
  const body: Body = {
    id: 'chongling',
    name: '崇岭区人民政府',
    short: '崇岭区',
    level: 'county',
    aliases: ['崇岭区'],
    absent: [2019],
  };
  const site = world.site('www.chongling', body.name);
  const second = world.site('xxgk.chongling', '崇岭区政府信息公开');
  world.enrol(body, site, { home: '/' });
  const folder = '/zwgk/zfxxgk/zfxxgknb_73584/';
  const address: Address = tDate(folder);
  const rows = ownReports(world, site, body, address, ['full', 'yearFirst']);
  const written = rows.flatMap((row, n): Row[] => {
    const year = owedBy(body).filter((one) => one !== 2019)[n]!;
    const copies: Row[] = [
      { ...row, href: row.href.replace('.html', '_wap.html') },
      { ...row, href: site.at(row.href).replace('http:', 'https:') },
      { ...row, href: second.at(row.href) },
      { ...row, href: site.at(row.href).replace('.cn:', '.cn.:') },
    ];
    const copy = copies[n % copies.length]!;
    const url = copy.href.startsWith('http') ? copy.href : site.at(copy.href);
    world.published(body.id, year, url);
    return [{ ...row, href: `.${row.href.slice(folder.length - 1)}` }, copy];
  });
  const pages = paged(newestFirst([...written, ...notReports(site, body, address)]), 15);
  for (const [n, shown] of pages.entries()) {
    site.put(n === 0 ? folder : `${folder}index_${n}.html`, () =>
      page(site, COLUMN, `${rowsHtml(shown)}<script>createPageHTML(${pages.length},${n},"index","html");</script>`),
    );
  }
  putPlatform(site, '/zwgk/zfxxgk/', [
    { href: './zfxxgkzn/', text: '政府信息公开指南' },
    { href: './zfxxgknb_73584/', text: COLUMN },
  ]);
  putHome(site, [{ href: './zwgk/zfxxgk/', text: '政府信息公开' }]);
}
