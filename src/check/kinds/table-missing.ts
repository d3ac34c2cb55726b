import { z } from 'zod';
import type { Report, Value } from '../../report/report.ts';
import { hasNote, TRUST_NOTES } from '../../report/value-note.ts';
import { fill } from '../../text/fill.ts';
import { ANY_TABLE, IN_ATTACHMENT, IS_LETTER, NO_REPORT_AT_ALL, OTHER_TITLE, TABLE_NAMES } from '../../text/rules.ts';
import { placeOfField } from '../field-place.ts';
import { isLetter, isOtherDocument } from '../other-document.ts';
import { plainText } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Before 2014 there was no national form. */
const FIRST_NATIONAL_FORM = 2014;

/** The section that holds a table. */
const SECTION_OF = { table2: 2, table3: 3, table4: 4, statistics: null } as const;

/** Words of each table's own header; sentences say some of them as well. */
const HEADER_OF: Readonly<Record<keyof typeof SECTION_OF, RegExp>> = {
  table2: /现行有效件数|本年处理决定数量|对外公开总数量/,
  table3: /勾稽关系|法律服务机构/,
  table4: /未经复议直接起诉|复议后起诉/,
  statistics: /统计指标/,
};
/** Figures beside one another without words: the rows of a table that lost its form. */
const BARE_FIGURES = /(?<![\d.、])\d{1,9}(?:\s+\d{1,9}){2,}/;

/**
 * The prescribed tables are there. An error only where the table's section is missing too: where its heading is there, or
 * where no form was recognised at all, the tables may be pictures or attachments. A document that shows nothing of a report, or names a
 * file with its tables, is told for information.
 */
export const tableMissing = defineKind('D-TABLE-MISSING', z.object({}), (rule, _check, { report }) => {
  const wanted = { fields: [], expected: null, actual: null, parameters: { table: ANY_TABLE } };
  const kind = isLetter(report) ? IS_LETTER : OTHER_TITLE;
  const other = isOtherDocument(report) ? [breach(rule, { severity: 'info', ...wanted, quote: kind })] : null;
  if (report.template === null) {
    if (report.year !== null && report.year < FIRST_NATIONAL_FORM) {
      return [verdict(rule, 'not_applicable', undefined, reason('noNationalForm'))];
    }
    if (report.notUnderstood.some(({ what }) => what === 'table'))
      return [verdict(rule, 'uncertain', undefined, reason('pictured'))];
    if (other) return other;
    if (showsNoReport(report)) return [breach(rule, { severity: 'info', ...wanted, quote: NO_REPORT_AT_ALL })];
    const file = attachedTable(report);
    return [
      file === null
        ? breach(rule, { severity: 'warning', ...wanted })
        : breach(rule, { severity: 'info', ...wanted, quote: fill(IN_ATTACHMENT, { file }) }),
    ];
  }
  if (other) return other;
  const found = new Map<keyof typeof TABLE_NAMES, boolean>();
  const pictured = new Set<keyof typeof TABLE_NAMES>();
  for (const [field, value] of Object.entries(report.values)) {
    const { table } = placeOfField(report.template, field);
    found.set(table, (found.get(table) ?? false) || isThere(value));
    if (hasNote(value, TRUST_NOTES.pictured)) pictured.add(table);
  }
  return [...found].map(([table, there]) => {
    if (there) return verdict(rule, 'pass', table);
    if (pictured.has(table)) return verdict(rule, 'uncertain', table, reason('pictured'));
    if (!mostSectionsFound(report)) return verdict(rule, 'uncertain', table, reason('noSections'));
    if (
      report.notUnderstood.length > 0 ||
      report.prose.some(({ text }) => HEADER_OF[table].test(text) && BARE_FIGURES.test(text))
    )
      return verdict(rule, 'uncertain', table, reason('notUnderstoodRows'));
    return breach(rule, {
      instance: table,
      severity: report.sections.some((s) => s.number === SECTION_OF[table] && s.present) ? 'warning' : rule.severity,
      fields: [],
      expected: null,
      actual: null,
      parameters: { table: TABLE_NAMES[table] },
    });
  });
});

/** 附件：某局2016年政府信息公开情况统计表.xls: the tables may lie in a file that nobody looked into here. */
const ATTACHED = /附[件表]\d?[:、.]?(?<file>[^。;,]{2,60}?表\.?(?:xlsx?|docx?|wps|et|pdf|ofd|zip|rar))/i;

function attachedTable({ prose }: Report): string | null {
  for (const { text } of prose) {
    const { file } = ATTACHED.exec(plainText(text))?.groups ?? {};
    if (file !== undefined) return file;
  }
  return null;
}

/** Words of the headings of reports of all times; budgets and notices have others. */
const OF_A_REPORT = /信息公开|政务公开|总体情况|概述|主动公开|依申请|收到和处理|行政复议|需要(?:报告|说明)|问题/;

/** Neither title nor headings nor sentences are those of a report: a list, a letter, a table of something else. */
function showsNoReport({ title, sections, statements = [] }: Report): boolean {
  if (/信息公开|年度报告|年报/.test(title ?? '')) return false;
  return !sections.some(({ present, title }) => present && OF_A_REPORT.test(title)) && statements.length === 0;
}

function isThere(value: Value): boolean {
  return value.status !== 'absent' && !hasNote(value, TRUST_NOTES.pictured);
}
