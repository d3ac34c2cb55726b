import { granted, NP, one, period, type Whole } from './whole-report.ts';

/** More of them: other words, other counting. */
export const UNUSUAL_WORDS: Readonly<Record<string, Whole>> = {
  'a request that was withdrawn and not counted as answered in words': {
    asked: { req_new: { [NP]: 5 }, res_granted: { [NP]: 4 }, res_other_misc: { [NP]: 1 } },
    text: one('全年新收政府信息公开申请5件，申请人撤回1件，办结4件。'),
  },
  'requests that were joined: more came than were answered by themselves': {
    asked: granted(6),
    text: one('全年收到政府信息公开申请6件，其中3件内容相同合并答复，出具答复书4份。'),
  },
  'a lawsuit counted with its second instance': {
    cells: { lit_direct_upheld: 2, lit_direct_total: 2 },
    text: one('因政府信息公开引发行政诉讼案件3件（含二审1件），均判决驳回原告诉讼请求。'),
  },
  'documents that a bureau drafted and the government issued': {
    text: one('以县政府名义制定行政规范性文件2件，本机关未制发行政规范性文件。'),
  },
  'documents that a bureau drafted for the government, told the other way round': {
    text: one('牵头起草并由县人民政府印发行政规范性文件2件。'),
  },
  'requests to a subordinate unit told beside its own': {
    asked: granted(3),
    text: one('本年度新收政府信息公开申请3件。下属县动物疫病预防控制中心收到政府信息公开申请2件。'),
  },
  'problems told in other words': {
    text: {
      five: [
        '一是公开意识还比较淡薄；二是公开内容与群众期待还有距离；三是工作人员业务能力还需增强。',
        '今后将开展培训。',
      ],
    },
  },
  'problems told in still other words': {
    text: { five: ['信息更新不够勤，解读质量参差不齐，互动回应力度不大。下一步将逐项整改。'] },
  },
  'a subdistrict that speaks of itself': {
    agency: '青山街道办事处',
    level: 'township',
    text: {
      one: ['2025年，我街道主动公开政府信息96条，街道办未收到政府信息公开申请，加强信息审核、平台建设和监督考核。'],
    },
  },
  'a city government that makes rules': {
    agency: '青山市人民政府',
    level: 'prefecture',
    cells: { regulations_made: 2, regulations_repealed: 1, regulations_in_force: 31 },
    text: {
      one: [
        '2025年，全市主动公开政府信息，未收到依申请公开申请，制定政府规章2件，规范信息管理，加强平台建设、考核和监督。',
      ],
    },
  },
  'the period by months': { text: period('统计期限：2025年1月—12月。') },
  'numbers of the office itself': {
    text: {
      opening: [
        '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。如有疑问，请与我局办公室联系（统一社会信用代码：11640122MB0A12345X，值班手机：13909531234，邮编：750200）。',
      ],
    },
  },
  'figures in thousands and with about': {
    text: one('全年通过各类渠道发布信息1.2万余条，门户网站发布信息8000余条，政务微信推送约4000条。'),
  },
  'requests carried out with the day on which they came': {
    asked: { req_new: { [NP]: 4 }, res_granted: { [NP]: 3 }, req_carried_out: { [NP]: 1 } },
    text: one('新收政府信息公开申请4件，答复3件，结转下年度继续办理1件（12月26日收到）。'),
  },
  'received in this year what was carried in, told as a part': {
    asked: { req_new: { [NP]: 6 }, req_carried_in: { [NP]: 2 }, res_granted: { [NP]: 8 } },
    text: one('2025年共受理政府信息公开申请8件，其中上年结转2件、本年新收6件，均在法定期限内答复。'),
  },
  'all but one answered': {
    asked: { req_new: { [NP]: 8 }, res_granted: { [NP]: 7 }, res_other_misc: { [NP]: 1 } },
    text: one('收到政府信息公开申请8件，除1件因申请人撤回外，其余7件均按期答复。'),
  },
  'applicants told by kind and by way': {
    asked: { req_new: { [NP]: 7, business: 2 }, res_granted: { [NP]: 7, business: 2 } },
    text: one(
      '全年收到政府信息公开申请9件，其中自然人提出申请7件，企业提出申请2件；当面申请1件、信函申请3件、网络申请5件。',
    ),
  },
  'a jump for which the report gives the reason': {
    asked: granted(180),
    before: { req_new_total: 21, req_new_natural_person: 21, res_granted_total: 21, res_total_total: 21 },
    text: one('受高速公路征地项目影响，全年新收政府信息公开申请180件，较上年大幅增加。'),
  },
  'reviews and lawsuits of which some are open': {
    cells: {
      review_upheld: 1,
      review_pending: 1,
      review_total: 2,
      lit_after_review_pending: 1,
      lit_after_review_total: 1,
    },
    text: one('因政府信息公开引发行政复议2件（维持1件、尚未审结1件），复议后提起行政诉讼1件，尚未审结。'),
  },
  'no review but a lawsuit': {
    cells: { lit_direct_upheld: 1, lit_direct_total: 1 },
    text: one('未发生因政府信息公开引起的行政复议，发生行政诉讼1件，法院维持。'),
  },
  'a title with the body’s other name and 年度': {
    title: '青山县农业农村局（青山县乡村振兴局）2025年度政府信息公开工作年度报告',
    agency: '青山县农业农村局',
  },
  'a list whose parts overlap by their platforms': {
    text: one('全年主动公开政府信息500条，其中门户网站500条、微信公众号320条、微博110条。'),
  },
  'problems told as room for more': {
    text: { five: ['工作还不能完全满足公众需求，渠道多样性仍有进一步改进的空间。下一步将逐项整改。'] },
  },
  'a body that improves its own group': {
    text: one('一是调整完善我局政府信息公开工作领导小组，由局党委书记担任组长。'),
  },
  'a list that begins anew right behind its heading': {
    text: {
      five: [
        '（一）存在的问题一是公开意识还需提高。二是解读形式比较单一。三是队伍力量不足。（二）改进措施一是加强培训。二是丰富解读形式。三是配齐人员。',
      ],
    },
  },
  'items of which two things are said': {
    text: one('在网上发布的事项共有89项，其中行政许可57项，实现“一趟不用跑”的有45项，占比78.9%。'),
  },
  'documents that the body issued, by whom may read them': {
    asked: granted(3),
    text: one('全年新收政府信息公开申请3件。共制发政府信息405条，其中主动公开140条、依申请公开177条、不予公开88条。'),
  },
  'what it has published since its column began': {
    text: one('截至2025年12月31日，我局在门户网站累计主动公开政府信息1016条。'),
  },
  'training and meetings beside the year before’s plan': {
    text: one('按照2024年政务公开工作要点整改清单，2025年组织培训2次、86人次，召开专题会议3次。'),
  },
  'last year’s reports and budgets named by their year': {
    text: one('按时公开2024年度部门决算、2024年度法治政府建设报告和2024年政府信息公开工作年度报告。'),
  },
};
