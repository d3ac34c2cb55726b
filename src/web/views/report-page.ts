import type { Selectable } from 'kysely';
import { unknownCells } from '../../check/named-otherwise.ts';
import { unreadWords } from '../../check/read-in-part.ts';
import type { FigureDiff, YearDiff } from '../../diff/years.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import type { Template } from '../../extract/templates/schema.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import type { CoverageTable, LookTable } from '../../store/schema.ts';
import { frame } from '../../text/web.ts';
import { alerts as alertWords } from '../../text/web-alerts.ts';
import { evidence as evidenceWords } from '../../text/web-evidence.ts';
import { original as originalWords } from '../../text/web-original.ts';
import { agencies as agencyWords } from '../../text/web-pages.ts';
import { report as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { AgencyRow } from '../queries/agencies.ts';
import type { AlertRow } from '../queries/alerts.ts';
import type { CandidateRow, TestimonyRow } from '../queries/evidence.ts';
import type { ReportView } from '../queries/reports.ts';
import { type Translate, translate } from '../translate.ts';
import { alertTable } from './alert-table.ts';
import { type CorrectionsData, correctionCards, correctionNotices } from './corrections.ts';
import { visitedTable } from './evidence.ts';
import { type ActAnswer, actNotice, candidateForm, importForm } from './evidence-forms.ts';
import { evidenceTimeline } from './evidence-timeline.ts';
import { findingCards, openFindings } from './finding-cards.ts';
import { findingMarks } from './finding-list.ts';
import { day, externalLink, instant, sentence } from './format.ts';
import { layout } from './layout.ts';
import { lookList } from './look-list.ts';
import { html, type Markup, nothing } from './markup.ts';
import { beside, originalFrame } from './original-frame.ts';
import { withQuery } from './pagination.ts';
import { aboutReport, notUnderstood, prose, sections, versions } from './report-about.ts';
import { reportTables, valueLegend } from './report-tables.ts';
import { ruleSummary } from './rule-summary.ts';
import { coverageChip } from './status.ts';
import { card, facts } from './table.ts';
import { valueList } from './value-list.ts';
import { yearComparison } from './year-comparison.ts';

/** What operators said of an agency-year, what they may choose from, and what came of the last act. */
export interface YearEvidence {
  rows: readonly TestimonyRow[];
  candidates: readonly CandidateRow[];
  answer: ActAnswer;
  maxUploadBytes: number;
}

export interface ReportPageData {
  agency: AgencyRow;
  year: number;
  view: ReportView | null;
  coverage: Selectable<CoverageTable> | null;
  /** The proof of search, where there is no report. */
  looks: Selectable<LookTable>[];
  said: YearEvidence;
  alerts: AlertRow[];
  diff: YearDiff | null;
  corrections: CorrectionsData;
}

/** One report in the official layout, with everything that it rests on. */
export function reportPage(page: PageContext, data: ReportPageData): Markup {
  const t = translate(page.lang);
  const { agency, year, view, coverage } = data;
  return layout(page, {
    title: t(words.title, { agency: agency.name, year }),
    area: 'agencies',
    trail: [
      { href: '/agencies', text: t(frame.agencies) },
      { href: `/agencies/${agency.id}`, text: agency.name },
    ],
    scripts: view ? ['report.js'] : [],
    actions: coverage ? coverageChip(t, coverage.status) : nothing,
    body: html`${actNotice(t, data.said.answer)}${correctionNotices(t, data.corrections)}${coverage ? state(page, t, coverage, data.looks.length > 0) : nothing}
${view ? readReport(page, t, data, view) : html`<p class="nb-empty">${t(coverage?.status === 'unknown' ? words.notSeen : words.noReport)}</p>`}
${data.looks.length > 0 ? card('looks', t(agencyWords.looks), lookList(page, t, data.looks, true)) : nothing}
${data.alerts.length > 0 ? card('alerts', t(frame.alerts), alertTable(page, data.alerts, '', { about: false })) : nothing}
${byHand(t, data)}`,
  });
}

/** What was said of it by hand, and the forms to say more. */
function byHand(t: Translate, { agency, year, said }: ReportPageData): Markup {
  return html`${card('candidates', t(evidenceWords.candidates), candidateForm(t, agency.id, year, said.candidates))}
${card('evidence', t(evidenceWords.title), evidenceTimeline(t, said.rows), html`<a href="/evidence">${t(evidenceWords.all)} →</a>`)}
${card('import', t(evidenceWords.importTitle), importForm(t, agency.id, year, said.maxUploadBytes))}`;
}

/** Why the state is what it is; the addresses that were visited only where the looks are not shown whole below. */
function state(page: PageContext, t: Translate, coverage: Selectable<CoverageTable>, looksShown: boolean): Markup {
  const { evidence } = coverage;
  return card(
    'state',
    t(words.coverage),
    html`<p>${sentence(coverage.reason[page.lang])}</p>${facts([
      [t(words.published), coverage.published_at ? day(coverage.published_at) : null],
      [
        t(words.deadline),
        coverage.deadline
          ? html`${day(coverage.deadline)} <span class="text-secondary">${coverage.citation ?? ''}</span>`
          : null,
      ],
      [t(words.lookedAt), evidence.lookedAt ? instant(evidence.lookedAt) : null],
      [t(words.column), evidence.columnUrl ? externalLink(t, evidence.columnUrl) : null],
    ])}${evidence.visited?.length && !looksShown ? html`<details><summary>${t(alertWords.visited)} (${evidence.visited.length})</summary>${visitedTable(page, t, evidence.visited)}</details>` : nothing}`,
  );
}

function readReport(page: PageContext, t: Translate, data: ReportPageData, view: ReportView): Markup {
  const { report, values } = view;
  const id = TEMPLATE_IDS.find((one) => one === report.template);
  const template: Template | null = id ? formOf(id, Object.fromEntries(values)) : null;
  const older = report.current
    ? nothing
    : html`<p class="alert alert-warning">${t(words.olderNote)} <a href="/agencies/${data.agency.id}/${data.year}">${t(words.toCurrent)}</a></p>`;
  const marks = findingMarks(openFindings(report.findings));
  const at = `/agencies/${encodeURIComponent(data.agency.id)}/${data.year}`;
  const original = `${at}/original?version=${report.id}`;
  const before = new Map((data.diff?.figures ?? []).map((one): [string, FigureDiff] => [one.key, one]));
  const read = { template: id ?? null, values: Object.fromEntries(values), notUnderstood: report.not_understood };
  const unread = unreadWords(read);
  const unknown = template === null ? new Set<string>() : unknownCells(read, template);
  const part = unread === null ? nothing : html`<p class="alert alert-warning">${t(unread)}</p>`;
  return html`${older}${part}${card('about', t(words.about), aboutReport(page, t, report, view, template))}
${findingCards(page, t, at, report, template)}
${template ? card('tables', t(words.tables), html`${valueLegend(t, unknown)}${besideSwitch(page, t, data)}${beside(t, original, report.current ? at : null, reportTables(t, template, { values, unknown, marks, before, original, showBefore: showsBefore(page) }))}`) : card('original', t(originalWords.head), originalFrame(t, original))}
${card('compare', t(words.compare, { year: data.year - 1 }), yearComparison(page, t, data.diff, template, data.year - 1))}
${card('rules', t(words.rules), ruleSummary(page, t, report.results))}
${report.current && template ? correctionCards(t, data.corrections, { at, template, values }) : nothing}
${template ? valueList(t, template, values, unknown, report.current ? at : null) : nothing}
${card('sections', t(words.sections), html`${sections(t, report.sections)}${prose(t, report.prose)}${notUnderstood(t, report.not_understood)}`)}
${card('versions', t(words.versions), versions(t, view))}`;
}

function showsBefore(page: PageContext): boolean {
  return page.url.searchParams.get('before') === '1';
}

/** Puts last year's figures into the cells, or takes them out; without scripts. */
function besideSwitch(page: PageContext, t: Translate, { diff, year }: ReportPageData): Markup {
  if (diff === null) return nothing;
  const shown = showsBefore(page);
  return html`<p class="nb-small d-print-none"><a href="${withQuery(page.url, { before: shown ? null : '1', corrected: null })}#tables">${t(shown ? words.hideBefore : words.showBefore, { year: year - 1 })}</a></p>`;
}
