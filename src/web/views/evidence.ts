import type { Finding } from '../../report/finding.ts';
import { coverageStatus, lookOutcome } from '../../text/web.ts';
import { evidenceNames, alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { externalLink, instant } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeCell } from './outcome-word.ts';
import { dataTable, facts } from './table.ts';
import { tlsNote } from './tls-note.ts';

const MAX_SHOWN = 4_000;

interface Visit {
  url: string;
  outcome: string;
  status: number | null;
  tlsFaults?: readonly string[];
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
      {
        head: t(words.address),
        kind: 'wide',
        cell: (row) => html`${externalLink(t, row.url)}${tlsNote(t, row.tlsFaults)}`,
      },
      { head: t(words.outcome), cell: (row) => outcomeCell(page.lang, row.outcome) },
      { head: t(words.http), kind: 'num', cell: (row) => row.status ?? '—' },
    ],
  })}`;
}

/** Whatever else was recorded, name by name, as it is. */
export function evidenceFacts(page: PageContext, rest: Readonly<Record<string, unknown>>): Markup {
  const entries = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]): [string, Markup | string] => [evidenceNames[name]?.[page.lang] ?? name, shown(page, value)]);
  return entries.length === 0 ? nothing : facts(entries);
}

function shown(page: PageContext, value: unknown): Markup | string {
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)) ? instant(value) : cut(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return cut(value.join(', '));
  if (isRecord(value) && typeof value[page.lang] === 'string') return cut(String(value[page.lang]));
  if (isRecord(value) && Object.values(value).every((one) => typeof one === 'number')) {
    return Object.entries(value)
      .map(([name, count]) => `${countName(page, name)} ${count}`)
      .join(' · ');
  }
  return cut(JSON.stringify(value));
}

function countName(page: PageContext, name: string): string {
  const words: Record<string, { zh: string; en: string }> = { ...coverageStatus, ...lookOutcome };
  return words[name]?.[page.lang] ?? name;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** What a place where a rule is broken says of its figures. */
type Figures = Pick<Finding, 'expected' | 'actual'>;

/** The places where a rule is broken, each with its own words and figures; nothing where none are recorded. */
export function instanceList(
  page: PageContext,
  t: Translate,
  instances: unknown,
  figures: (one: Figures) => Markup | string,
): Markup {
  const rows = Array.isArray(instances) ? instances.filter(isRecord) : [];
  if (rows.length === 0) return nothing;
  return html`<h3 class="nb-h3">${t(words.instances)}</h3><ul>${rows.map(
    (one) =>
      html`<li>${isRecord(one.message) ? String(one.message[page.lang] ?? '') : ''}${typeof one.instance === 'string' ? html` <code>${one.instance}</code>` : nothing}${figures({ expected: figure(one.expected), actual: figure(one.actual) })}</li>`,
  )}</ul>`;
}

function figure(value: unknown): string | number | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

function isVisit(value: unknown): value is Visit {
  return (
    typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string' && 'outcome' in value
  );
}
