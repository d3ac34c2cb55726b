import type { Selectable } from 'kysely';
import type { LookStep } from '../../report/look.ts';
import type { LookTable } from '../../store/schema.ts';
import { frame, lookRemedy, lookRole } from '../../text/web.ts';
import { agencies as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { columnSeen } from './column-seen.ts';
import { externalLink, instant, snapshotLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { outcomeCell } from './outcome-word.ts';
import { lookChip } from './status.ts';
import { dataTable } from './table.ts';
import { tlsNote } from './tls-note.ts';

/** The proof of search: each look with every address that was asked for. */
export function lookList(
  page: PageContext,
  t: Translate,
  looks: readonly Selectable<LookTable>[],
  open = false,
): Markup {
  if (looks.length === 0) return html`<p class="nb-empty">${t(words.noLooks)}</p>`;
  return html`<p class="text-secondary nb-small">${t(words.looksCaption)}</p><ol class="nb-looks">${looks.map(
    (look) => html`<li><details ${open ? 'open' : nothing}><summary>${instant(look.at)} ${lookChip(t, look.outcome)}
<span>${look.whole ? t(words.whole) : /^column_|^given_/.test(look.outcome) ? t(words.notWhole) : ''}</span>
<span class="text-secondary">${t(words.steps, { count: look.steps.length })}${look.years_listed.length > 0 ? html` · ${t(words.yearsListed)} ${look.years_listed.join(', ')}` : nothing}</span></summary>
${look.outcome === 'column_read' ? nothing : html`<p>${t(lookRemedy[look.outcome] ?? lookRemedy.unreachable)}</p>`}
<p class="nb-hits"><a href="/runs/${look.run_id}">${look.run_id}</a> ${externalLink(t, look.column_url)}</p>${columnSeen(t, look.seen)}${steps(page, t, look.steps)}</details></li>`,
  )}</ol>`;
}

function steps(page: PageContext, t: Translate, rows: readonly LookStep[]): Markup {
  return dataTable({
    caption: t(words.looksCaption),
    rows,
    empty: t(frame.nothing),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.at) },
      { head: t(words.role), cell: (row) => t(lookRole[row.role] ?? lookRole.column) },
      {
        head: t(words.address),
        kind: 'wide',
        cell: (row) =>
          html`${externalLink(t, row.url)}${row.cameFrom === undefined ? nothing : html` → ${externalLink(t, row.cameFrom)}`}${row.posted === undefined ? nothing : html` <code>POST ${row.posted}</code>`}${tlsNote(t, row.tlsFaults)}`,
      },
      { head: t(words.outcome), cell: (row) => outcomeCell(page.lang, row.outcome) },
      { head: t(words.http), kind: 'num', cell: (row) => row.status ?? '—' },
      { head: t(words.links), kind: 'num', cell: (row) => row.links ?? '—' },
      { head: t(words.candidates), kind: 'num', cell: (row) => row.candidates ?? '—' },
      { head: t(words.kept), cell: (row) => snapshotLink(row.snapshot) },
    ],
  });
}
