import { alerts } from '../../text/web-alerts.ts';
import { agencies } from '../../text/web-pages.ts';
import { yesterday as words } from '../../text/web-yesterday.ts';
import type { PageContext } from '../deps.ts';
import type { Changes } from '../queries/changes.ts';
import { type Translate, translate } from '../translate.ts';
import { instant, sentence, shanghaiMinute } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { coverageChip, severityChip } from './status.ts';
import { card, dataTable } from './table.ts';

/** What changed since yesterday: states, alerts, reports; the gravest first. */
export function changesCard(page: PageContext, data: Changes): Markup {
  const t = translate(page.lang);
  const since = html`<span class="text-secondary">${t(words.since, { at: shanghaiMinute(data.since) })}</span>`;
  const isQuiet = data.states.total + data.alerts.opened + data.alerts.ended + data.reports.total === 0;
  const body = isQuiet
    ? html`<p class="nb-empty">${t(words.none)}</p>`
    : html`${summary(t, data)}${states(t, data)}${openedAlerts(page, t, data)}${reports(t, data)}`;
  return card('changes', t(words.title), body, since);
}

function summary(t: Translate, { states, alerts: told, reports: read }: Changes): Markup {
  return html`<p class="nb-change-line">${t(words.summary, {
    ...{ states: states.total, opened: told.opened, ended: told.ended },
    ...{ reports: read.new, versions: read.total - read.new },
  })}</p>`;
}

function states(t: Translate, { states: { rows, total } }: Changes): Markup {
  if (rows.length === 0) return nothing;
  const list = dataTable({
    caption: t(words.states),
    rows,
    empty: '',
    columns: [
      {
        head: t(agencies.name),
        kind: 'head',
        cell: (row) => html`<a href="/agencies/${row.agencyId}/${row.year}">${row.agency}</a>`,
      },
      { head: t(alerts.year), cell: (row) => row.year },
      {
        head: t(words.change),
        cell: (row) =>
          html`${coverageChip(t, row.from)} <span aria-hidden="true">→</span><span class="visually-hidden">${t(words.to)}</span> ${coverageChip(t, row.to)}`,
      },
      { head: t(words.at), cell: (row) => instant(row.at) },
    ],
  });
  return html`${list}${cut(t, rows.length, total)}`;
}

function openedAlerts(page: PageContext, t: Translate, { alerts: { newest, opened } }: Changes): Markup {
  if (newest.length === 0) return nothing;
  return html`<h3 class="nb-h3">${t(words.opened)}</h3><ul class="nb-lines">${newest.map(
    (one) =>
      html`<li>${severityChip(t, one.severity)}<span><a href="/alerts/${one.id}">${sentence(one.message[page.lang])}</a></span></li>`,
  )}</ul>${cut(t, newest.length, opened)}`;
}

function reports(t: Translate, { reports: { rows, total } }: Changes): Markup {
  if (rows.length === 0) return nothing;
  return html`<h3 class="nb-h3">${t(words.reports)}</h3><ul class="nb-lines">${rows
    .slice(0, REPORTS_SHOWN)
    .map(
      (one) =>
        html`<li><span><a href="/agencies/${one.agencyId}/${one.year}">${one.agency} ${one.year}</a> <span class="text-secondary nb-small">${t(one.isNew ? words.newReport : words.newVersion)} ${instant(one.at)}</span></span></li>`,
    )}</ul>${cut(t, Math.min(rows.length, REPORTS_SHOWN), total)}`;
}

const REPORTS_SHOWN = 6;

function cut(t: Translate, shown: number, total: number): Markup {
  return shown < total ? html`<p class="form-hint">${t(words.cut, { shown, total })}</p>` : nothing;
}
