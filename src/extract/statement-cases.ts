import { ALONE, CASES, COUNT, FIGURE, figures, none, type StatementRule } from './statement-words.ts';

/** What may stand between 未发生 and 行政复议: why there was none and against whom, never what came of one (未发生因答复被纠正的…). */
const BECAUSE =
  '(?:(?:针对|涉及|对|以|就)[^,。;、\\d]{2,14}?(?:局|厅|委|政府|办公室|部门|单位|机关)|因|由于?|关于|有关|相关|涉及|针对|与|在|本|我|局|委|办|厅|镇|乡|街道|部门|机关|单位|的|年度?|政府|政务|信息|依申请|公开|申请|办理|答复|工作|事项|事务|类|方面|而|所|被|引起|引发|产生|导致|发生|受理|提起|提出){0,16}';
const NOT_ANY =
  '(?:未|没有|没|无|不存在)(?:[一1][例起件])?(?:曾|有)?(?:发生|产生|出现|引发|收到|接到|涉及|存在|被)?(?:过|任何)?';
const REVIEW = '行政复议(?:案件|申请|事项|案)?';
const AND = '(?:[、和及与或,]|以及|并|被|提起|引起|引发|的){0,5}';
const LAWSUIT = '行政诉讼(?:案件|申请|事项|案)?';
/** Where the words end, and nothing is said of how cases ended (未发生行政复议、行政诉讼败诉案件). */
const END =
  '(?![^,。;]{0,20}(?:败诉|纠正|纠错|撤销|变更|责令|违法|超期|逾期))(?=(?:等?的?(?:有关|相关)?(?:情况|情形|事项|事件|事宜|问题|件|案件|申请)?(?:发生)?)?(?:[,。;、和及以或与]|$))';
const HAPPENED = '(?:发生|引发|产生|收到|受理|涉及|有)(?:了)?';

/** 1起有关政府信息公开的行政复议案件 */
function happened(subject: StatementRule['subject'], what: string): StatementRule {
  const before = `(?<!未|没有|历年累计)${HAPPENED}`;
  const after = `(?:(?!行政复议|行政诉讼)[^,。;\\d]){0,24}${what}(?=等?(?:[,。;]|$))`;
  const pattern = new RegExp(`${before}${FIGURE.replace('U', CASES)}${after}`, 'g');
  return { subject, pattern, needsContext: true };
}

/** Reviews and lawsuits about disclosure: how many, and that there was none. */
export const CASE_RULES: readonly StatementRule[] = [
  figures('reviews', CASES, `(?<!备案|办理|审理|审结)${ALONE}(?:申请|提起)?${REVIEW}${COUNT}`, {
    needsContext: true,
  }),
  happened('reviews', REVIEW),
  figures('lawsuits', CASES, `(?<!备案|(?<!\\d[件起宗])[、和及与或]提起)${ALONE}(?:提起)?${LAWSUIT}${COUNT}`, {
    needsContext: true,
  }),
  // 行政复议7件，诉讼9件: the word before it says which lawsuits.
  figures(
    'lawsuits',
    CASES,
    `(?<=行政复议[^,。;]{0,8}\\d{1,5}[件起宗例次][,、;])(?:提起|引发|发生)?诉讼(?:案件)?${COUNT}`,
    {
      needsContext: true,
    },
  ),
  happened('lawsuits', LAWSUIT),
  none('reviews', new RegExp(`${NOT_ANY}${BECAUSE}${REVIEW}(?:${AND}${LAWSUIT})?${END}`, 'g'), { needsContext: true }),
  none('lawsuits', new RegExp(`${NOT_ANY}${BECAUSE}(?:${REVIEW}${AND})?${LAWSUIT}${END}`, 'g'), {
    needsContext: true,
  }),
];
