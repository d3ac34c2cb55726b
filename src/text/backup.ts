import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of `nianbao backup` and `nianbao restore`. */
export const backup = {
  about: b(
    '把全部数据写入一个文件（含页面上设置的通知目标及其密钥，请妥善保管）',
    'write the whole store into one file (with the secrets of targets that were set on pages: keep it safe)',
  ),
  restoreAbout: b('把备份恢复到空的数据库', 'bring a backup into an empty store'),
  written: b('已备份', 'written'),
  restored: b('已恢复行数', 'rows restored'),
} as const satisfies Record<string, Bilingual>;
