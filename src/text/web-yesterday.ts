import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of what changed since yesterday. */
export const yesterday = {
  title: b('昨日以来的变化', 'Changed since yesterday'),
  since: b('自 {at}（北京时间）', 'since {at} (Beijing time)'),
  none: b('一天之内没有变化。', 'Nothing changed within a day.'),
  summary: b(
    '状态变化 {states} 项 · 新告警 {opened} 项 · 结束的告警 {ended} 项 · 新报告 {reports} 份 · 内容更新 {versions} 份',
    '{states} {states|state|states} changed · {opened} {opened|alert|alerts} opened · {ended} ended · {reports} new {reports|report|reports} · {versions} changed {versions|content|contents}',
  ),
  states: b('状态变化', 'Changes of state'),
  change: b('变化', 'Change'),
  to: b('变为', 'is now'),
  at: b('判定时间', 'Judged'),
  opened: b('新告警', 'New alerts'),
  reports: b('新报告', 'New reports'),
  newReport: b('首次取得', 'first seen'),
  newVersion: b('内容有更新', 'contents changed'),
  cut: b('列出 {shown} 项，共 {total} 项。', '{shown} of {total} are listed.'),
};
