import { notReports, ownReports, platform, putHome, putPlatform, tDate } from '../content.ts';
import { newestFirst, pageHtml, rowsHtml } from '../markup.ts';
import { LAPSED } from '../names.ts';
import type { Asked, Reply, Site } from '../site.ts';
import { makeSite } from '../site.ts';
import type { Body, Truth, World } from '../world.ts';
import { putTrsList } from './trs.ts';

const COLUMN = '政府信息公开年报';
/** Where the column of such a bureau lies. */
export const BUREAU_FOLDER = '/zwgk/zfxxgk/zfxxgknb/';

/** A bureau's portal in good order, for a fault to befall it. */
export function putBureau(
  world: World,
  site: Site,
  body: Body,
  list: Partial<Parameters<typeof putTrsList>[1]> = {},
): void {
  const rows = [
    ...ownReports(world, site, body, tDate(BUREAU_FOLDER), ['full', 'nameless', 'yearFirst']),
    ...notReports(site, body, tDate(BUREAU_FOLDER)),
  ];
  putTrsList(site, { folder: BUREAU_FOLDER, name: COLUMN, rows, size: 30, ...list });
  putPlatform(site, '/zwgk/zfxxgk/', platform('/zwgk/zfxxgk/', { href: BUREAU_FOLDER, text: COLUMN }));
  putHome(site, [{ href: '/zwgk/zfxxgk/', text: '政府信息公开' }], { articles: 8 });
}

const isRobots = ({ path }: Asked) => path === '/robots.txt';
const noRobots: Reply = { status: 404, body: '' };
const html = (body: string) => `<html><head><title>提示</title></head><body>${body}</body></html>`;

type Fault = (asked: Asked, site: Site) => Reply | 'hang up';

/** What befalls a whole portal, and which reason of `unknown` is right then. */
const FAULTS: readonly { slug: string; name: string; fault: Fault; right: readonly string[] }[] = [
  { slug: 'dead', name: '气象局', fault: () => 'hang up', right: ['unknown.unreachable'] },
  {
    slug: 'error',
    name: '粮食局',
    fault: (asked) => (isRobots(asked) ? noRobots : { status: 500, body: 'error' }),
    right: ['unknown.unreachable'],
  },
  {
    slug: 'refused',
    name: '公安局',
    fault: () => ({ status: 403, body: html('403 Forbidden') }),
    right: ['unknown.blocked'],
  },
  {
    slug: 'challenge',
    name: '市场监督管理局',
    fault: (asked) =>
      isRobots(asked)
        ? noRobots
        : { status: 412, body: '<html><script>$_ts=window["$_ts"];document.cookie="a=1"</script></html>' },
    right: ['unknown.blocked'],
  },
  {
    slug: 'firewall',
    name: '退役军人事务局',
    fault: (asked) => (isRobots(asked) ? noRobots : { status: 521, body: html('') }),
    right: ['unknown.blocked'],
  },
  {
    slug: 'script-cookie',
    name: '医疗保障局',
    fault: (asked) =>
      isRobots(asked)
        ? noRobots
        : {
            body: '<html><head></head><body><script>document.cookie="C3VK=ab12;max-age=300;path=/";window.location.href=window.location.href;</script></body></html>',
          },
    right: ['unknown.blocked'],
  },
  {
    slug: 'forbids',
    name: '信访局',
    fault: (asked, site) =>
      isRobots(asked) ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /\n' } : site.answer(asked),
    right: ['unknown.robots'],
  },
  {
    slug: 'robots-down',
    name: '扶贫办公室',
    fault: (asked, site) => (isRobots(asked) ? { status: 503, body: '' } : site.answer(asked)),
    right: ['unknown.robots'],
  },
  {
    slug: 'maintenance',
    name: '园林局',
    fault: (asked) =>
      isRobots(asked)
        ? noRobots
        : {
            body: html(
              '<h2>网站升级维护中</h2><p>为了给您提供更好的服务，本网站正在进行系统升级维护，暂停访问，请稍后再试。</p>',
            ),
          },
    right: ['unknown.unreachable', 'unknown.maintenance'],
  },
  {
    slug: 'soft-home',
    name: '外事办公室',
    fault: (asked, site) =>
      isRobots(asked)
        ? noRobots
        : {
            body: pageHtml(site, {
              title: site.name,
              nav: [{ href: '/xw/', text: '要闻动态' }],
              body: '<p>欢迎访问</p>',
            }),
          },
    right: ['unknown.column_not_found'],
  },
  {
    slug: 'hijacked',
    name: '地震局',
    fault: (asked) =>
      isRobots(asked)
        ? noRobots
        : {
            body: '<html><head><title>开云体育官网入口-澳门新葡京娱乐</title></head><body><h1>开云体育</h1><p>澳门新葡京娱乐城,真人百家乐,彩票投注平台,注册送彩金</p><a href="https://example.com/reg">立即注册</a></body></html>',
          },
    right: ['unknown.column_not_found', 'unknown.hijacked'],
  },
  {
    slug: 'moved-away',
    name: '侨务办公室',
    fault: (asked) =>
      isRobots(asked) ? noRobots : { status: 302, body: '', headers: { location: 'http://www.casino.example.com/' } },
    right: ['unknown.unreachable', 'unknown.column_not_found', 'unknown.hijacked'],
  },
];

export function plantFaults(world: World): void {
  for (const { slug, name, fault, right } of FAULTS) {
    const site = world.site(`${slug}.huaimen`, `淮门市${name}`);
    const body: Body = { id: `huaimen-${slug}`, name: `淮门市${name}`, short: `市${name}` };
    world.enrol(body, site, { home: '/', otherwise: right });
    putBureau({ ...world, published: () => undefined }, site, body);
    site.fault = (asked) => fault(asked, site);
  }
  const lapsed = makeSite(LAPSED, '淮门市档案局', world.port);
  world.enrol({ id: 'huaimen-lapsed', name: '淮门市档案局', short: '市档案局' }, lapsed, {
    home: '/',
    otherwise: ['unknown.unreachable'],
  });
}

/** Portals that work but do not show all, or not where they did. */
export function plantHalfFaults(world: World): void {
  const bureau = (slug: string, name: string, more: Partial<Body> = {}): { site: Site; body: Body } => {
    const site = world.site(`${slug}.heping`, `和坪市${name}`);
    return { site, body: { id: `heping-${slug}`, name: `和坪市${name}`, short: `市${name}`, ...more } };
  };
  const incomplete: Truth['otherwise'] = ['unknown.incomplete'];

  // Its further pages show the first one again: what is on them nobody can know.
  const repeats = bureau('repeats', '文物局', { absent: [2018] });
  world.enrol(repeats.body, repeats.site, { home: '/', otherwise: incomplete });
  putBureau(world, repeats.site, repeats.body, { size: 18, repeats: true });
  hideBeyondFirstPage(world, repeats.site, repeats.body);

  // One page of the list is out of order.
  const broken = bureau('broken', '体育局', { absent: [2019, 2024] });
  world.enrol(broken.body, broken.site, { home: '/', otherwise: incomplete });
  putBureau(world, broken.site, broken.body, { size: 9 });
  broken.site.put(`${BUREAU_FOLDER}index_1.html`, { status: 500, body: 'error' });
  hideBeyondFirstPage(world, broken.site, broken.body);

  // The registry's column is gone: the server shows its home page instead. The column lies elsewhere now.
  const moved = bureau('moved', '残疾人联合会', { absent: [2020] });
  world.enrol(moved.body, moved.site, { home: '/', column: '/old/xxgknb/' });
  putBureau(world, moved.site, moved.body);
  moved.site.put('/old/xxgknb/', () => moved.site.answer({ method: 'GET', path: '/', body: '', cookie: '' }));

  // Everything that is not there is answered with the home page.
  const soft = bureau('soft', '供销合作社联合社', { absent: [2021] });
  world.enrol(soft.body, soft.site, { home: '/' });
  putBureau(world, soft.site, soft.body);
  soft.site.rule((asked) => {
    const isThere = soft.site.paths().includes(asked.path) || isRobots(asked);
    return isThere ? null : soft.site.answer({ ...asked, path: '/' });
  });

  // Its column says that it is empty; nothing was ever published there.
  const empty = bureau('empty', '移民局', { absent: [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] });
  world.enrol(empty.body, empty.site, { home: '/' });
  putBureau(world, empty.site, empty.body);
  empty.site.put(BUREAU_FOLDER, () =>
    pageHtml(empty.site, {
      title: COLUMN,
      trail: [
        { href: '/', text: '首页' },
        { href: './', text: COLUMN },
      ],
      body: '<div class="list">暂无信息</div>',
    }),
  );

  // No openness menu anywhere.
  const none = bureau('none', '史志办公室');
  world.enrol(none.body, none.site, { home: '/', otherwise: ['unknown.column_not_found'] });
  putHome(none.site, [], { articles: 8 });

  // Only a copy under a foreign domain is linked: its reports are never taken.
  const foreign = bureau('foreign', '烟草专卖局');
  world.enrol(foreign.body, foreign.site, {
    home: '/',
    otherwise: ['unknown.column_not_found', 'unknown.incomplete', 'unknown.hijacked'],
  });
  putHome(foreign.site, [{ href: 'http://www.copy.example.com/zfxxgknb/', text: COLUMN }], { articles: 8 });

  // Listed, but the page behind the row is gone: published all the same.
  const gone = bureau('gone', '机关事务管理局', { absent: [2022] });
  world.enrol(gone.body, gone.site, { home: '/' });
  putBureau(world, gone.site, gone.body);
  for (const path of gone.site.paths())
    if (/\/t2020\d{4}_/.test(path) && path.startsWith(BUREAU_FOLDER))
      gone.site.put(path, { status: 404, body: '<html><body>404</body></html>' });

  // A list without any dates, in frames of old HTML, whose newest is missing.
  const undated = bureau('undated', '地方志编纂委员会', { absent: [2024] });
  world.enrol(undated.body, undated.site, { home: '/' });
  putBureau(world, undated.site, undated.body);
  const rows = ownReports(world, undated.site, undated.body, ({ number }) => `${BUREAU_FOLDER}content_${number}.html`, [
    'full',
  ]);
  for (const [key, truth] of world.truth)
    if (key.startsWith(`${undated.body.id} `))
      truth.urls = new Set([...truth.urls].filter((url) => url.includes('content_')));
  undated.site.put(BUREAU_FOLDER, () =>
    pageHtml(undated.site, {
      title: COLUMN,
      trail: [
        { href: '/', text: '首页' },
        { href: './', text: COLUMN },
      ],
      body: rowsHtml(newestFirst(rows).map((row) => ({ ...row, date: null }))),
    }),
  );
}

/** What the first page of the column does not show cannot be found. */
function hideBeyondFirstPage(world: World, site: Site, body: Body): void {
  const shown = new Set<string>();
  for (const path of site.paths().filter((one) => one.startsWith(BUREAU_FOLDER) && /(\/|index_\d\.html)$/.test(one))) {
    const reply = site.answer({ method: 'GET', path, body: '', cookie: '' });
    if ((reply.status ?? 200) === 200)
      for (const [, href] of reply.body.toString().matchAll(/href="([^"]+)"/g)) shown.add(site.at(href!));
  }
  for (const [key, truth] of world.truth) {
    if (!key.startsWith(`${body.id} `)) continue;
    truth.urls = new Set([...truth.urls].filter((url) => shown.has(url)));
  }
}
