import { z } from 'zod';
import { type Sentence, sentencesOf } from '../prose.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** 现公布某局2022年政府信息公开工作年度报告; that last year's was published in time is work of this year. */
const ANNOUNCED = /(?:公布|发布|编制|公开)[^。;]{0,40}?(?<!\d)(20[012]\d)年度?政府信息公开(?:工作)?年度?(?:报告|年报)/;
/** 2022年，我局主动公开政府信息 … at the beginning of a sentence or after its heading. */
const TOLD =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.][^。,]{0,16}?)?(20[012]\d)年(?:度)?,?(?:全年)?(?:我|本|全|[\p{Script=Han}]{2,24}(?:局|委|办|厅|镇|乡|院|街道|政府|单位|机关|办公室))/u;
/** The same without the body, where no other year is told of. */
const TOLD_BARE = /^(20[012]\d)年(?:度)?,?(?:全年)?(?:共)?(?:主动公开|未收到|收到|受理)/;
/** Such words the body says of the year that it reports on. */
const OWN_WORK =
  /主动公开(?:政府|各类)?信息|公开(?:政府|政务|各类)信息|(?:收到|受理|办结|未收到)[^。;]{0,12}(?:申请|依申请公开)|(?:共)?(?:制发|制定)[^。;]{0,8}规范性文件|(?:未发生|没有)[^。;]{0,16}行政(?:复议|诉讼)/;
const PLANNED = /将|拟|计划|下一步|继续|目标|力争|要|进一步|重点|着力/;
const DONE = /\d(?:余|多)?(?:条|件|份|次|期)|未收到|没有收到/;
/** Another year is named for a reason. */
const EXCUSED =
  /比|较|同期|增|减|截至|截止|累计|以来|自20|结转|上年|去年|往年|历年|上一年|末|底|成立|荣|评|决算|预算|年报|通报|考核|评估|试点|至20|—20|-20|~20/;

/**
 * No year but the report's own is spoken of as this year. Only sentences that tell of the body's own work in an earlier year, and in the next
 * one where they tell of none in its own.
 */
export const yearResidue = defineKind('D-YEAR-RESIDUE', z.object({}), (rule, _check, { report }) => {
  const { year } = report;
  if (year === null) return [verdict(rule, 'not_assessable', undefined, reason('noYear'))];
  const sentences = sentencesOf(report);
  const isLate = !sentences.some(({ section, text }) => section > 0 && text.includes(`${year}年`));
  const found = sentences.flatMap((sentence, i) => {
    const wrong = wrongYear(sentence, year) ?? (isLate ? nextYear(sentence, year) : null);
    return wrong === null ? [] : [{ wrong, n: i + 1, text: sentence.text }];
  });
  if (found.length === 0) return [verdict(rule, 'pass')];
  return found.slice(0, 5).map(({ wrong, n, text }) =>
    breach(rule, {
      ...{ instance: String(n), fields: [], expected: year, actual: wrong },
      parameters: { n, a: wrong, b: year, context: { zh: text.slice(0, 60), en: text.slice(0, 60) } },
    }),
  );
});

function wrongYear({ section, text }: Sentence, year: number): number | null {
  if (text.includes(`${year}年`)) return null;
  const bare = text.replace(/《[^》]{0,80}(?:通知|办法|意见|规定|方案|要点)[^》]{0,20}》/g, '');
  const announced = section <= 1 ? ANNOUNCED.exec(bare) : null;
  const isThisOne = section === 0 ? !/按时|按期|及时|如期|已/.test(bare) : /现(?:将|予|公|发|向|就)|编制本/.test(bare);
  if (announced && isThisOne && !/上年|历年|以往|往年/.test(bare)) return differs(announced[1], year);
  if (EXCUSED.test(bare) || !OWN_WORK.test(bare)) return null;
  return differs(TOLD.exec(bare)?.[1], year);
}

/** What was done in the year after, where the text tells of no work in the report's own: its title was left over from last year. */
function nextYear({ section, text }: Sentence, year: number): number | null {
  if (
    section === 0 ||
    section > 4 ||
    !DONE.test(text) ||
    EXCUSED.test(text) ||
    PLANNED.test(text) ||
    !OWN_WORK.test(text)
  )
    return null;
  const told = Number((TOLD.exec(text) ?? TOLD_BARE.exec(text))?.[1]);
  return told === year + 1 ? told : null;
}

function differs(named: string | undefined, year: number): number | null {
  const told = Number(named);
  return named !== undefined && told < year && told >= year - 3 ? told : null;
}
