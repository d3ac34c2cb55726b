import { CASE_RULES } from './statement-cases.ts';
import { APPLICANT_RULES, HANDLED_RULES, OUTCOME_RULES } from './statement-outcomes.ts';
import {
  ALONE,
  ALONE_CHANNEL,
  COUNT,
  FROM,
  figures,
  none,
  REQUEST,
  REQUESTS,
  reversed,
  type StatementRule,
} from './statement-words.ts';

/** 收到1项有关政府信息公开的申请; elsewhere 项 counts services. */
const ALSO_ITEMS = `${REQUESTS}|项`;
const END = '(?=(?:等?的?(?:有关|相关)?(?:情况|情形|事项|事件|件|案件|申请|来信))?(?:[,。;、.和及]|$))';

/** The forms that are certain; each was made for sentences of real reports, and a figure that fits none is not stated. */
export const STATEMENT_RULES: readonly StatementRule[] = [
  figures('requests-received', REQUESTS, `(?<=新收)(?:到|的)?[^,。;:\\d]{0,8}?${REQUEST}${COUNT}`),
  figures(
    'requests-received',
    ALSO_ITEMS,
    `(?<!未|没有|新)(?:收到|接到|接收|受理|收办|收)(?:和处理|的|到)?${FROM}${REQUEST}${COUNT}`,
    {
      newOrAll: true,
    },
  ),
  {
    ...reversed(
      'requests-received',
      ALSO_ITEMS,
      '(?<!未|没有|新)(?:收到|接到|接收|受理|新收)(?:了|到)?(?:共)?',
      `(?:的)?${REQUEST}(?!办|答|人)`,
    ),
    newOrAll: true,
  },
  figures('requests-received', REQUESTS, `(?<=[,。;]|^)${REQUEST}(?:共|总数|数量|为|:){1,2}`, { newOrAll: true }),
  {
    ...reversed(
      'requests-received',
      REQUESTS,
      '(?<=[,。;)]|^|共|累计)(?:收到|接到|受理|新收)(?:了|到)?(?:共)?',
      '申请(?=[,。;]|$)',
    ),
    newOrAll: true,
    isBare: true,
  },
  none(
    'requests-received',
    new RegExp(
      `(?:未|没有|没|无)(?:有)?(?:收到|接到|受理|接收|发生|产生)(?:和处理|过|到)?(?:[^,。;]{2,40}(?:等|和其他|及其他)(?:方式|形式|途径|渠道)(?:提出|提交)?的?)?(?:任何(?:形式的|方式的)?|有关|相关|公民(?:[、和及或与]法人(?:[、和及或与]其他组织)?)?等?|群众|社会公众|公众){0,3}(?:要求|(?:提出|提交|递交)的?)?(?:的)?(?:${REQUEST}|依申请公开的?(?:政府)?信息|申请公开政府信息(?:的?要求)?)${END}`,
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
  figures(
    'requests-carried-in',
    REQUESTS,
    `(?<=[,。;(]|^|其中|另)结转(?:自)?(?:上一?年度?)(?:的)?(?:政府信息公开)?(?:申请)?件?${COUNT}`,
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
  figures('requests-carried-out', REQUESTS, `(?<=[,。;、]|^)下一?年度?继续办理(?:的)?${COUNT}`, {
    afterRequests: true,
  }),
  {
    ...reversed(
      'requests-carried-out',
      REQUESTS,
      '(?<=[,。;、(]|^|其中|另有|尚有)',
      '(?:申请)?[^,。;\\d]{0,12}顺延(?:至|到)下一?年度?(?:继续)?(?:办理|答复)?',
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
    `(?<!未|没有|不予|尚|延期|逾期|超期)(?:办结|办理完毕|办复)(?:的)?(?:${REQUEST}|依?申请)?${COUNT}`,
    { needsContext: true, afterRequests: true },
  ),
  figures(
    'requests-closed',
    '件|份|宗',
    `(?<=[,。;]|^|全部|依法|按时|按期|及时|已|共)答复(?:的)?(?:${REQUEST}|申请)${COUNT}`,
    { needsContext: true, afterRequests: true },
  ),
  ...HANDLED_RULES,
  ...OUTCOME_RULES,
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
  ...APPLICANT_RULES,
  ...CASE_RULES,
  figures(
    'normative-made',
    '件|份|个|部',
    `(?:制发|制定|出台)(?:并?(?:公开|印发|发布))?(?:了|的)?行?政?规范性文件${COUNT}`,
  ),
  reversed('normative-made', '件|份|个|部', '(?:制发|制定|出台)(?:了)?', '(?:行政)?规范性文件'),
  figures('normative-repealed', '件|份|个|部', `废止(?:了|的)?(?:行政)?规范性文件${COUNT}`),
  reversed('normative-repealed', '件|份|个|部', '废止(?:了)?', '(?:行政)?规范性文件'),
  figures('normative-in-force', '件|份|个|部', `现行有效(?:的)?(?:行政)?规范性文件${COUNT}`),
  // 制发行政规范性文件17件,废止30件,现行有效件数424件
  figures(
    'normative-repealed',
    '件|份|个|部',
    `(?<=规范性文件[^,。;\\d]{0,6}\\d{1,5}[件份个部][,、])(?:宣布|清理)?废止${COUNT}`,
  ),
  figures('normative-in-force', '件|份|个|部', `(?<=规范性文件[^。;]{0,30}\\d{1,5}[件份个部][,、])现行有效${COUNT}`),
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
