import { DEPARTMENT, type RuleCases, t2014, t2019, t2021 } from './case.ts';

const NEW_4 = { req_new_natural_person: 4, req_new_total: 4 };

/** What the prose states against the tables; the sentences are read as the reader reads them. */
export const TEXT_CASES: Readonly<Record<string, RuleCases>> = {
  'X-NEW': {
    fails: {
      report: { ...t2021({ req_new_total: 3 }), text: { 1: '2023年，我局共收到政府信息公开申请2件。' } },
      expected: 3,
      actual: 2,
      severity: 'warning',
    },
    passes: { report: { ...t2021(NEW_4), text: { 1: '2023年，我局共收到政府信息公开申请4件。' } } },
    exceptions: {
      '正文数=新收+上年结转时降为info': {
        report: {
          ...t2021({ req_new_total: 74, req_carried_in_total: 1 }),
          text: { 1: '2023年，我局收到政府信息公开申请75件。' },
        },
        outcome: 'fail',
        severity: 'info',
      },
      '正文另一处与表格一致，此处多于表格的降为info': {
        report: {
          ...t2021(NEW_4),
          text: { 1: '2023年，我局收到政府信息公开申请6件。', 3: '2023年，我局收到政府信息公开申请4件。' },
        },
        outcome: 'fail',
        severity: 'info',
        expected: 4,
        actual: 6,
      },
      '正文另一处与表格一致，少于表格的不报': {
        report: {
          ...t2021(NEW_4),
          text: { 1: '2023年，我局收到政府信息公开申请4件。', 3: '2023年，我局收到政府信息公开申请1件。' },
        },
        outcome: 'uncertain',
      },
      正文只讲某渠道或某部门: {
        report: { ...t2021(NEW_4), agency: '某市人民政府', text: { 1: '收到政府信息公开申请2件，均已办结。' } },
        outcome: 'uncertain',
      },
    },
  },
  'X-NONE': {
    fails: {
      report: { ...t2021(NEW_4), text: { 1: '2023年，我局未收到政府信息公开申请。' } },
      expected: 4,
      actual: 0,
      severity: 'error',
      fields: ['req_new_total'],
    },
    passes: { report: { ...t2021(), text: { 1: '2023年，我局未收到政府信息公开申请。' } } },
    exceptions: {
      未收到通过某渠道的申请: {
        report: { ...t2021(NEW_4), text: { 1: '2023年，我局未收到通过信函方式提出的政府信息公开申请。' } },
        outcome: 'not_assessable',
      },
      未发生因政府信息公开申请行政复议: {
        report: { ...t2021(NEW_4), text: { 1: '未发生因政府信息公开申请行政复议、提起行政诉讼的情况。' } },
        outcome: 'not_assessable',
      },
    },
  },
  'X-CARRY-IN': {
    fails: {
      report: { ...t2021({ req_carried_in_total: 2 }), text: { 1: '上年结转政府信息公开申请3件。' } },
      expected: 2,
      actual: 3,
    },
    passes: { report: { ...t2021({ req_carried_in_total: 3 }), text: { 1: '2022年结转政府信息公开申请3件。' } } },
  },
  'X-CARRY-OUT': {
    fails: {
      report: { ...t2021({ req_carried_out_total: 2 }), text: { 1: '结转下年度继续办理1件。' } },
      expected: 2,
      actual: 1,
    },
    passes: { report: { ...t2021({ req_carried_out_total: 1 }), text: { 1: '结转2024年继续办理1件。' } } },
  },
  'X-CLOSED': {
    fails: {
      report: {
        ...t2021({ ...NEW_4, res_total_total: 4 }),
        text: { 1: '收到政府信息公开申请4件，办结政府信息公开申请5件。' },
      },
      expected: 4,
      actual: 5,
    },
    passes: {
      report: { ...t2021({ ...NEW_4, res_total_total: 4 }), text: { 1: '收到政府信息公开申请4件，均已按时答复。' } },
    },
    exceptions: {
      含上年结转的说明: {
        report: {
          ...t2021({ req_new_total: 176, req_carried_in_total: 3, res_total_total: 179 }),
          text: { 1: '办结政府信息公开申请176件。' },
        },
        outcome: 'pass',
      },
    },
  },
  'X-HANDLED': {
    fails: {
      report: {
        ...t2021({ ...NEW_4, req_carried_in_total: 1, res_total_total: 5 }),
        text: { 1: '2023年，我局共办理政府信息公开申请6件。' },
      },
      expected: 5,
      actual: 6,
      severity: 'warning',
    },
    passes: {
      report: {
        ...t2021({ ...NEW_4, res_total_total: 3, req_carried_out_total: 1 }),
        text: { 1: '2023年，我局共办理政府信息公开申请3件。' },
      },
    },
    exceptions: {
      与其一相符即可: {
        report: {
          ...t2021({ ...NEW_4, req_carried_in_total: 1, res_total_total: 3, req_carried_out_total: 2 }),
          text: { 1: '2023年，我局共办理政府信息公开申请5件。' },
        },
        outcome: 'pass',
      },
      不计入正文的办理数: {
        report: {
          ...t2021({ ...NEW_4, req_carried_in_total: 3, res_other_misc_total: 1, res_total_total: 7 }),
          text: { 1: '2023年，我局共办理政府信息公开申请6件。' },
        },
        outcome: 'uncertain',
      },
    },
  },
  'X-APPLICANTS': {
    fails: {
      report: { ...t2021(NEW_4), text: { 1: '收到政府信息公开申请4件，其中自然人申请3件。' } },
      fields: ['req_new_natural_person'],
      expected: 4,
      actual: 3,
      severity: 'warning',
    },
    passes: {
      report: {
        ...t2021({ ...NEW_4, req_new_business: 2, req_new_other_org: 1, req_new_total: 7 }),
        text: { 1: '收到政府信息公开申请7件，涉及自然人4件，法人或其他组织申请3件。' },
      },
    },
    exceptions: {
      正文数含上年结转: {
        report: {
          ...t2021({ ...NEW_4, req_carried_in_natural_person: 1 }),
          text: { 1: '收到政府信息公开申请5件，其中自然人申请5件。' },
        },
        outcome: 'pass',
      },
    },
  },
  'X-OUTCOMES': {
    fails: {
      report: {
        ...t2021({ res_denied_state_secret_total: 1, res_denied_process_info_total: 2 }),
        text: { 1: '办结的政府信息公开申请中，不予公开4件。' },
      },
      expected: 3,
      actual: 4,
    },
    passes: {
      report: {
        ...t2021({ res_granted_total: 3, res_partial_total: 2, res_unable_not_held_total: 1 }),
        text: { 1: '政府信息公开申请中，予以公开、部分公开、无法提供分别为3件、2件、1件。' },
      },
    },
    exceptions: {
      合写时取两行之和: {
        report: {
          ...t2021({ res_granted_total: 3, res_partial_total: 2 }),
          text: { 1: '政府信息公开申请中，予以公开及部分公开5件。' },
        },
        outcome: 'pass',
      },
      不予公开等分组取组内各行之和: {
        report: {
          ...t2019({ res_rejected_petition_total: 1, res_rejected_duplicate_total: 2 }),
          text: { 1: '依申请公开办理结果中，不予处理3件。' },
        },
        outcome: 'pass',
      },
    },
  },
  'X-REVIEW': {
    fails: {
      report: { ...t2021({ review_total: 2 }), text: { 1: '未发生因政府信息公开申请行政复议的情况。' } },
      expected: 2,
      actual: 0,
    },
    passes: { report: { ...t2021({ review_total: 2 }), text: { 1: '因政府信息公开引发的行政复议案件2件。' } } },
    exceptions: {
      正文含非信息公开类复议: {
        report: { ...t2021({ review_total: 2 }), text: { 1: '全年办理行政复议案件120件，坚持依法行政。' } },
        outcome: 'not_assessable',
      },
      '只说“审结数”': {
        report: {
          ...t2021({ review_total: 3, review_pending: 1 }),
          text: { 1: '因政府信息公开引发的行政复议案件2件。' },
        },
        outcome: 'pass',
      },
    },
  },
  'X-LITIGATION': {
    fails: {
      report: {
        ...t2021({ lit_direct_total: 5, lit_after_review_total: 2 }),
        text: { 1: '因政府信息公开引起的行政诉讼案件8件。' },
      },
      expected: 7,
      actual: 8,
    },
    passes: {
      report: {
        ...t2021({ lit_direct_total: 5, lit_after_review_total: 2 }),
        text: { 1: '因政府信息公开引起的行政复议案件0件、行政诉讼案件7件。' },
      },
    },
    exceptions: {
      一二审分别计数: {
        report: {
          ...t2021({ lit_direct_total: 5, lit_after_review_total: 2 }),
          text: { 1: '因政府信息公开引起的行政诉讼案件5件。' },
        },
        outcome: 'uncertain',
      },
    },
  },
  'X-NORMATIVE': {
    fails: {
      report: { ...t2021({ normative_docs_made: 2 }), text: { 1: '全年制发行政规范性文件3件。' } },
      expected: 2,
      actual: 3,
    },
    passes: { report: { ...t2021({ normative_docs_made: 3 }), text: { 1: '全年制发行政规范性文件3件。' } } },
    exceptions: {
      '正文为“公开”数': {
        report: { ...t2021({ normative_docs_made: 2 }), text: { 1: '全年公开行政规范性文件3件。' } },
        outcome: 'not_assessable',
      },
      '政府报告正文只讲本级、表格汇总全域': {
        report: {
          ...t2021({ normative_docs_made: 9 }),
          agency: '某县人民政府',
          text: { 1: '全年制发行政规范性文件3件。' },
        },
        outcome: 'uncertain',
      },
    },
  },
  'X-NORMATIVE-STOCK': {
    fails: {
      report: {
        ...t2021({ normative_docs_made: 17, normative_docs_repealed: 3 }),
        text: { 1: '全年制发行政规范性文件17件，废止30件。' },
      },
      expected: 3,
      actual: 30,
      fields: ['normative_docs_repealed'],
      severity: 'info',
    },
    passes: {
      report: {
        ...t2021({ normative_docs_in_force: 424, normative_docs_made: 34 }),
        text: { 1: '本年度制发规范性文件34件，现行有效件数424件。' },
      },
    },
    exceptions: {
      正文少于表二的不报: {
        report: { ...t2021({ normative_docs_in_force: 470 }), text: { 1: '集中发布现行有效行政规范性文件393件。' } },
        outcome: 'uncertain',
      },
      '代本级政府起草、以政府名义或联合制发的不计入本机关': {
        report: {
          ...t2021({ normative_docs_repealed: 1 }),
          text: { 1: '提请以市政府名义废止行政规范性文件3件。' },
        },
        outcome: 'uncertain',
      },
    },
  },
  'X-DECISIONS': {
    fails: {
      report: { ...t2021({ penalty_decisions: 12 }), text: { 1: '全年作出行政处罚决定15件。' } },
      expected: 12,
      actual: 15,
    },
    passes: { report: { ...t2021({ penalty_decisions: 12 }), text: { 1: '全年作出行政处罚决定12件。' } } },
    exceptions: {
      '公示条数≠决定件数': {
        report: { ...t2021({ penalty_decisions: 12 }), text: { 1: '全年公示行政处罚信息30条。' } },
        outcome: 'not_assessable',
      },
    },
  },
  'X-S14-CHANNELS': {
    fails: {
      report: { ...t2014({ staff_full_time: 1 }), text: { 1: '配备专职人员2名，负责政府信息公开工作。' } },
      expected: 1,
      actual: 2,
    },
    passes: {
      report: { ...t2014({ published_wechat: 143 }), text: { 1: '全年通过微信公开政府信息143条。' } },
    },
    exceptions: {
      正文为多栏目分列: {
        report: {
          ...t2014({ published_website: 271 }),
          text: { 1: '在本局网站公开政府信息158条，在市政府门户网站公开政府信息79条。' },
        },
        outcome: 'not_assessable',
      },
    },
  },
  'X-S14-FIGURES': {
    fails: {
      report: {
        ...t2014({ req_received: 13 }),
        text: { 2: '2018年，我局受理依申请公开11件，其中网上申请2件。' },
      },
      fields: ['req_received'],
      expected: 13,
      actual: 11,
      severity: 'warning',
    },
    passes: {
      report: {
        ...t2014({ req_received: 3, replies_granted: 2, replies_partial: 1 }),
        text: { 2: '收到政府信息公开申请3件，已答复中“同意公开”的件数为2件，“部分公开”的件数为1件。' },
      },
    },
    exceptions: {
      政府报告正文只讲本级: {
        report: {
          ...t2014({ req_received: 13 }),
          agency: '某县人民政府',
          text: { 2: '2018年，县政府办受理依申请公开11件；收到政府信息公开申请11件。' },
        },
        outcome: 'uncertain',
      },
      少于统计表不报: {
        report: { ...t2014({ published_total: 30 }), text: { 1: '2018年，我局主动公开政府信息20条。' } },
        outcome: 'uncertain',
      },
    },
  },
  'X-S14-REQUESTS': {
    fails: {
      report: { ...t2014({ req_received: 2 }), text: { 1: '全年没有收到政府信息公开申请。' } },
      expected: 2,
      actual: 0,
    },
    passes: { report: { ...t2014({ req_received: 0 }), text: { 1: '全年没有收到政府信息公开申请。' } } },
    exceptions: {
      政府报告正文只讲本级: {
        report: { ...t2014({ req_received: 9 }), text: { 1: '没有收到政府信息公开申请。' } },
        agency: { ...DEPARTMENT, name: '某县人民政府', level: 'county' },
        outcome: 'uncertain',
      },
      正文只说其中一种方式: {
        report: { ...t2014({ req_received: 9 }), text: { 1: '窗口没有收到政府信息公开申请。' } },
        outcome: 'not_assessable',
      },
    },
  },
  'X-S14-PRESS-HEAD': {
    fails: {
      report: { ...t2014(), text: { 1: '局长参加一次由市政府举办的政策新闻发布会。' } },
      expected: 0,
      actual: 1,
    },
    passes: {
      report: {
        ...t2014({ press_conferences: 1, press_conferences_by_head: 1 }),
        text: { 1: '局长参加新闻发布会1次。' },
      },
    },
  },
};
