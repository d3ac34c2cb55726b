import { explore as words } from '../../text/web-explore.ts';
import type { PageContext } from '../deps.ts';
import type { Explored, ExploreFilter, ExploreRow } from '../queries/explore.ts';
import { numberOf } from '../queries/metric-figures.ts';
import type { Peer } from '../queries/peers.ts';
import { type Translate, translate } from '../translate.ts';
import { exploreHead } from './explore-head.ts';
import { exportLinks } from './export-links.ts';
import { layout } from './layout.ts';
import { type ChartLine, chartLegend, lineChart, MOST_LINES } from './line-chart.ts';
import { html, type Markup, nothing } from './markup.ts';
import { metricName } from './metric-name.ts';
import { type Paging, pagination, withQuery } from './pagination.ts';
import { formMarks, lineOf, pointText } from './series-chart.ts';
import { type Column, card, dataTable } from './table.ts';

export interface Ranking {
  filter: ExploreFilter;
  found: Explored;
  /** The body that is compared with the others; null where none is named. */
  peer: Peer | null;
  /** Name of the filter's region, where it is known. */
  regionName: string | null;
  paging: Paging;
}

/** One metric across agencies and years: ranking, chart, and the way to take it along. */
export function explorePage(page: PageContext, { filter, found, peer, regionName, paging }: Ranking): Markup {
  const t = translate(page.lang);
  const metric = metricName(t, filter.metric);
  const { year, years } = found;
  const caption = t(words.caption, { metric, year: year ?? '—' });
  const drawn = peer === null ? chart(t, metric, found.rows) : peerCard(page, t, metric, year, peer);
  return layout(page, {
    title: t(words.title),
    area: 'explore',
    lead: t(words.lead),
    body: html`${exploreHead(page, t, { filter, view: 'ranking', year, years, regionName })}
${found.rows.length === 0 ? html`${peer === null ? nothing : drawn}<p class="nb-empty">${t(words.none)}</p>` : html`${spread(t, filter, found)}${drawn}${card('ranking', caption, ranking(t, caption, found, peer), exportLinks(page, t, '/explore'))}<p class="text-secondary nb-small nb-spread">${t(words.legend)}</p>${pagination(page, t, paging)}`}`,
  });
}

/** A sum over bodies of several levels would count twice what governments took over from their departments. */
function spread(t: Translate, filter: ExploreFilter, { spread: of, year, total }: Explored): Markup {
  if (of === null || year === null) return nothing;
  const word = filter.level === null ? words.spreadMixed : words.spread;
  return html`<p class="nb-lead nb-spread">${t(word, { year, ...of, without: total - of.count })}</p>`;
}

function chart(t: Translate, metric: string, rows: readonly ExploreRow[]): Markup {
  const shown = rows.slice(0, MOST_LINES);
  const years = shown.flatMap(({ points }) => points.map((one) => one.year));
  const lines = shown.map((row) => lineOf(row.agency, row.points));
  const marks = formMarks(
    t,
    shown.map((row) => row.points),
  );
  const label = t(words.chartLabel, { metric, from: Math.min(...years), to: Math.max(...years) });
  return drawnCard(t(words.chart, { count: shown.length }), label, lines, marks);
}

function drawnCard(title: string, label: string, lines: ChartLine[], marks: { x: number; text: string }[]): Markup {
  const drawn = lineChart(lines, { label, marks });
  if (drawn === null) return nothing;
  return card(
    'chart',
    title,
    html`<div class="nb-scroll nb-chart-box" tabindex="0" role="group" aria-label="${label}">${drawn}</div>${chartLegend(lines)}`,
  );
}

/** One body beside the middle of those that are shown, in words and as two lines. */
function peerCard(page: PageContext, t: Translate, metric: string, year: number | null, peer: Peer): Markup {
  const { agency, points, medians, rank, of } = peer;
  const own = numberOf(points.find((one) => one.year === year));
  const median = medians?.find((one) => one.year === year)?.median;
  const place =
    rank === null || own === null || year === null
      ? t(words.peerWithout, { agency, year: year ?? '—' })
      : t(words.peerPlace, { agency, year, value: own, rank, of });
  const middle = median === undefined ? '' : ` ${t(words.peerMedian, { median })}`;
  const years = [...points, ...(medians ?? [])].map((one) => one.year);
  const lines = [
    lineOf(agency, points),
    ...(medians === null
      ? []
      : [
          {
            name: t(words.medianLine),
            points: medians.map((one) => ({ x: one.year, y: one.median, joint: one.comparable ?? ('full' as const) })),
          },
        ]),
  ];
  const label = t(words.chartLabel, { metric, from: Math.min(...years), to: Math.max(...years) });
  const drawn = drawnCard(t(words.peerChart, { agency }), label, lines, formMarks(t, [points]));
  return html`<p class="nb-lead nb-spread"><strong>${place}</strong>${middle}${medians === null ? ` ${t(words.tooManyPeers)}` : ''} <a href="${withQuery(page.url, { with: null })}">${t(words.withoutPeer)}</a></p>${drawn}`;
}

function ranking(t: Translate, caption: string, { rows, years }: Explored, peer: Peer | null): Markup {
  const shown = years.filter((year) => rows.some(({ points }) => points.some((one) => one.year === year)));
  return dataTable({
    caption,
    rows,
    empty: t(words.none),
    rowClass: (row) => (row.agencyId === peer?.agencyId ? 'nb-row-own' : ''),
    columns: [
      { head: t(words.rank), kind: 'num', cell: (row) => row.rank ?? '—' },
      {
        head: t(words.agency),
        kind: 'head',
        cell: (row) => html`<a href="/agencies/${row.agencyId}">${row.agency}</a>`,
      },
      ...shown.map(
        (year): Column<ExploreRow> => ({ head: String(year), kind: 'num', cell: (row) => figureCell(t, row, year) }),
      ),
    ],
  });
}

/** Leads to the cell of the report that it was read from. */
function figureCell(t: Translate, row: ExploreRow, year: number): Markup | string {
  const point = row.points.find((one) => one.year === year);
  if (point === undefined) return '—';
  const [field] = point.fields;
  return html`<a class="nb-plain" href="/agencies/${row.agencyId}/${year}#f-${field ?? ''}" title="${point.reason ? t(point.reason) : ''}">${pointText(t, point)}</a>`;
}
