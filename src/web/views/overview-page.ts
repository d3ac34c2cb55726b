import { SEVERITIES } from '../../report/finding.ts';
import { shanghaiDay } from '../../report/year.ts';
import { coverageStatus, lookOutcome, lookRemedy, runTrigger } from '../../text/web.ts';
import { agencies, runs, overview as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import { nextDeadlines } from '../next-deadlines.ts';
import type { Operations } from '../queries/operations.ts';
import type { Overview } from '../queries/overview.ts';
import { type Translate, translate } from '../translate.ts';
import { changesCard } from './changes-card.ts';
import { coverageMatrix, sums } from './coverage-matrix.ts';
import { duration, externalLink, instant, sentence } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { startRunForm } from './run-form.ts';
import { progressSummary } from './run-progress.ts';
import { STATUS_ORDER, shareBar } from './share-bar.ts';
import { COVERAGE_SHAPES, lookChip, runStateChip, severityChip } from './status.ts';
import { card, dataTable, facts } from './table.ts';
import { troubleCard } from './trouble-card.ts';

/** The first page: what is open, what is due, what was looked at last. */
export function overviewPage(page: PageContext, data: Overview, trouble: Operations, today: string): Markup {
  const t = translate(page.lang);
  const params = { agencies: data.agencies, year: data.year };
  return layout(page, {
    title: t(words.title),
    area: 'overview',
    lead: `${t(words.lead, params)}${today === shanghaiDay(page.now) ? '' : ` · ${t(words.asOf, { day: today })}`}`,
    body: html`${data.agencies === 0 ? emptyState(t) : nothing}${unknownState(t, data)}
<div class="nb-tiles">${statusTile(t, data)}${deadlineTile(t, today)}${runTile(page, t, data)}</div>
${troubleCard(page, trouble, data.lastRun?.run.id ?? null)}
<div class="nb-halves">${card('alerts', t(words.openAlerts), openAlerts(page, t, data), alertSummary(t, data))}
${data.years.length > 0 ? changesCard(page, data.changes) : nothing}</div>
${data.years.length > 0 ? card('matrix', t(words.matrix), coverageMatrix(page, data)) : notJudged(t, data)}
${lostColumnsCard(t, data)}`,
  });
}

/** Lost columns stand apart: of a report whose column is lost nothing is said. */
function lostColumnsCard(t: Translate, { lostColumns }: Overview): Markup {
  if (lostColumns.length === 0) return nothing;
  const list = dataTable({
    caption: t(agencies.lostColumns),
    rows: lostColumns.slice(0, LOST_SHOWN),
    empty: '',
    columns: [
      {
        head: t(agencies.name),
        kind: 'head',
        cell: (row) => html`<a href="/agencies/${row.agencyId}#looks">${row.agency}</a>`,
      },
      { head: t(agencies.outcome), cell: (row) => lookChip(t, row.outcome) },
      { head: t(agencies.lostSince), cell: (row) => instant(row.at) },
      { head: t(agencies.lastColumn), kind: 'wide', cell: (row) => externalLink(t, row.columnUrl) },
    ],
  });
  const note = html`<p class="text-secondary nb-small">${t(agencies.lostColumnsNote)}</p>`;
  return card('lost-columns', t(agencies.lostColumns), html`${note}${list}`, html`${lostColumns.length}`);
}

const LOST_SHOWN = 50;

function emptyState(t: Translate): Markup {
  return html`<section class="card nb-card nb-notice"><div class="card-body"><h2>${t(words.emptyTitle)}</h2><p>${t(words.emptyBody)}</p>
<pre><code>${words.emptyCommand}</code></pre></div></section>`;
}

function notJudged(t: Translate, data: Overview): Markup {
  if (data.agencies === 0) return nothing;
  return html`<section class="card nb-card nb-notice"><div class="card-body"><p>${t(words.notJudged)}</p>${startRunForm(t)}</div></section>`;
}

/** Why nothing is known, and what to do about it: shown only when every agency of the year is unknown. */
function unknownState(t: Translate, data: Overview): Markup {
  const counts = sums(data.counts.filter((one) => one.year === data.year));
  if (counts.size !== 1 || !counts.has('unknown')) return nothing;
  const looks = data.lastRun?.looks ?? [];
  const total = looks.reduce((sum, one) => sum + one.count, 0);
  const ours = looks.reduce(
    (sum, one) => (['own_outage', 'unreachable'].includes(one.outcome) ? sum + one.count : sum),
    0,
  );
  const list = dataTable({
    caption: t(words.unknownTitle, { year: data.year }),
    rows: looks,
    empty: t(words.unknownNoRun),
    columns: [
      { head: t(words.outcome), kind: 'head', cell: (one) => t(lookOutcome[one.outcome]) },
      { head: t(words.number), kind: 'num', cell: (one) => one.count },
      { head: t(words.remedy), kind: 'wide', cell: (one) => t(lookRemedy[one.outcome]) },
    ],
  });
  return html`<section class="card nb-card nb-notice" aria-labelledby="unknown"><div class="card-body"><h2 id="unknown">${t(words.unknownTitle, { year: data.year })}</h2>
<p>${t(words.unknownBody)}</p>${total > 0 && ours / total >= 0.8 ? html`<p><strong>${t(words.unknownNetwork)}</strong></p>` : nothing}${list}</div></section>`;
}

function statusTile(t: Translate, data: Overview): Markup {
  const counts = sums(data.counts.filter((one) => one.year === data.year));
  return html`<section class="card nb-tile nb-tile-wide" aria-labelledby="status"><div class="card-body">
<h2 class="nb-tile-title" id="status">${t(words.statusOf, { year: data.year })}</h2>
<ul class="nb-counts">${STATUS_ORDER.filter((status) => status !== 'not_due' || counts.has(status)).map(
    (status) =>
      html`<li class="${counts.has(status) ? `nb-count nb-count-${status}` : 'nb-count nb-count-zero'}"><a href="/agencies?year=${data.year}&amp;status=${status}"><strong>${counts.get(status) ?? 0}</strong> <span><span aria-hidden="true">${COVERAGE_SHAPES[status]}</span> ${t(coverageStatus[status])}</span></a></li>`,
  )}</ul>${shareBar(counts)}</div></section>`;
}

function deadlineTile(t: Translate, today: string): Markup {
  const word = { departments: words.deadlineDepartments, governments: words.deadlineGovernments };
  return html`<section class="card nb-tile" aria-labelledby="deadlines"><div class="card-body"><h2 class="nb-tile-title" id="deadlines">${t(words.deadlines)}</h2>
<ul class="nb-deadlines">${nextDeadlines(today).map(
    ({ whose, day, daysLeft: days }) =>
      html`<li><strong>${days === 0 ? t(words.today) : t(words.daysLeft, { days })}</strong> <time datetime="${day}">${day}</time><br><span class="text-secondary">${t(word[whose])}</span></li>`,
  )}</ul><p class="nb-small text-secondary">${t(words.deadlineSource)}</p></div></section>`;
}

function runTile(page: PageContext, t: Translate, data: Overview): Markup {
  const body = data.lastRun ? lastRun(page, t, data.lastRun) : html`<p>${t(words.noRun)}</p>`;
  return html`<section class="card nb-tile" aria-labelledby="last-run"><div class="card-body"><h2 class="nb-tile-title" id="last-run">${t(words.lastRun)}</h2>${body}</div></section>`;
}

function lastRun(page: PageContext, t: Translate, { run, tasks, looks }: NonNullable<Overview['lastRun']>): Markup {
  const end = run.finished_at ?? page.now;
  const seen = looks.map((one) => `${t(lookOutcome[one.outcome])} ${one.count}`).join(' · ');
  return html`<p><a href="/runs/${run.id}">${runStateChip(t, run.state)}</a> ${t(runTrigger[run.trigger] ?? { zh: run.trigger, en: run.trigger })}</p>
${progressSummary(t, tasks)}${facts([
  [t(runs.started), instant(run.started_at ?? run.created_at)],
  [t(runs.took), run.started_at ? duration(t, end.getTime() - run.started_at.getTime()) : null],
  [t(runs.outcomes), seen],
])}`;
}

/** The gravest of what is open: a line each, so that the state of all bodies is near. */
function openAlerts(page: PageContext, t: Translate, { alerts }: Overview): Markup {
  if (alerts.length === 0) return html`<p class="nb-empty">${t(words.noAlerts)}</p>`;
  return html`<ul class="nb-lines">${alerts.map(
    (one) =>
      html`<li>${severityChip(t, one.severity)}<span><a href="/alerts/${one.id}">${sentence(one.message[page.lang])}</a> <span class="text-secondary nb-small">${instant(one.first_seen_at)}</span></span></li>`,
  )}</ul>`;
}

function alertSummary(t: Translate, data: Overview): Markup {
  const open = SEVERITIES.map((severity) => ({
    severity,
    count: data.alertCounts.reduce(
      (sum, one) => (one.status === 'open' && one.severity === severity ? sum + one.count : sum),
      0,
    ),
  })).filter((one) => one.count > 0);
  return html`${open.map((one) => html`<a class="nb-plain" href="/alerts?severity=${one.severity}">${severityChip(t, one.severity)} ${one.count}</a> `)}<a href="/alerts">${t(words.allAlerts)} →</a>`;
}

/** The day that deadlines are counted from. */
export function todayOf(now: Date, asOf: string | null | undefined): string {
  return asOf ?? shanghaiDay(now);
}
