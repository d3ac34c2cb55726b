import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** The rehearsal of a season. */
export const SEASON = {
  title: both(
    '演练 {season} 年 1–4 月：{agencies} 个虚拟机构，{runs} 次运行，{from} 至 {to} 本系统停机；种子 {seed}。不联网、不发送',
    'rehearsal of January to April {season}: {agencies} invented bodies, {runs} runs, Nianbao down from {from} to {to}; seed {seed}. Nothing is fetched or sent',
  ),
  states: both('各机构状态', 'states'),
  end: both(
    '共 {messages} 条消息（{recipients}）；误报“未发布”{wrong} 次',
    '{messages} messages ({recipients}); wrongly called missing: {wrong}',
  ),
  more: both('… 另 {n} 行', '… {n} more lines'),
} as const;
