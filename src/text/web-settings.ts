import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the settings page. */
export const settings = {
  title: b('设置', 'Settings'),
  lead: b(
    '登记表、通知与判定的设置，访问权限与操作记录。',
    'Registry, messages and judging; access, and who did what.',
  ),
  pages: b('相关页面', 'Pages'),
} as const satisfies Record<string, Bilingual>;
