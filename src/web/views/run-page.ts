import type { LookOutcome } from '../../report/look.ts';
import { frame, lookOutcome, lookRemedy, runTrigger, taskKind } from '../../text/web.ts';
import { hosts } from '../../text/web-hosts.ts';
import { agencies, runs as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { RunHost } from '../queries/hosts.ts';
import type { FailureGroup, RunLook, RunRow, TaskCount } from '../queries/runs.ts';
import { type Translate, translate } from '../translate.ts';
import { evidenceFacts } from './evidence.ts';
import { day, externalLink, instant } from './format.ts';
import { hostTable } from './host-table.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { failureEntry, outcomeCell, remedyOf } from './outcome-word.ts';
import { runProgress } from './run-progress.ts';
import { runTook } from './runs-page.ts';
import { lookChip } from './status.ts';
import { card, dataTable, facts } from './table.ts';

export interface RunView {
  run: RunRow;
  tasks: TaskCount[];
  failures: FailureGroup[];
  looks: RunLook[];
  outcomes: { outcome: LookOutcome; count: number }[];
  hosts: RunHost[];
  /** How long it takes yet, if it goes on as it did; null where that is not known. */
  etaMs: number | null;
}

/** One run: progress, what failed and what to do about it, what was seen portal by portal. */
export function runPage(page: PageContext, view: RunView): Markup {
  const t = translate(page.lang);
  const { run, tasks } = view;
  const live = run.state !== 'done';
  const events = `/runs/${encodeURIComponent(run.id)}/events?lang=${page.lang}`;
  const hint = live
    ? html`<span class="nb-live-word">${t(words.live)}</span><span class="nb-refresh-word">${t(words.refresh)}</span>`
    : nothing;
  return layout(page, {
    title: t(words.run, { id: run.id }),
    area: 'runs',
    trail: [{ href: '/runs', text: t(frame.runs) }],
    scripts: live ? ['live.js'] : [],
    body: html`<div class="card nb-card"><div class="card-body">${about(page, t, run)}</div></div>
<div ${live ? html`data-live="${events}"` : nothing}>${card('progress', t(words.progress), html`<div data-part="progress">${runProgress(t, run, tasks, view.etaMs)}</div>`, hint)}
${card('failures', t(words.failures), failures(page, t, view.failures))}
${card('hosts', t(hosts.title), html`<div data-part="hosts">${hostTable(page, t, view.hosts)}</div>`)}</div>
${card('outcomes', t(words.outcomes), html`${outcomes(t, view)}${looks(t, view.looks)}${view.looks.length < view.outcomes.reduce((sum, one) => sum + one.count, 0) ? html`<p class="form-hint">${t(words.looksCut, { shown: view.looks.length })}</p>` : nothing}`)}
${run.summary ? card('summary', t(words.summaryTitle), evidenceFacts(page, run.summary)) : nothing}`,
  });
}

function about(page: PageContext, t: Translate, run: RunRow): Markup {
  return facts([
    [t(words.trigger), t(runTrigger[run.trigger] ?? { zh: run.trigger, en: run.trigger })],
    [t(words.years), run.years.join(', ') || t(frame.all)],
    [t(words.agencies), run.agency_ids.length || t(frame.all)],
    [t(words.created), instant(run.created_at)],
    [t(words.started), instant(run.started_at)],
    [t(words.finished), instant(run.finished_at)],
    [t(words.took), runTook(t, run, page.now)],
    [t(words.asOf), run.as_of ? day(run.as_of) : null],
  ]);
}

function failures(page: PageContext, t: Translate, rows: FailureGroup[]): Markup {
  const retry = { now: words.retryNow, later: words.retryLater, never: words.retryNever };
  return dataTable({
    caption: t(words.failuresCaption),
    rows,
    empty: t(words.noFailures),
    columns: [
      {
        head: t(words.failure),
        kind: 'head',
        cell: (row) => html`${outcomeCell(page.lang, row.code)}<br><code>${row.code}</code>`,
      },
      { head: t(words.kind), cell: (row) => t(taskKind[row.kind]) },
      { head: t(words.number), kind: 'num', cell: (row) => row.count },
      { head: t(words.remedy), kind: 'wide', cell: (row) => remedyOf(page.lang, row.code) ?? '—' },
      { head: t(words.retry), cell: (row) => t(retry[failureEntry(row.code)?.retry ?? 'never']) },
      { head: t(words.example), kind: 'wide', cell: (row) => html`<span class="nb-url">${row.cause ?? ''}</span>` },
    ],
  });
}

function outcomes(t: Translate, view: RunView): Markup {
  if (view.outcomes.length === 0) return nothing;
  return html`<ul class="nb-outcomes">${view.outcomes.map(
    ({ outcome, count }) =>
      html`<li>${lookChip(t, outcome)} <strong>${count}</strong>${outcome === 'column_read' ? nothing : html` <span class="text-secondary">${t(lookRemedy[outcome])}</span>`}</li>`,
  )}</ul>`;
}

function looks(t: Translate, rows: RunLook[]): Markup {
  return dataTable({
    caption: t(words.looksCaption),
    rows,
    empty: t(agencies.noLooks),
    columns: [
      {
        head: t(agencies.name),
        kind: 'head',
        cell: (row) => html`<a href="/agencies/${row.agencyId}#looks">${row.agency}</a>`,
      },
      {
        head: t(agencies.outcome),
        cell: (row) => html`<span title="${t(lookOutcome[row.outcome])}">${lookChip(t, row.outcome)}</span>`,
      },
      { head: t(agencies.whole), cell: (row) => t(row.whole ? frame.yes : frame.no) },
      { head: t(agencies.yearsListed), kind: 'wide', cell: (row) => row.yearsListed.join(', ') || '—' },
      { head: t(words.portal), kind: 'wide', cell: (row) => externalLink(t, row.columnUrl ?? row.portalUrl) },
      { head: t(agencies.at), cell: (row) => instant(row.at) },
    ],
  });
}
