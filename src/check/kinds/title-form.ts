import { z } from 'zod';
import { plainText } from '../prose.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** No form was prescribed for the title before. */
const FIRST_YEAR = 2019;
const FORM = /^(?:.{2,60}?(?:20\d\d)年(?:度)?|(?:20\d\d)年(?:度)?.{2,60}?)政府信息公开工作年度报告$/;
/** What a list or a page adds. */
const ADDED = /[(（【[][^)）】\]]{1,12}[)）】\]]$|\.(?:pdf|docx?|html?)$/i;

/** The title is 《机关 年 政府信息公开工作年度报告》. White space in it, which may come from the layout, is none of its faults. */
export const titleForm = defineKind('D-TITLE-FORM', z.object({}), (rule, _check, { report }) => {
  const { title, year, agency } = report;
  if (title === null || year === null) return [verdict(rule, 'not_assessable', undefined, reason('noTitle'))];
  if (year < FIRST_YEAR) return [verdict(rule, 'not_applicable', undefined, reason('noTitleForm'))];
  const plain = plainText(title)
    .replace(ADDED, '')
    .replace(/^关于(?:印发|发布|公布)?|[《》]/g, '');
  if (FORM.test(plain)) return [verdict(rule, 'pass')];
  if (!/报告/.test(plain) || /[…\p{Script=Hangul}]|\.{2,}$/u.test(plain) || !/公开/.test(plain))
    return [verdict(rule, 'uncertain', undefined, reason('titleInDoubt'))];
  const parameters = { title: { zh: title.trim(), en: title.trim() }, agency: agency ?? '…', year };
  return [breach(rule, { fields: [], expected: null, actual: title.trim(), parameters })];
});
