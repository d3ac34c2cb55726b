import type { Template } from '../../extract/templates/schema.ts';
import { CELLS } from '../../text/cell-states.ts';
import { CORRECTIONS } from '../../text/corrections.ts';
import { noteWords } from '../../text/value-notes.ts';
import { report as words } from '../../text/web-report.ts';
import type { ValueRow } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup } from './markup.ts';
import { dataTable } from './table.ts';
import { placeWords, valueMarkup } from './value-cell.ts';

/** `correctAt`: the page on which figures are corrected, null where they are not. Every field with its figure, its text as printed and its place: what the tooltips of the tables say, for everyone. */
export function valueList(
  t: Translate,
  template: Template,
  values: ReadonlyMap<string, ValueRow>,
  unknown: ReadonlySet<string>,
  correctAt: string | null,
): Markup {
  const count = template.fields.length;
  return html`<details class="card nb-card nb-fold"><summary class="card-header"><h2 class="card-title">${t(words.allValues, { count })}</h2></summary>${dataTable(
    {
      caption: t(words.allValues, { count }),
      rows: template.fields.map((field) => ({ field, value: values.get(field.id) })),
      empty: '',
      columns: [
        {
          head: t(words.field),
          kind: 'head',
          cell: ({ field }) =>
            html`<a href="#f-${field.id}" lang="zh-CN">${field.label_zh_short}</a><br><code>${field.id}</code>`,
        },
        {
          head: t(words.value),
          kind: 'num',
          cell: ({ field, value }) =>
            html`<span class="nb-val-${value?.status ?? 'absent'}">${valueMarkup(t, value, unknown.has(field.id))}</span>`,
        },
        ...(correctAt === null
          ? []
          : [
              {
                head: t(CORRECTIONS.head),
                cell: ({ field }: { field: Template['fields'][number] }) =>
                  field.type === 'text'
                    ? ''
                    : html`<a href="${correctAt}?correct=${field.id}#correct" aria-label="${t(CORRECTIONS.formHead, { label: field.label_zh_short })}">${t(CORRECTIONS.correct)}</a>`,
              },
            ]),
        { head: t(words.unit), cell: ({ field, value }) => value?.unit ?? field.unit ?? '' },
        { head: t(words.raw), cell: ({ value }) => value?.raw ?? '' },
        {
          head: t(words.status),
          cell: ({ field, value }) =>
            t(CELLS[unknown.has(field.id) ? 'notUnderstood' : (value?.status ?? 'absent')].state),
        },
        {
          head: t(words.source),
          kind: 'wide',
          cell: ({ value }) => html`${placeWords(t, value?.source)} ${value?.note ? t(noteWords(value.note)) : ''}`,
        },
      ],
    },
  )}</details>`;
}
