import type { AlertTransition } from '../report/alert.ts';
import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What messages to people are made of. */
export const NOTICE = {
  one: both('年报告警：{what}', 'Annual reports: {what}'),
  many: both('年报告警：{opened}条新增，{resolved}条解除', 'Annual reports: {opened} opened, {resolved} resolved'),
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
};
