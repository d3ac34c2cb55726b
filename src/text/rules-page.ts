import type { Bilingual } from '../report/bilingual.ts';

/** By what a kind of rule may demand anything. */
export const CLAUSES: Readonly<Record<string, string>> = {
  identity: '表格的勾稽关系与版式（国办公开办函〔2019〕60号、〔2021〕30号；2014年统计表：国办发〔2014〕32号）',
  of_which: '表格版式：“其中”不大于总数（国办发〔2014〕32号）',
  bound: '由表格各栏含义推出（〔2019〕60号、〔2021〕30号、国办发〔2014〕32号）',
  domain: '表格各栏含义；规章制定权见立法法',
  unit: '表格所注单位（〔2021〕30号）',
  consistency: '由表格各栏含义推出（〔2019〕60号）',
  cross_year: '上年结转＝上年度报告的结转下年度继续办理（〔2019〕60号、〔2021〕30号）',
  parse: '表格应填数字',
  completeness: '格式规定的内容不能遗漏（〔2019〕60号、〔2021〕30号）',
  copy: '内容雷同、敷衍塞责的予以追究（〔2021〕30号）',
  text_table: '内容应当真实、准确（条例第五十条；〔2021〕30号）',
  text_logic: '内容应当真实、准确（条例第五十条；〔2021〕30号）',
  year: '年度报告以公历年度为期（条例第四十九条、第五十条）',
  basis: '依据现行有效文件编制',
  structure: '条例第五十条；〔2019〕60号、〔2021〕30号规定的六个部分',
  content: '条例第五十条',
  timeliness: '条例第四十九条（2018年度及以前：2008年条例第三十一条）',
  format: '条例第二十四条：便于公众检索、查阅、下载',
  privacy: '条例第十五条；个人信息保护法',
  integrity: '条例第六条：及时、准确公开',
  platform: '国办公开办函〔2019〕61号',
  retention: '条例第二十四条；国办公开办函〔2019〕61号',
  crosswalk: '表格版本更换（〔2019〕60号、〔2021〕30号）',
  aggregation: '条例第四十九条第二款：政府的年度报告',
  reasonableness: '供核实，不是错误',
  anomaly: '供核实，不是错误；数字应当真实、准确（条例第五十条）',
};

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const RULES_PAGE = {
  mustHold: both('应当成立', 'must hold'),
  broken: both('不成立时', 'when it does not'),
  clause: both('依据', 'by'),
  passes: both('符合', 'holds'),
  fails: both('不符合', 'fails'),
  sound: both('各项数字相符、各部分齐全的报告', 'a report whose figures agree and whose parts are all there'),
  zeros: both('各项数字均为 0 的报告', 'a report whose every figure is 0'),
  exceptions: both('已知例外', 'known exceptions'),
  clear: both('如何消除', 'what clears it'),
  cased: both('报告本身可见：', 'seen in the report:'),
  person: both('须由了解情况的人判断', 'for a person who knows to say'),
  elsewhere: both('在别处判断', 'judged elsewhere'),
  reader: both('读取时已处理', 'dealt with when reading'),
  seen: both('真实案例', 'seen'),
} as const satisfies Record<string, Bilingual>;

/** Why a rule is not evaluated on a report. */
export const ELSEWHERE_WORDS: Readonly<Record<string, Bilingual>> = {
  coverage: both('按机构和年度判断，作为告警', 'judged by agency and year, told as an alert'),
  diff: both('在两年对比中逐项说明', 'shown item by item in the comparison of two years'),
  years: both('逐年判断：缺哪一年就告哪一年', 'judged year by year: each year without its report is told'),
  'no-column': both(
    '没有找到栏目不能证明没有：该年度记为“未知”，并列出查找经过',
    'that no column was found proves nothing: the year is unknown, with what was searched',
  ),
  whose: both(
    '判断网页属于谁时处理：正文写明的机关和年度为准，说不清的交人确认',
    'a page goes to the body and year that its own words name; where they do not, a person says',
  ),
  look: both('查找凭证列出栏目中不是年报的网页', 'the proof of search lists what stood in the column and is no report'),
  site: both(
    '网站标识码属于别处时存疑；老站普遍没有标签，不作为错误',
    'a site code of another place is doubted; old portals have no tags at all, which is no error',
  ),
  order: both(
    '置顶和分页决定列表顺序，未保存，不评估',
    'pinning and paging order a list; it is not kept and not assessed',
  ),
};
