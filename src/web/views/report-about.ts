import type { Template } from '../../extract/templates/schema.ts';
import type { NotUnderstood, Section } from '../../report/report.ts';
import { attributionWords } from '../../text/attribution.ts';
import { dateSource, frame } from '../../text/web.ts';
import { report as words } from '../../text/web-report.ts';
import { versions as versionWords } from '../../text/web-versions.ts';
import type { PageContext } from '../deps.ts';
import type { ReportRow, ReportView } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { day, externalLink, instant, snapshotLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { dataTable, facts } from './table.ts';
import { tlsNote } from './tls-note.ts';
import { placeWords } from './value-cell.ts';

/** Why a page is taken for that of this body and year. */
function whyHere(t: Translate, { why, attribution }: NonNullable<ReportView['page']>): string {
  return [...new Set([...why, ...(attribution?.why ?? [])])].map((one) => t(attributionWords(one))).join(' · ');
}

/** Title, form, dates with their sources, and where it was found. */
export function aboutReport(
  page: PageContext,
  t: Translate,
  report: ReportRow,
  { page: found, addresses, tlsFaults }: Pick<ReportView, 'page' | 'addresses' | 'tlsFaults'>,
  template: Template | null,
): Markup {
  const form = template ? (page.lang === 'zh' ? template.name_zh : template.name_en) : t(words.templateUnknown);
  const claims = report.published_claims.map((one) => `${one.date} (${t(dateSource[one.source] ?? dateSource.text)})`);
  const first = report.published_claims.find((one) => one.date === report.published_at);
  return facts([
    [t(words.heading), report.title],
    [t(words.printedAgency), report.agency_printed],
    [t(words.period), report.period_from && report.period_to ? `${report.period_from} – ${report.period_to}` : null],
    [
      t(words.template),
      report.template_reason ? html`${form} <span class="text-secondary">${report.template_reason}</span>` : form,
    ],
    [
      t(words.published),
      report.published_at
        ? html`${day(report.published_at)}${first ? html` <span class="text-secondary">${t(dateSource[first.source] ?? dateSource.text)}</span>` : nothing}`
        : null,
    ],
    [t(words.claims), claims.length > 1 ? claims.join(' · ') : null],
    [t(words.original), externalLink(t, report.url)],
    [t(words.addresses), addresses.length > 0 ? otherAddresses(t, addresses) : null],
    [
      t(words.snapshot),
      html`${snapshotLink(report.snapshot)} <a href="/snapshots/${report.snapshot}/text">${t(frame.show)}</a>${tlsNote(t, tlsFaults)}`,
    ],
    [t(words.format), report.format],
    [t(words.why), found ? whyHere(t, found) || null : null],
    [t(words.readAt), instant(report.read_at)],
  ]);
}

function otherAddresses(t: Translate, all: ReportView['addresses']): Markup {
  return html`<ul>${all.map(({ url, how }) => html`<li>${externalLink(t, url)}${how ? html` <span class="text-secondary">${how}</span>` : nothing}</li>`)}</ul>`;
}

export function sections(t: Translate, all: readonly Section[]): Markup {
  if (all.length === 0) return nothing;
  return html`<ol class="nb-sections">${all.map(
    (one) =>
      html`<li value="${one.number}" class="${one.present ? 'nb-present' : 'nb-missing-section'}">${one.title}${one.present ? nothing : html` <strong>✕ ${t(words.sectionMissing)}</strong>`}</li>`,
  )}</ol>`;
}

export function prose(t: Translate, all: readonly { section: number; text: string }[]): Markup {
  if (all.length === 0) return nothing;
  return html`<details><summary>${t(words.prose, { count: all.length })}</summary>${all.map(
    (one) =>
      html`<h3 class="nb-h3">${one.section === 0 ? t(words.beforeFirst) : one.section}</h3><p class="nb-prose" lang="zh-CN">${one.text}</p>`,
  )}</details>`;
}

export function notUnderstood(t: Translate, all: readonly NotUnderstood[]): Markup {
  if (all.length === 0) return nothing;
  return html`<details><summary>${t(words.notUnderstood, { count: all.length })}</summary><ul>${all.map(
    (one) => html`<li>${one.text} <span class="text-secondary">${placeWords(t, one.source)}</span></li>`,
  )}</ul></details>`;
}

export function versions(t: Translate, view: ReportView): Markup {
  const { report } = view;
  return dataTable({
    caption: t(words.versionsCaption),
    rows: view.versions,
    empty: t(frame.nothing),
    columns: [
      {
        head: t(words.readAt),
        kind: 'head',
        cell: (row) =>
          html`<a href="/agencies/${report.agency_id}/${report.year}?version=${row.id}"${row.id === report.id ? html` aria-current="true"` : nothing}>${instant(row.read_at)}</a>${row.current ? html` <span class="nb-badge">${t(words.current)}</span>` : nothing}`,
      },
      { head: t(words.firstSeen), cell: (row) => instant(row.first_seen_at) },
      {
        head: t(versionWords.column),
        cell: (row) =>
          view.versions.some((one) => one.id !== row.id && one.first_seen_at <= row.first_seen_at)
            ? html`<a href="/agencies/${report.agency_id}/${report.year}/changes?to=${row.id}">${t(versionWords.link)}</a>`
            : '',
      },
      { head: t(words.format), cell: (row) => row.format },
      { head: t(words.original), kind: 'wide', cell: (row) => externalLink(t, row.url) },
      { head: t(words.snapshot), cell: (row) => snapshotLink(row.snapshot) },
    ],
  });
}
