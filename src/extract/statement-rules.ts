import type { TemplateId } from '../report/report.ts';
import type { StatementSubject } from '../report/words.ts';

/** A number with its unit, as the named groups `n`, `about` and `unit`; `U` stands for the units that a rule takes. */
const FIGURE =
  '(?<near>约|近|超过|逾|将近)?(?<n>\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,4})?万?|[零一二三四五六七八九十百千两]{1,7})(?<about>余|多)?(?<unit>U)(?![次月年])';
const COUNT = '(?:总数量|总数|数量|件数|案件|事项|共计|总计|合计|共有|共|计|数|有|为|是|:|了|的){0,4}';
const REQUEST =
  '(?:各类)?(?:政府|政务)?(?:信息)?(?:依申请公开(?:政府)?(?:信息)?(?:办理)?(?:的)?(?:申请|请求|事项)?(?:信)?件?|信息公开(?:的)?(?:书面)?申请件?|依申请(?:政府)?信息公开(?:申请)?件?|公开申请件?|公开依申请件?|公开政府信息(?:的)?申请件?)';
/** Who asked, or nothing; never a channel. */
const FROM =
  '(?:[^,。;:\\d]{0,40}?(?:提出|提交|递交)的|公民、法人(?:和|及|与|或|或者|以及)其他组织(?:的)?|[^,。;:\\d]{0,8}?)';
const CASES = '件|起|宗|例|次|项|条';
const REQUESTS = '件|份|条|宗|起|次|例';
/** 接到12项申请; beside a channel (网上申请事项26项) it counts what can be applied for. */
const RECEIVED = `${REQUESTS}|项`;

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
  /** What was received, and who asked how: may count what was carried in. */
  newOrAll?: true;
}

function figures(subject: StatementSubject, units: string, before: string, extra: Partial<StatementRule> = {}) {
  return { subject, pattern: new RegExp(`${before}${FIGURE.replace('U', units)}`, 'g'), ...extra };
}

function reversed(subject: StatementSubject, units: string, before: string, after: string): StatementRule {
  return { subject, pattern: new RegExp(`${before}${FIGURE.replace('U', units)}${after}`, 'g') };
}

function none(subject: StatementSubject, pattern: RegExp, extra: Partial<StatementRule> = {}): StatementRule {
  return { subject, pattern, isNone: true, ...extra };
}

/** Not one of several that share a figure (当面、信函申请3件); after another figure of a list it has its own. */
const ALONE = '(?<!(?<!\\d[件份条宗起次人])[、]|[和及与或])';
/** 通过官方微信、微博平台公开2809条: of both together. */
const ALONE_CHANNEL =
  '(?<!(?<!\\d[件份条宗起次人])、(?:官方|政务|新浪|腾讯|政府)?|[和及与或](?:官方|政务|新浪|腾讯|政府)?)';
const END = '(?=(?:等?的?(?:有关|相关)?(?:情况|情形|事项|件|案件|申请))?(?:[,。;、和及]|$))';
const NOT_ANY = '(?:未|没有|没|无|不存在)(?:曾|有)?(?:发生|产生|出现|引发|收到|接到|涉及|存在|被)?(?:过|任何)?';
/** What may stand between 未发生 and 行政复议: why there was none, never what came of one. */
const BECAUSE =
  '(?:因|由|关于|有关|涉及|与|针对)?(?:[我本](?:局|委|办|厅|县|市|区|镇|乡|街道|单位|机关|部门|中心)(?:的)?(?:有关|相关)?)?(?:政府|政务)?(?:信息公开|依申请公开|公开)?(?:工作|申请|答复|事项|事务|类)?(?:而|所|被)?(?:引起|引发|产生|导致|申请|提起|提出|受理)?(?:的)?';

/** The forms that are certain; each was made for sentences of real reports, and a figure that fits none is not stated. */
export const STATEMENT_RULES: readonly StatementRule[] = [
  figures('requests-received', REQUESTS, `(?<=新收)(?:到|的)?[^,。;:\\d]{0,8}?${REQUEST}${COUNT}`),
  figures(
    'requests-received',
    RECEIVED,
    `(?<!未|没有|新)(?:收到|接到|接收|受理|收办|收)(?:和处理|的|到)?${FROM}${REQUEST}${COUNT}`,
    {
      newOrAll: true,
    },
  ),
  {
    ...reversed(
      'requests-received',
      RECEIVED,
      '(?<!未|没有|新)(?:收到|接到|接收|受理|新收)(?:了|到)?(?:共)?',
      `(?:的)?${REQUEST}(?!办|答|人)`,
    ),
    newOrAll: true,
  },
  figures('requests-received', REQUESTS, `(?<=[,。;]|^)${REQUEST}(?:共|总数|数量|为|:){1,2}`, { newOrAll: true }),
  none(
    'requests-received',
    new RegExp(
      `(?:未|没有|没|无)(?:有)?(?:收到|接到|受理|接收)(?:和处理|过|到)?(?:任何(?:形式的|方式的)?|有关|相关|公民(?:[、和及或与]法人(?:[、和及或与]其他组织)?)?等?|群众|社会公众|公众){0,3}(?:要求|(?:提出|提交|递交)的?)?(?:的)?(?:${REQUEST}|依申请公开的?(?:政府)?信息|申请公开政府信息(?:的?要求)?)${END}`,
      'g',
    ),
  ),
  none(
    'requests-received',
    new RegExp(`(?<=[,。;]|^|全年|年度|本年)(?:我[局委办厅镇乡]|本机关|本单位|我单位)?无${REQUEST}${END}`, 'g'),
  ),
  figures(
    'requests-carried-in',
    REQUESTS,
    `(?:上一?年度?|去年|20\\d\\d年度?)(?:结转|转结|遗留)(?:的)?(?:政府信息公开)?(?:申请|办理|申请办理|申请办)?件?${COUNT}`,
  ),
  none('requests-carried-in', /无上一?年度?结转(?:申请|件|的?政府信息公开申请)?(?=[,。;]|$)/g),
  figures(
    'requests-carried-out',
    REQUESTS,
    `(?:结转|转入|转接|转)(?:至|到)?(?:下一?年度?|20\\d\\d年度?)(?:继续)?(?:办理)?(?:的)?(?:政府信息公开)?(?:申请)?${COUNT}`,
  ),
  {
    ...reversed(
      'requests-carried-out',
      REQUESTS,
      '(?<=[,。;、]|^|其中|剩余|尚有|余|另有)',
      '(?:申请)?(?:结转|转)(?:至|到|入)?(?:下一?年度?|20\\d\\d年度?)',
    ),
    afterRequests: true,
  },
  none(
    'requests-carried-out',
    /无(?:申请)?(?:下一?年度?结转|结转(?:至|到)?下一?年度?)(?:继续办理)?(?:申请|件|的?(?:情况|申请))?(?=[,。;]|$)/g,
  ),
  figures(
    'requests-closed',
    '件|份|宗',
    `(?<!未|没有|不予|尚|延期|逾期|超期)(?:办结|办理完毕|办复)(?:的)?(?:${REQUEST}|申请)?${COUNT}`,
    { needsContext: true, afterRequests: true },
  ),
  figures(
    'requests-closed',
    '件|份|宗',
    `(?<=[,。;]|^|全部|依法|按时|按期|及时|已|共)答复(?:的)?(?:${REQUEST}|申请)${COUNT}`,
    { needsContext: true, afterRequests: true },
  ),
  ...(
    [
      ['outcome-granted', '(?<!部分|不)予以公开'],
      ['outcome-partial', '部分(?:予以)?公开'],
      ['outcome-denied', '不予公开'],
      ['outcome-unable', '无法提供'],
      ['outcome-rejected', '不予处理'],
      ['outcome-other', '其他处理'],
    ] as const
  ).map(([subject, word]) =>
    figures(subject, '件|份|条|宗', `(?<!分别)${ALONE}${word}(?:的|类|答复|信息|决定|情形){0,3}(?:为|:|共|有)?`, {
      needsContext: true,
    }),
  ),
  figures('channel-in-person', REQUESTS, `${ALONE}(?:当面|现场|窗口)(?:方式)?(?:提交|递交|提出)?(?:的)?申请${COUNT}`, {
    newOrAll: true,
  }),
  figures(
    'channel-letter',
    REQUESTS,
    `${ALONE}(?:信函|来信|邮寄|信件)(?:方式)?(?:提交|递交|提出)?(?:的)?申请${COUNT}`,
    { newOrAll: true },
  ),
  figures(
    'channel-online',
    REQUESTS,
    `${ALONE}(?:网络|网上|在线|互联网)(?:方式|平台|渠道)?(?:提交|递交|提出)?(?:的)?申请${COUNT}`,
    { newOrAll: true },
  ),
  figures('channel-fax', REQUESTS, `(?<!信函|来信|邮寄|信件)${ALONE}传真(?:方式)?(?:提交|提出)?(?:的)?申请${COUNT}`, {
    newOrAll: true,
  }),
  figures('applicant-natural-person', REQUESTS, `${ALONE}自然人(?:提交|提出)?(?:的)?申请${COUNT}`, {
    newOrAll: true,
  }),
  figures('applicant-organisation', REQUESTS, `法人(?:或|和|及|、)其他组织(?:提交|提出)?(?:的)?申请${COUNT}`, {
    newOrAll: true,
  }),
  figures('reviews', CASES, `(?<!备案|办理|审理|审结)${ALONE}(?:申请|提起)?行政复议(?:案件|案|申请|事项)?${COUNT}`, {
    needsContext: true,
  }),
  figures(
    'lawsuits',
    CASES,
    `(?<!备案|(?<!\\d[件起宗])[、和及与或]提起)${ALONE}(?:提起)?行政诉讼(?:案件|案|事项)?${COUNT}`,
    {
      needsContext: true,
    },
  ),
  none(
    'reviews',
    new RegExp(
      `${NOT_ANY}${BECAUSE}行政复议(?:案件|案|申请)?(?:[、和及与或,]*(?:提起|被提起)?的?行政诉讼(?:案件|案)?)?${END}`,
      'g',
    ),
    { needsContext: true },
  ),
  none(
    'lawsuits',
    new RegExp(
      `${NOT_ANY}${BECAUSE}(?:行政复议(?:案件|案|申请)?[、和及与或,]*(?:提起|被提起)?的?)?行政诉讼(?:案件|案)?${END}`,
      'g',
    ),
    { needsContext: true },
  ),
  figures(
    'normative-made',
    '件|份|个|部',
    `(?:制发|制定|出台)(?:并?(?:公开|印发|发布))?(?:了|的)?行?政?规范性文件${COUNT}`,
  ),
  reversed('normative-made', '件|份|个|部', '(?:制发|制定|出台)(?:了)?', '(?:行政)?规范性文件'),
  figures('normative-repealed', '件|份|个|部', `废止(?:了|的)?(?:行政)?规范性文件${COUNT}`),
  reversed('normative-repealed', '件|份|个|部', '废止(?:了)?', '(?:行政)?规范性文件'),
  figures('normative-in-force', '件|份|个|部', `现行有效(?:的)?(?:行政)?规范性文件${COUNT}`),
  figures('regulations-made', '件|部|个', `(?:制发|制定|出台)(?:了|的)?(?:政府)?规章${COUNT}`),
  figures(
    'published-total',
    '条',
    '(?<=[,。;]|^|全年|年度|(?:年度?|全年|本年)新增|\\d年|共|累计|总数\\d{1,7}条,其中|我[局委办厅县市区镇乡]|本机关|本单位)主动公开(?:各类|本机关)?(?:政府|政务)?信息' +
      COUNT,
  ),
  figures(
    'published-website',
    '条',
    `${ALONE_CHANNEL}网站(?:主动)?(?:(?:公开|发布)(?:各类)?(?:政府|政务)?信息|公开)${COUNT}`,
  ),
  figures(
    'published-weibo',
    '条',
    `${ALONE_CHANNEL}微博(?:公众号|平台|账号)?(?:主动)?(?:(?:公开|发布|推送)(?:各类)?(?:政府|政务)?信息|公开)${COUNT}`,
  ),
  figures(
    'published-wechat',
    '条',
    `${ALONE_CHANNEL}微信(?:公众号|平台|公众平台)?(?:主动)?(?:(?:公开|发布|推送)(?:各类)?(?:政府|政务)?信息|公开)${COUNT}`,
  ),
  ...(
    [
      ['licensing-decisions', '行政许可'],
      ['penalty-decisions', '行政处罚'],
      ['coercion-decisions', '行政强制'],
    ] as const
  ).flatMap(([subject, word]) => [
    figures(subject, '件|份|项|个|起|宗', `(?:作出|做出)${word}(?:处理)?(?:决定)?(?:书)?${COUNT}`),
    reversed(subject, '件|份|项|个|起|宗', '(?:作出|做出)', `${word}(?:处理)?决定`),
  ]),
  figures('processing-fee', '元|万元', `(?:收取|征收)(?:政府)?(?:信息公开)?(?:信息)?处理费(?:用)?${COUNT}`),
  none(
    'processing-fee',
    /(?:未|没有|无)(?:曾|发生|产生)?(?:向申请人)?(?:收取|征收|产生|发生)(?:过|任何)?(?:政府)?(?:信息公开)?(?:信息)?处理费(?:用)?(?=的?(?:情况)?(?:[,。;]|$))/g,
  ),
  figures(
    'press-conferences-by-head',
    '次',
    '(?<!副|科|处)(?:局长|厅长|主任|主要(?:负责同志|领导))(?:亲自)?(?:参加|出席)(?:了)?(?:政府)?新闻发布会',
  ),
  reversed(
    'press-conferences-by-head',
    '次',
    '(?<!副|科|处)(?:局长|厅长|主任|主要(?:负责同志|领导))(?:亲自)?(?:参加|出席)(?:了)?',
    '[^。;]{0,60}?新闻发布会',
  ),
  figures('staff-full-time', '名|人', `专职(?:工作)?人员${COUNT}`),
  figures('staff-part-time', '名|人', `兼职(?:工作)?人员${COUNT}`),
];

const DENIED = /^res_denied_.*_total$/;
const FIELDS: Readonly<Record<StatementSubject, Partial<Record<TemplateId | 'forms', string | RegExp>>>> = {
  'requests-received': { t2014: 'req_received', forms: 'req_new_total' },
  'requests-carried-in': { forms: 'req_carried_in_total' },
  'requests-carried-out': { forms: 'req_carried_out_total' },
  'requests-closed': { t2014: 'req_closed', forms: 'res_total_total' },
  'outcome-granted': { forms: 'res_granted_total' },
  'outcome-partial': { forms: 'res_partial_total' },
  'outcome-denied': { forms: DENIED },
  'outcome-unable': { forms: /^res_unable_.*_total$/ },
  'outcome-rejected': { forms: /^res_rejected_.*_total$/ },
  'outcome-other': { forms: /^res_other(?:_.*)?_total$/ },
  'channel-in-person': { t2014: 'req_received_in_person' },
  'channel-letter': { t2014: 'req_received_letter' },
  'channel-online': { t2014: 'req_received_online' },
  'channel-fax': { t2014: 'req_received_fax' },
  'applicant-natural-person': { forms: 'req_new_natural_person' },
  'applicant-organisation': { forms: /^req_new_(?:business|research|public_welfare|legal_service|other_org)$/ },
  reviews: { t2014: 'review_total', forms: 'review_total' },
  lawsuits: { t2014: 'litigation_total', forms: /^lit_(?:direct|after_review)_total$/ },
  'normative-made': { t2014: 'normative_docs_issued', t2019: 'normative_docs_new_made', t2021: 'normative_docs_made' },
  'normative-repealed': { t2021: 'normative_docs_repealed' },
  'normative-in-force': { t2021: 'normative_docs_in_force' },
  'regulations-made': { t2019: 'regulations_new_made', t2021: 'regulations_made' },
  'published-total': { t2014: 'published_total' },
  'published-website': { t2014: 'published_website' },
  'published-weibo': { t2014: 'published_weibo' },
  'published-wechat': { t2014: 'published_wechat' },
  'licensing-decisions': { forms: 'licensing_decisions' },
  'penalty-decisions': { forms: 'penalty_decisions' },
  'coercion-decisions': { forms: 'coercion_decisions' },
  'processing-fee': {},
  'press-conferences-by-head': { t2014: 'press_conferences_by_head' },
  'staff-full-time': { t2014: 'staff_full_time' },
  'staff-part-time': { t2014: 'staff_part_time' },
};

/** The fields of a template whose sum a subject's figure should be; `ids` are all ids of the template. */
export function fieldsOfSubject(subject: StatementSubject, id: TemplateId | null, ids: readonly string[]): string[] {
  if (id === null) return [];
  const wanted = FIELDS[subject][id] ?? (id === 't2014' ? undefined : FIELDS[subject].forms);
  if (wanted === undefined) return [];
  return ids.filter((field) => (typeof wanted === 'string' ? field === wanted : wanted.test(field)));
}
