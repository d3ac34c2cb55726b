import { alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import type { AlertRow } from '../queries/alerts.ts';
import { type Translate, translate } from '../translate.ts';
import { instant, sentence } from './format.ts';
import { html, type Markup } from './markup.ts';
import { alertStatusChip, severityChip } from './status.ts';
import { type Column, dataTable } from './table.ts';

/** What a list of alerts has besides: a box beside each where they may be chosen in a form; whom each is about. */
interface AlertColumns {
  choosing?: boolean;
  about?: boolean;
}

/** Alerts as a list, for every page that shows some. */
export function alertTable(
  page: PageContext,
  rows: readonly AlertRow[],
  empty: string,
  { choosing = false, about = true }: AlertColumns = {},
): Markup {
  const t = translate(page.lang);
  const box: Column<AlertRow> = {
    head: t(words.choose),
    cell: (row) =>
      html`<input type="checkbox" class="form-check-input" name="id" value="${row.id}" aria-label="${t(words.chooseOne, { message: row.message[page.lang] })}">`,
  };
  const subject: Column<AlertRow> = { head: t(words.about), kind: 'minor', cell: (row) => alertSubject(t, row) };
  return dataTable({
    caption: t(words.caption),
    rows,
    empty,
    columns: [
      ...(choosing ? [box] : []),
      { head: t(words.severity), cell: (row) => severityChip(t, row.severity) },
      {
        head: t(words.message),
        kind: 'wide',
        cell: (row) => html`<a href="/alerts/${row.id}">${sentence(row.message[page.lang])}</a>`,
      },
      ...(about ? [subject] : []),
      { head: t(words.year), cell: (row) => row.year ?? '' },
      { head: t(words.status), cell: (row) => alertStatusChip(t, row.status) },
      ...(rows.some((row) => row.assignee !== null)
        ? [{ head: t(words.assignee), cell: (row: AlertRow) => row.assignee ?? '' }]
        : []),
      { head: t(words.firstSeen), cell: (row) => instant(row.first_seen_at) },
    ],
  });
}

/** The agency, the portal's host, or Nianbao itself. */
export function alertSubject(t: Translate, row: AlertRow): Markup | string {
  if (row.agency_id !== null) return html`<a href="/agencies/${row.agency_id}">${row.agency_name ?? row.agency_id}</a>`;
  return row.subject === null || row.subject === 'self' ? t(words.self) : row.subject;
}
