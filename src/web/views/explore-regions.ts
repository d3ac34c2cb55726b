import { explore, regions as words } from '../../text/web-explore.ts';
import type { PageContext } from '../deps.ts';
import type { ExploreFilter } from '../queries/explore.ts';
import type { RegionFigure, RegionFigures } from '../queries/region-figures.ts';
import { type Translate, translate } from '../translate.ts';
import { levelWord } from './agencies-page.ts';
import { exploreHead } from './explore-head.ts';
import { exportLinks } from './export-links.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { metricName } from './metric-name.ts';
import { withQuery } from './pagination.ts';
import { provinceMap, sumBar } from './province-map.ts';
import { card, dataTable } from './table.ts';

/** One metric of one year by region: a map of tiles where several provinces are watched, and the units as bars. */
export function exploreRegionsPage(page: PageContext, filter: ExploreFilter, found: RegionFigures): Markup {
  const t = translate(page.lang);
  const { year, years, level, rows, name } = found;
  const metric = metricName(t, filter.metric);
  const params = { metric, year: year ?? '—', level: level === null ? '—' : levelWord(t, level) };
  const caption = t(words.caption, params);
  const open = (code: string) => below(page, code, found);
  return layout(page, {
    title: t(explore.title),
    area: 'explore',
    lead: t(explore.lead),
    body: html`${exploreHead(page, t, { filter, view: 'regions', year, years, regionName: name })}
${
  rows.length === 0
    ? html`<p class="nb-empty">${t(explore.none)}</p>`
    : html`<p class="nb-lead nb-spread">${t(words.lead, params)}</p>
${found.isCountry ? card('map', t(words.map, params), provinceMap(t, rows, caption, open)) : nothing}
${card('regions', caption, table(t, caption, rows, open), exportLinks(page, t, '/explore'))}<p class="text-secondary nb-small nb-spread">${t(words.legend)}</p>`
}`,
  });
}

/** The units below a region; of the lowest, and of a unit's own bodies, the ranking of the bodies. */
function below(page: PageContext, code: string, { level }: RegionFigures): string {
  const isLowest = code.length === 6 || code.endsWith('00');
  return withQuery(page.url, { region: code, page: null, ...(isLowest ? { view: null, level } : {}) });
}

function table(t: Translate, caption: string, rows: readonly RegionFigure[], open: (code: string) => string): Markup {
  const largest = Math.max(0, ...rows.map((one) => one.sum ?? 0));
  return dataTable({
    caption,
    rows,
    empty: t(explore.none),
    columns: [
      {
        head: t(words.region),
        kind: 'head',
        cell: (row) => (row.code === '' ? t(words.noCode) : html`<a href="${open(row.code)}">${nameOf(t, row)}</a>`),
      },
      { head: t(words.code), cell: (row) => html`<code>${row.code}</code>` },
      { head: t(words.sum), kind: 'num', cell: (row) => row.sum ?? '—' },
      { head: t(words.bar), kind: 'wide', cell: (row) => sumBar(row.sum, largest) },
      { head: t(words.figures), kind: 'num', cell: (row) => `${row.figures}/${row.bodies}` },
      { head: t(words.without), kind: 'wide', cell: (row) => whyWithout(t, row) },
    ],
  });
}

function nameOf(t: Translate, { code, name, isOwn }: RegionFigure): string {
  if (code === '00') return t(words.central);
  const shown = name ?? code;
  return isOwn ? t(words.own, { name: shown }) : shown;
}

function whyWithout(t: Translate, row: RegionFigure): string {
  const kinds = (['noReport', 'unreadable', 'blank', 'absent'] as const).filter((one) => row[one] > 0);
  return kinds.map((one) => `${t(words.kinds[one])} ${row[one]}`).join(' · ') || '—';
}
