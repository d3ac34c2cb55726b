import { eventKind, frame, taskKind } from '../../text/web.ts';
import { runs } from '../../text/web-pages.ts';
import { queues as words } from '../../text/web-queues.ts';
import type { PageContext } from '../deps.ts';
import type { DeadLetter, TaskFailures, TroubledTarget } from '../queries/backlog.ts';
import type { TroubledHost } from '../queries/hosts.ts';
import type { QueueDashboard, QueueRow } from '../queries/queue-dashboard.ts';
import type { Scheduler } from '../queries/schedulers.ts';
import { MEASURED_JOBS, readyOf, type Spread } from '../queue-state.ts';
import { needsPerson, type Verdict } from '../queue-verdict.ts';
import { type Translate, translate } from '../translate.ts';
import { duration, instant } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeCell, outcomeWord, remedyOf } from './outcome-word.ts';
import { type Column, card, dataTable } from './table.ts';

/** What an act on the pages came to. */
export interface Done {
  count: number;
  runId: string | null;
}

/** The queue dashboard: what waits, what failed and why, what was planned; and what sets it going. */
export function queuesPage(page: PageContext, data: QueueDashboard, done: Done | null): Markup {
  const t = translate(page.lang);
  const drivers = words.drivers[data.kind ?? ''];
  return layout(page, {
    title: t(words.title),
    area: 'queues',
    lead: html`${drivers ? html`${t(drivers)} · ` : nothing}${t(words.lead)}`,
    actions: html`<a class="btn" href="/queues/tasks">${t(words.tasks)}</a> <a class="btn" href="/queues/board">${t(words.board)}</a>`,
    body: html`${doneNotice(t, done)}${attention(t, data)}
${card('queues', t(words.table), html`${queueTable(page, t, data.rows)}<p class="form-hint">${t(words.measured, { count: MEASURED_JOBS })}</p>`)}
${card('failures', t(words.failures), failureTable(page, t, data.failures))}
${card('targets', t(words.targets), targetTable(page, t, data.targets))}
${card('dead', t(words.dead), deadTable(page, t, data.dead.rows), data.dead.total > 0 ? html`${data.dead.total}` : nothing)}
${card('hosts', t(words.hosts), hostTable(page, t, data.hosts))}
${card('schedulers', t(words.schedulers), schedulerTable(t, data.schedulers))}`,
  });
}

/** Says what came of what was just asked for. */
export function doneNotice(t: Translate, done: Done | null): Markup {
  if (done === null) return nothing;
  if (done.count === 0) return html`<p class="alert alert-warning" role="status">${t(words.nothingDone)}</p>`;
  if (done.runId === null)
    return html`<p class="alert alert-success" role="status">${t(words.done, { count: done.count })}</p>`;
  return html`<p class="alert alert-success" role="status"><a href="/runs/${encodeURIComponent(done.runId)}">${t(words.doneRun, { count: done.count, run: done.runId })}</a></p>`;
}

const CHIPS: Record<Verdict, [kind: string, shape: string]> = {
  idle: ['published', '●'],
  working: ['due', '◔'],
  waiting: ['due', '◌'],
  paused: ['late', '‖'],
  stuck: ['missing', '✕'],
  lost: ['missing', '✕'],
  unreachable: ['missing', '✕'],
};

/** How a queue stands, in a shape and a word. */
function verdictChip(t: Translate, verdict: Verdict): Markup {
  const [kind, shape] = CHIPS[verdict];
  return html`<span class="nb-chip nb-${kind}"><span aria-hidden="true">${shape}</span> ${t(words.verdicts[verdict])}</span>`;
}

/** A queue's name in words. */
export function queueName(t: Translate, name: string): string {
  return words.names[name] ? t(words.names[name]) : name;
}

/** What a person must do, before any table. */
function attention(t: Translate, { rows, goneSince }: QueueDashboard): Markup {
  const troubled = rows.filter(({ verdict }) => needsPerson(verdict));
  if (troubled.length === 0) return nothing;
  if (troubled.every(({ verdict }) => verdict === 'unreachable')) return goneNotice(t, goneSince);
  const alike = [...Map.groupBy(troubled, ({ verdict }) => verdict)];
  return html`<section class="card nb-card nb-notice"><div class="card-body"><ul class="nb-outcomes">${alike.map(
    ([verdict, those]) =>
      html`<li><strong>${those.map(({ name }) => queueName(t, name)).join(' · ')}</strong> ${verdictChip(t, verdict)} ${t(words.remedies[verdict])}</li>`,
  )}</ul></div></section>`;
}

/** A store of jobs that is gone is one trouble, not six. */
function goneNotice(t: Translate, since: Date | null): Markup {
  const from = since === null ? nothing : html` · ${t(words.since)} ${instant(since)}`;
  return html`<section class="card nb-card nb-notice" role="alert"><div class="card-body"><p><strong>${t(words.gone)}</strong>${from}</p><p>${t(words.goneMeans)}</p><p>${t(words.remedies.unreachable)}</p></div></section>`;
}

function queueTable(page: PageContext, t: Translate, rows: QueueRow[]): Markup {
  const count = (head: string, of: (counts: Record<string, number>) => number): Column<QueueRow> => ({
    head,
    kind: 'num',
    cell: ({ state }) => (state === null ? '—' : of(state.counts)),
  });
  return dataTable({
    caption: t(words.caption),
    rows,
    empty: t(words.unreachable),
    columns: [
      {
        head: t(words.queue),
        kind: 'head',
        cell: ({ name }) => html`${queueName(t, name)}<br><code>${name}</code>`,
      },
      {
        head: t(words.verdict),
        cell: ({ verdict }) => html`<span title="${t(words.remedies[verdict])}">${verdictChip(t, verdict)}</span>`,
      },
      count(t(words.waiting), readyOf),
      count(t(words.active), (counts) => counts.active ?? 0),
      count(t(words.delayed), (counts) => counts.delayed ?? 0),
      count(t(words.completed), (counts) => counts.completed ?? 0),
      count(t(words.failed), (counts) => counts.failed ?? 0),
      { head: t(words.pending), kind: 'num', cell: ({ backlog }) => backlog.pending },
      { head: t(words.oldest), kind: 'num', cell: (row) => age(t, page.now, row.backlog.oldestAt?.getTime() ?? null) },
      { head: t(words.waited), kind: 'num', cell: ({ state }) => spread(t, state?.wait ?? null) },
      { head: t(words.worked), kind: 'num', cell: ({ state }) => spread(t, state?.work ?? null) },
      { head: t(words.longest), kind: 'num', cell: ({ state }) => age(t, page.now, state?.longestActiveAt ?? null) },
      { head: t(frame.act), cell: (row) => pauseButton(t, row) },
    ],
  });
}

function pauseButton(t: Translate, { name, state }: QueueRow): Markup {
  if (state === null) return nothing;
  const act = state.paused ? 'resume' : 'pause';
  return html`<form class="d-print-none" method="post" action="/queues/${name}/${act}"><button class="btn btn-sm${state.paused ? ' btn-primary' : ''}" type="submit" aria-label="${t(words[act])}: ${queueName(t, name)}">${t(words[act])}</button></form>`;
}

function age(t: Translate, now: Date, at: number | null): string {
  return at === null ? '—' : duration(t, now.getTime() - at);
}

function spread(t: Translate, of: Spread | null): string {
  return of === null ? '—' : `${short(t, of.median)} / ${short(t, of.p95)}`;
}

function short(t: Translate, ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : duration(t, ms);
}

function failureTable(page: PageContext, t: Translate, rows: TaskFailures[]): Markup {
  const list = dataTable({
    caption: t(words.failuresCaption),
    rows,
    empty: t(words.noFailures),
    columns: [
      {
        head: t(words.cause),
        kind: 'head',
        cell: ({ code }) =>
          html`${outcomeCell(page.lang, code)}<br><a href="/queues/tasks?error=${encodeURIComponent(code)}"><code>${code}</code></a>`,
      },
      { head: t(runs.kind), cell: ({ kind }) => t(taskKind[kind]) },
      { head: t(runs.number), kind: 'num', cell: ({ count }) => count },
      { head: t(runs.remedy), kind: 'wide', cell: ({ code }) => remedyOf(page.lang, code) ?? '—' },
      { head: t(runs.example), kind: 'wide', cell: ({ cause }) => html`<span class="nb-url">${cause ?? ''}</span>` },
      { head: t(words.last), cell: ({ lastAt }) => instant(lastAt) },
      { head: t(frame.act), cell: (row) => retryButton(page, t, row) },
    ],
  });
  return rows.length === 0 ? list : html`${list}<p class="form-hint">${t(words.retryHint)}</p>`;
}

function retryButton(page: PageContext, t: Translate, { code, kind, final }: TaskFailures): Markup {
  if (final === 0) return html`<span class="text-secondary">${t(runs.retryNow)}</span>`;
  const about = `${t(words.retryAll)}: ${outcomeWord(page.lang, code)}, ${t(taskKind[kind])}`;
  return html`<form class="d-print-none" method="post" action="/queues/tasks/retry"><input type="hidden" name="code" value="${code}"><input type="hidden" name="kind" value="${kind}"><button class="btn btn-sm" type="submit" aria-label="${about}">${t(words.retryAll)} (${final})</button></form>`;
}

function targetTable(page: PageContext, t: Translate, rows: TroubledTarget[]): Markup {
  return dataTable({
    caption: t(words.targetsCaption),
    rows,
    empty: t(words.noTargets),
    columns: [
      {
        head: t(words.target),
        kind: 'head',
        cell: ({ target, channel }) => html`${target}<br><code>${channel}</code>`,
      },
      { head: t(words.cause), cell: ({ code }) => html`${outcomeCell(page.lang, code)}<br><code>${code}</code>` },
      { head: t(words.givenUp), kind: 'num', cell: ({ dead }) => dead },
      { head: t(words.waitingAgain), kind: 'num', cell: ({ waiting }) => waiting },
      { head: t(runs.remedy), kind: 'wide', cell: ({ code }) => remedyOf(page.lang, code) ?? '—' },
      { head: t(words.error), kind: 'wide', cell: ({ error }) => html`<span class="nb-url">${error ?? ''}</span>` },
    ],
  });
}

function deadTable(page: PageContext, t: Translate, rows: DeadLetter[]): Markup {
  const list = dataTable({
    caption: t(words.deadCaption),
    rows,
    empty: t(words.noDead),
    columns: [
      {
        head: t(words.target),
        kind: 'head',
        cell: ({ target, channel }) => html`${target}<br><code>${channel}</code>`,
      },
      {
        head: t(words.message),
        cell: ({ alertId, transition }) =>
          alertId === null
            ? t(words.countdown)
            : html`<a href="/alerts/${encodeURIComponent(alertId)}">${eventKind[transition] ? t(eventKind[transition]) : transition}</a>`,
      },
      { head: t(words.attempts), kind: 'num', cell: ({ attempts }) => attempts },
      { head: t(words.error), kind: 'wide', cell: ({ error }) => html`<span class="nb-url">${error ?? ''}</span>` },
      { head: t(runs.remedy), kind: 'wide', cell: ({ error }) => remedyOfError(page, error) },
      { head: t(words.created), cell: ({ createdAt }) => instant(createdAt) },
      {
        head: t(frame.act),
        cell: ({ id, target }) =>
          html`<form class="d-print-none" method="post" action="/queues/dead-letters/retry"><input type="hidden" name="id" value="${id}"><button class="btn btn-sm" type="submit" aria-label="${t(words.sendAgain)}: ${target} ${id}">${t(words.sendAgain)}</button></form>`,
      },
    ],
  });
  if (rows.length === 0) return list;
  return html`${list}<form class="d-print-none nb-form-line" method="post" action="/queues/dead-letters/retry"><input type="hidden" name="all" value="1"><button class="btn" type="submit">${t(words.sendAllAgain)}</button></form>`;
}

/** The stored error begins with its code. */
function remedyOfError(page: PageContext, error: string | null): string {
  const code = /^([a-z]+\.[a-z-]+):/.exec(error ?? '')?.[1] ?? '';
  return remedyOf(page.lang, code) ?? '—';
}

function hostTable(page: PageContext, t: Translate, rows: TroubledHost[]): Markup {
  return dataTable({
    caption: t(words.hostsCaption),
    rows,
    empty: t(words.noHosts),
    columns: [
      {
        head: t(words.host),
        kind: 'head',
        cell: ({ host }) => html`<a class="nb-url" href="/queues/tasks?url=${encodeURIComponent(host)}">${host}</a>`,
      },
      { head: t(words.cause), cell: ({ code }) => (code === null ? '—' : outcomeCell(page.lang, code)) },
      {
        head: t(runs.remedy),
        kind: 'wide',
        cell: ({ code }) => remedyOf(page.lang, code ?? '') ?? '—',
      },
      { head: t(words.until), cell: ({ until }) => instant(until) },
    ],
  });
}

function schedulerTable(t: Translate, rows: Scheduler[] | null): Markup {
  if (rows === null) return html`<p>${t(words.plansUnknown)}</p>`;
  const list = dataTable({
    caption: t(words.schedulersCaption),
    rows,
    empty: t(words.noSchedulers),
    columns: [
      {
        head: t(words.plan),
        kind: 'head',
        cell: ({ name }) => (words.planNames[name] ? t(words.planNames[name]) : name),
      },
      { head: t(words.cron), cell: ({ cron, timeZone }) => html`<code>${cron}</code> ${timeZone}` },
      {
        head: t(words.lastRun),
        cell: ({ last }) =>
          last === null ? '—' : html`<a href="/runs/${encodeURIComponent(last.runId)}">${instant(last.plannedFor)}</a>`,
      },
      { head: t(words.nextRun), cell: ({ nextAt }) => instant(nextAt) },
      {
        head: t(words.missed),
        kind: 'wide',
        cell: ({ missed }) =>
          missed.length === 0
            ? t(words.missedNone)
            : html`<strong>${missed.length}</strong>: ${missed.slice(0, 5).map((at) => html`${instant(at)} `)}`,
      },
    ],
  });
  const hasMissed = rows.some(({ missed }) => missed.length > 0);
  return hasMissed ? html`${list}<p class="form-hint">${t(words.missedNote)}</p>` : list;
}
