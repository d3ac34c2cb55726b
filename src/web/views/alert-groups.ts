import { SEVERITIES } from '../../report/finding.ts';
import { alerts as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import { type AlertGroup, GROUPINGS, type Grouping } from '../queries/alert-groups.ts';
import type { Translate } from '../translate.ts';
import { instant, sentence } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { withQuery } from './pagination.ts';
import { severityChip } from './status.ts';
import { dataTable } from './table.ts';

/** The ways in which the inbox can be put together. */
export function groupingTabs(page: PageContext, t: Translate, chosen: Grouping | null): Markup {
  const tab = (by: Grouping | null, word: string) =>
    html`<li><a href="${withQuery(page.url, { by, page: null, done: null, left: null })}" ${by === chosen ? html`aria-current="true"` : nothing}>${word}</a></li>`;
  return html`<nav class="nb-tabs nb-tabs-small" aria-label="${t(words.groupBy)}"><ul>
${tab(null, t(words.ungrouped))}${GROUPINGS.map((by) => tab(by, t(words.groupings[by])))}</ul></nav>`;
}

/** Groups of alerts; each leads to its own, where they can be acted on at once. */
export function alertGroupTable(page: PageContext, t: Translate, by: Grouping, groups: readonly AlertGroup[]): Markup {
  return dataTable({
    caption: t(words.groupCaption),
    rows: groups,
    empty: t(words.noGroups),
    columns: [
      {
        head: t(words.groupings[by]),
        kind: 'head',
        cell: ({ key, name }) =>
          key === ''
            ? t(words.noKey)
            : html`<a class="nb-url" href="${withQuery(page.url, { by: null, [by]: key, page: null, done: null, left: null })}">${name ?? key}</a>${name === null ? nothing : html` <code>${key}</code>`}`,
      },
      { head: t(words.number), kind: 'num', cell: ({ count }) => count },
      {
        head: t(words.severity),
        cell: ({ bySeverity }) =>
          html`${SEVERITIES.filter((one) => bySeverity[one]).map((one) => html`${severityChip(t, one)} ${bySeverity[one]} `)}`,
      },
      { head: t(words.example), kind: 'wide', cell: ({ example }) => sentence(example[page.lang]) },
      { head: t(words.newest), cell: ({ newestAt }) => instant(newestAt) },
    ],
  });
}
