import type { Dice } from '../generate/dice.ts';

const WHO = ['我局', '本机关', '办公室', '各科室', '信息中心', '政务服务大厅', '法规科', '局党组'];
const DID = [
  '组织',
  '开展',
  '完善',
  '印发',
  '修订',
  '举办',
  '梳理',
  '核查',
  '公布',
  '回应',
  '推进',
  '落实',
  '汇总',
  '更新',
];
const WHAT =
  '科技企业培训 市场监管清单 养老服务指南 学校招生政策 河道整治方案 农机补贴名单 食品抽检结果 住房保障信息 道路施工公告 环评审批事项 就业援助措施 文物保护名录 防汛应急预案 税费优惠解读 预算决算说明 信用修复流程'.split(
    ' ',
  );
const HOW =
  '按月公开 逐项整改 邀请群众参加 设立专栏 通过微信推送 专人负责 限期答复 上门宣传 编印手册 现场答疑 纳入考核 请第三方评估 对照目录自查 会同司法局审核 在报纸刊登 送达村居'.split(
    ' ',
  );

/** Sentences of a report's first and fifth section; two calls have little in common. */
export function writeProse(dice: Dice, sentences: number): string {
  return Array.from({ length: sentences }, () => {
    const [a, b] = [dice.pick(WHAT), dice.pick(WHAT)];
    return `${dice.pick(WHO)}${dice.pick(DID)}${a}${dice.int(2, 900)}项，${dice.pick(HOW)}，并${dice.pick(DID)}${b}，${dice.pick(HOW)}${dice.int(1, 60)}次`;
  }).join('。');
}

/** The text with a share of its sentences written anew. */
export function edited(dice: Dice, text: string, share: number): string {
  return text
    .split('。')
    .map((sentence) => (dice.chance(share) ? writeProse(dice, 1) : sentence))
    .join('。');
}
