import { LEVELS } from '../../report/agency.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { coverageStatus, frame, level } from '../../text/web.ts';
import { agencies as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { AgencyFilter, AgencyListRow } from '../queries/agencies.ts';
import { type Translate, translate } from '../translate.ts';
import { exportLinks } from './export-links.ts';
import { externalLink, sentence } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { type Paging, pagination } from './pagination.ts';
import { coverageChip } from './status.ts';
import { dataTable } from './table.ts';

export function agenciesPage(page: PageContext, filter: AgencyFilter, rows: AgencyListRow[], paging: Paging): Markup {
  const t = translate(page.lang);
  const table = dataTable({
    caption: t(words.caption, { year: filter.year }),
    rows,
    empty: t(frame.nothing),
    columns: [
      {
        head: t(words.name),
        kind: 'head',
        cell: (row) =>
          html`<a href="/agencies/${row.id}">${row.name}</a>${row.active ? nothing : html` <span class="text-secondary">(${t(words.inactive)})</span>`}`,
      },
      {
        head: t(words.statusIn, { year: filter.year }),
        kind: 'wide',
        cell: (row) =>
          row.status
            ? html`<a class="nb-plain" href="/agencies/${row.id}/${filter.year}" title="${row.reason?.[page.lang] ?? ''}">${coverageChip(t, row.status)}</a>${whyNot(page, row)}`
            : '—',
      },
      { head: t(words.level), cell: (row) => levelWord(t, row.level) },
      { head: t(words.parent), cell: (row) => row.parent },
      { head: t(words.id), cell: (row) => html`<code>${row.id}</code>` },
      { head: t(words.portal), cell: (row) => externalLink(t, row.portal_url, hostOf(row.portal_url)) },
    ],
  });
  return layout(page, {
    title: t(words.title),
    area: 'agencies',
    body: html`${filterForm(t, filter)}<p class="nb-exports">${exportLinks(page, t, '/agencies')}</p><div class="card nb-card">${table}</div>${pagination(page, t, paging)}`,
  });
}

/** Of what is not simply published, the reason stands in the list itself. */
function whyNot({ lang }: PageContext, { status, reason }: AgencyListRow): Markup {
  if (status === 'published' || !reason) return nothing;
  return html`<span class="d-block text-secondary nb-small">${sentence(reason[lang])}</span>`;
}

export function levelWord(t: Translate, name: string): string {
  const entry = level[name];
  return entry ? t(entry) : name;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function filterForm(t: Translate, filter: AgencyFilter): Markup {
  const option = (value: string, word: string, chosen: string | null) =>
    html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${word}</option>`;
  return html`<form class="nb-form-line" method="get" action="/agencies" role="search">
<label>${t(frame.search)}<input class="form-control" type="search" name="q" value="${filter.search ?? ''}" maxlength="100"></label>
<label>${t(words.level)}<select class="form-select" name="level">${option('', t(frame.all), filter.level ?? '')}${LEVELS.map((one) => option(one, levelWord(t, one), filter.level))}</select></label>
<label>${t(words.year)}<input class="form-control" name="year" inputmode="numeric" pattern="[0-9]{4}" value="${filter.year}" size="5"></label>
<label>${t(words.status)}<select class="form-select" name="status">${option('', t(frame.all), filter.status ?? '')}${COVERAGE_STATUSES.map((one) => option(one, t(coverageStatus[one]), filter.status))}</select></label>
<button class="btn" type="submit">${t(frame.filter)}</button></form>`;
}
