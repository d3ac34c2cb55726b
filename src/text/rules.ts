import type { Bilingual } from '../report/bilingual.ts';
import { SURROUNDING_REASONS } from './surroundings.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Added to a finding whose figures stand so in the file, though their cells were inferred. */
export const INFERRED_CELLS = both(
  '（表格无单元格信息，按文字顺序读取，请核对原文。）',
  'The file does not give the cells of this table: please compare with the original.',
);
/** Added to a finding whose figures were read without anything that confirms them. */
export const UNCONFIRMED_FIGURES = both(
  '（有关数字的读取未得到印证，可能是识别问题，请核对原文。）',
  'Nothing confirms how these figures were read, so the fault may be the reading: please compare with the original.',
);
/** Added to a finding for which the report itself gives a reason. Placeholder: {text}. */
export const TOLD_REASON = both(
  '报告写道：“{text}”，是否由此所致，请核对。',
  'The report says: "{text}"; please see whether that is why.',
);

/** What is wrong with a heading or a list. Placeholders: {right}, {others}. */
export const SECTION_FAULTS = {
  misprint: both('标题与格式用语“{right}”差一个字', 'the heading is one character off the prescribed "{right}"'),
  number: both('标题序号应为“{right}”', 'the number of the heading should be {right}'),
  shifted: both(
    '标题序号应为“{right}”，其后{others}个部分的序号同样错开，可能漏了、重了或多了一个部分',
    'the number of the heading should be {right}, and {others} more are off by as much: a part may be missing, printed twice or not of the form',
  ),
  list: both('内“一是、二是……”的序号不连续', 'the numbers of a list (first, second …) do not run on'),
};

/** Why a rule has no verdict. Placeholders: {fields}, {year}. */
export const RULE_REASONS = {
  unreadable: both('有数字未能确定读出：{fields}', 'a figure could not be read with certainty: {fields}'),
  absent: both('报告中没有找到：{fields}', 'not found in the document: {fields}'),
  allBlank: both('全部空白，不作判断', 'all is blank, so nothing is said'),
  blankParts: both('各分项均空白，不作判断', 'the parts are all blank, so nothing is said'),
  blankTotal: both('合计项空白，不作判断', 'the total is blank, so nothing is said'),
  blank: both('有空白单元格，不作判断：{fields}', 'blank cells, so nothing is said: {fields}'),
  noPrevious: both('没有上年报告可比', 'there is no report of the year before'),
  notPreviousYear: both('对比的报告不是上一年度的', 'the other report is not of the year before'),
  noYear: both('报告年度未能确定', 'the report year could not be told'),
  otherTemplate: both('此规则不适用于本报告的表格', 'the rule is not for this generation of the tables'),
  otherTemplateBefore: both('上年报告的表格不同，不可比', 'last year’s tables are another generation'),
  beforeFirstYear: both('此规则自{year}年度起适用', 'the rule holds from report year {year}'),
  noAgencyLevel: both('机构层级未知', 'the kind of body is not known'),
  hasPower: both('本机关有规章制定权', 'the body may make government rules'),
  roundedAmount: both('金额按万元取整为0', 'the amount is rounded to 0 in units of 10,000 yuan'),
  flowAssessable: both('（七）总计已填，由勾稽关系判断', 'item (7) is filled in; the printed identity decides'),
  channelsNotFilled: both('各渠道均未填写', 'no channel is filled in'),
  notUnderstoodRows: both(
    '表中有未能识别的行列，可能是识别问题',
    'the tables hold rows or columns that were not understood',
  ),
  pictured: both('表格可能在未能读出的图片中', 'the tables may stand in pictures that were not read'),
  guessedCells: both(
    '单元格由图片或连排文字推断，请人工核对',
    'the cells were guessed from a picture or running text; look at it',
  ),
  someUnreadable: both('有数字未能确定读出', 'some figures could not be read with certainty'),
  headingInText: both(
    '正文中有此标题字样，可能是识别问题',
    'the heading’s words stand in the text; it may have been missed',
  ),
  noPeriod: both('标题年度或统计期限未能读出', 'the year of the title or the period could not be read'),
  noSections: both('未能识别各部分标题', 'the section headings could not be read'),
  yearInDoubt: both('报告年度有矛盾，先核对年度', 'the report year is in doubt'),
  noNationalForm: both('该年度没有全国统一表格', 'there was no national form for that year'),
  noDate: both('发布日期未知', 'the date of publication is not known'),
  oneDate: both('只有一处日期，无从比较', 'only one place gives a date'),
  migrated: both('网址日期较晚，应为网站迁移所致', 'only the address bears a later day: the page was migrated'),
  notLooked: both('读取时尚无此项检查', 'it was read before this was looked for'),
  notStated: both('正文中没有能确定的有关数字', 'the text states no such figure for certain'),
  rounded: both('正文中的数字是约数', 'the figure in the text is rounded'),
  severalStated: both(
    '正文有几处说法不同，其中一处与表格一致',
    'several sentences differ, and one of them may be what the table counts',
  ),
  otherCount: both('正文的数字可能是另一口径', 'the figure in the text may count otherwise'),
  partStated: both('正文可能只说其中一部分', 'the text may speak of a part only'),
  lastYearBeside: both('另一处可能是供对比的上年数据', 'the other figures may be last year’s, printed for comparison'),
  noLists: both('正文没有可加总的分项', 'the text has no list that can be added up'),
  openList: both('分项可能没有列全', 'the list may not be whole'),
  toldByTitle: both('标题与统计期限的年度不同，另有规则说明', 'another rule tells of the year'),
  founded: both(
    '年内新组建的机关自成立之日起统计',
    'a body that was founded within the year counts from its first day',
  ),
  noTitle: both('标题或年度未能读出', 'title or year could not be read'),
  noTitleForm: both('2018年度及以前标题无统一格式', 'no form was prescribed for titles to 2018'),
  titleInDoubt: both('读到的标题可能不完整', 'the title that was read may not be whole'),
  noAgency: both('机关名称未能读出', 'the body’s name could not be read'),
  noPage: both('没有网页信息可据', 'nothing is known of the page'),
  noAttachment: both('报告不是附件', 'the report is no file beside a page'),
  tooSmall: both('数值太小，不作比较', 'too small to compare'),
  ...SURROUNDING_REASONS,
} as const satisfies Record<string, Bilingual>;

/** Finding about a rule that broke down. Placeholder: {rule}. */
export const RULE_BROKE_DOWN = both(
  '规则{rule}运行出错，未作判断；这不说明报告有问题。',
  'Rule {rule} broke down and says nothing; the report may be fine.',
);

/** Added where a table keeps a row of the form before. */
export const KEPT_ROW_WORDS = both(
  '（“（六）其他处理”仍用2019年格式的一行，2021年格式为三行。）',
  'Item (6), other handling, is the one row of the form of 2019; the form of 2021 has three.',
);
/** Added where only a part of the tables has the columns of the form before. Placeholder: {columns}. */
export const FORM_USED = {
  /** Placeholder: {a}, the form. */
  older: both('仍使用{a}格式表格', 'still uses the form of {a}'),
  newer: both(
    '使用了其后才印发的{a}格式表格（或年度有误）',
    'uses the form of {a}, which came later (or the year is wrong)',
  ),
  /** Placeholders: {a}, {columns}. */
  part: both('的表格中有{a}格式的表头：{columns}', 'has column names of the form of {a} in its tables: {columns}'),
} as const;
/** A change against last year. Placeholder: {n}, with its sign of per cent where it has one. */
export const MORE_THAN_BEFORE = both('增加{n}', '{n} more');
export const LESS_THAN_BEFORE = both('减少{n}', '{n} less');
export const SAME_AS_BEFORE = both('持平', 'the same');
export const NO_SHARE = both('无法计算的比例（上年为0）', 'no share at all (last year was 0)');
/** Behind a figure of the prose where another sentence has that of the table. */
export const OTHER_SENTENCE_AGREES = both('正文另一处与表格一致，请统一。', 'Another sentence agrees with the table.');
/** How many times as much; nothing where it was 0. */
export const TIMES = both('（{n}倍）', ' ({n}x)');
/** A figure that fell: 0倍 says nothing. Placeholder: {n}, per cent. */
export const FELL_BY = both('（减少{n}%）', ' (down by {n}%)');
export const TIMES_EXPECTED = both('，为预计的{n}倍', ': {n} times as much');
export const NO_TIMES = both('', '');

/** No table of any generation was recognised. */
export const ANY_TABLE = both('年度报告规定的表格', 'Tables of the prescribed forms');

/** What is said of a document that shows nothing of a report. */
export const NO_REPORT_AT_ALL = both(
  '文件中没有年度报告的标题和章节，可能不是年度报告。',
  'It shows neither the title nor the headings of a report and may be none.',
);

/** What is said of a document whose title is that of a notice, a guide or another yearly report. */
export const OTHER_TITLE = both(
  '标题是另一种文件的标题，可能不是年度报告。',
  'Its title is that of another kind of document: it may be no report.',
);

/** What is said of a report without tables that names a file with them. Placeholder: {file}. */
export const IN_ATTACHMENT = both(
  '表格可能在附件“{file}”中，请一并检查该附件。',
  'The tables may be in the attachment "{file}": please check it too.',
);

/** What is said of a letter (函告如下). */
export const IS_LETTER = both('正文是一封函，可能不是年度报告。', 'The text is a letter: it may be no report.');

/** Names of the generations of the tables. */
export const TEMPLATE_NAMES = {
  t2014: both('2014年', '2014'),
  t2019: both('2019年（试行）', '2019 (trial)'),
  t2021: both('2021年', '2021'),
} as const;

/** Tables of which TABLE-ALLZERO speaks. */
export const TABLES_IN_FULL = {
  table3: both('表三', 'table 3'),
  table4: both('表四', 'table 4'),
  both: both('表三、表四', 'tables 3 and 4'),
} as const;

/** Names of the printed tables. */
/** All tables together, where messages name one. */
export const ALL_FIGURES = both('本报告', 'The report');

export const TABLE_NAMES = {
  statistics: both('政府信息公开情况统计表', 'Statistics table'),
  table2: both('表二（主动公开政府信息情况）', 'Table 2 (proactive disclosure)'),
  table3: both('表三（收到和处理政府信息公开申请情况）', 'Table 3 (requests)'),
  table4: both('表四（行政复议、行政诉讼情况）', 'Table 4 (reviews and lawsuits)'),
} as const;

/** How messages number the printed tables, by the section of the form that holds them. */
export const SECTION_TABLE: Readonly<Record<string, Bilingual>> = {
  s2_active: both('表二 ', 'Table 2 '),
  s3_requests: both('表三 ', 'Table 3 '),
  s4_review_litigation: both('表四 ', 'Table 4 '),
};

/** Columns of table 3 and the groups and outcomes of table 4. */
export const COLUMN_NAMES: Readonly<Record<string, Bilingual>> = {
  natural_person: both('自然人', 'natural persons'),
  business: both('商业企业', 'businesses'),
  research: both('科研机构', 'research bodies'),
  public_welfare: both('社会公益组织', 'public-welfare organisations'),
  legal_service: both('法律服务机构', 'legal services'),
  other_org: both('其他', 'other organisations'),
  total: both('总计', 'total'),
  upheld: both('结果维持', 'upheld'),
  corrected: both('结果纠正', 'corrected'),
  other: both('其他结果', 'other result'),
  pending: both('尚未审结', 'pending'),
  made: both('本年制发件数', 'made this year'),
  repealed: both('本年废止件数', 'repealed this year'),
  in_force: both('现行有效件数', 'in force'),
  new_made: both('本年新制作数量', 'newly made'),
  new_public: both('本年新公开数量', 'newly public'),
  public_total: both('对外公开总数量', 'public in total'),
  items_prev_year: both('上一年项目数量', 'items last year'),
  items_change: both('本年增/减', 'change this year'),
  decisions: both('处理决定数量', 'decisions'),
  amount: both('采购总金额', 'amount'),
  amount_wanyuan: both('本年收费金额（万元）', 'amount charged (10k yuan)'),
  projects: both('采购项目数量', 'projects'),
};

/** Rows of tables 2, 3 and 4. */
export const ROW_NAMES: Readonly<Record<string, Bilingual>> = {
  regulations: both('规章', 'government rules'),
  normative_docs: both('规范性文件', 'normative documents'),
  licensing: both('行政许可', 'licensing'),
  other_services: both('其他对外管理服务事项', 'other services'),
  penalty: both('行政处罚', 'penalties'),
  coercion: both('行政强制', 'coercive measures'),
  admin_fees: both('行政事业性收费', 'administrative charges'),
  procurement: both('政府集中采购', 'central procurement'),
  review: both('行政复议', 'administrative review'),
  lit_direct: both('未经复议直接起诉', 'direct lawsuits'),
  lit_after_review: both('复议后起诉', 'lawsuits after review'),
  req_new: both('本年新收政府信息公开申请数量', 'new requests'),
  req_carried_in: both('上年结转政府信息公开申请数量', 'carried in from last year'),
  res_granted: both('予以公开', 'granted'),
  res_partial: both('部分公开', 'partly granted'),
  res_denied_state_secret: both('属于国家秘密', 'denied: state secret'),
  res_denied_law_forbidden: both('其他法律行政法规禁止公开', 'denied: forbidden by law'),
  res_denied_security_stability: both('危及“三安全一稳定”', 'denied: security or stability'),
  res_denied_third_party: both('保护第三方合法权益', 'denied: third-party interests'),
  res_denied_internal_affairs: both('属于三类内部事务信息', 'denied: internal affairs'),
  res_denied_process_info: both('属于四类过程性信息', 'denied: process information'),
  res_denied_enforcement_file: both('属于行政执法案卷', 'denied: enforcement file'),
  res_denied_admin_query: both('属于行政查询事项', 'denied: administrative query'),
  res_unable_not_held: both('本机关不掌握相关政府信息', 'unable: not held'),
  res_unable_needs_creation: both('没有现成信息需要另行制作', 'unable: would have to be created'),
  res_unable_unclear: both('补正后申请内容仍不明确', 'unable: still unclear'),
  res_rejected_petition: both('信访举报投诉类申请', 'not processed: petition or complaint'),
  res_rejected_duplicate: both('重复申请', 'not processed: duplicate'),
  res_rejected_publication: both('要求提供公开出版物', 'not processed: asks for publications'),
  res_rejected_excessive: both('无正当理由大量反复申请', 'not processed: excessive'),
  res_rejected_reconfirm: both('要求行政机关确认或重新出具已获取信息', 'not processed: asks for reconfirmation'),
  res_other: both('其他处理', 'other handling'),
  res_other_no_correction: both('申请人无正当理由逾期不补正', 'other: not corrected in time'),
  res_other_fee_unpaid: both('申请人逾期未按收费通知要求缴纳费用', 'other: fee not paid'),
  res_other_misc: both('其他处理·其他', 'other: rest'),
  res_total: both('（七）总计', '(7) total'),
  req_carried_out: both('结转下年度继续办理', 'carried out to next year'),
};
