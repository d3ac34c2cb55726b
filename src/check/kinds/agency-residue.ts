import { z } from 'zod';
import { quoted } from '../../text/statements.ts';
import type { Subject } from '../figures.ts';
import { plainText, sentencesOf } from '../prose.ts';
import { isWithin } from '../section-titles.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** 调整科技厅政务公开工作领导小组成员: a body sets up its own group, not another's. */
const GROUP =
  /(?:(?:成立|组建|调整|充实|完善|健全|优化|加强)(?:了|由|并|和|及|、)?){1,4}([\p{Script=Han}]{2,14}?(?:局|厅|镇|乡|街道|中心|办事处))(?:的)?(?:政务公开|政府信息公开|信息公开)(?:工作)?领导小组/u;
const GENERIC =
  /^(?:本|我|该|全|各|由|以|了|其|原|县级|市级|区级)|[我本](?:局|厅|镇|乡|街道|中心|单位|机关)|^[省市县区州旗](?:委|政府|直)/;
/** 我镇 in the report of a 局 */
const SELF = /(?<![“"《给让使自大])我(局|厅|镇|乡)(?!们)/g;

/** The body speaks of itself by its own name. Only where it sets up its own group under a foreign name, or calls itself another kind of body. */
export const agencyResidue = defineKind('D-AGENCY-RESIDUE', z.object({}), (rule, _check, subject) => {
  const names = namesOf(subject);
  const kind = /(?:局|厅|镇|乡)$/.exec(names[0] ?? '')?.[0] ?? /[镇乡]人民政府$/.exec(names[0] ?? '')?.[0]?.[0] ?? null;
  if (names.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noAgency'))];
  const found = sentencesOf(subject.report).flatMap(({ text }) => {
    const group = GROUP.exec(text)?.[1];
    if (group !== undefined && !GENERIC.test(group) && !names.some((name) => isOwn(group, name)))
      return [{ words: group, text }];
    const other = kind === null ? undefined : [...text.matchAll(SELF)].find((match) => match[1] !== kind);
    return other === undefined ? [] : [{ words: other[0], text }];
  });
  if (found.length === 0) return [verdict(rule, 'pass')];
  // Each once, however often it is written.
  const distinct = found.filter(({ words }, i) => found.findIndex((one) => one.words === words) === i);
  return distinct.slice(0, 3).map(({ words, text }, i) =>
    breach(rule, {
      ...{ instance: String(i + 1), fields: [], expected: names[0]!, actual: words },
      parameters: { text: { zh: words, en: words } },
      quote: quoted(around(text, words)),
    }),
  );
});

function namesOf({ report, agency }: Subject): string[] {
  return [report.agency, agency?.name, ...(agency?.aliases ?? [])].flatMap((name) => (name ? [plainText(name)] : []));
}

/** 科技局 of 科学技术局: its characters in order, with the same ending. */
function isOwn(words: string, name: string): boolean {
  return words.at(-1) === name.at(-1) && (isWithin(words, name) || isWithin(words.slice(-4), name));
}

function around(text: string, words: string): string {
  const at = text.indexOf(words);
  return text.slice(Math.max(0, at - 16), at + 36);
}
