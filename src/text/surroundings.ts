import type { Bilingual } from '../report/bilingual.ts';
import type { AnomalyCause } from '../report/surroundings.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Why a rule that needs other reports or other fetches has no verdict. Placeholders: {known}, {owed}. */
export const SURROUNDING_REASONS = {
  noHistory: both('可比的往年数据不足，不作判断', 'too few comparable years, so nothing is said'),
  notCompared: both('尚无其他报告可比', 'there is no other report to compare with'),
  littleText: both('除法定套语外文字太少，不作判断', 'too little text beyond what the form prescribes'),
  oneReport: both('本机关该年度只有这一份报告', 'there is no second report of this body and year'),
  oneContent: both('只见过这一个版本', 'only one content of it was ever seen'),
  noAttachments: both('没有附件或尚未抓取', 'there are no files beside it, or none was fetched yet'),
  notTriedEnough: both(
    '尚未在不同日期试过三次，或为站点拦截、故障',
    'not yet tried three times on two days, or the site refused or failed',
  ),
  noChildren: both('没有可比的下级或部门报告', 'no reports of bodies below it to compare with'),
  scopeUnsaid: both('报告未说明是否汇总下级与部门', 'the report does not say whether it sums up those below it'),
  ownOnly: both('报告仅为本机关（本级）数据', 'the report is of the body itself only'),
  childrenUnknown: both(
    '所属{owed}个单位中只有{known}个的数据可用',
    'the figures of only {known} of {owed} bodies below it are here',
  ),
} as const satisfies Record<string, Bilingual>;

/** Where a second report of the same year stands, and what is otherwise there. Placeholders: {url}, {n}, {list}. */
export const OTHER_REPORT: Bilingual = both(
  '另一份：{url}，有{n}项数据不同（本份 / 另一份）：{list}。',
  'The other one: {url}, with {n} figures otherwise (here / there): {list}.',
);

/** Likely causes of a count that stands out. */
export const COUNT_CAUSES: Readonly<Record<AnomalyCause | 'none', Bilingual>> = {
  none: both('', ''),
  'unit-up': both(
    '疑似单位误填（多乘了一万、一千或一百）。',
    'Probably a slip of the unit (ten thousand, thousand or hundred too many).',
  ),
  'unit-down': both(
    '疑似单位误填（以万、千、百计填报）。',
    'Probably a slip of the unit (given in ten thousands, thousands or hundreds).',
  ),
  'digits-swapped': both('疑似相邻两位数字颠倒。', 'Probably two neighbouring digits changed places.'),
  'digit-dropped': both('疑似漏写一位数字。', 'Probably a digit was left out.'),
  'digit-doubled': both('疑似多写一位数字。', 'Probably a digit was typed twice.'),
  'like-last-year': both('与上年完全相同，疑照抄上年数字。', 'Equal to last year’s, probably copied from there.'),
};

/** Plain words on how unusual a count is. Placeholders: {n}, {one}, {peers}. */
export const ANOMALY_REASONS = {
  own: both(
    '按本机关{n}个可比年度的波动，这样的数偶然出现的机会约为{one}。',
    'Given how much {n} comparable years of this body vary, such a count comes by chance about {one}.',
  ),
  withPeers: both(
    '已计入{peers}个同类机关当年的增减。',
    'The rise or fall of {peers} like bodies that year is allowed for.',
  ),
  repeated: both(
    '多项数据与上年一字不差，偶然如此的机会约为{one}。',
    'Several figures equal last year’s to the digit, which comes by chance about {one}.',
  ),
} as const satisfies Record<string, Bilingual>;
