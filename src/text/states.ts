import type { Bilingual } from '../report/bilingual.ts';

/** States that people meet on pages and on the command line, in the same words; pages begin the English ones with a capital. */
export const SEVERITY = {
  critical: { zh: '严重', en: 'critical' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
} as const satisfies Record<string, Bilingual>;

export const ALERT_STATUS = {
  open: { zh: '待处理', en: 'open' },
  acknowledged: { zh: '已确认', en: 'acknowledged' },
  silenced: { zh: '已静默', en: 'silenced' },
  resolved: { zh: '已解决', en: 'resolved' },
} as const satisfies Record<string, Bilingual>;

export const RUN_STATE = {
  pending: { zh: '等待', en: 'pending' },
  running: { zh: '运行中', en: 'running' },
  judging: { zh: '判定中', en: 'judging' },
  done: { zh: '完成', en: 'done' },
} as const satisfies Record<string, Bilingual>;

/** The same words for a page. */
export function capitalised<Name extends string>(words: Readonly<Record<Name, Bilingual>>): Record<Name, Bilingual> {
  const capital = ({ zh, en }: Bilingual): Bilingual => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });
  return Object.fromEntries(Object.entries<Bilingual>(words).map(([name, one]) => [name, capital(one)])) as Record<
    Name,
    Bilingual
  >;
}
