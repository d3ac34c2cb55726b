import type { AlertTransition } from '../report/alert.ts';
import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What messages to people are made of. */
export const NOTICE = {
  one: both('年报告警：{what}', 'Annual reports: {what}'),
  many: both('年报告警：{opened}条新增，{resolved}条解除', 'Annual reports: {opened} opened, {resolved} resolved'),
  withReminders: both(
    '年报告警：{opened}条新增，{reminded}条提醒，{resolved}条解除',
    'Annual reports: {opened} opened, {reminded} reminders, {resolved} resolved',
  ),
  digest: both('（汇总）', ' (digest)'),
  remedy: both('处理', 'What to do'),
  left: both('另有 {n} 条未列出', '{n} more are not listed here'),
  open: both('在年报中查看', 'Open in Nianbao'),
  page: both('查看网页', 'The page'),
  again: both('第 {n} 次发送，此前可能已收到', 'attempt {n}; it may have arrived before'),
  id: both('编号', 'id'),
} as const;

/** What happened to an alert. */
export const TRANSITIONS: Readonly<Record<AlertTransition, Bilingual>> = {
  opened: both('新增', 'opened'),
  reopened: both('再次出现', 'reopened'),
  kept: both('仍未解除', 'still open'),
  resolved: both('已解除', 'resolved'),
  reminded: both('仍无人处理', 'still nobody’s'),
  escalated: both('升级', 'escalated'),
  countdown: both('临近期限', 'the deadline is near'),
};

/** The countdown before a deadline; {names} are as many as are named. */
export const COUNTDOWN = {
  message: both(
    '距期限{deadline}还有{days}天，{n}个机构的报告尚未见发布：{names}',
    '{days} days to the deadline {deadline}; the reports of {n} bodies were not seen yet: {names}',
  ),
  remedy: both(
    '提醒各单位按期发布；可用 nianbao coverage --missing 查看明细',
    'remind them; nianbao coverage --missing lists them',
  ),
} as const;
