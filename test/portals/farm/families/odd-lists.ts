import { type Address, notReports, oneReport, ownReports, platform, putHome, putPlatform, tDate } from '../content.ts';
import { escapeHtml, newestFirst, pageHtml, type Row } from '../markup.ts';
import type { Site } from '../site.ts';
import type { TitleForm } from '../titles.ts';
import { type Body, numberFor, owedBy, type Truth, type World } from '../world.ts';

const COLUMN = '政府信息公开年报';

interface OddList {
  host: string;
  body: Body;
  folder: string;
  address?: Address;
  forms: TitleForm[];
  /** How a row is written. */
  row: (row: Row, n: number) => string;
  /** What stands behind the rows. */
  behind?: string;
  noise?: number;
  otherwise?: Truth['otherwise'];
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const english = (date: string) => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${MONTHS[month - 1]} ${day}, ${year}`;
};
const cut = (title: string) => {
  const at = title.indexOf('公开');
  return at < 0 ? title : `${title.slice(0, at + 2)}…`;
};
const pdf =
  (folder: string): Address =>
  ({ date, number }) =>
    `${folder}P0${date.replaceAll('-', '')}${numberFor(String(number), 900_000)}.pdf`;

const bureau = (id: string, name: string, more: Partial<Body> = {}): Body => ({
  ...{ id, name, short: name.replace(/^.*?([市县])/, '$1') },
  ...more,
});

const LISTS: readonly OddList[] = [
  {
    // A file for each year, and no word but the year.
    host: 'wsj.tangxi',
    body: bureau('tangxi-wsj', '棠溪市卫生健康委员会', { absent: [2020] }),
    folder: '/xxgk/zfxxgknb/',
    address: pdf('/xxgk/zfxxgknb/'),
    forms: ['nameless'],
    row: ({ date, href }) => `<a href="${href}">${Number(date!.slice(0, 4)) - 1}年</a>`,
    noise: 0,
  },
  {
    // Nothing but files, whose words stand beside a link that says “下载”.
    host: 'cgj.tangxi',
    body: bureau('tangxi-cgj', '棠溪市城市管理局', { absent: [2021] }),
    folder: '/xxgk/zfxxgknb/',
    address: pdf('/xxgk/zfxxgknb/'),
    forms: ['full', 'nameless'],
    row: ({ title, date, href }) =>
      `<tr><td>${escapeHtml(title)}</td><td>${date}</td><td><a href="${href}">下载</a></td></tr>`,
    noise: 4,
  },
  {
    // Titles cut short, and no attribute that has the whole.
    host: 'rsj.tangxi',
    body: bureau('tangxi-rsj', '棠溪市人力资源和社会保障局', { absent: [2019] }),
    folder: '/zwgk/nb/',
    forms: ['full'],
    row: ({ title, date, href }) => `<li><a href="${href}">${escapeHtml(cut(title))}</a><span>${date}</span></li>`,
    noise: 6,
  },
  {
    // The whole title only in the attribute.
    host: 'jtj.tangxi',
    body: bureau('tangxi-jtj', '棠溪市交通运输局', { absent: [2022] }),
    folder: '/zwgk/nb/',
    forms: ['chineseDegree', 'work'],
    row: ({ title, date, href }) =>
      `<li><a href="${href}" title="${escapeHtml(title)}"><i class="icon"></i>查看详情</a><em>${date}</em></li>`,
    noise: 6,
  },
  {
    // Titles without year, dates as in English.
    host: 'swj.tangxi',
    body: bureau('tangxi-swj', '棠溪市商务局', { absent: [2023] }),
    folder: '/zwgk/nb/',
    forms: ['yearless'],
    address: ({ number }) => `/zwgk/nb/content_${number}.html`,
    row: ({ title, date, href }) => `<li><a href="${href}">${escapeHtml(title)}</a><span>${english(date!)}</span></li>`,
    noise: 0,
  },
  {
    // Titles without year and no date: the year stands in the folder of the page, and in the page.
    host: 'sjj.tangxi',
    body: bureau('tangxi-sjj', '棠溪市审计局', { absent: [2018] }),
    folder: '/zwgk/nb/',
    forms: ['yearless'],
    address: ({ date, number }) => `/zwgk/nb/${Number(date.slice(0, 4)) - 1}/${number}.html`,
    row: ({ title, href }) => `<li><a href="${href}">${escapeHtml(title)}</a></li>`,
    noise: 0,
  },
  {
    // Further pages only by a script: what is on them nobody can know.
    host: 'mzj.tangxi',
    body: bureau('tangxi-mzj', '棠溪市民政局', { firstYear: 2021, absent: [2021] }),
    folder: '/zwgk/nb/',
    forms: ['full'],
    row: ({ title, date, href }) => `<li><a href="${href}">${escapeHtml(title)}</a><span>${date}</span></li>`,
    behind: `<div class="page"><a href="javascript:__doPostBack('pager','2')">下一页</a></div>`,
    noise: 3,
    otherwise: ['unknown.incomplete'],
  },
  {
    host: 'fgw.tangxi',
    body: bureau('tangxi-fgw', '棠溪市发展和改革委员会', { firstYear: 2021, absent: [2022] }),
    folder: '/zwgk/nb/',
    forms: ['full'],
    row: ({ title, date, href }) => `<li><a href="${href}">${escapeHtml(title)}</a><span>${date}</span></li>`,
    behind: '<div class="more" onclick="loadMore()">加载更多</div>',
    noise: 3,
    otherwise: ['unknown.incomplete'],
  },
];

/** Lists in the manners that hand-made pages have. */
export function plantOddLists(world: World): void {
  for (const { host, body, folder, address = tDate(folder), forms, row, behind = '', noise = 0, otherwise } of LISTS) {
    const site = world.site(host, body.name);
    world.enrol(body, site, { home: '/', ...(otherwise ? { otherwise } : {}) });
    const rows = newestFirst([
      ...ownReports(world, site, body, address, forms),
      ...(noise > 0 ? notReports(site, body, address, { count: noise }) : []),
    ]);
    putColumn(site, folder, `<div class="list">${rows.map(row).join('\n')}</div>${behind}`);
  }
}

/** One page with the reports of all years one under the other, each behind a link that says no more than its year. */
export function plantYearLinks(world: World): void {
  const body = bureau('tangxi-zrzy', '棠溪市自然资源局', { absent: [2019] });
  const site = world.site('zrzy.tangxi', body.name);
  world.enrol(body, site, { home: '/' });
  const folder = '/zwgk/nb/';
  const years = owedBy(body).filter((year) => !body.absent?.includes(year));
  const links = years.toReversed().map((year) => {
    const { href } = oneReport(world, site, body, year, { address: tDate(folder), form: 'nameless' });
    return `<li><a href="${href}">${year}年度</a></li>`;
  });
  putColumn(site, folder, `<ul class="years">${links.join('')}</ul>`);
}

function putColumn(site: Site, folder: string, body: string): void {
  site.put(folder, () =>
    pageHtml(site, {
      title: `${COLUMN}_${site.name}`,
      trail: [
        { href: '/', text: '首页' },
        { href: './', text: COLUMN },
      ],
      body,
    }),
  );
  putPlatform(site, '/zwgk/', platform('/zwgk/', { href: folder, text: COLUMN }));
  putHome(site, [{ href: '/zwgk/', text: '政府信息公开' }], { articles: 6 });
}
