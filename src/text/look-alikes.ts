import type { LookAlike } from './attribution.ts';

/**
 * What stands in columns of annual reports and is none, told by its title; the order decides which name is given. Source: the false
 * entries met in real columns (portal notes 3.5), the yearly duties that are published beside this one.
 */
const LOOK_ALIKES: readonly (readonly [LookAlike, RegExp])[] = [
  ['website-report', /网站.{0,12}(报表|年报|年度报告|工作年度|监管|普查)|年度报表|报表/],
  ['new-media-report', /新媒体/],
  ['rule-of-law-report', /法治政府|法治建设|法治工作|依法行政/],
  ['explanation', /解读|图解|一图|图说|[读看]懂|长图|海报|视频|动漫|动画|漫画|H5|问答/i],
  ['guide', /指南|公开目录|目录$|制度|规定|办法|清单|申请表|流程|须知|条例|一览表/],
  ['key-points', /要点|任务分解|台账/],
  ['notice', /的函$|复函|函$|通知|方案|计划|通报|意见|批复|回复|答复|请示/],
  ['budget', /预算|决算|预决算|财政收支|三公|绩效(自评|评价)|债务/],
  [
    'statistics',
    /半年|季度|[一二三四1-4]季|月报|\d月份?(?!\d*日|公布|发布)|[一二三四五六七八九十]月份|统计表|情况统计|统计数据|统计公报|年度统计$/,
  ],
  ['collection', /汇编|汇总(?:表)?$|合集|合辑|汇集/],
  ['news', /会议|培训|座谈|活动|召开|开展|举办|推进会|部署会|学习/],
  ['assessment', /考核|评估|测评|调研|督查|整改|自查|巡察|巡视|审计(结果|报告)|审计整改/],
  ['other-duty', /企事业|公用事业|学校|医院|党务|村务|校务|厂务|居务/],
  ['proposals', /建议|提案|议案/],
  ['enforcement-report', /行政执法|双随机|行政许可和|行政处罚和/],
  ['other-document', /(?<!信息公开(?:工作)?年度)总结|要闻|快讯|简报|信息公示|述职|政府工作报告|工作要报/],
];

/** Words of bodies' names that sound like one of them: 卫生和计划生育局 publishes no plan. */
const OFFICES =
  /卫生和?计划生育|人口和?计划生育|计划生育|(会议|活动|培训|评估|考核|预算编审|预算评审|审计)(服务)?中心|考核(委员会)?办(公室)?|督查(办公室|室|办|局)|(医院|学校|学习)管理(局|中心)|行政执法(局|支队|大队|总队|委员会)|目标考核|提案(委员会|委)|依法行政办|法治办|新媒体中心|建议办/g;

/** 关于公布某局2016年政府信息公开年度报告的通知: the report itself, under the letter that publishes it. */
const PUBLISHES = /^(.{2,30})?关于(公布|发布|印发|公开).{0,60}(年度报告|年报)的?(通知|公告|函)$/;

const BODY =
  '(?:[局委办厅部处署院所站队会镇乡区县市省州旗盟馆社行场园]|办公室|中心|政府|街道|苏木|公司|大学|总工会|海关|机关)(?:\\([^()]{1,12}\\))?';
const YEAR = '(?:(?:20\\d\\d|二[〇零○][〇零○一二三四五六七八九]{2})年?(?:年度|度)?)';
const REPORT = `(?:政府|政务)?信息公开(?:工作)?(?:情况)?的?(?:年度(?:工作)?报告|年报)`;
/** A whole title of a report: the body before the year or behind it, and nothing behind the report but a bracket. */
const WHOLE_TITLE = new RegExp(
  `^(?<before>(?:关于)?${YEAR}?)(?<body>[\\u4e00-\\u9fff()、]{2,40}?${BODY})(?<behind>:?(?:关于)?(?:${YEAR}?${REPORT}|${YEAR}(?:政府|政务)?信息公开工作(?:情况)?的?报告)(?:\\([^()]{1,12}\\))?)$`,
);
/** 2020年1-12月, 2020年1月1日至12月31日: the whole year is no month of it. */
const WHOLE_YEAR = /(?<=年度?)1月?(?:1日)?起?[-—~至到](?:20\d\d年)?12月(?:31日|份)?止?/;
/** What a report has with it or when it was made: 年度报告（2021年1月）, 年度报告-更新于2021年1月, 年度报告及统计表, 年度报告和2021年工作要点. */
const WITH_IT = new RegExp(
  '(?<=年度报告|年报)(?:' +
    '\\(20\\d\\d年\\d{1,2}月(?:\\d{1,2}日)?[^()]{0,6}\\)|' +
    '[(—:_-]{0,2}(?:(?:发布|公布|公开|更新|修改|修订|编制)?(?:时间|日期|于)?:?)20\\d\\d年\\d{1,2}月(?:发布|公布|公开|更新|修改|修订|编制)?\\)?|' +
    '\\(?[及和与暨、附含][^()]{0,14}(?:统计表|工作(?:计划|安排|打算|要点))\\)?)$',
);

/** The body behind the report: 年度报告（四季青街道）, 年度报告（2022年度）——四季青街道. */
const BODY_BEHIND = new RegExp(
  `(?<=${REPORT}(?:\\(${YEAR}\\))?(?:\\(|[—:_-]{1,2}))[\\u4e00-\\u9fff、]{2,40}?${BODY}(?=\\)?$)`,
);
/** What leads to the title of a report (图解某局…), and is no part of the body's name. */
const LEADING: readonly LookAlike[] = ['explanation', 'collection'];
/** Such words stand in no body's name, wherever they stand: 一张图读懂某局…, 三分钟带你看懂某局…. */
const EXPLAINS = /解读|图解|[读看]懂/;
/** Work that was carried on (信息公开工作开展情况) is no piece of news on it. */
const CARRIED_ON = /(?<=公开工作)开展(?=情况|的?年度)/;

/**
 * 四季青街道, 公用事业局, 发展计划局: in the name of a body such words say nothing of the document. At its end they say what body it is (医院).
 */
function withoutBody(text: string): string {
  const rest = text.replace(BODY_BEHIND, kindOfBody);
  const { before, body, behind } = WHOLE_TITLE.exec(rest)?.groups ?? {};
  if (body === undefined) return rest;
  const isLed = LOOK_ALIKES.some(([kind, words]) => LEADING.includes(kind) && words.exec(body)?.index === 0);
  return isLed || EXPLAINS.test(body) ? rest : `${before}${kindOfBody(body)}${behind}`;
}

function kindOfBody(name: string): string {
  return /(?:医院|学校)$/.exec(name)?.[0] ?? '';
}

/** The look-alike that a title (without white space and marks) names; null where it names none. */
export function lookAlikeOf(text: string): LookAlike | null {
  const bare = withoutBody(
    [CARRIED_ON, WITH_IT, WHOLE_YEAR].reduce((words, what) => words.replace(what, ''), text),
  ).replace(OFFICES, '');
  const words = PUBLISHES.test(bare) ? bare.replace(/的?(通知|公告|函)$/, '') : bare;
  return LOOK_ALIKES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Whether the title of a document is that of another kind: a notice, a guide, the report on the rule of law. */
export function namesOther(title: string | null): boolean {
  const text = (title ?? '').normalize('NFKC').replace(/[\s\u200b\ufeff《》〈〉“”"'‘’【】[\]「」]/g, '');
  return lookAlikeOf(text) !== null;
}
