import { ALERT_STATUSES } from '../../report/alert.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { alertStatus, frame, severity } from '../../text/web.ts';
import { alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import type { AlertFilter } from '../queries/alert-filter.ts';
import type { AlertGroup, Grouping } from '../queries/alert-groups.ts';
import type { AlertRow, alertCounts } from '../queries/alerts.ts';
import { type Translate, translate } from '../translate.ts';
import { alertGroupTable, groupingTabs } from './alert-groups.ts';
import { alertTable } from './alert-table.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { type Paging, pagination, withQuery } from './pagination.ts';

type Counts = Awaited<ReturnType<typeof alertCounts>>;

export interface Inbox {
  filter: AlertFilter;
  /** What the alerts are put together by; null for a plain list. */
  by: Grouping | null;
  groups: AlertGroup[];
  counts: Counts;
  rows: AlertRow[];
  /** What came of the act on many that was just asked for. */
  acted: { done: number; left: number } | null;
  /** What the working days rest on, where there is something to say. */
  note: Bilingual | null;
  paging: Paging;
}

/** The inbox: alerts by state, severity and what is searched for, with what may be done to many at once. */
export function alertsPage(page: PageContext, inbox: Inbox): Markup {
  const t = translate(page.lang);
  const { filter, acted } = inbox;
  return layout(page, {
    title: t(words.title),
    area: 'alerts',
    actions: html`<a class="btn" href="/silences">${t(words.silences)}</a>`,
    scripts: ['alerts.js'],
    body: html`${acted === null ? nothing : html`<p class="alert ${acted.left === 0 ? 'alert-success' : 'alert-warning'}" role="status">${t(words.bulkDone, acted)}</p>`}
${tabs(page, t, inbox)}${filterForm(page, t, filter)}${onlyLine(page, t, filter)}
${inbox.by === null ? list(page, t, inbox) : html`<div class="card nb-card">${alertGroupTable(page, t, inbox.by, inbox.groups)}</div>`}${inbox.note === null ? nothing : html`<p class="form-hint">${t(inbox.note)}</p>`}`,
  });
}

function list(page: PageContext, t: Translate, { rows, paging }: Inbox): Markup {
  return html`<form class="nb-act" method="post" action="/alerts/bulk/ack" data-inbox>
<input type="hidden" name="back" value="${withQuery(page.url, { done: null, left: null })}">
<div class="card nb-card">${alertTable(page, rows, t(frame.nothing), { choosing: true })}</div>
${rows.length === 0 ? nothing : bulkActs(t, paging)}</form>${pagination(page, t, paging)}`;
}

/** What of a group is shown, and the way out of it. */
function onlyLine(page: PageContext, t: Translate, filter: AlertFilter): Markup {
  const shown = (['region', 'portal', 'run'] as const).filter((name) => filter[name]);
  if (shown.length === 0) return nothing;
  return html`<p class="nb-hits">${t(words.only)} ${shown.map(
    (name) =>
      html`${t(words.groupings[name])} <code>${filter[name]}</code> <a href="${withQuery(page.url, { [name]: null, page: null })}">${t(words.showAll)}</a> `,
  )}</p>`;
}

function tabs(page: PageContext, t: Translate, { filter, counts, by }: Inbox): Markup {
  const sum = (keep: (one: Counts[number]) => boolean) => counts.reduce((n, one) => (keep(one) ? n + one.count : n), 0);
  const tab = (name: 'status' | 'severity', value: string, word: string, count: number, chosen: boolean) =>
    html`<li><a href="${withQuery(page.url, { [name]: value, page: null, done: null, left: null })}" ${chosen ? html`aria-current="true"` : nothing}>${word} <span class="nb-badge">${count}</span></a></li>`;
  const inStatus = (one: Counts[number]) => filter.status === null || one.status === filter.status;
  const byStatus = ALERT_STATUSES.map((one) => {
    const count = sum((row) => row.status === one);
    return tab('status', one, t(alertStatus[one]), count, filter.status === one);
  });
  const bySeverity = SEVERITIES.map((one) => {
    const count = sum((row) => inStatus(row) && row.severity === one);
    return tab('severity', one, t(severity[one]), count, filter.severity === one);
  });
  const every = sum(() => true);
  return html`<nav class="nb-tabs" aria-label="${t(words.status)}"><ul>
${byStatus}${tab('status', 'all', t(frame.all), every, filter.status === null)}</ul></nav>
<div class="nb-tab-line"><nav class="nb-tabs nb-tabs-small" aria-label="${t(words.severity)}"><ul>
${tab('severity', '', t(frame.all), sum(inStatus), filter.severity === null)}${bySeverity}</ul></nav>
${groupingTabs(page, t, by)}</div>`;
}

function filterForm(page: PageContext, t: Translate, filter: AlertFilter): Markup {
  const kept = (['status', 'severity', 'region', 'portal', 'run', 'by'] as const).map((name) => {
    const value = page.url.searchParams.get(name);
    return value === null ? nothing : html`<input type="hidden" name="${name}" value="${value}">`;
  });
  const field = (name: string, word: string, value: string | number | null | undefined) =>
    html`<label>${word}<input class="form-control" name="${name}" value="${value ?? ''}" maxlength="100" size="12"></label>`;
  return html`<form class="nb-form-line" method="get" action="/alerts" role="search" aria-label="${t(words.filter)}">${kept}
${field('agency', t(words.filterAgency), filter.agency)}${field('rule', t(words.filterRule), filter.rule)}${field('year', t(words.year), filter.year)}${field('assignee', t(words.assignee), filter.assignee)}
<button class="btn" type="submit">${t(words.filter)}</button></form>`;
}

/** One form with three buttons: name and note are written once whatever is done. */
function bulkActs(t: Translate, { total, pageSize }: Paging): Markup {
  return html`<fieldset class="nb-bulk"><legend class="nb-h3">${t(words.bulk)}</legend>
<label class="nb-check" data-all hidden><input type="checkbox" class="form-check-input"> ${t(words.chooseAll)}</label>
<div class="nb-act-fields"><label>${t(words.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label>
<label>${t(words.note)}<input class="form-control" name="note" maxlength="1000"></label>
<label>${t(words.assignTo)}<input class="form-control" name="to" maxlength="60"></label>
<label>${t(words.silenceDays)}<input class="form-control" name="days" type="number" min="1" max="366" value="7" required></label></div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.bulkAck)}</button>
<button class="btn" type="submit" formaction="/alerts/bulk/assign">${t(words.bulkAssign)}</button>
<button class="btn" type="submit" formaction="/alerts/bulk/silence">${t(words.bulkSilence)}</button></div>
${total > pageSize ? html`<label class="nb-check"><input type="checkbox" class="form-check-input" name="every" value="1"> ${t(words.chooseEvery, { total })}</label>` : nothing}
<details data-keys><summary>${t(words.keysTitle)}</summary><dl class="nb-keys">${Object.entries(words.keyList).map(
    ([key, word]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(word)}</dd></div>`,
  )}</dl></details></fieldset>`;
}
