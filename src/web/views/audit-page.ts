import type { AuditEntry, AuditFilter } from '../../store/audit.ts';
import { auditGroup, auditWhat, wayWord, audit as words } from '../../text/administration.ts';
import type { PageContext } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { instant } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { withQuery } from './pagination.ts';
import { settingsTrail } from './settings-trail.ts';
import { dataTable } from './table.ts';

/** What people did, newest first. `next`: where the list goes on; null at its end. */
export function auditPage(
  page: PageContext,
  filter: AuditFilter,
  entries: readonly AuditEntry[],
  next: string | null,
): Markup {
  const t = translate(page.lang);
  const newest = html`<a class="btn btn-sm" href="${withQuery(page.url, { cursor: null })}">${t(words.newest)}</a>`;
  const older = html`<a class="btn btn-sm" href="${withQuery(page.url, { cursor: next })}">${t(words.older)}</a>`;
  return layout(page, {
    title: t(words.title),
    area: 'settings',
    trail: settingsTrail(t),
    lead: t(words.lead),
    body: html`${groups(page, t, filter)}${search(t, filter)}
<div class="card nb-card">${list(t, entries)}</div>
<nav class="nb-pages" aria-label="${t(words.older)}">${filter.after ? newest : nothing}${next === null ? nothing : older}</nav>`,
  });
}

function groups(page: PageContext, t: Translate, { what }: AuditFilter): Markup {
  const tab = (value: string | null, word: string) =>
    html`<li><a href="${withQuery(page.url, { what: value, cursor: null })}" ${(what ?? null) === value ? html`aria-current="true"` : nothing}>${word}</a></li>`;
  const tabs = Object.entries(auditGroup).map(([name, word]) => tab(name, t(word)));
  return html`<nav class="nb-tabs nb-tabs-small" aria-label="${t(words.what)}"><ul>${tab(null, t(words.all))}${tabs}</ul></nav>`;
}

function search(t: Translate, { what, by }: AuditFilter): Markup {
  return html`<form class="nb-form-line" method="get" action="/audit" role="search" aria-label="${t(words.filter)}">
${what ? html`<input type="hidden" name="what" value="${what}">` : nothing}
<label>${t(words.filterBy)}<input class="form-control" name="by" value="${by ?? ''}" maxlength="60" size="16"></label>
<button class="btn" type="submit">${t(words.filter)}</button></form>`;
}

function list(t: Translate, entries: readonly AuditEntry[]): Markup {
  return dataTable({
    caption: t(words.title),
    rows: entries,
    empty: t(words.none),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.at) },
      { head: t(words.by), kind: 'head', cell: (row) => html`<bdi>${row.by}</bdi>` },
      { head: t(words.what), cell: (row) => wordOf(t, row.what) },
      { head: t(words.subject), kind: 'wide', cell: subjectOf },
      { head: t(words.details), kind: 'wide', cell: (row) => html`<bdi>${detailsOf(row.details)}</bdi>` },
      { head: t(words.way), cell: (row) => (row.way === null ? '—' : t(wayWord[row.way])) },
    ],
  });
}

function wordOf(t: Translate, what: string): string {
  const word = auditWhat[what];
  return word === undefined ? what : t(word);
}

/** Leads to what the act was done to, where that has a page. */
function subjectOf({ what, about }: AuditEntry): Markup {
  if (about === null) return html`<span class="text-secondary">—</span>`;
  const path = what.startsWith('alert.') ? `/alerts/${encodeURIComponent(about)}` : agencyPath(what, about);
  const shown = what.startsWith('alert.') || what.startsWith('silence.') ? `${about.slice(0, 12)}…` : about;
  return path === null ? html`<bdi>${shown}</bdi>` : html`<a href="${path}"><bdi>${shown}</bdi></a>`;
}

function agencyPath(what: string, about: string): string | null {
  if (!/^(evidence|finding|figure)\./.test(what)) return null;
  const [id, year] = about.split('/');
  return `/agencies/${encodeURIComponent(id!)}${year === undefined ? '' : `/${encodeURIComponent(year)}`}`;
}

/** Names and values in one line, as they were written down. */
function detailsOf(details: Record<string, unknown>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
}
