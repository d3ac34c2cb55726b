import { frame, runTrigger } from '../../text/web.ts';
import { runs as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { RunRow } from '../queries/runs.ts';
import { type Translate, translate } from '../translate.ts';
import { duration, instant } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { type Paging, pagination } from './pagination.ts';
import { startRunForm } from './run-form.ts';
import { runStateChip } from './status.ts';
import { card, dataTable } from './table.ts';

/** Runs, newest first. `trouble` says why the last attempt to start one was refused. */
export function runsPage(page: PageContext, rows: RunRow[], paging: Paging, trouble: string | null): Markup {
  const t = translate(page.lang);
  const table = dataTable({
    caption: t(words.caption),
    rows,
    empty: t(words.none),
    columns: [
      { head: t(words.id), kind: 'head', cell: (row) => html`<a href="/runs/${row.id}">${row.id}</a>` },
      { head: t(words.state), cell: (row) => runStateChip(t, row.state) },
      { head: t(words.trigger), cell: (row) => t(runTrigger[row.trigger] ?? { zh: row.trigger, en: row.trigger }) },
      { head: t(words.years), cell: (row) => row.years.join(', ') || t(frame.all) },
      { head: t(words.agencies), kind: 'num', cell: (row) => row.agency_ids.length || t(frame.all) },
      { head: t(words.started), cell: (row) => instant(row.started_at ?? row.created_at) },
      { head: t(words.took), kind: 'num', cell: (row) => runTook(t, row, page.now) },
    ],
  });
  return layout(page, {
    title: t(words.title),
    area: 'runs',
    body: html`${card('start', t(words.start), startRunForm(t, trouble))}<div class="card nb-card">${table}</div>${pagination(page, t, paging)}`,
  });
}

/** How long a run took, or has taken so far. */
export function runTook(t: Translate, run: RunRow, now: Date): string {
  if (run.started_at === null) return '—';
  return duration(t, (run.finished_at ?? now).getTime() - run.started_at.getTime());
}
