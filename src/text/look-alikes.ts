import type { LookAlike } from './attribution.ts';

/**
 * What stands in columns of annual reports and is none, told by its title; the order decides which name is given. Source: the false
 * entries met in real columns (portal notes 3.5), the yearly duties that are published beside this one.
 */
const LOOK_ALIKES: readonly (readonly [LookAlike, RegExp])[] = [
  ['website-report', /网站.{0,12}(报表|年报|年度报告|工作年度|监管|普查)|年度报表|报表/],
  ['new-media-report', /新媒体/],
  ['rule-of-law-report', /法治政府|法治建设|法治工作|依法行政/],
  ['explanation', /解读|图解|一图|图说|读懂|长图|海报|视频|动漫|动画|漫画|H5|问答/i],
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
  ['other-document', /总结|要闻|快讯|简报|信息公示|述职|政府工作报告|工作要报/],
];

/** Words of bodies' names that sound like one of them: 卫生和计划生育局 publishes no plan. */
const OFFICES =
  /卫生和?计划生育|人口和?计划生育|计划生育|(会议|活动|培训|评估|考核|预算编审|预算评审|审计)(服务)?中心|考核(委员会)?办(公室)?|督查(办公室|室|办|局)|(医院|学校|学习)管理(局|中心)|行政执法(局|支队|大队|总队|委员会)|目标考核|提案(委员会|委)|依法行政办|法治办|新媒体中心|建议办/g;

/** 关于公布某局2016年政府信息公开年度报告的通知: the report itself, under the letter that publishes it. */
const PUBLISHES = /^(.{2,30})?关于(公布|发布|印发|公开).{0,60}(年度报告|年报)的?(通知|公告|函)$/;

/** The look-alike that a title (without white space and marks) names; null where it names none. */
export function lookAlikeOf(text: string): LookAlike | null {
  const bare = text.replace(OFFICES, '');
  const words = PUBLISHES.test(bare) ? bare.replace(/的?(通知|公告|函)$/, '') : bare;
  return LOOK_ALIKES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Whether the title of a document is that of another kind: a notice, a guide, the report on the rule of law. */
export function namesOther(title: string | null): boolean {
  const text = (title ?? '').normalize('NFKC').replace(/[\s\u200b\ufeff《》〈〉“”"'‘’【】[\]「」]/g, '');
  return lookAlikeOf(text) !== null;
}
