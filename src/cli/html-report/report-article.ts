import { unknownCells } from '../../check/named-otherwise.ts';
import { unreadWords } from '../../check/read-in-part.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import type { Template } from '../../extract/templates/schema.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import { SEVERITIES, type Severity } from '../../report/finding.ts';
import type { ValueStatus } from '../../report/report.ts';
import { CELLS } from '../../text/cell-states.ts';
import { SEVERITY } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { HTML_REPORT as W } from '../../text/html-report.ts';
import { leftOutWords } from '../../text/left-out.ts';
import { noteWords } from '../../text/value-notes.ts';
import { dateSource } from '../../text/web.ts';
import { html, type Markup, nothing } from '../../web/views/markup.ts';
import { type Checked, markOf, saidByFileName } from '../checked.ts';
import { noFindingWords, placeText } from '../checked-text.ts';
import { noTables } from '../no-tables.ts';
import { comparison } from './comparison.ts';
import { findingItems } from './finding-items.ts';
import { formTables, shown } from './form-tables.ts';
import { bi, crawled } from './words.ts';

/** One report: verdict, facts, findings, tables, comparison, and where every figure stands. */
export function reportArticle(id: string, checked: Checked): Markup {
  const { report, diff } = checked;
  const template = report.template === null ? null : formOf(report.template, report.values);
  const part = (title: Bilingual, body: Markup) => html`<section><h3>${bi(title)}</h3>${body}</section>`;
  return html`<article id="${id}"><h2 lang="zh-CN">${crawled(report.title ?? W.untitled.zh)}</h2>${verdict(checked)}
${part(W.about, facts(checked, template))}
${part(W.findings, html`${findingItems(id, checked, template)}${missingSections(checked)}`)}
${template === null ? nothing : part(W.tables, formTables(id, checked, template))}
${diff === null ? nothing : part(W.compare, comparison(diff, template))}
${notUnderstood(checked)}${template === null ? nothing : allValues(checked, template)}</article>`;
}

/** The answer in one line, by the gravest finding, and what was not read or not asked. */
export function verdict(checked: Checked): Markup {
  const { report, leftOut, findings, comparison } = checked;
  const asked =
    comparison === null || comparison.reason === 'compared'
      ? nothing
      : html` <p class="verdict is-warning">⚠ ${bi(comparison.message)}</p>`;
  if (report.template === null) return html`<p class="verdict is-info">${bi(noTables(report))}</p>${asked}`;
  const unread = unreadWords(report);
  const left = leftOut
    .map(leftOutWords)
    .map(({ zh, en }) => html` <p class="verdict is-info">${crawled(zh)} <span class="en">${crawled(en)}</span></p>`);
  const worst = findings[0]?.severity;
  const sound = markOf(checked) === '✓';
  const found =
    worst === undefined
      ? html`<p class="verdict is-${sound ? 'ok' : 'warning'}">${sound ? '✓ ' : ''}${bi(noFindingWords(checked))}</p>`
      : html`<p class="verdict is-${worst}">${bi(fill(W.found, { count: findings.length }))}：${bySeverity(checkedCounts(findings))}</p>`;
  return html`${found}${unread === null ? nothing : html` <p class="verdict is-warning">⚠ ${bi(unread)}</p>`}${left}${asked}`;
}

export function checkedCounts(findings: readonly { severity: Severity }[]): [Severity, number][] {
  return SEVERITIES.map((severity): [Severity, number] => [
    severity,
    findings.filter((one) => one.severity === severity).length,
  ]).filter(([, count]) => count > 0);
}

export function bySeverity(counts: readonly [Severity, number][]): string {
  return counts.map(([severity, count]) => `${SEVERITY[severity].zh} ${count}`).join('、');
}

function facts({ source, sha256, format, reader, report, comparison }: Checked, template: Template | null) {
  const { agency, year, period, published, templateReason } = report;
  const values = Object.values(report.values);
  const count = (status: ValueStatus) =>
    `${CELLS[status].state.zh} ${values.filter((v) => v.status === status).length}`;
  const statuses = ['reported', 'blank', 'absent', 'unreadable'] as const;
  const dates = published.map((one) => `${one.date}（${dateSource[one.source]?.zh ?? one.source}）`);
  const entries: [Bilingual, Markup | string | null][] = [
    [W.agency, agency === null ? null : crawled(agency)],
    [W.year, year === null ? null : String(year)],
    ...saidByFileName(report).map((words): [Bilingual, Markup] => [W.fileName, bi(words)]),
    [W.period, period === null ? null : `${period.from} – ${period.to}`],
    [
      W.form,
      template === null ? null : bi({ zh: template.name_zh, en: `${template.name_en} (${template.template_id})` }),
    ],
    [W.form, template === null && templateReason !== null ? crawled(templateReason) : null],
    [W.dates, dates.length === 0 ? null : dates.join('、')],
    [W.counts, template === null ? null : statuses.map(count).join(' · ')],
    [W.previous, comparison === null ? null : bi(comparison.message)],
    [W.source, crawled(source)],
    [W.format, format],
    [W.sha, html`<code>${sha256}</code>`],
    [W.reader, `${reader.name} ${reader.version}`],
  ];
  const shownEntries = entries.filter(([, value]) => value !== null);
  return html`<dl class="facts">${shownEntries.map(([name, value]) => html`<dt>${bi(name)}</dt><dd>${value}</dd>`)}</dl>`;
}

function missingSections({ report }: Checked): Markup {
  const missing = report.template === null ? [] : report.sections.filter((one) => !one.present);
  if (missing.length === 0) return nothing;
  return html`<p>${bi(W.sections)}：${missing.map((one) => crawled(one.title)).join('、')}</p>`;
}

function notUnderstood({ report }: Checked): Markup {
  const all = report.notUnderstood;
  if (all.length === 0) return nothing;
  const entry = (one: (typeof all)[number]) =>
    html`<li>${crawled(one.text)} <span class="en">${placeText(one.source)}</span></li>`;
  return html`<section><h3>${bi(fill(W.notUnderstood, { count: all.length }))}</h3><ul>${all.slice(0, 100).map(entry)}</ul></section>`;
}

function allValues({ report }: Checked, template: Template): Markup {
  const head = [W.field, W.value, W.raw, W.state, W.place];
  const unknown = unknownCells(report, template);
  const rows = template.fields.map((field) => {
    const isUnknown = unknown.has(field.id);
    const value = report.values[field.id];
    const { state } = CELLS[isUnknown ? 'notUnderstood' : (value?.status ?? 'absent')];
    const place = [
      placeText(value?.source ?? null),
      crawled(value?.note ? Object.values(noteWords(value.note)).join(' ') : ''),
    ]
      .filter(Boolean)
      .join(' ');
    return html`<tr><th scope="row" lang="zh-CN">${field.label_zh_short}</th><td class="num">${shown(value, isUnknown)}</td><td>${crawled(value?.raw ?? '')}</td><td>${state.zh}</td><td>${place}</td></tr>`;
  });
  const title = bi(fill(W.values, { count: rows.length }));
  return html`<details><summary>${title}</summary><div class="scroll"><table aria-label="${W.values.zh}"><thead><tr>${head.map((one) => html`<th scope="col">${bi(one)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
