import type { MetricSeries } from '../../diff/series.ts';
import { shanghaiDay } from '../../report/year.ts';
import { attributionWords } from '../../text/attribution.ts';
import { CANDIDATE_STATE } from '../../text/testimony.ts';
import { frame, lookRemedy } from '../../text/web.ts';
import { evidence as evidenceWords } from '../../text/web-evidence.ts';
import { recipe as recipeWords, agencies as words } from '../../text/web-pages.ts';
import type { PageContext } from '../deps.ts';
import type { AgencyHistory, AgencyRow } from '../queries/agencies.ts';
import type { AlertRow } from '../queries/alerts.ts';
import type { TestimonyRow } from '../queries/evidence.ts';
import type { Succession } from '../queries/succession.ts';
import { type Translate, translate } from '../translate.ts';
import { levelWord } from './agencies-page.ts';
import { agencySeries } from './agency-series.ts';
import { alertTable } from './alert-table.ts';
import { type ActAnswer, actNotice, columnForm, importForm } from './evidence-forms.ts';
import { evidenceTimeline } from './evidence-timeline.ts';
import { day, externalLink, instant, sentence, shanghaiMinute, snapshotLink } from './format.ts';
import { layout } from './layout.ts';
import { lookList } from './look-list.ts';
import { html, type Markup, nothing } from './markup.ts';
import { recipeFacts } from './recipe-facts.ts';
import { coverageChip } from './status.ts';
import { card, dataTable, facts } from './table.ts';

/** What operators said of an agency, and what is needed to say more. */
export interface AgencyEvidence {
  rows: readonly TestimonyRow[];
  answer: ActAnswer;
  maxUploadBytes: number;
}

/** One agency: who it is, its reports over the years, the proof of search, and what is said of it by hand. */
export function agencyPage(
  page: PageContext,
  agency: AgencyRow & { succession: Succession },
  history: AgencyHistory,
  alerts: AlertRow[],
  said: AgencyEvidence,
  series: readonly MetricSeries[],
): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: agency.name,
    area: 'agencies',
    trail: [{ href: '/agencies', text: t(frame.agencies) }],
    lead: agency.active ? levelWord(t, agency.level) : `${levelWord(t, agency.level)} · ${t(words.inactive)}`,
    actions: html`<form method="post" action="/runs"><input type="hidden" name="agency" value="${agency.id}"><button class="btn" type="submit">${t(words.runNow)}</button></form>`,
    body: html`${actNotice(t, said.answer)}${lostColumn(t, history)}<div class="card nb-card"><div class="card-body">${about(t, agency, said.rows)}</div></div>
${card('reports', t(words.reports), years(page, t, agency.id, history))}
${card('alerts', t(words.alerts), alertTable(page, alerts, t(words.noAlerts), { about: false }))}
${agencySeries(t, agency, series)}
${card('looks', t(words.looks), lookList(page, t, history.looks))}
${card('recipe', t(recipeWords.title), recipeFacts(t, history.recipes))}
${card('pages', t(words.pages), pages(t, history))}
${card('evidence', t(evidenceWords.title), evidenceTimeline(t, said.rows), html`<a href="/evidence">${t(evidenceWords.all)} →</a>`)}
${card('column', t(evidenceWords.columnTitle), columnForm(t, agency.id, agency.given_column))}
${card('import', t(evidenceWords.importTitle), importForm(t, agency.id, null, said.maxUploadBytes))}`,
  });
}

/** The column is lost or the given one fails: a finding of its own, which says nothing of any report. */
function lostColumn(t: Translate, { looks }: AgencyHistory): Markup {
  const newest = looks[0];
  const found = looks.find(({ outcome }) => outcome === 'column_read' || outcome === 'column_incomplete');
  const isLost = newest?.outcome === 'column_lost' || newest?.outcome === 'given_column_failed';
  if (!newest || !(isLost || (newest.outcome === 'column_not_found' && found))) return nothing;
  const last = found
    ? html` ${t(words.lastRead, { at: shanghaiMinute(found.at) })} ${externalLink(t, found.column_url)}`
    : nothing;
  return html`<section class="alert alert-warning" role="status"><strong>${t(words.columnLost)}</strong> ${instant(newest.at)}${last}<br>${t(lookRemedy[newest.outcome])} ${t(words.columnLostNote)} <a href="#column">${t(evidenceWords.columnSet)}</a></section>`;
}

/** The column that counts, and who says so. */
function columnInUse(t: Translate, agency: AgencyRow, rows: readonly TestimonyRow[]): Markup | string {
  const { given_column: given, report_column_url: registry } = agency;
  if (given === null) return registry ? externalLink(t, registry) : t(words.columnUnknown);
  const said = rows.find((row) => row.kind === 'column' && row.url === given);
  const since = said ? t(evidenceWords.columnBy, { day: shanghaiDay(said.at) }) : '';
  const other = registry
    ? html`<br><span class="text-secondary">${t(evidenceWords.columnRegistry)}: ${externalLink(t, registry)}</span>`
    : nothing;
  return html`${externalLink(t, given)} <span class="nb-badge">${since}</span>${other}`;
}

function about(t: Translate, agency: AgencyRow & { succession: Succession }, rows: readonly TestimonyRow[]): Markup {
  const owed = [
    agency.first_year === null ? '' : t(words.yearsFrom, { from: agency.first_year }),
    agency.last_year === null ? '' : t(words.yearsTo, { to: agency.last_year }),
  ].filter(Boolean);
  const { before, after, from, to } = agency.succession;
  const life = [from ? t(words.lifeFrom, { from }) : '', to ? t(words.lifeTo, { to }) : ''].filter(Boolean);
  const extra = Object.entries(agency.extra).map(([name, value]) => `${name}: ${value}`);
  return facts([
    [t(words.id), html`<code>${agency.id}</code>`],
    [t(words.aliases), agency.aliases.join(' · ')],
    [
      t(words.predecessors),
      before.length > 0
        ? html`${before.map((one) => html`${bodyLink(one)}${one.to ? ` (${t(words.lifeTo, { to: one.to })})` : ''} `)}`
        : null,
    ],
    [t(words.successor), after ? bodyLink(after) : null],
    [t(words.life), life.join(' ')],
    [t(words.parent), agency.parent],
    [t(words.region), agency.region_code],
    [t(words.portal), agency.portal_url ? externalLink(t, agency.portal_url) : null],
    [t(words.column), columnInUse(t, agency, rows)],
    [t(words.years), owed.join(' ')],
    [t(words.extra), extra.join(' · ')],
  ]);
}

function bodyLink({ id, name }: { id: string | null; name: string }): Markup | string {
  return id === null ? name : html`<a href="/agencies/${id}">${name}</a>`;
}

function years(page: PageContext, t: Translate, agencyId: string, history: AgencyHistory): Markup {
  const reports = new Map(history.reports.map((one) => [one.year, one]));
  return dataTable({
    caption: t(words.reportsCaption),
    rows: history.coverage,
    empty: t(frame.nothing),
    columns: [
      {
        head: t(words.year),
        kind: 'head',
        cell: (row) => html`<a href="/agencies/${agencyId}/${row.year}">${row.year}</a>`,
      },
      { head: t(words.status), cell: (row) => coverageChip(t, row.status) },
      { head: t(words.deadline), cell: (row) => day(row.deadline) },
      {
        head: t(words.published),
        cell: (row) =>
          row.days_late !== null && row.days_late > 0
            ? html`${day(row.published_at)} <span class="text-secondary">${t(words.daysLate, { days: row.days_late })}</span>`
            : day(row.published_at),
      },
      { head: t(words.findings), kind: 'num', cell: (row) => reports.get(row.year)?.findings ?? '—' },
      { head: t(words.reason), kind: 'wide', cell: (row) => sentence(row.reason[page.lang]) },
    ],
  });
}

/** Why a page is not, or may not be, what the list says; whose copy it is. */
function remarks(t: Translate, page: AgencyHistory['pages'][number]): Markup {
  const { attribution, same_how: sameHow, flaw, part, mark, imported } = page;
  const said = mark === null ? [] : [t(CANDIDATE_STATE[mark])];
  const told = attribution && attribution.verdict !== 'confirmed' ? attribution.why : [];
  const all = [
    ...said,
    ...(imported === null ? [] : [t(evidenceWords.imported)]),
    ...[...told, ...(sameHow ? [sameHow] : []), ...(flaw ? [flaw.text] : [])].map((one) => t(attributionWords(one))),
    ...(part ? [part] : []),
  ];
  return all.length === 0 ? nothing : html`<br><span class="text-secondary">${all.join(' · ')}</span>`;
}

function pages(t: Translate, history: AgencyHistory): Markup {
  return dataTable({
    caption: t(words.pagesCaption),
    rows: history.pages,
    empty: t(words.noPages),
    columns: [
      { head: t(words.year), cell: (row) => row.year },
      {
        head: t(words.pageTitle),
        kind: 'wide',
        cell: (row) => html`${row.title}<br>${externalLink(t, row.url)}${remarks(t, row)}`,
      },
      { head: t(words.listed), cell: (row) => day(row.listed_date) },
      { head: t(words.firstSeen), cell: (row) => instant(row.first_seen_at) },
      { head: t(words.lastSeen), cell: (row) => instant(row.last_seen_at) },
      { head: t(words.outcome), cell: (row) => row.fetch_outcome ?? '—' },
      { head: t(words.kept), cell: (row) => snapshotLink(row.snapshot) },
    ],
  });
}
