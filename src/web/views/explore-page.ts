import { COMPARABLE } from '../../diff/series.ts';
import { LEVELS } from '../../report/agency.ts';
import { frame } from '../../text/web.ts';
import { explore as words } from '../../text/web-explore.ts';
import { agencies as agencyWords } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import { type Explored, type ExploreFilter, type ExploreRow, metricKey } from '../queries/explore.ts';
import { type Translate, translate } from '../translate.ts';
import { levelWord } from './agencies-page.ts';
import { exportLinks } from './export-links.ts';
import { layout } from './layout.ts';
import { chartLegend, lineChart, MOST_LINES } from './line-chart.ts';
import { html, type Markup, nothing } from './markup.ts';
import { metricName } from './metric-name.ts';
import { type Paging, pagination } from './pagination.ts';
import { formMarks, lineOf, pointText } from './series-chart.ts';
import { type Column, card, dataTable } from './table.ts';

/** One metric across agencies and years: ranking, chart, and the way to take it along. */
export function explorePage(page: PageContext, filter: ExploreFilter, found: Explored, paging: Paging): Markup {
  const t = translate(page.lang);
  const metric = metricName(t, filter.metric);
  const caption = t(words.caption, { metric, year: found.year ?? '—' });
  return layout(page, {
    title: t(words.title),
    area: 'explore',
    lead: t(words.lead),
    body: html`${form(t, filter, found)}
${found.rows.length === 0 ? html`<p class="nb-empty">${t(words.none)}</p>` : html`${spread(t, found)}${chart(t, metric, found.rows)}${card('ranking', caption, ranking(t, caption, found), exportLinks(page, t, '/explore'))}<p class="text-secondary nb-small nb-spread">${t(words.legend)}</p>${pagination(page, t, paging)}`}`,
  });
}

function form(t: Translate, filter: ExploreFilter, { year, years }: Explored): Markup {
  const option = (value: string | number, word: string | number, chosen: boolean) =>
    html`<option value="${value}"${chosen ? html` selected` : nothing}>${word}</option>`;
  return html`<form class="nb-form-line" method="get" action="/explore">
<label>${t(words.metric)}<select class="form-select" name="metric">${COMPARABLE.map((one) => option(metricKey(one), metricName(t, one), one === filter.metric))}</select></label>
<label>${t(words.year)}<select class="form-select" name="year">${years.map((one) => option(one, one, one === year))}</select></label>
<label>${t(words.order)}<select class="form-select" name="order">${(['desc', 'asc'] as const).map((one) => option(one, t(words[one]), one === filter.order))}</select></label>
<label>${t(agencyWords.level)}<select class="form-select" name="level">${option('', t(frame.all), filter.level === null)}${LEVELS.map((one) => option(one, levelWord(t, one), one === filter.level))}</select></label>
<label>${t(words.parent)}<input class="form-control" name="parent" value="${filter.parent ?? ''}" maxlength="200" size="14"></label>
<label>${t(frame.search)}<input class="form-control" type="search" name="q" value="${filter.search ?? ''}" maxlength="100" size="14"></label>
<button class="btn btn-primary" type="submit">${t(words.show)}</button></form>`;
}

function spread(t: Translate, { spread: of, year, total }: Explored): Markup {
  if (of === null || year === null) return nothing;
  return html`<p class="nb-lead nb-spread">${t(words.spread, { year, ...of, without: total - of.count })}</p>`;
}

function chart(t: Translate, metric: string, rows: readonly ExploreRow[]): Markup {
  const shown = rows.slice(0, MOST_LINES);
  const years = shown.flatMap(({ points }) => points.map((one) => one.year));
  const lines = shown.map((row) => lineOf(row.agency, row.points));
  const label = t(words.chartLabel, { metric, from: Math.min(...years), to: Math.max(...years) });
  const drawn = lineChart(lines, {
    label,
    marks: formMarks(
      t,
      shown.map((row) => row.points),
    ),
  });
  return drawn === null
    ? nothing
    : card(
        'chart',
        t(words.chart, { count: shown.length }),
        html`<div class="nb-scroll nb-chart-box" tabindex="0" role="group" aria-label="${label}">${drawn}</div>${chartLegend(lines)}`,
      );
}

function ranking(t: Translate, caption: string, { rows, years }: Explored): Markup {
  const shown = years.filter((year) => rows.some(({ points }) => points.some((one) => one.year === year)));
  return dataTable({
    caption,
    rows,
    empty: t(words.none),
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
