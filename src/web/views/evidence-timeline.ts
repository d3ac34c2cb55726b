import { TESTIMONY_WORDS } from '../../text/testimony.ts';
import { evidence as words } from '../../text/web-evidence.ts';
import type { TestimonyRow } from '../queries/evidence.ts';
import type { Translate } from '../translate.ts';
import { externalLink, instant, snapshotLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { dataTable } from './table.ts';

/** Who said what, when and why, newest first; each entry that holds can be taken back. `withAgency`: of several agencies. */
export function evidenceTimeline(t: Translate, rows: readonly TestimonyRow[], withAgency = false): Markup {
  return dataTable({
    caption: t(words.caption),
    rows,
    empty: t(words.none),
    rowClass: (row) => (row.holds || row.kind === 'undo' ? '' : 'nb-undone'),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.at) },
      ...(withAgency
        ? [
            {
              head: t(words.agency),
              cell: (row: TestimonyRow) => html`<a href="/agencies/${row.agencyId}">${row.agency}</a>`,
            },
          ]
        : []),
      { head: t(words.year), cell: (row) => yearLink(row) },
      { head: t(words.what), kind: 'head', cell: (row) => what(t, row) },
      { head: t(words.why), kind: 'wide', cell: (row) => row.reason },
      { head: t(words.by), cell: (row) => row.by },
      { head: t(words.about), kind: 'wide', cell: (row) => about(t, row) },
      { head: t(words.undo), cell: (row) => (row.holds ? undoForm(t, row) : nothing) },
    ],
  });
}

function yearLink({ agencyId, year }: TestimonyRow): Markup | string {
  return year === null ? '—' : html`<a href="/agencies/${agencyId}/${year}">${year}</a>`;
}

function what(t: Translate, row: TestimonyRow): Markup {
  const state = row.kind === 'undo' || row.holds ? nothing : html` <span class="nb-badge">${t(words.undone)}</span>`;
  return html`${t(TESTIMONY_WORDS[row.kind])}${state}<br><code class="nb-small">${row.id.slice(0, 8)}</code>`;
}

function about(t: Translate, row: TestimonyRow): Markup {
  const parts = [
    row.undoes === null ? null : t(words.takesBack, { id: row.undoes.slice(0, 8) }),
    row.fileName,
    row.publishedAt === null ? null : t(words.given, { day: row.publishedAt }),
  ].filter((part) => part !== null);
  const kept = row.snapshot === null ? nothing : snapshotLink(row.snapshot);
  return html`${parts.join(' · ')} ${externalLink(t, row.url)} ${kept}`;
}

function undoForm(t: Translate, row: TestimonyRow): Markup {
  return html`<details><summary>${t(words.undo)}</summary><form class="nb-act" method="post" action="/evidence/${row.id}/undo">
<label>${t(words.reason)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(words.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name" required></label>
<div class="nb-act-buttons"><button class="btn btn-sm" type="submit">${t(words.undo)}</button></div></form></details>`;
}
