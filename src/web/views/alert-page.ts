import { remedyOf } from '../../alerts/message.ts';
import { deliveryState, eventKind, frame } from '../../text/web.ts';
import { alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import type { AlertDetail } from '../queries/alerts.ts';
import { type Translate, translate } from '../translate.ts';
import { alertSubject } from './alert-table.ts';
import { evidenceFacts, instanceList, visitedTable } from './evidence.ts';
import { fieldLabel } from './field-label.ts';
import { findingFigures } from './finding-list.ts';
import { externalLink, instant, sentence, snapshotLink } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { alertStatusChip, severityChip } from './status.ts';
import { card, dataTable, facts } from './table.ts';
import { valueMarkup } from './value-cell.ts';

/** One alert: what it says, what shows it, what was done. `outcome`: what came of the act just asked for. */
export function alertPage(page: PageContext, detail: AlertDetail, outcome: string | null): Markup {
  const t = translate(page.lang);
  const { alert } = detail;
  return layout(page, {
    title: sentence(alert.message[page.lang]),
    area: 'alerts',
    trail: [{ href: '/alerts', text: t(frame.alerts) }],
    actions: html`${severityChip(t, alert.severity)} ${alertStatusChip(t, alert.status)}`,
    body: html`${outcome === null ? nothing : answer(t, outcome)}
<div class="card nb-card"><div class="card-body">${about(page, t, detail)}</div></div>
${alert.status === 'resolved' ? nothing : card('act', t(words.act), acts(t, alert.id))}
${card('evidence', t(words.evidence), evidence(page, t, detail))}
${card('timeline', t(words.timeline), timeline(t, detail))}
${card('deliveries', t(words.deliveries), deliveries(t, detail))}`,
  });
}

function answer(t: Translate, outcome: string): Markup {
  const word = outcome === 'done' ? words.acted : outcome === 'incomplete' ? words.incomplete : words.notActed;
  return html`<p class="alert ${outcome === 'done' ? 'alert-success' : 'alert-warning'}" role="status">${t(word)}</p>`;
}

function about(page: PageContext, t: Translate, { alert, silence }: AlertDetail): Markup {
  const year = alert.year !== null && alert.agency_id !== null;
  return facts([
    [t(words.about), alertSubject(t, alert)],
    [t(words.year), year ? html`<a href="/agencies/${alert.agency_id}/${alert.year}">${alert.year}</a>` : alert.year],
    [t(words.rule), html`<code>${alert.rule}</code>`],
    [
      t(words.firstSeen),
      html`${instant(alert.first_seen_at)} ${alert.episode > 1 ? t(words.episode, { episode: alert.episode }) : ''}`,
    ],
    [t(words.lastSeen), instant(alert.last_seen_at)],
    [t(words.remedy), alert.status === 'resolved' ? null : remedyOf(alert.rule)[page.lang]],
    [t(words.assignee), alert.assignee ?? t(words.nobody)],
    [t(words.silencedUntil), alert.silenced_until ? instant(alert.silenced_until) : null],
    [
      t(words.mutedBy),
      silence ? html`<a href="/silences#s-${silence.id}">${silence.reason}</a> ${instant(silence.endsAt)}` : null,
    ],
  ]);
}

/** One form with a button an act, so that a note is written once whatever is done. */
function acts(t: Translate, id: string): Markup {
  return html`<form class="nb-act" method="post" action="/alerts/${id}/ack">
<div class="nb-act-fields"><label>${t(words.note)}<input class="form-control" name="note" maxlength="1000"></label>
<label>${t(words.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label>
<label>${t(words.assignTo)}<input class="form-control" name="to" maxlength="60"></label>
<label>${t(words.silenceDays)}<input class="form-control" name="days" type="number" min="1" max="366" value="7" required></label></div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.ack)}</button>
<button class="btn" type="submit" formaction="/alerts/${id}/assign">${t(words.assign)}</button>
<button class="btn" type="submit" formaction="/alerts/${id}/comment">${t(words.comment)}</button>
<button class="btn" type="submit" formaction="/alerts/${id}/silence">${t(words.silence)}</button>
<button class="btn" type="submit" formaction="/alerts/${id}/resolve">${t(words.resolve)}</button>
<button class="btn" type="submit" formaction="/alerts/${id}/waive">${t(words.waive)}</button></div>
<p class="form-hint">${t(words.resolveHint)} ${t(words.waiveHint)}</p></form>`;
}

function evidence(page: PageContext, t: Translate, detail: AlertDetail): Markup {
  const { alert } = detail;
  const { url, snapshot, fields, visited, instances, ...rest } = alert.evidence;
  return html`${facts([
    [t(words.address), url ? externalLink(t, url) : null],
    [t(words.keptCopy), snapshot ? snapshotLink(snapshot) : null],
  ])}${evidenceFacts(page, rest)}${instanceList(page, t, instances, (one) => findingFigures(t, { ...one, rule: alert.rule }))}
${figureTable(t, fields ?? [], detail)}${visitedTable(page, t, visited)}`;
}

/** The figures that it rests on, by name, as they count now; each leads to its cell in the report. */
function figureTable(t: Translate, fields: readonly string[], { alert, figures }: AlertDetail): Markup {
  if (fields.length === 0) return nothing;
  const template = figures?.template ?? null;
  const href = (field: string) => `/agencies/${alert.agency_id}/${alert.year}#f-${field}`;
  const more = fields.length - FIGURES_SHOWN;
  return html`<h3 class="nb-h3">${t(words.figures)}</h3>${dataTable({
    caption: t(words.figuresCaption),
    rows: fields.slice(0, FIGURES_SHOWN),
    empty: '',
    columns: [
      {
        head: t(words.figure),
        kind: 'head',
        cell: (field) => html`<a href="${href(field)}" lang="zh-CN">${fieldLabel(template, field)}</a>`,
      },
      { head: t(words.value), kind: 'num', cell: (field) => valueMarkup(t, figures?.values.get(field)) },
      { head: t(words.field), cell: (field) => html`<code>${field}</code>` },
    ],
  })}${more > 0 ? html`<p class="text-secondary">${t(words.moreFigures, { count: more })}</p>` : nothing}`;
}

const FIGURES_SHOWN = 60;

function timeline(t: Translate, { events }: AlertDetail): Markup {
  return dataTable({
    caption: t(words.timelineCaption),
    rows: events,
    empty: t(frame.nothing),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.at) },
      { head: t(words.what), kind: 'head', cell: (row) => t(eventKind[row.kind] ?? { zh: row.kind, en: row.kind }) },
      { head: t(words.by), cell: (row) => row.by },
      { head: t(words.note), kind: 'wide', cell: (row) => row.note ?? '' },
    ],
  });
}

function deliveries(t: Translate, detail: AlertDetail): Markup {
  return dataTable({
    caption: t(words.deliveriesCaption),
    rows: detail.deliveries,
    empty: t(words.noDeliveries),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.sent_at ?? row.created_at) },
      {
        head: t(words.target),
        kind: 'head',
        cell: (row) =>
          html`${row.channel} · ${row.target}${row.bundled > 1 ? html` <span class="nb-badge">${t(words.bundle, { count: row.bundled })}</span>` : nothing}`,
      },
      {
        head: t(words.what),
        cell: (row) => t(eventKind[row.transition] ?? { zh: row.transition, en: row.transition }),
      },
      { head: t(words.status), cell: (row) => t(deliveryState[row.state]) },
      { head: t(words.attempts), kind: 'num', cell: (row) => row.attempts },
      { head: t(words.error), kind: 'wide', cell: (row) => row.last_error ?? '' },
    ],
  });
}
