import { z } from 'zod';
import { simplify } from '../../report/simplify.ts';
import { isAbridged, sentencesOf } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** How the report was made, what it covers, where it can be had, whom to ask. */
const BOILERPLATE =
  /编制|统计期限|统计时[间限]|所列数据|部分组成|电子版|(?:查阅|下载)|如(?:对本|有)|联系(?:电话|方式|地址)|现(?:将|予以?)?(?:公布|发布|公开)|报告如下|根据[^,。]{0,40}条例/;
/** 公开政府信息66条; 完成了…: work, in whatever sentence. */
const WORK =
  /\d(?:余|多)?(?:条|件|次|期|份|篇|项|场|人次)|(?:完成|开展|推进|加强|健全|落实|配备|开设|设立|组织|举办|制定|印发|公开|发布)了|明确专人/;
const LEAST = 30;

function isWork(sentence: string): boolean {
  return !BOILERPLATE.test(sentence) || WORK.test(sentence);
}

/** Section one says what was done, not only how the report was made. Pages that were cut or not read whole say nothing. */
export const overviewEmpty = defineKind('D-S1-EMPTY', z.object({}), (rule, _check, { report }) => {
  if (!mostSectionsFound(report) || isAbridged(report))
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  const section = report.sections.find(({ number }) => number === 1);
  if (!section?.present) return [verdict(rule, 'not_applicable', undefined, reason('noSections'))];
  const words = sentencesOf(report).filter((one) => one.section === 1);
  if (words.length === 0 && !section.empty) return [verdict(rule, 'uncertain', undefined, reason('noSections'))];
  const own = words.filter(({ text }) => isWork(simplify(text))).map(({ text }) => text);
  if (own.join('').length >= LEAST || own.some((sentence) => WORK.test(simplify(sentence))))
    return [verdict(rule, 'pass')];
  return [breach(rule, { fields: [], expected: null, actual: own.join('') || null, parameters: {} })];
});
