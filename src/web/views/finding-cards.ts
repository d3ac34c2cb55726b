import type { Template } from '../../extract/templates/schema.ts';
import type { Finding } from '../../report/finding.ts';
import { FINDINGS } from '../../text/findings.ts';
import { report as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { ReportRow } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { evidenceCards } from './finding-evidence.ts';
import { findingList } from './finding-list.ts';
import { instant } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { card } from './table.ts';

/** Findings that nobody let be. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((one) => one.dismissed === undefined);
}

/** What is open with the form to let it be, what a person let be and why, and the proof of what rests on other reports. `at`: the report's page. */
export function findingCards(
  page: PageContext,
  t: Translate,
  at: string,
  report: ReportRow,
  template: Template | null,
): Markup {
  const open = openFindings(report.findings);
  const form = (one: Finding) =>
    html`${one.accepted ? accepted(t, one.accepted) : nothing}${report.current && one.key ? decideForms(t, at, one.key, one.accepted !== undefined) : nothing}`;
  return html`${card('findings', t(words.findings), findingList(page, t, open, template, form), html`${open.length}`)}
${dismissed(page, t, at, report, template)}${evidenceCards(t, report.around, template)}`;
}

function accepted(t: Translate, { by, at, reason }: NonNullable<Finding['accepted']>): Markup {
  return html`<p class="nb-small">✓ ${t(FINDINGS.acceptedBy, { by })}${reason ? ` · ${reason}` : ''} ${instant(new Date(at))}</p>`;
}

/** To accept it or take that back, and to let it be. */
function decideForms(t: Translate, at: string, key: string, isAccepted: boolean): Markup {
  const back = html`<form method="post" action="${at}/findings/${key}/restore"><button class="btn btn-sm" type="submit">${t(FINDINGS.restoreButton)}</button></form>`;
  const accept = html`<details class="nb-small"><summary>${t(FINDINGS.acceptButton)}</summary>
<form class="nb-act" method="post" action="${at}/findings/${key}/accept"><div class="nb-act-fields">
<label>${t(FINDINGS.reasonOptional)}<input class="form-control" name="reason" maxlength="1000"></label>
<label>${t(FINDINGS.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label></div>
<button class="btn" type="submit">${t(FINDINGS.acceptButton)}</button></form></details>`;
  return html`${isAccepted ? back : accept}${dismissForm(t, at, key)}`;
}

function dismissForm(t: Translate, at: string, key: string): Markup {
  return html`<details class="nb-small"><summary>${t(FINDINGS.dismissButton)}</summary>
<form class="nb-act" method="post" action="${at}/findings/${key}/dismiss"><div class="nb-act-fields">
<label>${t(FINDINGS.reasonField)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(FINDINGS.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label></div>
<button class="btn" type="submit">${t(FINDINGS.dismissButton)}</button></form></details>`;
}

function dismissed(page: PageContext, t: Translate, at: string, report: ReportRow, template: Template | null): Markup {
  const those = report.findings.filter((one) => one.dismissed !== undefined);
  if (those.length === 0) return nothing;
  const why = ({ key, dismissed: decision }: Finding) =>
    html`<p class="nb-small">${t(FINDINGS.dismissedBy, {
      by: decision!.by,
      reason: decision!.reason,
    })} ${instant(new Date(decision!.at))}</p>${
      report.current
        ? html`<form method="post" action="${at}/findings/${key}/restore"><button class="btn btn-sm" type="submit">${t(FINDINGS.restoreButton)}</button></form>`
        : nothing
    }`;
  return card(
    'dismissed',
    t(FINDINGS.dismissedHead, { count: those.length }),
    findingList(page, t, those, template, why, 'dismissed'),
  );
}
