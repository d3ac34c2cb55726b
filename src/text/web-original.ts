import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the original beside its figures. */
export const original = {
  title: b('{agency} {year} 年度报告原文', 'The original: {agency}, report for {year}'),
  head: b('原文', 'The original'),
  hint: b(
    '点击数字，或将光标移到数字上，原文中的位置即被标出。',
    'Choose a figure: its place in the original is marked.',
  ),
  open: b('单独打开', 'Open by itself'),
  asText: b(
    '存档以本站自己的文字和表格呈现，不含原网页的任何代码。',
    'The kept copy in our own text and tables; none of the page’s own markup is here.',
  ),
  asPages: b(
    '存档的各页，数字所在的单元格已框出。字体未内嵌的文字可能画不出来，可下载原文件核对。',
    'The pages of the kept copy, with the cells of the figures boxed. Writing whose font is not in the file may be missing from the picture; the file can be downloaded.',
  ),
  page: b('第 {page} 页', 'Page {page}'),
  pageImage: b('存档第 {page} 页的图像', 'Picture of page {page} of the kept copy'),
  picture: b('（图片）{alt}', '(picture) {alt}'),
  notShown: b('原文无法显示：{title}', 'The original cannot be shown: {title}'),
  cut: b('（原文太长，其余未显示）', '(the original is longer than what is shown)'),
  unplaced: b('以下数字在此处没有标出位置（{count} 项）', 'Figures whose place is not marked here ({count})'),
  noPlace: b('原文中没有这一项', 'the original has no such figure'),
  inPicture: b('由图片读出：{place}', 'read from a picture: {place}'),
  otherReading: b(
    '此处显示的文字与读取时不同，请重新读取（nianbao reprocess）：{place}',
    'the text here is not as it was when it was read; read it again (nianbao reprocess): {place}',
  ),
  toFigure: b('原文：{label}', 'in the original: {label}'),
} as const satisfies Record<string, Bilingual>;
