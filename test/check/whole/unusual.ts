import { granted, NP, one, period, type Whole } from './whole-report.ts';

const six = (...lines: string[]) => ({ six: ['本年度未收取信息处理费。', ...lines] });

/** Whole reports of unusual but legitimate shape, each as some body may well write it: nothing above information may be said of them. */
export const UNUSUAL: Readonly<Record<string, Whole>> = {
  'a bureau that was set up in March and counts from that day': {
    text: period('本机关于2025年3月20日挂牌成立，本报告所列数据的统计期限自2025年3月20日起至2025年12月31日止。'),
  },
  'a body newly formed by the reform, whose period is told first and its founding after': {
    text: {
      ...period('本报告数据统计期限为2025年6月1日至2025年12月31日。'),
      ...one('2025年5月30日，根据机构改革方案，县数据局正式组建运行。'),
    },
    agency: '青山县数据局',
  },
  'a body formed by merger that took over what its predecessors had not closed': {
    asked: { req_new: { [NP]: 4 }, req_carried_in: { [NP]: 3 }, res_granted: { [NP]: 7 } },
    before: { req_carried_out_total: 1, req_carried_out_natural_person: 1 },
    text: one(
      '根据机构改革安排，原县扶贫办公室职责划入我局，其未办结的2件政府信息公开申请由我局继续办理。',
      '本年度新收政府信息公开申请4件，上年结转3件，办结7件。',
    ),
  },
  'functions handed over, with the requests that were open': {
    asked: { req_new: { [NP]: 2 }, res_granted: { [NP]: 2 } },
    before: { req_carried_out_total: 2, req_carried_out_natural_person: 2 },
    text: one(
      '因机构改革，矿产管理职能划转至县自然资源局，上年结转的2件申请一并移交。',
      '本年度新收政府信息公开申请2件。',
    ),
  },
  'a stock of documents that grew by those of a merged body': {
    cells: { normative_docs_made: 3, normative_docs_repealed: 1, normative_docs_in_force: 40 },
    before: { normative_docs_in_force: 20 },
    text: one('机构改革后承继原县旅游局行政规范性文件18件，本年制发行政规范性文件3件，废止1件。'),
  },
  'a stock that shrank by a clean-up': {
    cells: { normative_docs_made: 2, normative_docs_in_force: 9 },
    before: { normative_docs_in_force: 25 },
    text: one('对行政规范性文件开展全面清理，宣布失效18件。本年制发行政规范性文件2件。'),
  },
  'a corrected figure of last year, told in prose': {
    asked: { req_new: { [NP]: 5 }, req_carried_in: { [NP]: 1 }, res_granted: { [NP]: 6 } },
    before: { req_carried_out_total: 0, req_carried_out_natural_person: 0 },
    text: one(
      '本年度新收政府信息公开申请5件，上年结转1件，共办结6件。',
      '经核查，2024年度报告中结转下年度继续办理应为1件，误填为0件，特此更正。',
    ),
  },
  'nothing at all: zeros everywhere, and no word of requests but that there were none': {
    text: {
      ...one('2025年，本机关未收到政府信息公开申请，也未发生因政府信息公开引起的行政复议、行政诉讼。'),
      ...six('无其他需要报告的事项。'),
    },
  },
  'nothing, told as 零 and 未产生': {
    text: one('本年度收到政府信息公开申请零件，结转下年度继续办理零件，未产生行政复议和行政诉讼案件。'),
  },
  'rule-making rows with a slash': {
    printed: { regulations_made: '/', regulations_repealed: '/', regulations_in_force: '/' },
  },
  'figures in Chinese characters in prose': {
    asked: granted(120),
    text: one('全年共收到政府信息公开申请一百二十件，均在法定期限内答复，其中予以公开一百二十件。'),
  },
  'requests received that count what was carried in': {
    asked: {
      req_new: { [NP]: 8 },
      req_carried_in: { [NP]: 2 },
      res_granted: { [NP]: 9 },
      req_carried_out: { [NP]: 1 },
    },
    text: one('全年收到政府信息公开申请10件（含上年结转2件），办结9件，结转下年度继续办理1件。'),
  },
  'requests handled, those carried in told after': {
    asked: { req_new: { [NP]: 8 }, req_carried_in: { [NP]: 2 }, res_granted: { [NP]: 10 } },
    text: one('全年共办理政府信息公开申请10件，其中本年新收8件，上年结转2件，全部按期办结。'),
  },
  'large percentages from small numbers': {
    asked: granted(3),
    before: { req_new_total: 1, req_new_natural_person: 1, res_granted_total: 1 },
    text: one('全年收到政府信息公开申请3件，较上年增加2件，同比增长200%，按时办结率100%。'),
  },
  'growth against a corrected figure': {
    asked: granted(6),
    text: one('全年新收政府信息公开申请6件，比上年度（更正后为4件）增长50%。'),
  },
  'last year told beside this one': {
    asked: granted(6),
    text: one('2024年我局收到政府信息公开申请12件，2025年收到政府信息公开申请6件，同比下降50%。'),
  },
  'an answer in this year to a request of the last': {
    asked: { req_carried_in: { [NP]: 1 }, res_granted: { [NP]: 1 } },
    text: one('2024年12月28日我局收到政府信息公开申请1件，于2025年1月15日办结答复。2025年未收到新的政府信息公开申请。'),
  },
  'the period from midnight to midnight': {
    text: period('本报告所列数据统计期限为2025年1月1日0时至2025年12月31日24时。'),
  },
  'the period with points and a dash': { text: period('统计时间：2025.1.1—2025.12.31。') },
  'the period in Chinese digits': {
    text: period('本报告数据统计时限从二〇二五年一月一日起至二〇二五年十二月三十一日止。'),
  },
  'the period without the year at its end': { text: period('本报告统计期限：2025年1月1日至12月31日。') },
  'the period as “the year”': { text: period('本报告所列数据的统计期限为2025年度（1月1日至12月31日）。') },
  'charges in yuan where the head asks for ten thousands, printed with their unit': {
    cells: { admin_fees_amount_wanyuan: 35.2 },
    printed: { admin_fees_amount_wanyuan: '352000元' },
    before: { admin_fees_amount_wanyuan: 33.1 },
  },
  'charges of some hundred yuan': {
    cells: { admin_fees_amount_wanyuan: 0.03 },
    before: { admin_fees_amount_wanyuan: 0.02 },
    text: six('全年收取不动产登记费300元，未收取信息处理费。'),
  },
  'a processing fee that was charged': {
    asked: granted(2),
    text: { six: ['依据《政府信息公开信息处理费管理办法》，本年度发出收费通知1件，总金额180元，实际收取180元。'] },
  },
  'a county government that sums up its departments and speaks in prose of its own office': {
    agency: '青山县人民政府',
    level: 'county',
    asked: granted(260),
    cells: { penalty_decisions: 1520, licensing_decisions: 8841 },
    text: {
      opening: [
        '本报告由青山县人民政府办公室根据各乡镇人民政府、县政府各部门年度报告综合编制。统计期限为2025年1月1日至2025年12月31日。',
      ],
      one: [
        '2025年，全县各级行政机关主动公开政府信息，县政府办公室收到政府信息公开申请31件，已全部办结。',
        '规范信息管理，加强平台建设，强化监督保障，开展考核和社会评议，未发生责任追究情况。',
      ],
    },
  },
  'a bureau whose subordinate set up a group of its own': {
    text: one('指导县农业综合行政执法大队成立政务公开工作领导小组，协助县供销社完善公开制度。'),
  },
  'a bureau that names its superiors and its neighbours': {
    text: one('配合省农业农村厅、市农业农村局开展政策解读，会同县自然资源局、县水利局发布联合通告5期。'),
  },
  'sub-totals in a list of what was published': {
    text: one(
      '全年主动公开政府信息310条，其中政策文件类42条（含规范性文件3条、解读5条）、工作动态类208条、财政信息类60条。',
    ),
  },
  'a list of examples that ends with 等': {
    text: one('全年主动公开政府信息310条，其中政策文件42条、工作动态108条等。'),
  },
  'more matters than requests: letters, hotline and petitions': {
    text: one('全年答复网民留言58条，办理12345热线工单412件，受理信访事项9件，办结建议提案23件。'),
  },
  'reviews of other matters than disclosure': {
    agency: '青山县司法局',
    text: one('全年办理行政复议案件86件，公开行政复议决定书79份，因政府信息公开引起的行政复议0件、行政诉讼0件。'),
  },
  'lawsuits counted at both instances': {
    cells: { lit_direct_upheld: 1, lit_direct_pending: 1, lit_direct_total: 2 },
    text: one('因政府信息公开被提起行政诉讼2件，其中一审审结1件、二审尚未审结1件。'),
  },
  'a late correction declared under the report': {
    asked: granted(3),
    text: {
      ...one('本年度新收政府信息公开申请3件。'),
      ...six('更正说明：本报告于2026年3月2日更正，原第三部分“予以公开”2件更正为3件。'),
    },
  },
  'an outlook on the next year and a look back': {
    text: {
      five: [
        '一、2024年问题整改情况：2024年度报告指出的解读形式单一问题已整改到位。二、2025年存在的不足：公开的主动性有待加强。',
        '2026年，我局将加强业务培训，主动公开更多政府信息。',
      ],
    },
  },
  'a township with a plain form': {
    agency: '青山县河口镇人民政府',
    level: 'township',
    text: {
      one: [
        '2025年，河口镇主动公开政府信息86条，我镇未收到依申请公开申请，加强信息审核，依托县政府网站平台公开，接受社会监督。',
      ],
    },
  },
  'a development zone that may speak of itself as a 委': {
    agency: '青山经济开发区管理委员会',
    level: 'park',
    text: {
      one: ['2025年，我委主动公开政府信息120条，未收到政府信息公开申请，规范信息管理，加强平台建设和监督考核。'],
    },
  },
  'two bodies in one house that report together': {
    agency: '青山县发展和改革局（青山县粮食和物资储备局）',
    text: one('县发展和改革局（县粮食和物资储备局）调整政务公开工作领导小组，我局全年未收到政府信息公开申请。'),
  },
  'organisations that asked, by kind, with their sum': {
    asked: {
      req_new: { [NP]: 3, business: 2, legal_service: 1 },
      res_granted: { [NP]: 2, business: 1 },
      res_unable_not_held: { [NP]: 1, business: 1, legal_service: 1 },
    },
    text: one('全年收到政府信息公开申请6件，其中自然人申请3件，法人或其他组织申请3件。予以公开3件，无法提供3件。'),
  },
  'the form of 2019 with areas that grew and shrank': {
    template: 't2019',
    year: 2020,
    cells: {
      licensing_items_prev_year: 40,
      licensing_items_change: -12,
      penalty_items_prev_year: 9,
      penalty_items_change: 3,
    },
    printed: { licensing_items_change: '减12', penalty_items_change: '+3' },
    text: {
      one: ['2020年，我局主动公开政府信息，本年度未收到政府信息公开申请，加强信息管理和平台建设，接受监督考核。'],
    },
  },
  'procurement in yuan, in the form of 2019': {
    template: 't2019',
    year: 2019,
    cells: { procurement_projects: 2, procurement_amount: 251000 },
    printed: { procurement_amount: '251000元' },
    text: {
      one: ['2019年，我局主动公开政府信息，本年度未收到政府信息公开申请，加强信息管理和平台建设，接受监督考核。'],
    },
  },
  'the statistics of 2017 with a case that is still open': {
    template: 't2014',
    year: 2017,
    cells: { published_total: 50, published_website: 50, litigation_total: 2, litigation_upheld: 1 },
    text: { one: ['2017年，我局配备兼职人员0名，涉及政府信息公开的行政诉讼2件，其中1件尚在审理。'] },
  },
  'a stock of documents that twenty new ones made twenty times as large': {
    cells: { normative_docs_made: 20, normative_docs_in_force: 21 },
    before: { normative_docs_made: 18, normative_docs_in_force: 1 },
    text: one('本年制发行政规范性文件20件。'),
  },
};
