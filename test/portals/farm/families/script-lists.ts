import { tDate } from '../content.ts';
import { rowsHtml } from '../markup.ts';
import type { World } from '../world.ts';
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

/** Lists of which a script draws a part, or all. */
export function plantScriptLists(world: World): void {
  for (const plant of [plantShortPages]) plant(world);
}
