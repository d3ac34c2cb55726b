import { z } from 'zod';
import { simplify } from '../../report/simplify.ts';
import { FIVE } from '../../text/sections.ts';
import { isAbridged, textOfSection } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const NOTHING =
  /^(?:\(?[一二]\)?)?(?:暂)?(?:无|没有|不存在|未发现)(?:存在)?(?:的)?(?:主要)?(?:突出)?(?:问题)?(?:及改进(?:情况|措施)?)?[。.;]?$/;
const PROBLEM =
  /不足|问题|差距|距离|短板|薄弱|不够|有待|欠缺|不高|不强|不全|不多|不深|不广|不大|不透|不勤|不严|不实|不细|不准|不熟|困难|瓶颈|制约|弱|淡薄|滞后|落后|不到位|不及时|不完善|不规范|不平衡|不均衡|不充分|参差不齐|缺乏|缺少|缺位|偏少|偏低|较少|较低|较慢|单一|亟待|亟需|[还仍尚]需|需(?:要|进一步|继续)?(?:加强|提高|提升|完善|改进|强化|优化|增强)|不能(?:完全|很好|充分|及时)|改进的?空间|局限|忽视|较窄|未能|未(?:形成|建立|实现|做到)/;
const REMEDY =
  /下一步|今后|将|改进|加强|提升|提高|完善|进一步|措施|整改|强化|计划|打算|努力|推进|优化|健全|规范|落实|加大|拓宽|丰富|创新|深化|做好|抓好/;

/** Section five names problems and what is done about them. Empty or 无 is an error; words that are not found are told with care. */
export const problemsEmpty = defineKind('D-S5-EMPTY', z.object({}), (rule, _check, { report }) => {
  if (!mostSectionsFound(report) || isAbridged(report))
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  // A section more before it moves it on.
  const section =
    report.sections.find(({ present, title }) => present && /问题/.test(simplify(title))) ??
    report.sections.find(({ number }) => number === 5);
  if (!section?.present) return [verdict(rule, 'not_applicable', undefined, reason('noSections'))];
  const text = simplify(textOfSection(report, section.number));
  const told = (problem: keyof typeof FIVE, severity?: 'warning') => [
    breach(rule, {
      ...(severity === undefined ? {} : { severity }),
      ...{ fields: [], expected: null, actual: text.slice(0, 40) || null, parameters: { problem: FIVE[problem] } },
    }),
  ];
  if (text === '') return section.empty ? told('empty') : [verdict(rule, 'uncertain', undefined, reason('noSections'))];
  if (NOTHING.test(text)) return told('nothing');
  if (!PROBLEM.test(text)) return told('noProblem', 'warning');
  return REMEDY.test(text) ? [verdict(rule, 'pass')] : told('noRemedy', 'warning');
});
