import type { Finding, RuleResult } from '../report/finding.ts';
import { fill } from '../text/fill.ts';
import { TOLD_REASON } from '../text/rules.ts';
import { placeOfField } from './field-place.ts';
import type { Subject } from './figures.ts';
import { sentencesOf } from './prose.ts';

/** Gives the sentence of the report that gives the reason; null where none does. */
type Reason = (subject: Subject, finding: Finding) => string | null;

const BODY = '(?:职[责能权]|业务|机构|文件|申请|案件|事项|[^,。;]{2,10}(?:局|委|厅|办公室))';
const HANDED = '(?:划入|划出|划转|并入|承继)';
/** Functions or bodies came, went or were joined; 机构改革 by itself moves no figure. */
const REORGANISED = new RegExp(
  [
    `${BODY}[^。;,]{0,16}${HANDED}|${HANDED}[^。;,]{0,24}${BODY}`,
    '机构改革[^。;]{0,60}(?:移交|接收|新组建|撤销)',
    '合并(?:组建|设立|成立)|(?:机构|职[责能权])[^。;,]{0,8}合并|[与和同][^。;,]{2,20}(?:局|委|办|中心)合并',
    '区划调整|汇总(?:范围|单位)[^。;]{0,12}(?:变化|调整|增加|减少)',
  ].join('|'),
);
/** Documents that lapsed or were declared void are not always counted as repealed. */
const CLEARED = /规范性文件[^。;]{0,40}(?:清理|失效|有效期届满)|(?:清理|失效)[^。;]{0,20}规范性文件/;
const WRONG = /误[填报写统]|有误|更正|应为|应当?为|漏[填报统]|错[填报]/;

const reorganised: Reason = (subject) => sentenceWith(subject, (text) => REORGANISED.test(text));

/** 2023年度报告中结转下年度误填为0件 */
const corrected: Reason = (subject) => {
  const last = subject.report.year === null ? '上年' : String(subject.report.year - 1);
  return sentenceWith(
    subject,
    (text) => WRONG.test(text) && /上一?年|去年/.test(text.replace(`${last}年`, '上年')) && /报告|年报/.test(text),
  );
};

const cleared: Reason = (subject, { expected, actual, rule }) =>
  rule === 'Y-REPEAL-BOUND' || Number(actual) < Number(expected)
    ? sentenceWith(subject, (text) => CLEARED.test(text))
    : null;

const CHANGE = /增加|增长|上升|增多|激增|翻番|减少|下降|降低|增幅|降幅|(?:增|减|变化|波动)(?:较|很)?大/;
const CAUSE =
  /由于|受[^,。;]{1,20}影响|原因(?:是|为|在于)|主要(?:是|系|为)|随着|(?:^|[,。;:])(?:系|因(?!政府信息公开|信息公开))/;
const MATTER: readonly (readonly [RegExp, RegExp])[] = [
  [/^re[qs]_/, /申请/],
  [/^review_/, /复议/],
  [/^lit_/, /诉讼/],
  [/^licensing_/, /许可/],
  [/^penalty_/, /处罚/],
  [/^coercion_/, /强制/],
  [/^admin_fees_/, /收费/],
  [/^normative_docs_/, /规范性文件/],
];

/** 受征迁项目影响，申请量较上年大幅增加 */
const change: Reason = (subject, { fields: [field = ''] }) => {
  const matter = MATTER.find(([ids]) => ids.test(field))?.[1];
  if (matter === undefined || placeOfField(subject.report.template!, field).table === 'statistics') return null;
  return sentenceWith(subject, (text) => matter.test(text) && CHANGE.test(text) && CAUSE.test(text));
};

/** Which reasons a report may give for what a rule finds (the known exceptions of rules.json). */
const REASONS: Readonly<Record<string, readonly Reason[]>> = {
  'Y-CARRY-TOTAL': [corrected, reorganised],
  'Y-CARRY-COLUMN': [corrected, reorganised],
  'Y-STOCK-NORM': [cleared, corrected, reorganised],
  'Y-REPEAL-BOUND': [cleared, reorganised],
  'Y-SPIKE': [change, reorganised],
  'Y-ZERO-AFTER': [reorganised],
  'Y-TEXT-CHANGE': [corrected, reorganised],
  'T2-FEE-UNIT': [reorganised],
  'T2-2019-ITEMS-YOY': [reorganised],
  'T2-2019-DECISIONS': [reorganised],
};

/**
 * What the report itself gives a reason for is information, with the words that give it: whether they explain the figures is for a person
 * to see, and no fault is certain any more.
 */
export function withToldReasons(results: readonly RuleResult[], subject: Subject): RuleResult[] {
  return results.map((result) => {
    const { finding } = result;
    if (!finding) return result;
    const sentence = firstOf(REASONS[finding.rule] ?? [], subject, finding);
    if (sentence === null) return result;
    const told = fill(TOLD_REASON, { text: sentence.slice(0, 80) });
    const { zh, en } = finding.message;
    return {
      ...result,
      finding: { ...finding, severity: 'info', message: { zh: zh + told.zh, en: `${en} ${told.en}` } },
    };
  });
}

function firstOf(reasons: readonly Reason[], subject: Subject, finding: Finding): string | null {
  for (const reason of reasons) {
    const sentence = reason(subject, finding);
    if (sentence !== null) return sentence;
  }
  return null;
}

function sentenceWith({ report }: Subject, gives: (text: string) => boolean): string | null {
  return sentencesOf(report).find(({ text }) => gives(text))?.text ?? null;
}
