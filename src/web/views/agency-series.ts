import { COMPARABLE, type MetricSeries } from '../../diff/series.ts';
import { explore as words } from '../../text/web-explore.ts';
import type { AgencyRow } from '../queries/agencies.ts';
import { metricKey } from '../queries/explore.ts';
import { numberOf } from '../queries/metric-figures.ts';
import type { Translate } from '../translate.ts';
import { lineChart } from './line-chart.ts';
import { html, type Markup, nothing } from './markup.ts';
import { metricName } from './metric-name.ts';
import { formMarks, lineOf, pointText } from './series-chart.ts';
import { card, dataTable } from './table.ts';

const CHARTS_SHOWN = 6;

/** The comparable figures of one agency: the first ones that say something as charts, all of them as a table. Each leads to its peers. */
export function agencySeries(
  t: Translate,
  agency: Pick<AgencyRow, 'id' | 'level' | 'parent' | 'region_code'>,
  all: readonly MetricSeries[],
): Markup {
  const named = all.flatMap((one) => {
    const known = COMPARABLE.find(({ metric, field }) => metric.metric === one.metric && field === one.field);
    return known ? [{ ...one, key: metricKey(known), title: metricName(t, known) }] : [];
  });
  if (named.length === 0) return nothing;
  const years = [...new Set(named.flatMap(({ points }) => points.map((one) => one.year)))].sort((a, b) => a - b);
  const charts = named.filter(({ points }) => saysSomething(points.map(numberOf))).slice(0, CHARTS_SHOWN);
  const table = dataTable({
    caption: t(words.agencySeries),
    rows: named,
    empty: '',
    columns: [
      {
        head: t(words.metric),
        kind: 'head',
        cell: (row) => html`<a href="${amongPeers(agency, row.key)}" title="${t(words.amongPeers)}">${row.title}</a>`,
      },
      ...years.map((year) => ({
        head: String(year),
        kind: 'num' as const,
        cell: (row: (typeof named)[number]) =>
          pointText(
            t,
            row.points.find((one) => one.year === year),
          ) || '—',
      })),
    ],
  });
  const body = html`<div class="nb-charts">${charts.map((one) => chart(t, agency, one))}</div>
<details><summary>${t(words.agencySeries)} (${named.length})</summary>${table}<p class="text-secondary nb-small">${t(words.legend)}</p></details>`;
  return card(
    'series',
    t(words.agencySeries),
    body,
    html`<a href="/api/v1/series/${agency.id}">${t(words.allMetrics)}</a>`,
  );
}

/** Two figures at least, and not nothing but zeros. */
function saysSomething(figures: readonly (number | null)[]): boolean {
  const numbers = figures.filter((one) => one !== null);
  return numbers.length >= 2 && numbers.some((one) => one !== 0);
}

/** The metric of bodies of the same level and body above (without one: of the same province), this body marked. */
function amongPeers({ id, level, parent, region_code }: Parameters<typeof agencySeries>[1], metric: string): string {
  const around = parent === '' ? { region: region_code.slice(0, 2) } : { parent };
  const query = Object.entries({ metric, level, ...around, with: id }).filter(([, value]) => value !== '');
  return `/explore?${new URLSearchParams(query)}`;
}

function chart(
  t: Translate,
  agency: Parameters<typeof agencySeries>[1],
  { title, key, points }: MetricSeries & { title: string; key: string },
): Markup {
  const [from, to] = [points[0]!.year, points.at(-1)!.year];
  const label = t(words.chartLabel, { metric: title, from, to });
  const drawn = lineChart([lineOf(title, points)], { label, marks: formMarks(t, [points]), width: 400, height: 170 });
  return html`<figure><figcaption><a href="${amongPeers(agency, key)}" title="${t(words.amongPeers)}">${title}</a></figcaption>${drawn ?? nothing}</figure>`;
}
