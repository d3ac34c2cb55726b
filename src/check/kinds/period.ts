import { z } from 'zod';
import { plainText } from '../prose.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';
import { yearsOfTitle } from './title-year.ts';

/** A body that began within the year counts from its first day. */
const FOUNDED =
  /(?:成立|组建|挂牌|揭牌|新设|设立)(?:之日|以来|于|后|运行|[,。;])|自(?:成立|组建|挂牌)|(?:正式|新)(?:成立|组建|挂牌|运行)|机构改革/;

/** The figures are of the whole year that the report is about. Another year than the title's is told by D-TITLE-YEAR. */
export const period = defineKind('period', z.object({}), (rule, _check, { report }) => {
  const { period: told, year, title } = report;
  if (told === null || year === null) return [verdict(rule, 'not_assessable', undefined, reason('noPeriod'))];
  if (told.from === `${year}-01-01` && told.to === `${year}-12-31`) return [verdict(rule, 'pass')];
  const [first, last] = [told.from.slice(0, 4), told.to.slice(0, 4)];
  const named = title === null ? [] : yearsOfTitle(title);
  if (first === last && Number(first) !== year && named.length === 1)
    return [verdict(rule, 'suppressed', undefined, reason('toldByTitle'))];
  const begins = told.to === `${year}-12-31` && told.from > `${year}-01-01`;
  if (begins && report.prose.some(({ text }) => FOUNDED.test(plainText(text))))
    return [verdict(rule, 'suppressed', undefined, reason('founded'))];
  const text = { zh: `${told.from}至${told.to}`, en: `${told.from} to ${told.to}` };
  return [
    breach(rule, {
      fields: [],
      expected: `${year}-01-01/${year}-12-31`,
      actual: `${told.from}/${told.to}`,
      parameters: { text, year },
    }),
  ];
});
