import { ownReports, putHome, putPlatform, tDate } from '../content.ts';
import type { Body, World } from '../world.ts';
import { BUREAU_FOLDER, putBureau } from './faults.ts';
import { putTrsList } from './trs.ts';

const bureau = (slug: string, name: string, more: Partial<Body> = {}): Body => ({
  id: `bianmen-${slug}`,
  name: `汴门市${name}`,
  short: `市${name}`,
  ...more,
});

const BODIES = {
  removed: bureau('removed', '水务局'),
  shrunk: bureau('shrunk', '园林绿化局', { absent: [2018] }),
  moved: bureau('moved', '交通运输局', { absent: [2020] }),
  lateComer: bureau('late-comer', '农业农村局', { absent: [2024] }),
  down: bureau('down', '文化和旅游局', { absent: [2022] }),
} as const;

/** The agencies whose portals change, by what happens to them. */
export const CHANGING = Object.fromEntries(Object.entries(BODIES).map(([what, { id }]) => [what, id])) as Readonly<
  Record<keyof typeof BODIES, string>
>;

/** The year whose report is taken off its portal, and the one that comes late. */
export const REMOVED_YEAR = 2021;
export const LATE_YEAR = 2024;

/** Portals in good order, to which something happens between two runs. */
export function plantChanging(world: World): void {
  for (const body of Object.values(BODIES)) {
    const site = world.site(`${body.id.slice('bianmen-'.length)}.bianmen`, body.name);
    world.enrol(body, site, { home: '/' });
    putBureau(world, site, body);
  }
}

/** What happens to them: a report is taken away, a list loses its rows, a column moves, a report comes late, a portal breaks down. */
export function change(world: World): void {
  const siteOf = (body: Body) => world.sites.find(({ name }) => name === body.name)!;
  const silent: World = { ...world, published: () => undefined };

  const removed = siteOf(BODIES.removed);
  putBureau(silent, removed, { ...BODIES.removed, absent: [REMOVED_YEAR] });
  const gone = world.truth.get(`${BODIES.removed.id} ${REMOVED_YEAR}`)!.urls;
  for (const path of removed.paths()) if (gone.has(removed.at(path))) removed.remove(path);

  const shrunk = siteOf(BODIES.shrunk);
  const rows = ownReports(silent, shrunk, BODIES.shrunk, tDate(BUREAU_FOLDER), ['full', 'nameless', 'yearFirst']);
  putTrsList(shrunk, { folder: BUREAU_FOLDER, name: '政府信息公开年报', rows: rows.slice(-1) });

  const moved = siteOf(BODIES.moved);
  for (const path of moved.paths()) if (path.startsWith('/zwgk/')) moved.remove(path);
  const folder = '/xxgk2025/zfxxgk/xxgknb/';
  const there = ownReports(world, moved, BODIES.moved, tDate(folder), ['full', 'yearFirst']);
  putTrsList(moved, { folder, name: '政府信息公开年报', rows: there });
  putPlatform(moved, '/xxgk2025/zfxxgk/', [{ href: folder, text: '政府信息公开年报' }]);
  putHome(moved, [{ href: '/xxgk2025/zfxxgk/', text: '政府信息公开' }], { articles: 8 });

  const { id, name, short } = BODIES.lateComer;
  putBureau(world, siteOf(BODIES.lateComer), { id, name, short, late: [LATE_YEAR] });

  siteOf(BODIES.down).fault = () => 'hang up';
}
