/**
 * Why an exception of the catalogue has no case here. `person`: only who knows the body can say (a reorganisation, another way of counting);
 * such a finding is dismissed with its reason. `elsewhere`: judged before the rules, or with a rule
 * that is judged elsewhere, and tested there (the corrected version is last year's report; what many bodies share is no copy). `reader`: dealt with
 * before the rules, where the document is read.
 */
export type WithoutCase = 'person' | 'elsewhere' | 'reader';

/** Exceptions without a case, by rule, in the words of the catalogue. */
export const WITHOUT_CASE: Readonly<Record<string, Readonly<Record<string, WithoutCase>>>> = {
  'T3-RESULT-SUM': {
    '“部分公开”只计这一情形，不与其他分项重复；一件申请含多项内容时各地口径不一，可能按项计分项、按件计总计': 'person',
  },
  'T3-BACKLOG': {
    '年末集中来件；征求第三方意见期间不计入期限（条例第三十三条）': 'person',
  },
  'T3-OTHER-SHARE': {
    '撤回申请、转办、咨询类较多的机关（杭州市本级样例约7%）': 'person',
  },
  'T2-REG-POWER': {
    '部门填报其起草或实施的本级政府规章（需人工确认）': 'person',
    '湖北填报说明明示“设区的市、自治州人民政府应提供相关数据”': 'person',
  },
  'T2-2019-PUBLIC-LB': {
    当年公开后又废止下架: 'person',
  },
  'T2-2019-ITEMS-NEG': {
    '“减”写成负号又把上一年项目数误填为本年数': 'person',
  },
  'T2-2019-PUBLIC-YOY': {
    '历史文件补充公开；统计口径调整': 'person',
  },
  'S14-CLOSED-REPLIED': {
    '撤回申请计办结不计答复；一件多答': 'person',
  },
  'S14-NORMATIVE-ISSUED': {
    '公开以前年度文件；单位“条”与“件”不同': 'person',
  },
  'S14-CHANNEL-LB': {
    微博微信转发非政府信息被计入渠道数: 'person',
  },
  'NUM-PARSE': {
    '带单位（251000元）、带注（约）、中文符号（减4）先走专门解析': 'reader',
  },
  'TABLE-SHAPE': {
    跨页断表合并后再判: 'reader',
  },
  'Y-TEXT-CHANGE': {
    上年数事后更正或统计范围变化: 'person',
  },
  'Y-CARRY-COLUMN': {
    申请人类型跨年重新归类: 'person',
  },
  'Y-PENDING': {
    '撤回、终止；上级法院改变程序（直接起诉转复议后起诉）': 'person',
  },
  'C-2020-2021': {
    '表三、表四可比，Y-CARRY-*照常执行': 'elsewhere',
  },
  'D-MISSING': {
    '抓取失败≠未发布：须有成功抓取的栏目页为证': 'elsewhere',
    '机关当年撤并、无法定义务主体（公共企事业单位，条例第五十五条）': 'elsewhere',
    '仅以PDF/图片/汇总专题发布': 'elsewhere',
  },
  'D-LATE': {
    '2019年度起：部门1月31日、政府3月31日（条例第四十九条）；2018年度及以前：一律3月31日（2008条例第三十一条）':
      'elsewhere',
    '乡镇街道、授权组织条例未定日期，按本地通知，默认warning': 'elsewhere',
    期限遇节假日地方可提前: 'elsewhere',
  },
  'D-LOCAL-DEADLINE': {
    '需配置地方日期：怀化市直2022-01-28、县区2022-02-20；某市2021-01-21': 'elsewhere',
  },
  'D-EARLY': {
    页面日期为栏目创建日期: 'person',
  },
  'D-BACKDATED': {
    '站点迁移、缓存、栏目审核延迟；需≥2次成功抓取为证': 'elsewhere',
  },
  'D-TITLE-AGENCY': {
    '政府办公室代发政府报告（乌恰：题为办公室、发布机构为县政府）': 'elsewhere',
    '机构改革更名（别名表）': 'elsewhere',
    '集约化平台公共路径（开州区科技局报告在fzhggwyh路径下）': 'elsewhere',
  },
  'D-TABLE-MISSING': {
    '正文列明表格在附件中的（统计表.xls），只作提示': 'elsewhere',
  },
  'D-TABLE-IMAGE': {
    同时提供可编辑附件: 'person',
  },
  'D-PII-ID': {
    '统一社会信用代码、文号、长数字须排除（校验位算法GB 11643）': 'reader',
  },
  'D-PII-MOBILE': {
    '公开的办公手机；填报人联系电话（种子001为座机尾号）': 'reader',
  },
  'D-PII-BANK': {
    '编制说明中的单位地址、邮箱': 'reader',
  },
  'D-COPY-PEER': {
    '统一下发的编制说明段落（乌恰县各单位引言一致）': 'elsewhere',
  },
  'D-REMOVED': {
    '站点迁移：先在新平台找同名报告': 'elsewhere',
  },
  'D-DUPLICATE': {
    '门户与部门网站双发（CASS：多平台发布）': 'elsewhere',
  },
  'D-HISTORY-GAP': {
    '新组建机关；站点迁移未迁；政府网站集约化': 'elsewhere',
  },
  'D-COLUMN-MISSING': {
    '栏目名变体：信息公开年报、公开年报、政府信息公开年度报告、年度报告、xxgknb、zfxxgknb、ndbg': 'elsewhere',
  },
  'D-WRONG-COLUMN': {
    '政府网站工作年度报表、法治政府建设年度报告、部门决算、半年统计（普陀2022上半年）、编制通知、图解': 'elsewhere',
  },
  'D-META': {
    老站模板: 'elsewhere',
  },
  'D-HIJACK': {
    '只信任登记域名；检索库中大量镜像站替换机关名为博彩词': 'reader',
  },
  'G-SUM': {
    国务院部门是否含垂直系统: 'person',
  },
  'A-COUNT': {
    '机构改革、职权划入划出': 'person',
    '可比年度少于3年时，离散程度取同类机关的，不取本机关的': 'elsewhere',
  },
};
