import type { Bilingual } from '../report/bilingual.ts';

/** Why a report was or was not held against the one named with --previous; {previous} is that one's name. */
export const COMPARISON = {
  compared: { zh: '已与上年报告 {previous} 核对', en: 'held against last year’s report, {previous}' },
  unmatched: {
    zh: '已与 {previous} 核对，但未能确认两份报告是同一机关（{before}／{now}），跨年问题请先核对机关',
    en: 'held against {previous}, though it is not certain that both are of one body ({before} / {now}); look at that first where findings speak of both years',
  },
  not: { zh: '未与 {previous} 核对：{why}', en: 'not held against {previous}: {why}' },
  unreadable: { zh: '该文件未能读取（{title}）', en: 'it could not be read ({title})' },
  'no-report': { zh: '该文件没有可核对的表格（{what}）', en: 'it has no tables to compare ({what})' },
  'this-no-report': { zh: '本文件没有可核对的表格', en: 'this document has no tables to compare' },
  'same-document': { zh: '它与本文件是同一份文件', en: 'it is this very document' },
  'no-year': {
    zh: '年度不明（{before}／{now}），无法确认是上一年',
    en: 'a year is not known ({before} / {now}), so that nobody can tell whether it is the year before',
  },
  'other-year': {
    zh: '该文件是{before}年度的报告，本文件是{now}年度的，须用{wanted}年度的报告',
    en: 'it is of {before} and this one of {now}; the report of {wanted} is needed',
  },
  'other-body': {
    zh: '该文件是{before}的报告，本文件是{now}的',
    en: 'it is of another body, {before}; this one is of {now}',
  },
  unnamed: { zh: '未写明机关', en: 'no body named' },
  unknownYear: { zh: '不明', en: 'unknown' },
  noFindings: {
    zh: '本文件内未发现问题（未作跨年核对）',
    en: 'no findings in this document by itself (the rules across years were not applied)',
  },
  apart: {
    zh: '两份报告不是同一机关的：{before}／{now}',
    en: 'the two reports are of different bodies: {before} / {now}',
  },
  unsure: {
    zh: '未能确认两份报告是同一机关的：{before}／{now}',
    en: 'it is not certain that both reports are of one body: {before} / {now}',
  },
} as const satisfies Record<string, Bilingual>;
