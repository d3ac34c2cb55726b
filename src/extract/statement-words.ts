import type { StatementSubject } from '../report/words.ts';

/** A number with its unit, as the named groups `n`, `about` and `unit`; `U` stands for the units that a rule takes. */
export const FIGURE =
  '(?<near>约|近|超过|逾|将近)?(?<n>\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,4})?万?|[零一二三四五六七八九十百千两]{1,7})(?<about>余|多)?(?<unit>U)(?![次月年])';
export const COUNT = '(?:总数量|总数|数量|件数|案件|事项|共计|总计|合计|共有|共|计|数|有|为|是|:|了|的){0,4}';
export const REQUEST =
  '(?:各类)?(?:有关|相关)?(?:政府|政务)?(?:信息)?(?:依申请公开(?:政府)?(?:信息)?(?:办理)?(?:的)?(?:申请|请求|事项)?(?:信)?件?|信息公开(?:的)?(?:书面)?依?申请件?|信息申请公开件?|申请公开政府信息的要求|依申请(?:政府)?信息公开(?:申请)?件?|公开申请件?|公开依申请件?|公开政府信息(?:的)?申请件?)';
/** Who asked, or nothing; never a channel. */
export const FROM =
  '(?:[^,。;:\\d]{0,40}?(?:(?:提出|提交|递交)的|等(?:途径|渠道|方式|形式))|公民、法人(?:和|及|与|或|或者|以及)其他组织(?:的)?|[^,。;:\\d]{0,8}?)';
export const CASES = '件|起|宗|例|次|项|条';
export const REQUESTS = '件|份|条|宗|起|次|例';

/** What a sentence of a certain form states. `pattern` runs over text that is NFKC, simplified and without white space. */
export interface StatementRule {
  subject: StatementSubject;
  pattern: RegExp;
  /** The figure is told by a word and is 0; otherwise the groups of FIGURE hold it. */
  isNone?: true;
  /** The sentence must speak of disclosure, in so many words or by the section it stands in. */
  needsContext?: true;
  /** It says nothing of what it counts: requests must have been spoken of last. */
  afterRequests?: true;
  /** Of all requests: not where others were handed on, taken back or answered late. */
  isAll?: true;
  /** It stands without a word of what was asked for: the paragraph must have named requests before. */
  isBare?: true;
  /** Of what was received: not of what came one way, had one outcome or was carried over. */
  isOfReceived?: true;
  /** What was received, and who asked how: may count what was carried in. */
  newOrAll?: true;
}

export function figures(subject: StatementSubject, units: string, before: string, extra: Partial<StatementRule> = {}) {
  return { subject, pattern: new RegExp(`${before}${FIGURE.replace('U', units)}`, 'g'), ...extra };
}

export function reversed(subject: StatementSubject, units: string, before: string, after: string): StatementRule {
  return { subject, pattern: new RegExp(`${before}${FIGURE.replace('U', units)}${after}`, 'g') };
}

export function none(subject: StatementSubject, pattern: RegExp, extra: Partial<StatementRule> = {}): StatementRule {
  return { subject, pattern, isNone: true, ...extra };
}

/** Not one of several that share a figure (当面、信函申请3件); after another figure of a list it has its own. */
export const ALONE = '(?<!(?<!\\d[件份条宗起次人](?:\\([^()]{0,40}\\))?)[、]|[和及与或])';
/** 通过官方微信、微博平台公开2809条, 政务微博微信公开200条: of both together. */
export const ALONE_CHANNEL =
  '(?<!(?<!\\d[件份条宗起次人])、(?:官方|政务|新浪|腾讯|政府)?|[和及与或](?:官方|政务|新浪|腾讯|政府)?|(?:网站|微博|微信|公众号|客户端)(?:官方|政务|新浪|腾讯)?)';
