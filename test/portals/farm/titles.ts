import type { Body } from './world.ts';

type Title = (body: Body, year: number) => string;

const CHINESE = '〇一二三四五六七八九';

/** The forms that titles of reports take on real portals. */
export const TITLES = {
  full: ({ name }, year) => `${name}${year}年政府信息公开工作年度报告`,
  yearFirst: ({ name }, year) => `${year}年度${name}政府信息公开工作年度报告`,
  about: ({ name }, year) => `${name}关于${year}年政府信息公开工作的年度报告`,
  brief: ({ name }, year) => `${name}${year}年度信息公开年报`,
  blanks: ({ name }, year) => `${name}${year} 年政府信息公开\n 工作年度报告`,
  nameless: (_, year) => `${year}年政府信息公开工作年度报告`,
  namelessBrief: (_, year) => `${year}年度信息公开年报`,
  nameOnly: ({ name }) => name,
  short: ({ short }, year) => `${short}${year}年政府信息公开工作年度报告`,
  garbled: ({ name }, year) => `${name}${year}年政府信息公开 工作告年度报`,
  affairs: ({ name }, year) => `${name}${year}政务信息公开年报`,
  level: ({ name }, year) => `${name}${year}年政府信息公开年度报告（本级）`,
  linked: (_, year) => `${year}年政府信息公开年报（超链版）`,
  chinese: ({ name }, year) =>
    `${name}${[...String(year)].map((digit) => CHINESE[Number(digit)]).join('')}年政府信息公开工作年度报告`,
  quoted: ({ name }, year) => `《${name}${year}年政府信息公开工作年度报告》`,
  bare: (_, year) => `${year}年年度报告`,
  work: ({ name }, year) => `${name}${year}年政务公开工作报告`,
  chineseDegree: ({ name }, year) =>
    `${[...String(year)].map((digit) => CHINESE[Number(digit)]).join('')}年度${name}政府信息公开工作年度报告`,
  yearless: ({ name }) => `${name}政府信息公开工作年度报告`,
} satisfies Record<string, Title>;

export type TitleForm = keyof typeof TITLES;

export function titleOf(form: TitleForm, body: Body, year: number): string {
  return TITLES[form](body, year);
}

/** What stands in report columns and is no report. */
export const LOOK_ALIKES: readonly Title[] = [
  ({ short }, year) => `${short}${year}年政府网站工作年度报表`,
  ({ name }, year) => `${name}${year}年法治政府建设年度报告`,
  ({ name }, year) => `一图读懂：${name}${year}年政府信息公开工作年度报告`,
  ({ name }, year) => `《${name}${year}年政府信息公开工作年度报告》解读`,
  ({ name }, year) => `${name}政府信息公开指南（${year}年修订）`,
  (_, year) => `关于${year}年政务公开工作要点落实情况的函`,
  ({ name }, year) => `${name}${year}年第二季度政府信息公开情况统计表`,
  ({ name }, year) => `${name}召开${year}年政务公开工作推进会`,
  ({ short }, year) => `关于报送${short}${year}年政府信息公开工作年度报告的通知`,
  ({ name }, year) => `${name}${year}年度部门决算公开`,
  ({ short }, year) => `${short}${year}年政务公开工作总结`,
  ({ name }) => `${name}政府信息公开目录`,
];

/** News and notices: a topic, and what was done about it. */
const TOPICS =
  '优化营商环境 安全生产 森林防火 乡村振兴 招商引资 义务植树 防汛抗旱 文明城市 粮食安全 河长制 就业服务 食品安全'.split(
    ' ',
  );
const DEEDS = [
  '召开{}工作会议',
  '开展{}专项检查',
  '关于做好{}工作的通知',
  '{}工作取得实效',
  '调研{}工作',
  '{}宣传进社区',
];

export function newsTitle(number: number): string {
  const deed = DEEDS[number % DEEDS.length]!;
  return deed
    .replace('{}', TOPICS[Math.floor(number / DEEDS.length) % TOPICS.length]!)
    .concat(number % 3 ? '' : `（第${number}期）`);
}
