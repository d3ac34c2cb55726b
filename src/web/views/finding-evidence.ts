import type { Template } from '../../extract/templates/schema.ts';
import type { Revision, Surroundings, TextCopy } from '../../report/surroundings.ts';
import { FINDINGS } from '../../text/findings.ts';
import type { Translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { snapshotLink } from './format.ts';
import { html, type Markup } from './markup.ts';
import { card, dataTable } from './table.ts';

/** The proof of findings that rest on other reports or other fetches: passages side by side, and contents before and after. */
export function evidenceCards(t: Translate, around: Surroundings | null, template: Template | null): Markup {
  const copies = [around?.copies?.lastYear ?? null, ...(around?.copies?.peers ?? [])].filter((one) => one !== null);
  return html`${copies.map((copy) => copyCard(t, copy))}${(around?.revisions ?? []).map((one) => revisionCard(t, one, template))}`;
}

function copyCard(t: Translate, copy: TextCopy): Markup {
  const there = t(FINDINGS.there, { agency: copy.agency, year: copy.year });
  return card(
    `copy-${copy.agencyId}-${copy.year}`,
    `${t(FINDINGS.passages)}: ${there}`,
    html`<p class="nb-small"><a href="/agencies/${copy.agencyId}/${copy.year}">${there}</a> ${snapshotLink(copy.snapshot)}</p>${dataTable(
      {
        caption: t(FINDINGS.passages),
        rows: copy.passages,
        empty: '',
        columns: [
          { head: t(FINDINGS.here), kind: 'wide', cell: (row) => html`<span lang="zh-CN">${row.here}</span>` },
          { head: there, kind: 'wide', cell: (row) => html`<span lang="zh-CN">${row.there}</span>` },
        ],
      },
    )}`,
  );
}

function revisionCard(t: Translate, { before, after, figures, prose }: Revision, template: Template | null): Markup {
  const rows = [
    ...figures.map((one) => ({
      what: fieldLabel(template, one.field),
      before: String(one.before ?? '—'),
      after: String(one.after ?? '—'),
    })),
    ...prose.map((one) => ({ what: String(one.section), before: one.before, after: one.after })),
  ];
  return card(
    `revision-${after.snapshot.slice(0, 12)}`,
    `${t(FINDINGS.firstSeen)} → ${t(FINDINGS.nowSeen)}`,
    html`<p class="nb-small">${snapshotLink(before.snapshot)} → ${snapshotLink(after.snapshot)}</p>${dataTable({
      caption: t(FINDINGS.evidence),
      rows,
      empty: '',
      columns: [
        { head: t(FINDINGS.figure), kind: 'head', cell: (row) => html`<span lang="zh-CN">${row.what}</span>` },
        { head: t(FINDINGS.firstSeen), kind: 'wide', cell: (row) => row.before },
        { head: t(FINDINGS.nowSeen), kind: 'wide', cell: (row) => row.after },
      ],
    })}`,
  );
}
