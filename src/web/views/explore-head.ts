import { COMPARABLE } from '../../diff/series.ts';
import { LEVELS } from '../../report/agency.ts';
import { frame } from '../../text/web.ts';
import { explore as words } from '../../text/web-explore.ts';
import { agencies as agencyWords } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import { type ExploreFilter, metricKey } from '../queries/explore.ts';
import type { Translate } from '../translate.ts';
import { levelWord } from './agencies-page.ts';
import { html, type Markup, nothing } from './markup.ts';
import { metricName } from './metric-name.ts';
import { withQuery } from './pagination.ts';

export const EXPLORE_VIEWS = ['ranking', 'regions'] as const;
export type ExploreView = (typeof EXPLORE_VIEWS)[number];

/** What is kept in the address while the form changes the rest. */
const KEPT = ['view', 'region', 'with'] as const;

interface Head {
  filter: ExploreFilter;
  view: ExploreView;
  year: number | null;
  /** Newest first. */
  years: readonly number[];
  /** Name of the filter's region, where it is known. */
  regionName: string | null;
}

/** The ways to look at a metric, the choice of what is looked at, and the way out of a region. */
export function exploreHead(page: PageContext, t: Translate, head: Head): Markup {
  return html`${tabs(page, t, head)}${form(page, t, head)}${onlyRegion(page, t, head)}`;
}

function tabs(page: PageContext, t: Translate, { view }: Head): Markup {
  return html`<nav class="nb-tabs" aria-label="${t(words.views)}"><ul>${EXPLORE_VIEWS.map((one) => {
    const address = withQuery(page.url, { view: one === 'ranking' ? null : one, page: null });
    return html`<li><a href="${address}"${one === view ? html` aria-current="page"` : nothing}>${t(words.viewNames[one])}</a></li>`;
  })}</ul></nav>`;
}

function form(page: PageContext, t: Translate, { filter, view, year, years }: Head): Markup {
  const option = (value: string | number, word: string | number, chosen: boolean) =>
    html`<option value="${value}"${chosen ? html` selected` : nothing}>${word}</option>`;
  const everyLevel = t(view === 'regions' ? words.mostFrequentLevel : frame.all);
  const order = html`<label>${t(words.order)}<select class="form-select" name="order">${(['desc', 'asc'] as const).map((one) => option(one, t(words[one]), one === filter.order))}</select></label>`;
  return html`<form class="nb-form-line" method="get" action="/explore">${KEPT.map((name) => {
    const value = page.url.searchParams.get(name);
    return value === null ? nothing : html`<input type="hidden" name="${name}" value="${value}">`;
  })}
<label>${t(words.metric)}<select class="form-select" name="metric">${COMPARABLE.map((one) => option(metricKey(one), metricName(t, one), one === filter.metric))}</select></label>
<label>${t(view === 'regions' ? words.yearOf : words.year)}<select class="form-select" name="year">${years.map((one) => option(one, one, one === year))}</select></label>
${view === 'ranking' ? order : nothing}
<label>${t(agencyWords.level)}<select class="form-select" name="level">${option('', everyLevel, filter.level === null)}${LEVELS.map((one) => option(one, levelWord(t, one), one === filter.level))}</select></label>
<label>${t(words.parent)}<input class="form-control" name="parent" value="${filter.parent ?? ''}" maxlength="200" size="14"></label>
<label>${t(frame.search)}<input class="form-control" type="search" name="q" value="${filter.search ?? ''}" maxlength="100" size="14"></label>
<button class="btn btn-primary" type="submit">${t(words.show)}</button></form>`;
}

function onlyRegion(page: PageContext, t: Translate, { filter: { region }, regionName }: Head): Markup {
  if (region === null) return nothing;
  const above = region.length > 2 ? region.slice(0, -2) : null;
  return html`<p class="nb-hits">${t(words.onlyRegion, { name: regionName ?? region })} <code>${region}</code> ${above === null ? nothing : html`<a href="${withQuery(page.url, { region: above, page: null })}">${t(words.regionAbove)}</a> `}<a href="${withQuery(page.url, { region: null, page: null })}">${t(words.everyRegion)}</a></p>`;
}
