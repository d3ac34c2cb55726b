import { frame, taskKind, taskState } from '../../text/web.ts';
import { queues, tasks as words } from '../../text/web-queues.ts';
import type { PageContext } from '../deps.ts';
import { TASK_KINDS, TASK_STATES, type TaskFilter, type TaskRow } from '../queries/tasks.ts';
import { type Translate, translate } from '../translate.ts';
import { externalLink, instant, snapshotLink } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeCell } from './outcome-word.ts';
import { type Paging, pagination } from './pagination.ts';
import { type Done, doneNotice } from './queues-page.ts';
import { type Column, dataTable } from './table.ts';

/** The search among tasks by agency, address and error. */
export function tasksPage(
  page: PageContext,
  { filter, rows, paging }: { filter: TaskFilter; rows: TaskRow[]; paging: Paging },
  done: Done | null,
): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: t(words.title),
    area: 'queues',
    trail: [{ href: '/queues', text: t(frame.queues) }],
    lead: t(words.lead, { total: paging.total }),
    body: html`${doneNotice(t, done)}${filterForm(t, filter)}
<div class="card nb-card">${taskTable(page, t, rows)}</div>${pagination(page, t, paging)}`,
  });
}

function filterForm(t: Translate, filter: TaskFilter): Markup {
  const field = (name: 'agency' | 'url' | 'error', word: string) =>
    html`<label>${word}<input class="form-control" name="${name}" value="${filter[name] ?? ''}" maxlength="200" size="16"></label>`;
  const choice = (
    name: string,
    word: string,
    all: readonly string[],
    chosen: string | null,
    of: (one: string) => string,
  ) =>
    html`<label>${word}<select class="form-select" name="${name}"><option value="">${t(frame.all)}</option>${all.map(
      (one) => html`<option value="${one}"${one === chosen ? html` selected` : nothing}>${of(one)}</option>`,
    )}</select></label>`;
  return html`<form class="nb-form-line" method="get" action="/queues/tasks" role="search" aria-label="${t(frame.filter)}">
${field('agency', t(words.agency))}${field('url', t(words.url))}${field('error', t(words.cause))}
${choice('kind', t(words.kind), TASK_KINDS, filter.kind, (one) => t(taskKind[one as keyof typeof taskKind]))}
${choice('state', t(words.state), TASK_STATES, filter.state, (one) => t(taskState[one as keyof typeof taskState]))}
<button class="btn" type="submit">${t(frame.filter)}</button></form>`;
}

function taskTable(page: PageContext, t: Translate, rows: TaskRow[]): Markup {
  const error: Column<TaskRow> = { head: t(words.error), kind: 'wide', cell: (row) => errorOf(page, row) };
  return dataTable({
    caption: t(words.caption),
    rows,
    empty: t(frame.nothing),
    columns: [
      { head: t(words.kind), kind: 'head', cell: ({ kind }) => t(taskKind[kind]) },
      { head: t(words.state), cell: (row) => stateOf(t, row) },
      { head: t(words.about), kind: 'minor', cell: (row) => agencyOf(t, row) },
      { head: t(words.address), kind: 'wide', cell: ({ url }) => externalLink(t, url) },
      ...(rows.some(({ code }) => code !== null) ? [error] : []),
      { head: t(words.kept), cell: ({ snapshot }) => snapshotLink(snapshot) },
      { head: t(words.attempts), kind: 'num', cell: ({ attempts }) => attempts },
      { head: t(words.run), cell: ({ runId }) => html`<a href="/runs/${encodeURIComponent(runId)}">${runId}</a>` },
      { head: t(words.created), cell: ({ createdAt }) => instant(createdAt) },
      { head: t(frame.act), cell: (row) => retryButton(t, row) },
    ],
  });
}

const CHIPS = { pending: ['due', '◌'], done: ['published', '●'], failed: ['missing', '✕'] } as const;

function stateOf(t: Translate, { state }: TaskRow): Markup {
  const [kind, shape] = CHIPS[state];
  return html`<span class="nb-chip nb-${kind}"><span aria-hidden="true">${shape}</span> ${t(taskState[state])}</span>`;
}

function agencyOf(t: Translate, { agencyId, agency, agencies }: TaskRow): Markup {
  if (agencyId === null) return nothing;
  const more =
    agencies > 1 ? html` <span class="text-secondary">${t(words.more, { count: agencies })}</span>` : nothing;
  return html`<a href="/agencies/${encodeURIComponent(agencyId)}">${agency ?? agencyId}</a>${more}`;
}

function errorOf(page: PageContext, { code, cause }: TaskRow): Markup {
  if (code === null) return nothing;
  return html`${outcomeCell(page.lang, code)} <code>${code}</code><br><span class="nb-url text-secondary nb-small">${cause ?? ''}</span>`;
}

function retryButton(t: Translate, { id, state, retriedBy }: TaskRow): Markup {
  if (retriedBy !== null) return html`<a href="/runs/${encodeURIComponent(retriedBy)}">${t(words.retried)}</a>`;
  if (state !== 'failed') return nothing;
  return html`<form class="d-print-none" method="post" action="/queues/tasks/retry"><input type="hidden" name="id" value="${id}"><input type="hidden" name="back" value="tasks"><button class="btn btn-sm" type="submit" aria-label="${t(queues.retryOne)}: ${id}">${t(queues.retryOne)}</button></form>`;
}
