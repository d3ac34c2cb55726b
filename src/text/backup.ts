import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of `nianbao backup` and `nianbao restore`. */
export const backup = {
  about: b(
    '把全部数据写入一个文件（含页面上设置的通知目标及其密钥，请妥善保管）',
    'write the whole store into one file (with the secrets of targets that were set on pages: keep it safe)',
  ),
  restoreAbout: b('把备份恢复到空的数据库', 'bring a backup into an empty store'),
  rowsDone: b('已处理行数', 'rows done'),
  written: b('已备份', 'written'),
  restored: b('已恢复行数', 'rows restored'),
  notPacked: b('不是备份文件，或文件不完整', 'it is no backup, or not all of it'),
  notOurs: b('不是年报监测的备份', 'it is no backup of Nianbao'),
  notEmpty: b('库中已有数据（{table}）', 'the store is not empty ({table})'),
  otherVersion: b(
    '由另一版本写成：其表结构为 {theirs}，本版本为 {ours}',
    'made by another version: its tables are {theirs}, ours {ours}',
  ),
  strangeRow: b('有一行不是本程序的数据：{row}', 'no row of ours: {row}'),
  cut: b('文件不完整或被改动：行数与其所记不符', 'the file is cut or changed: the rows are not as many as it says'),
  refused: b('{table} 的一行不能写入：{why}', 'a row of {table} cannot be written: {why}'),
} as const satisfies Record<string, Bilingual>;
