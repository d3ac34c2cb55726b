import { alerts as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { externalLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeWord } from './outcome-word.ts';
import { dataTable, facts } from './table.ts';

const MAX_SHOWN = 4_000;

interface Visit {
  url: string;
  outcome: string;
  status: number | null;
}

/** The addresses that were asked for before judging; nothing where none are recorded. */
export function visitedTable(page: PageContext, t: Translate, visited: unknown): Markup {
  const rows = Array.isArray(visited) ? visited.filter(isVisit) : [];
  if (rows.length === 0) return nothing;
  return html`<h3 class="nb-h3">${t(words.visited)}</h3>${dataTable({
    caption: t(words.visitedCaption),
    rows,
    empty: '',
    columns: [
      { head: t(words.address), kind: 'wide', cell: (row) => externalLink(t, row.url) },
      { head: t(words.outcome), cell: (row) => outcomeWord(page.lang, row.outcome) },
      { head: t(words.http), kind: 'num', cell: (row) => row.status ?? '—' },
    ],
  })}`;
}

/** Whatever else was recorded, name by name, as it is. */
export function evidenceFacts(page: PageContext, rest: Readonly<Record<string, unknown>>): Markup {
  const entries = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]): [string, string] => [name, plain(page, value)]);
  return entries.length === 0 ? nothing : facts(entries);
}

function plain(page: PageContext, value: unknown): string {
  if (typeof value === 'string') return value.slice(0, MAX_SHOWN);
  if (typeof value === 'object' && value !== null && page.lang in value) {
    return String((value as Record<string, unknown>)[page.lang]).slice(0, MAX_SHOWN);
  }
  return JSON.stringify(value).slice(0, MAX_SHOWN);
}

function isVisit(value: unknown): value is Visit {
  return (
    typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string' && 'outcome' in value
  );
}
