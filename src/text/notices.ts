import type { AlertTransition } from '../report/alert.ts';
import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What messages to people are made of. */
export const NOTICE = {
  one: both('年报告警：{what}', 'Annual reports: {what}'),
  many: both('年报告警：{parts}', 'Annual reports: {parts}'),
  opened: both('{n}条新增', '{n} opened'),
  reminded: both('{n}条提醒', '{n} {n|reminder|reminders}'),
  passed: both('{n}条出现后又解除', '{n} opened and resolved'),
  resolved: both('{n}条解除', '{n} resolved'),
  unsure: both('{n}条此前可能未送达', '{n} that may not have arrived'),
  fromTo: both('{words}（{opened} 出现，{ended} 解除）', '{words} (opened {opened}, over {ended}, Beijing time)'),
  digest: both('（汇总）', ' (digest)'),
  remedy: both('处理', 'What to do'),
  left: both('另有 {n} 条未列出', '{n} more are not listed here'),
  open: both('在年报中查看', 'Open in Nianbao'),
  page: both('查看网页', 'The page'),
  again: both('第 {n} 次发送，此前可能已收到', 'attempt {n}; it may have arrived before'),
  id: both('编号', 'id'),
} as const;

/** What happened to an alert. */
const TRANSITIONS: Readonly<Record<AlertTransition, Bilingual>> = {
  opened: both('新增', 'opened'),
  reopened: both('再次出现', 'reopened'),
  kept: both('仍未解除', 'still open'),
  resolved: both('已解除', 'resolved'),
  reminded: both('仍无人处理', 'still nobody’s'),
  escalated: both('升级', 'escalated'),
  countdown: both('临近期限', 'the deadline is near'),
  unsure: both('此前可能未送达', 'may not have arrived before'),
};

/** The same, with what opened and ended within one message. */
export const HAPPENED = { ...TRANSITIONS, passed: both('出现后又解除', 'opened and resolved') };

/** A message that asks after another one. */
export const UNSURE = {
  remedy: both(
    '此前的消息两次发送都被打断，是否收到无法确认；如已收到，无需再处理',
    'an earlier message was cut off twice while it was sent, and nobody knows whether it arrived; if it did, nothing is to be done',
  ),
} as const;

/** The countdown before a deadline; {names} are as many as are named. */
export const COUNTDOWN = {
  message: both(
    '距期限{deadline}还有{days}天，{n}个机构的报告尚未见发布：{names}',
    '{days} {days|day|days} to the deadline {deadline}; {n|the report|the reports} of {n} {n|body was|bodies were} not seen yet: {names}',
  ),
  remedy: both(
    '提醒各单位按期发布；可用 nianbao coverage --missing 查看明细',
    'remind them; nianbao coverage --missing lists them',
  ),
} as const;
