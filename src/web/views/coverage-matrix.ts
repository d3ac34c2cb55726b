import type { CoverageStatus } from '../../report/coverage.ts';
import { coverageMeaning, coverageStatus, frame } from '../../text/web.ts';
import { overview as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { CoverageCell, CoverageCount } from '../queries/coverage.ts';
import { GROUP_LIMIT, type Overview } from '../queries/overview.ts';
import type { RegionSection } from '../queries/regions.ts';
import { type Translate, translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';
import { STATUS_ORDER, shareBar } from './share-bar.ts';
import { COVERAGE_SHAPES, coverageChip } from './status.ts';

/** Number of agencies by state, of one year. */
type Sums = ReadonlyMap<CoverageStatus, number>;
/** By body above, then by year. */
type SumsOf = ReadonlyMap<string, ReadonlyMap<number, Sums>>;

/** The heat table: regions, in them the bodies above, one row an agency, one column a year, newest first. */
export function coverageMatrix(page: PageContext, data: Overview): Markup {
  const t = translate(page.lang);
  const byParent = sumsByParent(data.counts);
  const regions = data.regions.filter((one) => data.region === null || one.code === data.region);
  const caption = t(
    data.matrix.length > 0 ? words.matrixCaption : data.folded ? words.regionCaption : words.groupCaption,
  );
  const isWhole = data.group === null && data.region === null;
  return html`<p class="text-secondary nb-small">${caption}${cutNote(t, data)}${isWhole ? nothing : html` <a href="/#matrix">${t(words.wholeMatrix)}</a>`}</p>
<div class="nb-scroll nb-matrix-box" tabindex="0" role="group" aria-label="${t(words.matrix)}">
<table class="nb-matrix"><caption class="visually-hidden">${t(words.matrix)}</caption>
<thead><tr><th scope="col">${t(words.agency)}</th>${data.years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
${isWhole ? html`<tbody>${sumRow(t, t(words.sumRow), merged([...byParent.values()]), data.years, 'nb-matrix-all')}</tbody>` : nothing}
${regions.map((region) => section(page, t, data, region, byParent))}
</table></div>${legend(t)}`;
}

function cutNote(t: Translate, data: Overview): Markup {
  if (data.matrix.length < GROUP_LIMIT) return nothing;
  return html` <a href="/agencies?parent=${encodeURIComponent(data.group ?? '')}">${t(words.cut, { limit: GROUP_LIMIT })}</a>`;
}

/** A region with its bodies above; its own row only where there are several. */
function section(page: PageContext, t: Translate, data: Overview, region: RegionSection, byParent: SumsOf): Markup {
  const parents = region.parents
    .filter((parent) => data.group === null || parent === data.group)
    .map((parent) => ({ parent, name: groupName(t, data, parent) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }));
  if (parents.length === 0) return nothing;
  const isSeveral = data.regions.filter((one) => one.code !== '').length > 1;
  const isNamed = isSeveral && region.code !== '' && data.group === null;
  const name = region.name ?? region.code.padEnd(6, '0');
  const link = html`<a href="/?region=${encodeURIComponent(region.code)}#matrix">${name}</a>`;
  const sums = () => merged(parents.map(({ parent }) => byParent.get(parent) ?? new Map()));
  const head = isNamed ? html`<tbody>${sumRow(t, link, sums(), data.years, 'nb-matrix-region')}</tbody>` : nothing;
  if (data.folded && isNamed) return head;
  const cells = new Map(data.cells.map((one) => [`${one.agencyId} ${one.year}`, one]));
  return html`${head}${parents.map((one) => group(page, t, data, one, byParent.get(one.parent) ?? new Map(), cells))}`;
}

function group(
  page: PageContext,
  t: Translate,
  data: Overview,
  { parent, name }: { parent: string; name: string },
  sums: ReadonlyMap<number, Sums>,
  cells: ReadonlyMap<string, CoverageCell>,
): Markup {
  const open = data.group === null ? `/?group=${encodeURIComponent(parent)}#matrix` : '/#matrix';
  const agencies = data.matrix.filter((one) => one.parent === parent);
  return html`<tbody>${sumRow(t, html`<a href="${open}">${name}</a>`, sums, data.years, 'nb-matrix-group')}
${agencies.map(
  (agency) => html`<tr><th scope="row"><a href="/agencies/${agency.id}">${agency.name}</a></th>
${data.years.map((year) => cell(page, t, cells.get(`${agency.id} ${year}`), agency.id, year))}</tr>`,
)}</tbody>`;
}

function groupName(t: Translate, data: Overview, parent: string): string {
  return data.parentNames.get(parent) ?? (parent || t(words.noParent));
}

/** How many are published of how many; the reader hears the same words. */
function sumRow(
  t: Translate,
  name: Markup | string,
  sums: ReadonlyMap<number, Sums>,
  years: number[],
  kind: string,
): Markup {
  return html`<tr class="${kind}"><th scope="rowgroup">${name}</th>${years.map((year) => {
    const byStatus = sums.get(year) ?? new Map<CoverageStatus, number>();
    const total = [...byStatus.values()].reduce((sum, n) => sum + n, 0);
    if (total === 0) return html`<td></td>`;
    const done = (byStatus.get('published') ?? 0) + (byStatus.get('late') ?? 0);
    const title = [...byStatus].map(([status, n]) => `${t(coverageStatus[status])} ${n}`).join('\n');
    return html`<td title="${title}"><span class="nb-ratio">${done}/${total}</span>${shareBar(byStatus)}</td>`;
  })}</tr>`;
}

function sumsByParent(counts: readonly CoverageCount[]): Map<string, Map<number, Map<CoverageStatus, number>>> {
  const byParent = new Map<string, Map<number, Map<CoverageStatus, number>>>();
  for (const { parent, year, status, count } of counts) {
    const byYear = byParent.get(parent) ?? new Map<number, Map<CoverageStatus, number>>();
    byParent.set(parent, byYear.set(year, (byYear.get(year) ?? new Map()).set(status, count)));
  }
  return byParent;
}

function merged(all: readonly ReadonlyMap<number, Sums>[]): Map<number, Map<CoverageStatus, number>> {
  const whole = new Map<number, Map<CoverageStatus, number>>();
  for (const byYear of all)
    for (const [year, sums] of byYear) {
      const into = whole.get(year) ?? new Map<CoverageStatus, number>();
      whole.set(year, into);
      for (const [status, n] of sums) into.set(status, (into.get(status) ?? 0) + n);
    }
  return whole;
}

/** Number of agencies by status, in the order of the legend. */
export function sums(counts: readonly CoverageCount[]): Map<CoverageStatus, number> {
  const byStatus = new Map<CoverageStatus, number>();
  for (const { status, count } of counts) byStatus.set(status, (byStatus.get(status) ?? 0) + count);
  return new Map(STATUS_ORDER.flatMap((status) => (byStatus.has(status) ? [[status, byStatus.get(status)!]] : [])));
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
