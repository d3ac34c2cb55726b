import { attributionWords } from '../../text/attribution.ts';
import { CANDIDATE_STATE, REFUSALS } from '../../text/testimony.ts';
import { evidence as words } from '../../text/web-evidence.ts';
import type { CandidateRow } from '../queries/evidence.ts';
import type { Translate } from '../translate.ts';
import { externalLink, fileSize, snapshotLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { dataTable } from './table.ts';

/** What came of the last act, as its address says. */
export interface ActAnswer {
  said: 'recorded' | 'already' | null;
  /** A key of `REFUSALS`. */
  refused: string | null;
  runId: string | null;
}

/** Tells what came of the act that was just tried. */
export function actNotice(t: Translate, { said, refused, runId }: ActAnswer): Markup {
  if (refused !== null) {
    const why = Object.hasOwn(REFUSALS, refused) ? REFUSALS[refused as keyof typeof REFUSALS] : null;
    const text =
      why === null ? '' : t(why, { id: '…', url: '…', year: '…', day: '…', max: '…' }).replace(/[:：]\s*…$/, '');
    return html`<p class="alert alert-danger" role="alert">${t(words.denied)}${text}</p>`;
  }
  if (said === null) return nothing;
  const progress = runId === null ? nothing : html` <a href="/runs/${runId}">${t(words.toRun)}</a>`;
  return html`<p class="alert ${said === 'recorded' ? 'alert-success' : 'alert-warning'}" role="status">${t(words[said])}${progress}</p>`;
}

/** Gives the column of an agency by hand, or takes it back. */
export function columnForm(t: Translate, agencyId: string, given: string | null): Markup {
  const clear = html`<button class="btn" type="submit" formaction="/agencies/${agencyId}/column/clear" formnovalidate>${t(words.columnClear)}</button>`;
  return html`<form class="nb-act" method="post" action="/agencies/${agencyId}/column/set">
<div class="nb-act-fields"><label>${t(words.columnUrl)}<input class="form-control" name="url" type="url" maxlength="2000" value="${given ?? ''}" placeholder="https://" required></label>${who(t)}</div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.columnSet)}</button>${given === null ? nothing : clear}</div>
<p class="form-hint">${t(words.columnHint)}</p></form>`;
}

/** Hands in a report. Without a year it is asked for. */
export function importForm(t: Translate, agencyId: string, year: number | null, maxBytes: number): Markup {
  const asked = html`<label>${t(words.year)}<input class="form-control" name="year" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" required></label>`;
  return html`<form class="nb-act" method="post" action="/agencies/${agencyId}/import" enctype="multipart/form-data">
<div class="nb-act-fields"><label>${t(words.file)}<input class="form-control" name="file" type="file" required></label>
${year === null ? asked : html`<input type="hidden" name="year" value="${year}">`}
<label>${t(words.source)}<input class="form-control" name="url" type="url" maxlength="2000" placeholder="https://"></label>
<label>${t(words.published)}<input class="form-control" name="published" type="date"></label>${who(t)}</div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.importSubmit)}</button></div>
<p class="form-hint">${t(words.importHint, { max: fileSize(maxBytes) })}</p></form>`;
}

/** Every candidate of an agency-year, and one form to say of the chosen one what it is. */
export function candidateForm(t: Translate, agencyId: string, year: number, rows: readonly CandidateRow[]): Markup {
  if (rows.length === 0) return html`<p class="nb-empty">${t(words.noCandidates)}</p>`;
  const at = `/agencies/${agencyId}/${year}/candidates`;
  return html`<form class="nb-act" method="post" action="${at}/right">${candidateTable(t, rows)}
<div class="nb-act-fields">${who(t)}</div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.right)}</button>
<button class="btn" type="submit" formaction="${at}/wrong">${t(words.wrong)}</button></div>
<details><summary>${t(words.assign)}</summary><div class="nb-act-fields"><label>${t(words.agencyId)}<input class="form-control" name="agency" maxlength="200" value="${agencyId}"></label>
<label>${t(words.year)}<input class="form-control" name="year" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" value="${year}"></label></div>
<div class="nb-act-buttons"><button class="btn" type="submit" formaction="${at}/assign">${t(words.assignSubmit)}</button></div></details>
<p class="form-hint">${t(words.candidatesHint)}</p></form>`;
}

function candidateTable(t: Translate, rows: readonly CandidateRow[]): Markup {
  return dataTable({
    caption: t(words.candidatesCaption),
    rows,
    empty: '',
    columns: [
      {
        head: t(words.choose),
        cell: (row) =>
          html`<input class="form-check-input" type="radio" name="page" value="${row.id}" aria-label="${row.title}" required ${rows.length === 1 ? 'checked' : nothing}>`,
      },
      { head: t(words.state), cell: (row) => t(CANDIDATE_STATE[row.state]) },
      {
        head: t(words.page),
        kind: 'wide',
        cell: (row) =>
          html`${row.title}${row.imported ? html` <span class="nb-badge">${t(words.imported)}</span>` : nothing}${row.url === null ? nothing : html`<br>${externalLink(t, row.url)}`}`,
      },
      {
        head: t(words.reasons),
        kind: 'wide',
        cell: (row) => row.why.map((one) => t(attributionWords(one))).join(' · '),
      },
      { head: t(words.outcome), cell: (row) => row.fetchOutcome ?? '—' },
      { head: t(words.kept), cell: (row) => snapshotLink(row.snapshot) },
    ],
  });
}

function who(t: Translate): Markup {
  return html`<label>${t(words.reason)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(words.yourName)}<input class="form-control" name="by" maxlength="60" autocomplete="name" required></label>`;
}
