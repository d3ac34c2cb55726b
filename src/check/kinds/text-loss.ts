import { z } from 'zod';
import { plainText } from '../prose.ts';
import { breach, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** 202511日至20251231日, 〔202130号, 20251月1日: dates and numbers of documents from which characters fell out. */
const LOST = [
  /(?<!\d)20\d{2}1{1,2}日(?:起|至|到|—|-)*(?:20\d{2})?(?:1?2?月?)?\d{2,4}日/,
  /(?<!\d)20\d{2}1月1日(?:起|至|到)/,
  /[〔[【]20\d{4,6}号/,
  /(?<!\d)20\d{2}1231日/,
  /(?<!\d)20\d{2}年(?:11|1231)日/,
  /(?<!\d)20\d{2}年\d{1,2}月日/,
];

/** The words of the report bear no sign that characters were lost on the way, on the page or in our reading. */
export const textLoss = defineKind('D-TEXT-LOSS', z.object({}), (rule, _check, { report }) => {
  for (const { text } of report.prose) {
    const plain = plainText(text);
    const found = LOST.map((sign) => sign.exec(plain)).find((match) => match !== null);
    if (!found) continue;
    const context = plain.slice(Math.max(0, found.index - 8), found.index + found[0].length + 4);
    const parameters = { context: { zh: context, en: context } };
    return [breach(rule, { fields: [], expected: null, actual: found[0], parameters })];
  }
  return [verdict(rule, 'pass')];
});
