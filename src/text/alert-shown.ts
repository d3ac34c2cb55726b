import type { Bilingual } from '../report/bilingual.ts';

/** Words of `alerts show`. */
export const ALERT_SHOWN = {
  command: {
    zh: '显示一条告警：依据、处理办法、经过、通知了谁',
    en: 'show one: evidence, what clears it, history, who was told',
  },
  id: { zh: '编号', en: 'id' },
  state: { zh: '状态', en: 'state' },
  assignee: { zh: '负责人', en: 'assignee' },
  seen: { zh: '持续（北京时间）', en: 'seen (Beijing time)' },
  deadline: { zh: '期限', en: 'deadline' },
  looked: { zh: '查看时间', en: 'looked at' },
  page: { zh: '网页', en: 'page' },
  column: { zh: '栏目', en: 'column' },
  visited: { zh: '查看的网页数', en: 'pages looked at' },
  remedy: { zh: '处理办法', en: 'what to do' },
  history: { zh: '经过', en: 'History' },
  told: { zh: '通知', en: 'Told' },
} as const satisfies Record<string, Bilingual>;
