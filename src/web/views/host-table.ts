import { hosts as words } from '../../text/web-hosts.ts';
import type { PageContext } from '../deps.ts';
import type { RunHost } from '../queries/hosts.ts';
import type { Translate } from '../translate.ts';
import { duration, instant } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeWord } from './outcome-word.ts';
import { dataTable } from './table.ts';

const SHAPES = { closed: '●', open: '✕', 'half-open': '◐' } as const;

/** How a run fared with each host: breaker, pace, Retry-After and errors. */
export function hostTable(page: PageContext, t: Translate, rows: readonly RunHost[]): Markup {
  return dataTable({
    caption: t(words.caption),
    rows,
    empty: t(words.none),
    columns: [
      { head: t(words.host), kind: 'head', cell: (row) => html`<span class="nb-url">${row.host}</span>` },
      { head: t(words.breaker), cell: (row) => breaker(t, row) },
      { head: t(words.requests), kind: 'num', cell: (row) => row.requests },
      { head: t(words.answer), kind: 'num', cell: (row) => milliseconds(t, row.answerMs) },
      { head: t(words.gap), kind: 'num', cell: (row) => milliseconds(t, row.averageGapMs) },
      { head: t(words.retryAfter), kind: 'num', cell: (row) => row.retryAfter ?? '—' },
      { head: t(words.next), cell: (row) => instant(row.nextAt) },
      { head: t(words.errors), kind: 'wide', cell: (row) => errors(page, row) },
    ],
  });
}

function breaker(t: Translate, { breaker: state, openUntil, failuresInARow: count }: RunHost): Markup {
  const chip = state === 'closed' ? 'published' : state === 'open' ? 'missing' : 'late';
  const until = state === 'open' && openUntil ? html`<br>${t(words.until)} ${instant(openUntil)}` : nothing;
  const row =
    count > 0 ? html`<br><span class="text-secondary nb-small">${t(words.inARow, { count })}</span>` : nothing;
  return html`<span class="nb-chip nb-${chip}"><span aria-hidden="true">${SHAPES[state]}</span> ${t(words.states[state])}</span>${until}${row}`;
}

function errors(page: PageContext, { troubles }: RunHost): Markup | string {
  const all = Object.entries(troubles).sort(([, a], [, b]) => b - a);
  if (all.length === 0) return '—';
  return all.map(([code, count]) => `${outcomeWord(page.lang, code)} ${count}`).join(' · ');
}

function milliseconds(t: Translate, ms: number | null): string {
  if (ms === null) return '—';
  return ms < 10_000 ? `${Math.round(ms)} ms` : duration(t, ms);
}
