import { html, type Markup, nothing } from './markup.ts';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => Markup | string | number;
  /** `num`: right-aligned; `head`: the row's own name; `wide`: may wrap; `minor`: may wrap, and is left out on a phone, where another page has it. */
  kind?: 'num' | 'head' | 'wide' | 'minor';
}

export interface TableOptions<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  /** Shown instead of a table without rows. */
  empty: string;
  rowClass?: (row: Row) => string;
}

/** A captioned list that scrolls sideways in its own box on a narrow screen. */
export function dataTable<Row>(options: TableOptions<Row>): Markup {
  if (options.rows.length === 0) return html`<p class="nb-empty">${options.empty}</p>`;
  const { columns } = options;
  const cell = (row: Row, column: Column<Row>) =>
    column.kind === 'head'
      ? html`<th scope="row">${column.cell(row)}</th>`
      : html`<td${column.kind ? html` class="nb-${column.kind}"` : nothing}>${column.cell(row)}</td>`;
  return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${options.caption}">
<table class="table nb-table"><caption class="visually-hidden">${options.caption}</caption>
<thead><tr>${columns.map((one) => html`<th scope="col"${one.kind === 'num' || one.kind === 'minor' ? html` class="nb-${one.kind}"` : nothing}>${one.head}</th>`)}</tr></thead>
<tbody>${options.rows.map(
    (row) =>
      html`<tr${options.rowClass ? html` class="${options.rowClass(row)}"` : nothing}>${columns.map((one) => cell(row, one))}</tr>`,
  )}</tbody></table></div>`;
}

/** Names and values side by side; entries without a value are left out. */
export function facts(entries: [name: string, value: Markup | string | number | null][]): Markup {
  const shown = entries.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="nb-facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A titled box. `id` lets links lead to it. */
export function card(id: string, title: string, body: Markup, aside: Markup = nothing): Markup {
  return html`<section class="card nb-card" aria-labelledby="${id}">
<div class="card-header"><h2 class="card-title" id="${id}">${title}</h2><div class="nb-card-aside">${aside}</div></div>
<div class="card-body">${body}</div></section>`;
}
