import { COVERAGE_STATUSES, type CoverageStatus } from '../../report/coverage.ts';
import { coverageMeaning, coverageStatus, frame } from '../../text/web.ts';
import { overview as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { CoverageCell, CoverageCount } from '../queries/coverage.ts';
import { GROUP_LIMIT, type Overview } from '../queries/overview.ts';
import { type Translate, translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';
import { STATUS_ORDER, shareBar } from './share-bar.ts';
import { COVERAGE_SHAPES, coverageChip } from './status.ts';

/** The heat table: groups by the body above, one row an agency, one column a year, newest first. */
export function coverageMatrix(page: PageContext, data: Overview): Markup {
  const t = translate(page.lang);
  const cells = new Map(data.cells.map((one) => [`${one.agencyId} ${one.year}`, one]));
  const parents = [...new Set(data.counts.map((one) => one.parent))].filter(
    (parent) => data.group === null || parent === data.group,
  );
  parents.sort(
    (a, b) =>
      Number(a !== '') - Number(b !== '') ||
      groupName(t, data, a).localeCompare(groupName(t, data, b), 'zh', { numeric: true }),
  );
  const caption = t(data.matrix.length > 0 ? words.matrixCaption : words.groupCaption);
  const cut =
    data.matrix.length < GROUP_LIMIT
      ? nothing
      : html` <a href="/agencies?parent=${encodeURIComponent(data.group ?? '')}">${t(words.cut, { limit: GROUP_LIMIT })}</a>`;
  return html`<p class="text-secondary nb-small">${caption}${cut}</p>
<div class="nb-scroll nb-matrix-box" tabindex="0" role="group" aria-label="${t(words.matrix)}">
<table class="nb-matrix"><caption class="visually-hidden">${t(words.matrix)}</caption>
<thead><tr><th scope="col">${t(words.agency)}</th>${data.years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
${data.group === null ? html`<tbody>${sumRow(t, t(words.sumRow), data.counts, data.years, 'nb-matrix-all')}</tbody>` : nothing}
${parents.map((parent) => group(page, t, data, parent, cells))}
</table></div>${legend(t)}`;
}

function group(
  page: PageContext,
  t: Translate,
  data: Overview,
  parent: string,
  cells: ReadonlyMap<string, CoverageCell>,
): Markup {
  const counts = data.counts.filter((one) => one.parent === parent);
  const open = data.group === null ? `/?group=${encodeURIComponent(parent)}` : '/';
  const name = html`<a href="${open}">${groupName(t, data, parent)}</a>`;
  const agencies = data.matrix.filter((one) => one.parent === parent);
  return html`<tbody>${sumRow(t, name, counts, data.years, 'nb-matrix-group')}
${agencies.map(
  (agency) => html`<tr><th scope="row"><a href="/agencies/${agency.id}">${agency.name}</a></th>
${data.years.map((year) => cell(page, t, cells.get(`${agency.id} ${year}`), agency.id, year))}</tr>`,
)}</tbody>`;
}

function groupName(t: Translate, data: Overview, parent: string): string {
  return data.parentNames.get(parent) ?? (parent || t(words.noParent));
}

function sumRow(t: Translate, name: Markup | string, counts: CoverageCount[], years: number[], kind: string): Markup {
  return html`<tr class="${kind}"><th scope="rowgroup">${name}</th>${years.map((year) => {
    const byStatus = sums(counts.filter((one) => one.year === year));
    const total = [...byStatus.values()].reduce((sum, n) => sum + n, 0);
    if (total === 0) return html`<td></td>`;
    const done = (byStatus.get('published') ?? 0) + (byStatus.get('late') ?? 0);
    const title = [...byStatus].map(([status, n]) => `${t(coverageStatus[status])} ${n}`).join('\n');
    return html`<td title="${title}"><span class="nb-ratio" aria-hidden="true">${done}/${total}</span><span class="visually-hidden">${t(words.done, { done, total })}</span>${shareBar(byStatus)}</td>`;
  })}</tr>`;
}

/** Number of agencies by status. */
export function sums(counts: CoverageCount[]): Map<CoverageStatus, number> {
  const byStatus = new Map<CoverageStatus, number>();
  for (const status of COVERAGE_STATUSES) {
    const n = counts.reduce((sum, one) => (one.status === status ? sum + one.count : sum), 0);
    if (n > 0) byStatus.set(status, n);
  }
  return byStatus;
}

function cell(page: PageContext, t: Translate, one: CoverageCell | undefined, agencyId: string, year: number): Markup {
  if (!one) return html`<td class="nb-cell"><span class="text-secondary" aria-label="${t(frame.none)}">–</span></td>`;
  const title = [t(coverageStatus[one.status]), one.reason[page.lang]].filter(Boolean).join('\n');
  return html`<td class="nb-cell"><a class="nb-cell-link nb-${one.status}" href="/agencies/${agencyId}/${year}" title="${title}"><span aria-hidden="true">${COVERAGE_SHAPES[one.status]}</span> ${t(coverageStatus[one.status])}</a></td>`;
}

function legend(t: Translate): Markup {
  return html`<details class="nb-legend"><summary>${t(words.legend)}</summary><dl>${STATUS_ORDER.map(
    (status) => html`<div><dt>${coverageChip(t, status)}</dt><dd>${t(coverageMeaning[status])}</dd></div>`,
  )}</dl></details>`;
}
