import { taskKind, taskState } from '../../text/web.ts';
import { runs as words } from '../../text/web-pages.ts';
import type { RunRow, TaskCount } from '../queries/runs.ts';
import type { Translate } from '../translate.ts';
import { duration } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { progressBar } from './share-bar.ts';
import { runStateChip } from './status.ts';
import { dataTable } from './table.ts';

const KINDS = ['discover', 'fetch', 'process', 'judge'] as const;
const STATES = ['pending', 'done', 'failed'] as const;

/** One line and a bar: how far the run is. */
export function progressSummary(t: Translate, tasks: readonly TaskCount[]): Markup {
  const sum = (state: string | null) =>
    tasks.reduce((n, one) => (state === null || one.state === state ? n + one.count : n), 0);
  const total = sum(null);
  if (total === 0) return html`<p class="text-secondary">${t(words.noTasks)}</p>`;
  return html`<p class="nb-progress-line">${t(words.summary, { done: sum('done'), total, failed: sum('failed') })}</p>${progressBar(sum('done') / total, sum('failed') / total)}`;
}

/** What the live stream replaces: state, bar, and tasks by kind and state. */
export function runProgress(
  t: Translate,
  run: RunRow,
  tasks: readonly TaskCount[],
  etaMs: number | null = null,
): Markup {
  const count = (kind: string, state: string) =>
    tasks.reduce((n, one) => (one.kind === kind && one.state === state ? n + one.count : n), 0);
  const eta =
    etaMs === null ? nothing : html` <span class="text-secondary">${t(words.eta, { time: duration(t, etaMs) })}</span>`;
  return html`<p>${runStateChip(t, run.state)}${eta}</p>${progressSummary(t, tasks)}${dataTable({
    caption: t(words.progress),
    rows: KINDS,
    empty: '',
    columns: [
      { head: t(words.kind), kind: 'head' as const, cell: (kind: (typeof KINDS)[number]) => t(taskKind[kind]) },
      ...STATES.map((state) => ({
        head: t(taskState[state]),
        kind: 'num' as const,
        cell: (kind: (typeof KINDS)[number]) => count(kind, state),
      })),
    ],
  })}`;
}
