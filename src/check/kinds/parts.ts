import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import { isAbridged, sentencesOf } from '../prose.ts';
import { headingInText, mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const SAID =
  /(?<list>(?:由|包括|包含|分为|内容为|内容:|组成:?).{0,220}?)(?:共|等|计){0,3}(?<n>[二两三四五六七八九十]|\d{1,2})个?(?:大)?(?:部分|方面|项内容)(?:组成|构成|内容|,|。|;|$)/;
const NUMERALS = '一二三四五六七八九十';
/** What stands for each of the six parts in such a list. */
const NAMES = [
  /总体(?:工作)?情况|概述/,
  /主动公开/,
  /收到(?:和|与|及|、)?处理|依申请公开|公开申请/,
  /行政复议/,
  /问题/,
  /其他(?:需要|应当|事项|报告)|需要(?:报告|说明)/,
];

/** How many things a list names, by its commas and by all its marks; 行政复议、行政诉讼 are one part of the form. */
function itemsOf(list: string): number[] {
  const things = list.replace(/(复议)(?:[、,](?=(?:提起)?行政诉讼)|和|及|与)/g, '$1');
  return [things.split(',').length, things.split(/[,、]/).length];
}

/** The parts that the opening announces are as many as it says, and as many as there are. */
export const parts = defineKind('parts', z.object({}), (rule, _check, { report }) => {
  const opening = sentencesOf(report).find(({ section, text }) => section <= 1 && SAID.test(text));
  if (!opening) return [verdict(rule, 'not_assessable', undefined, reason('notStated'))];
  if (!mostSectionsFound(report) || isAbridged(report))
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  if (report.sections.some((section) => !section.present && headingInText(report, section)))
    return [verdict(rule, 'not_assessable', undefined, reason('headingInText'))];
  const { list, n } = SAID.exec(opening.text)!.groups as { list: string; n: string };
  const said = /\d/.test(n) ? Number(n) : n === '两' ? 2 : NUMERALS.indexOf(n) + 1;
  const named = NAMES.filter((name) => name.test(list)).length;
  // Parts of the body's own beside those of the form.
  if (said > NAMES.length) return [verdict(rule, 'uncertain', undefined, reason('openList'))];
  const actual = report.sections.filter(({ present }) => present).length;
  const announced = named >= 3 ? named : said;
  if (said === actual && announced === actual) return [verdict(rule, 'pass')];
  // As many things are listed, though some by other names (收费及减免情况).
  if (said === actual && itemsOf(list).includes(said))
    return [verdict(rule, 'uncertain', undefined, reason('openList'))];
  // A seventh heading (附件) or words that the list knows by another name prove nothing.
  if (said === actual && named > 0 && named !== 5) return [verdict(rule, 'uncertain', undefined, reason('openList'))];
  const found = said === actual ? announced : actual;
  return [
    breach(rule, {
      ...{ fields: [], expected: said, actual: found },
      parameters: { text: said, table: found },
      quote: quoted(opening.text.slice(-60)),
    }),
  ];
});
