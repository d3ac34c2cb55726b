import type { RegistryProblem } from '../../registry/agency-csv.ts';
import { isUnchanged, type RegistryChanges, type RegistryPreview } from '../../registry/registry-changes.ts';
import { registryChange, registry as words } from '../../text/web-registry.ts';
import type { PageContext } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { settingsTrail } from './settings-trail.ts';
import { card, dataTable } from './table.ts';

/** Why the preview is shown once more. */
export type PreviewNote = 'moved';

export interface ShownPreview {
  file: string;
  /** What the file is asked for by when it is confirmed. */
  key: string;
  preview: RegistryPreview;
  /** Bodies that are registered now. */
  total: number;
  note: PreviewNote | null;
}

const SHOWN = 200;
/** From this share of the registered on, what ends is said aloud: half a list is taken for the whole one easily. */
const MANY_ENDED = 0.1;

/** Mistakes by row, or what would change, with the button that makes it so. */
export function registryPreviewPage(page: PageContext, shown: ShownPreview): Markup {
  const t = translate(page.lang);
  const { problems, changes } = shown.preview;
  return layout(page, {
    title: t(words.preview, { file: shown.file }),
    area: 'settings',
    trail: [...settingsTrail(t), { href: '/registry', text: t(words.title) }],
    lead: problems.length > 0 ? nothing : t(registryChange.counts, countsOf(changes)),
    body:
      problems.length > 0
        ? mistakes(t, problems)
        : html`${warnings(t, shown)}${confirmation(t, shown)}${doubts(t, shown.preview.warnings)}${lists(t, changes)}`,
  });
}

function countsOf({ added, changed, returned, ended, unchanged }: RegistryChanges): Record<string, number> {
  return { added: added.length, changed: changed.length + returned.length, ended: ended.length, unchanged };
}

function mistakes(t: Translate, problems: readonly RegistryProblem[]): Markup {
  const title = t(words.problems, { count: problems.length });
  return html`<p class="alert alert-danger" role="alert">${title}</p>${card('problems', title, cellList(t, t(words.problemsCaption), problems))}
<p class="mt-3"><a class="btn" href="/registry">${t(words.upload)}</a></p>`;
}

function doubts(t: Translate, found: readonly RegistryProblem[]): Markup {
  if (found.length === 0) return nothing;
  return card('doubts', t(words.doubts, { count: found.length }), cellList(t, t(words.doubtsCaption), found));
}

function cellList(t: Translate, caption: string, found: readonly RegistryProblem[]): Markup {
  const list = dataTable({
    caption,
    rows: found.slice(0, SHOWN),
    empty: '',
    columns: [
      { head: t(words.row), kind: 'num', cell: ({ row }) => (row === 0 ? t(words.wholeFile) : row) },
      { head: t(words.column), kind: 'head', cell: ({ column }) => html`<bdi>${column}</bdi>` },
      { head: t(words.mistake), kind: 'wide', cell: ({ message }) => html`<bdi>${t(message)}</bdi>` },
    ],
  });
  return html`${list}${rest(t, found.length)}`;
}

function warnings(t: Translate, { preview: { changes }, total, note }: ShownPreview): Markup {
  const share = total === 0 ? 0 : changes.ended.length / total;
  const many = { count: changes.ended.length, percent: Math.round(share * 100) };
  return html`${note === null ? nothing : html`<p class="alert alert-warning" role="alert">${t(words[note])}</p>`}
${share >= MANY_ENDED ? html`<p class="alert alert-warning" role="alert">${t(words.manyEnded, many)}</p>` : nothing}`;
}

function confirmation(t: Translate, { key, preview: { basis, changes } }: ShownPreview): Markup {
  if (isUnchanged(changes)) return html`<p class="alert alert-success" role="status">${t(words.nothing)}</p>`;
  return html`<form class="nb-act" method="post" action="/registry/import">
<input type="hidden" name="key" value="${key}"><input type="hidden" name="basis" value="${basis}">
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.apply)}</button> <a class="btn" href="/registry">${t(words.upload)}</a></div></form>`;
}

function lists(t: Translate, { added, changed, returned, ended }: RegistryChanges): Markup {
  const head = [
    { head: t(words.id), cell: (row: { id: string }) => row.id },
    { head: t(words.name), kind: 'head' as const, cell: (row: { name: string }) => html`<bdi>${row.name}</bdi>` },
  ];
  const named = (id: string, title: string, rows: readonly { id: string; name: string }[]) =>
    rows.length === 0
      ? nothing
      : card(
          id,
          `${title} ${rows.length}`,
          html`${dataTable({ caption: title, rows: rows.slice(0, SHOWN), empty: '', columns: head })}${rest(t, rows.length)}`,
        );
  return html`${named('ended', t(registryChange.ended), ended)}${cellCard(t, 'changed', changed)}${cellCard(t, 'returned', returned)}${named('added', t(registryChange.added), added)}`;
}

function cellCard(t: Translate, kind: 'changed' | 'returned', entries: RegistryChanges['changed']): Markup {
  if (entries.length === 0) return nothing;
  const rows = entries
    .slice(0, SHOWN)
    .flatMap(({ id, name, cells }) =>
      (cells.length === 0 ? [{ field: '', from: '', to: '' }] : cells).map((cell) => ({ id, name, ...cell })),
    );
  const title = t(registryChange[kind]);
  const list = dataTable({
    caption: title,
    rows,
    empty: '',
    columns: [
      { head: t(words.id), cell: (row) => row.id },
      { head: t(words.name), kind: 'head', cell: (row) => html`<bdi>${row.name}</bdi>` },
      { head: t(words.field), cell: (row) => html`<bdi>${row.field}</bdi>` },
      { head: t(words.from), kind: 'wide', cell: (row) => html`<bdi>${row.from || '—'}</bdi>` },
      { head: t(words.to), kind: 'wide', cell: (row) => html`<bdi>${row.to || '—'}</bdi>` },
    ],
  });
  return card(kind, `${title} ${entries.length}`, html`${list}${rest(t, entries.length)}`);
}

function rest(t: Translate, count: number): Markup {
  return count > SHOWN ? html`<p class="text-secondary">${t(words.more, { count: count - SHOWN })}</p>` : nothing;
}
