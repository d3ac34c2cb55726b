import { type RuleCases, t2014, t2021 } from './case.ts';

const told = (text: string) => ({ report: { ...t2021(), text: { 1: text } } });
const opening = (text: string) => ({ report: { ...t2021(), text: { 0: text } } });

/** What the prose says of itself: lists, periods, the basis that it cites. */
export const SENTENCE_CASES: Readonly<Record<string, RuleCases>> = {
  'X-CHANNEL-SUM': {
    fails: {
      ...told('全年收到政府信息公开申请9件，其中当面申请2件、信函申请3件、网络申请5件。'),
      expected: 9,
      actual: 10,
      severity: 'info',
    },
    passes: told('全年收到政府信息公开申请10件，其中：当面申请2件，信函申请3件，网络申请5件。'),
    exceptions: {
      含上年结转: {
        report: {
          ...t2021({ req_new_total: 9, req_carried_in_total: 1 }),
          text: { 1: '收到政府信息公开申请9件，其中网络申请5件、信函申请5件。' },
        },
        outcome: 'pass',
      },
      各渠道在另一句分述的: {
        report: {
          ...t2021({ req_new_total: 7 }),
          text: { 1: '共收到政府信息公开申请7件。从申请方式看，网络申请5件；信函申请4件。' },
        },
        outcome: 'fail',
        expected: 7,
        actual: 9,
        severity: 'info',
      },
      只讲一两种渠道且不超过收到数的不报: {
        report: {
          ...t2021({ req_new_total: 7 }),
          text: { 1: '共收到政府信息公开申请7件。从申请方式看，网络申请1件；信函申请4件。' },
        },
        outcome: 'uncertain',
      },
      清单之后另述的办结: {
        ...told('收到政府信息公开申请182件，其中当面20件、网络100件、信函62件，上年结转6件，共办结179件，结转9件。'),
        outcome: 'pass',
      },
    },
  },
  'Y-TEXT-CHANGE': {
    fails: {
      report: { ...t2021({ req_new_total: 22 }), text: { 1: '我局共收到信息公开申请22起，比2022年（31起）下降25%。' } },
      previous: t2021({ req_new_total: 31 }, 2022),
      fields: ['req_new_total'],
      expected: '-29%',
      actual: '-25%',
      severity: 'warning',
    },
    passes: {
      report: { ...t2021({ req_new_total: 22 }), text: { 1: '我局共收到信息公开申请22起，较上年减少9件。' } },
      previous: t2021({ req_new_total: 31 }, 2022),
    },
    exceptions: {
      不是表中的数: {
        report: { ...t2021({ req_new_total: 22 }), text: { 1: '县政府办受理政府信息公开申请17件，同比增长5%。' } },
        previous: t2021({ req_new_total: 31 }, 2022),
        outcome: 'uncertain',
      },
      新收或新收加上年结转均可: {
        report: {
          ...t2021({ req_new_total: 40, req_carried_in_total: 2 }),
          text: { 1: '收到政府信息公开申请42件，同比增长20%。' },
        },
        previous: t2021({ req_new_total: 33, req_carried_in_total: 2 }, 2022),
        outcome: 'pass',
      },
    },
  },
  'X-SHARE': {
    fails: {
      ...told(
        '答复805件，其中予以公开258件，占33.9%；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%。',
      ),
      expected: '32%',
      actual: '33.9%',
      severity: 'warning',
    },
    passes: told('公开68条，其中动态12条，占17.64%；公告30条，占44.11%；其他26条，占比38.2%。'),
    exceptions: {
      总数看不出: {
        ...told('收到信件50件，其中咨询25件，占50%；投诉10件，占20%；建议5件，占10%；按时办结48件，占98%。'),
        outcome: 'uncertain',
      },
      同句只有一项占比: { ...told('全年公开信息26条，其中政策信息20条，占70%。'), outcome: 'uncertain' },
      四舍五入或截尾均可: {
        ...told('收到申请7件，网络申请3件，占43%；信函申请4件，占57.1%；其他0件，占0%。'),
        outcome: 'pass',
      },
    },
  },
  'X-LIST-SUM': {
    fails: {
      ...told('全年公开信息115条，其中包括：通知公告30条、财政信息12条、双随机、一公开监管信息45条、其他信息33条。'),
      expected: 120,
      actual: 115,
    },
    passes: told('全年公开信息26条，其中信息公开指南1条，概况信息2条，热点回应12条，部门信息11条。'),
    exceptions: {
      总数后的括注: {
        ...told('办结申请177件（含2022年结转的3件），其中，予以公开60件，部分公开51件，不予公开4件，其他处理62件。'),
        outcome: 'pass',
      },
      清单之后另述的办结: {
        ...told('收到申请182件，其中自然人133件、法人或其他组织49件，上年结转6件，共办结179件，结转9件。'),
        outcome: 'pass',
      },
      '“其中”为举例不穷尽': {
        ...told('全年公开信息26条，其中信息公开指南1条，概况信息2条等。'),
        outcome: 'uncertain',
      },
      分项在分号后继续: {
        ...told('全年公开信息345条，其中规章11条、文件8条、其他文件102条；工作报告2条，解读222条。'),
        outcome: 'uncertain',
      },
      三种属性分列的: {
        ...told('2023年制作政府信息510条，其中主动公开政府信息198条，依申请公开信息142条，不予公开信息137条。'),
        outcome: 'fail',
        expected: 477,
        actual: 510,
        severity: 'info',
      },
      分项间有包含: {
        ...told('全年公开信息26条，其中业务信息20条，含行政许可4条，概况信息6条。'),
        outcome: 'uncertain',
      },
    },
  },
  'X-UNIT-SLIP': {
    fails: {
      ...told('全市主动公开政府信息173769万条，其中政府网站75656条，政务新媒体98113条。'),
      expected: 173769,
      actual: '173769万条',
    },
    passes: told('全市主动公开政府信息17万条，其中政府网站75656条，政务新媒体98113条。'),
  },
  'X-INTERNAL-LOGIC': {
    fails: { ...told('网站独立用户访问总量739592个，网站总访问量237829次。'), expected: 237829, actual: 739592 },
    passes: told('网站独立用户访问总量37592个，网站总访问量237829次，按时办结率100%，访问量增长120%。'),
  },
  'X-PERIOD': {
    fails: {
      report: { ...t2021(), title: null, period: { from: '2022-01-01', to: '2022-12-31' } },
      expected: '2023-01-01/2023-12-31',
      actual: '2022-01-01/2022-12-31',
    },
    passes: { report: t2021() },
    exceptions: {
      新组建机关自成立之日起: {
        report: {
          ...t2021(),
          period: { from: '2023-06-01', to: '2023-12-31' },
          text: { 0: '我局于2023年6月1日挂牌，统计期限自成立之日起。' },
        },
        outcome: 'suppressed',
      },
      数字被抽取丢失: { report: { ...t2021(), period: null }, outcome: 'not_assessable' },
    },
  },
  'X-BASIS': {
    fails: {
      ...opening(
        '根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》要求，编制本报告。',
      ),
      expected: '国办公开办函〔2021〕30号',
    },
    passes: opening('根据国办公开办函〔2021〕30号要求，编制本报告。'),
    exceptions: {
      仅引用条例不引格式通知不报: { ...opening('根据《中华人民共和国政府信息公开条例》编制本报告。'), outcome: 'pass' },
    },
  },
  'X-PARTS': {
    fails: {
      ...opening(
        '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
      ),
      expected: 6,
      actual: 5,
    },
    passes: opening(
      '本报告由总体情况、主动公开政府信息情况、收到处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况和其他需要报告的事项等六个部分组成。',
    ),
  },
  'D-TITLE-FORM': {
    fails: {
      report: { ...t2021(), title: '某局2023年政府信息公开年度报告' },
      actual: '某局2023年政府信息公开年度报告',
      severity: 'info',
    },
    passes: { report: { ...t2021(), title: '某局 2023年度政府信息 公开工作年度报告（图片版）' } },
    exceptions: {
      '2018年度及以前无统一格式': {
        report: { ...t2014(), title: '某局2018年信息公开年报' },
        outcome: 'not_applicable',
      },
    },
  },
  'D-TEXT-LOSS': {
    fails: { ...opening('统计期限为2023 11日至20231231日。'), severity: 'info' },
    passes: opening('统计期限为2023年1月1日至2023年12月31日，依据国办公开办函〔2021〕30号。'),
  },
};
