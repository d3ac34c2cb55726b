import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The rehearsal of a season. */
export const SEASON = {
  title: both(
    '演练 {season} 年 1–4 月：{agencies} 个虚拟机构，{runs} 次运行，{from} 至 {to} 本系统停机；种子 {seed}。只访问本机的虚拟门户，不发送',
    'rehearsal of January to April {season}: {agencies} invented bodies, {runs} runs, Nianbao down from {from} to {to}; seed {seed}. Only portals on this machine are asked, nothing is sent',
  ),
  quick: both(
    '演练时不经 HTTP 查看门户：同样的判定与通知，数秒完成',
    'in a rehearsal, look without HTTP: the same judging and messages, in a second or two',
  ),
  states: both('各机构状态', 'states'),
  end: both(
    '共 {messages} 条消息（{recipients}）；误报“未发布”{wrong} 次',
    '{messages} messages ({recipients}); wrongly called missing: {wrong}',
  ),
  more: both('… 另 {n} 行', '… {n} more lines'),
} as const;
