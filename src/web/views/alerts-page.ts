import { ALERT_STATUSES } from '../../report/alert.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { alertStatus, frame, severity } from '../../text/web.ts';
import { alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import type { AlertFilter, AlertRow, alertCounts } from '../queries/alerts.ts';
import { translate } from '../translate.ts';
import { alertTable } from './alert-table.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { type Paging, pagination, withQuery } from './pagination.ts';

type Counts = Awaited<ReturnType<typeof alertCounts>>;

export function alertsPage(
  page: PageContext,
  filter: AlertFilter,
  counts: Counts,
  rows: AlertRow[],
  paging: Paging,
): Markup {
  const t = translate(page.lang);
  const sum = (keep: (one: Counts[number]) => boolean) => counts.reduce((n, one) => (keep(one) ? n + one.count : n), 0);
  const tab = (name: 'status' | 'severity', value: string, word: string, count: number, chosen: boolean) =>
    html`<li><a href="${withQuery(page.url, { [name]: value, page: null })}" ${chosen ? html`aria-current="true"` : nothing}>${word} <span class="nb-badge">${count}</span></a></li>`;
  const inStatus = (one: Counts[number]) => filter.status === null || one.status === filter.status;
  return layout(page, {
    title: t(words.title),
    area: 'alerts',
    body: html`<nav class="nb-tabs" aria-label="${t(words.status)}"><ul>
${ALERT_STATUSES.map((one) =>
  tab(
    'status',
    one,
    t(alertStatus[one]),
    sum((row) => row.status === one),
    filter.status === one,
  ),
)}
${tab(
  'status',
  'all',
  t(frame.all),
  sum(() => true),
  filter.status === null,
)}</ul></nav>
<nav class="nb-tabs nb-tabs-small" aria-label="${t(words.severity)}"><ul>
${tab('severity', '', t(frame.all), sum(inStatus), filter.severity === null)}
${SEVERITIES.map((one) =>
  tab(
    'severity',
    one,
    t(severity[one]),
    sum((row) => inStatus(row) && row.severity === one),
    filter.severity === one,
  ),
)}</ul></nav>
<div class="card nb-card">${alertTable(page, rows, t(frame.nothing))}</div>${pagination(page, t, paging)}`,
  });
}
