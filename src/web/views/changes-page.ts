import type { ProsePart } from '../../diff/prose.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import { PROSE_STATE } from '../../text/diff.ts';
import { frame } from '../../text/web.ts';
import { report as reportWords } from '../../text/web-report.ts';
import { versions as words } from '../../text/web-versions.ts';
import type { PageContext } from '../deps.ts';
import type { AgencyRow } from '../queries/agencies.ts';
import type { VersionChange } from '../queries/versions.ts';
import { type Translate, translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { externalLink, instant, shanghaiMinute, snapshotLink } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { card, dataTable, facts } from './table.ts';
import { stateWord } from './year-comparison.ts';

/** What changed between two contents of one report: figures, title and form, and words. */
export function changesPage(page: PageContext, agency: AgencyRow, year: number, change: VersionChange): Markup {
  const t = translate(page.lang);
  const { diff, prose, to } = change;
  const changed = prose.parts.filter(({ state, boilerplate }) => state !== 'same' && !boilerplate);
  const template = to.report.template === null ? null : formOf(to.report.template, {});
  const label = (field: string) => html`<span lang="zh-CN">${fieldLabel(template, field)}</span>`;
  return layout(page, {
    title: t(words.title, { agency: agency.name, year }),
    area: 'agencies',
    trail: [
      { href: '/agencies', text: t(frame.agencies) },
      { href: `/agencies/${agency.id}`, text: agency.name },
      { href: `/agencies/${agency.id}/${year}#versions`, text: t(words.reportOf, { year }) },
    ],
    lead: t(words.note),
    body: html`${card('versions', t(words.versions), html`${about(t, change, 'from')}${about(t, change, 'to')}${heads(t, change)}`)}
${card(
  'figures',
  t(words.figures, { count: diff.figures.length }),
  html`${dataTable({
    caption: t(words.figures, { count: diff.figures.length }),
    rows: diff.figures,
    empty: t(words.noFigures),
    columns: [
      { head: t(reportWords.field), kind: 'head', cell: (row) => label(row.field) },
      { head: t(words.earlier), kind: 'num', cell: (row) => stateWord(t, row.before) },
      { head: t(words.later), kind: 'num', cell: (row) => stateWord(t, row.after) },
    ],
  })}${diff.unsure.length === 0 ? nothing : html`<details><summary>${t(words.unsure, { count: diff.unsure.length })}</summary><ul>${diff.unsure.map((field) => html`<li>${label(field)}</li>`)}</ul></details>`}`,
)}
${card(
  'prose',
  t(words.prose, { count: changed.length }),
  dataTable({
    caption: t(words.prose, { count: changed.length }),
    rows: changed,
    empty: t(words.noProse),
    columns: [
      { head: t(words.section), cell: (row) => row.after ?? row.before ?? '' },
      { head: t(words.state), cell: (row) => t(PROSE_STATE[row.state]) },
      { head: t(words.words), kind: 'wide', cell: pieces },
    ],
  }),
)}`,
  });
}

function about(t: Translate, change: VersionChange, side: 'from' | 'to'): Markup {
  const one = change[side];
  return facts([
    [
      t(side === 'from' ? words.earlier : words.later),
      html`<a href="/agencies/${one.agencyId}/${one.year}?version=${one.id}">${instant(one.readAt)}</a> ${snapshotLink(one.snapshot)}`,
    ],
    [
      t(reportWords.firstSeen),
      t(words.seen, { from: shanghaiMinute(one.firstSeenAt), to: shanghaiMinute(one.lastSeenAt) }),
    ],
    [t(reportWords.original), externalLink(t, one.url)],
  ]);
}

function heads(t: Translate, { diff: { title, template } }: VersionChange): Markup {
  const pair = (one: { before: string | null; after: string | null } | null) =>
    one === null ? null : html`<del>${one.before ?? '—'}</del> → <ins>${one.after ?? '—'}</ins>`;
  return facts([
    [t(words.heading), pair(title)],
    [t(words.form), pair(template)],
  ]);
}

function pieces(part: ProsePart): Markup {
  return html`<span lang="zh-CN">${part.pieces.map(({ op, text }) =>
    op === 'added' ? html`<ins>${text}</ins>` : op === 'removed' ? html`<del>${text}</del>` : text,
  )}</span>`;
}
