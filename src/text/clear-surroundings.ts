import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });
const MASK = b(
  '立即在网页和附件中删去或遮盖该号码；确为公开的办公号码的，标明用途。',
  'Take the number off the page and its files at once, or cover it; if it is an office’s public number, say so.',
);

/** What clears a finding that rests on other reports, other fetches or numbers of persons. */
export const CLEAR_SURROUNDINGS: Readonly<Record<string, Bilingual>> = {
  'D-PII-ID': MASK,
  'D-PII-BANK': MASK,
  'D-PII-MOBILE': MASK,
  'D-COPY-LASTYEAR': b('按本年实际情况重写正文。', 'Write the text anew from what happened this year.'),
  'D-COPY-PEER': b('按本机关实际情况重写雷同的段落。', 'Write the shared passages anew from what the body itself did.'),
  'D-GENERIC': b('写入本机关的具体工作、数据和文件。', 'Name what the body itself did, with figures and documents.'),
  'D-SILENT-REVISION': b('在页面上注明更正时间、内容和原因。', 'Say on the page what was changed, when and why.'),
  'D-CORRECTED': b('无须处理；请以更正后的版本为准。', 'Nothing is to be done: the corrected version counts.'),
  'D-DUPLICATE': b(
    '只保留一份，或在页面上注明哪一份为准、为何更正。',
    'Keep one of them, or say on the page which counts and why it was corrected.',
  ),
  'D-ATTACH-DEAD': b('重新上传附件或更正链接。', 'Upload the file again or correct the link.'),
  restated: b('核对更正是否已在页面上说明。', 'Make sure that the page says that the figure was corrected.'),
  sum_children: b(
    '核对汇总范围与各单位数据；口径不同的，在报告中写明。',
    'Check what is summed up and each body’s figures; say so where they count otherwise.',
  ),
  ge_child: b('核对汇总数是否漏报所属单位。', 'Check whether a body was left out of the sum.'),
  count_anomaly: b(
    '对照原始台账核对该数；属实的，在报告中说明原因。',
    'Check the figure against the records; explain it in the report if it is right.',
  ),
};
