import type { Template } from '../../extract/templates/schema.ts';
import type { CorrectionState } from '../../store/corrections.ts';
import { CORRECTION_REFUSALS, CORRECTION_STATES, CORRECTIONS as words } from '../../text/corrections.ts';
import type { ValueRow } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { instant } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { card, dataTable, facts } from './table.ts';
import { placeWords, readMarkup } from './value-cell.ts';

/** What the page of a report says of corrections: all of that agency and year, and the figure that is being corrected. */
export interface CorrectionsData {
  all: readonly CorrectionState[];
  /** The field that the form is for, and why the last try was refused. */
  form: { field: string; refused: string | null } | null;
  /** What was just done. */
  done: 'correct' | 'withdraw' | null;
}

interface Where {
  /** Address of the report's page. */
  at: string;
  template: Template | null;
  values: ReadonlyMap<string, ValueRow>;
}

/** Said above everything: what was done, and that corrections no longer hold. */
export function correctionNotices(t: Translate, { all, done }: CorrectionsData): Markup {
  const open = all.filter(({ state }) => state === 'open').length;
  return html`${done === null ? nothing : html`<p class="alert alert-success" role="status">${t(done === 'correct' ? words.done : words.withdrawn)}</p>`}${
    open === 0
      ? nothing
      : html`<p class="alert alert-warning"><a href="#corrections">${t(words.openNotice, { count: open })}</a></p>`
  }`;
}

/** The form for one figure, where one is being corrected, and what was corrected. */
export function correctionCards(t: Translate, data: CorrectionsData, where: Where): Markup {
  return html`${data.form === null ? nothing : formCard(t, data.form, where)}
${card('corrections', t(words.head), html`<p class="nb-small text-secondary">${t(words.lead)}</p>${table(t, data.all, where)}`)}`;
}

function formCard(t: Translate, { field, refused }: NonNullable<CorrectionsData['form']>, where: Where): Markup {
  const value = where.values.get(field);
  const isKnown = refused !== null && Object.hasOwn(CORRECTION_REFUSALS, refused);
  const why = isKnown ? CORRECTION_REFUSALS[refused as keyof typeof CORRECTION_REFUSALS] : undefined;
  return card(
    'correct',
    t(words.formHead, { label: fieldLabel(where.template, field) }),
    html`${why ? html`<p class="alert alert-danger" role="alert">${t(why)}</p>` : nothing}
${facts([
  [t(words.readAs), readMarkup(t, value)],
  [t(words.raw), value?.raw ?? '—'],
  [t(words.place), placeWords(t, value?.source)],
])}
<form class="nb-act" method="post" action="${where.at}/values/${field}/correct"><div class="nb-act-fields">
<label>${t(words.figure)}<input class="form-control" name="figure" inputmode="decimal" maxlength="20" autocomplete="off"></label>
<label>${t(words.reason)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(words.name)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label></div>
<label class="nb-check"><input class="form-check-input" type="checkbox" name="blank" value="1">${t(words.blank)}</label>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.submit)}</button> <a class="btn" href="${where.at}">${t(words.cancel)}</a></div></form>`,
  );
}

function table(t: Translate, all: readonly CorrectionState[], { at, template }: Where): Markup {
  const figure = (status: string | null, value: number | null) =>
    status === 'blank' ? t(words.isBlank) : (value ?? '—');
  return dataTable({
    caption: t(words.head),
    rows: all,
    empty: t(words.none),
    columns: [
      {
        head: t(words.field),
        kind: 'head',
        cell: (row) => html`<a href="#f-${row.field}" lang="zh-CN">${fieldLabel(template, row.field)}</a>`,
      },
      {
        head: t(words.read),
        kind: 'num',
        cell: (row) =>
          html`${figure(row.read.status, row.read.value)}${row.cell.raw ? html` <span class="text-secondary">“${row.cell.raw}”</span>` : nothing}`,
      },
      {
        head: t(words.corrected),
        kind: 'num',
        cell: (row) => (row.act === 'withdraw' ? '—' : figure(row.status, row.value)),
      },
      {
        head: t(words.state),
        cell: (row) =>
          html`${t(CORRECTION_STATES[row.state])}${row.state === 'open' && row.now?.raw ? html` <span class="text-secondary">“${row.now.raw}”</span>` : nothing}`,
      },
      { head: t(words.who), cell: (row) => row.by },
      { head: t(words.when), cell: (row) => instant(row.at) },
      { head: t(words.why), kind: 'wide', cell: (row) => row.reason },
      { head: t(words.correct), kind: 'wide', cell: (row) => (row.act === 'withdraw' ? '' : acts(t, at, row)) },
    ],
  });
}

function acts(t: Translate, at: string, { field, state }: CorrectionState): Markup {
  return html`${state === 'open' ? html`<a href="${at}?correct=${field}#correct">${t(words.again)}</a>` : nothing}
<details class="nb-small"><summary>${t(words.withdraw)}</summary><form class="nb-act" method="post" action="${at}/values/${field}/withdraw"><div class="nb-act-fields">
<label>${t(words.withdrawReason)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(words.name)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label></div>
<button class="btn btn-sm" type="submit">${t(words.withdraw)}</button></form></details>`;
}
