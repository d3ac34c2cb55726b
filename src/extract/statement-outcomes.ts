import { ALONE, COUNT, FIGURE, FROM, figures, REQUEST, REQUESTS, type StatementRule } from './statement-words.ts';

/** The words of an outcome, of the form itself and of the form before it (同意公开, 区分处理后公开). */
const OUTCOMES = [
  ['outcome-granted', '(?<!部分|不|后)(?:予以公开|同意公开|准予公开)'],
  ['outcome-partial', '(?:部分(?:予以)?公开|区分处理后(?:予以)?公开)'],
  ['outcome-denied', '不予公开'],
  ['outcome-unable', '无法提供'],
  ['outcome-rejected', '不予处理'],
  ['outcome-other', '其他处理'],
] as const;
const OUTCOME_UNITS = '件|份|条|宗';
const COUNTED = '["“”]?(?:的|类|答复|信息|决定|情形|件?数量?){0,3}(?:为|:|共|有)?';

/** Outcomes, each with its figure, and granted wholly or in part as one. */
export const OUTCOME_RULES: readonly StatementRule[] = [
  ...OUTCOMES.map(([subject, word]) =>
    figures(subject, OUTCOME_UNITS, `(?<!分别)${ALONE}["“]?${word}${COUNTED}`, { needsContext: true }),
  ),
  // 其中97件准予公开; behind 涉及学校的6件 a part of them.
  ...OUTCOMES.slice(0, 3).map(([subject, word]): StatementRule => {
    const pattern = `(?<!(?:涉及|属于|[^各多两]类)[^。;]{0,30})(?<=[,。;:]|^)(?:其中)?${FIGURE.replace('U', OUTCOME_UNITS)}${word}(?=[,。;]|$)`;
    return { subject, pattern: new RegExp(pattern, 'g'), needsContext: true };
  }),
  figures(
    'outcome-granted-or-partial',
    OUTCOME_UNITS,
    `(?<!部分|不|[、和及与或])(?:予以|同意)公开(?:及|和|或|与|以及|或者)部分公开${COUNTED}`,
    { needsContext: true },
  ),
];

/** Requests that were worked off: those received, with or without those carried in, or those closed. */
export const HANDLED_RULES: readonly StatementRule[] = [
  figures(
    'requests-handled',
    REQUESTS,
    `(?<=[,。;:)]|^|年|共|累计|计|依法|及时|按时|按期|规范|局|办|委|厅)(?:办理|完成|处理|办复)(?:和?(?:答复|回复|办结)|完成|了)?${FROM}${REQUEST}(?:的)?(?:办理|答复|回复)?${COUNT}`,
  ),
  {
    ...figures(
      'requests-handled',
      REQUESTS,
      `(?<=[,。;]|^)(?:全年|本年度?|今年|全部|共计?|累计|总共|及时|规范|依法|依规|按时|按期|已经?|作出|、){0,4}(?:办理|办复|答复|回复|处理)(?:了)?${COUNT}`,
    ),
    afterRequests: true,
    isAll: true,
  },
  {
    subject: 'requests-handled',
    // 16件公开申请均已办结; behind 其中 a part of them.
    pattern: new RegExp(
      `(?<!其中[^。;]{0,60})(?<=[,。;:]|^)${FIGURE.replace('U', '件|份|条|宗')}(?:${REQUEST}|申请)(?:均|都|皆|全部|全都)[^,。;]{0,20}?(?:办结|答复|办理|回复|处理)`,
      'g',
    ),
    afterRequests: true,
  },
];

const ORGANISATIONS = '法人(?:或者?|和|及|、|以及)?(?:其他|非法人)组织';

const WHO = { newOrAll: true, isOfReceived: true } as const;

/** Who asked: natural persons, or organisations of all kinds together. */
export const APPLICANT_RULES: readonly StatementRule[] = [
  figures('applicant-natural-person', REQUESTS, `${ALONE}自然人(?:提交|提出)?(?:的)?申请${COUNT}`, WHO),
  figures('applicant-natural-person', REQUESTS, `(?<=[,;:(]|其中|涉及|^)(?:申请人为)?自然人(?:的)?(?:为|有|:|共)?`, {
    afterRequests: true,
    ...WHO,
  }),
  figures('applicant-organisation', REQUESTS, `${ORGANISATIONS}(?:提交|提出)?(?:的)?申请${COUNT}`, WHO),
  figures('applicant-organisation', REQUESTS, `(?<=[,;:(、]|其中|涉及|^)${ORGANISATIONS}(?:的)?(?:为|有|:|共)?`, {
    afterRequests: true,
    ...WHO,
  }),
];
