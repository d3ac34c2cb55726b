import type { Bilingual } from '../report/bilingual.ts';
import type { LeftOut, LeftOutCode } from '../report/left-out.ts';

const WORDS: Readonly<Record<LeftOutCode, Bilingual>> = {
  'read-from-archive': { zh: '读的是其中的文件', en: 'the file inside that was read' },
  'tracked-changes': {
    zh: '有未接受的修订，按全部接受后的样子读取；发布前请接受或拒绝',
    en: 'tracked changes were read as accepted; accept or reject them before publishing',
  },
  'hidden-sheet-dropped': { zh: '隐藏的工作表未读', en: 'hidden sheets were not read' },
  'hidden-row-dropped': { zh: '隐藏的行未读', en: 'hidden rows were not read' },
  'hidden-column-dropped': { zh: '隐藏的列未读', en: 'hidden columns were not read' },
  'embedded-object': {
    zh: '嵌入的对象（如 Excel 工作表）未读，请改为文档自身的表格',
    en: 'embedded objects (as sheets of Excel) were not read; make them tables of the document itself',
  },
  'attached-file': {
    zh: '附在 PDF 里的文件未读，请单独检查',
    en: 'files attached to the PDF were not read; check them on their own',
  },
  'drawing-not-read': { zh: '工作表上的图形、文本框未读', en: 'drawings and text boxes on sheets were not read' },
};
const MOST_PLACES = 5;

/** One sentence: what was left out, and where. */
export function leftOutWords({ code, places }: LeftOut): Bilingual {
  const { zh, en } = WORDS[code];
  if (places.length === 0) return { zh, en };
  const rest = places.length - MOST_PLACES;
  const list = (separator: string, more: string) =>
    places.slice(0, MOST_PLACES).join(separator) + (rest > 0 ? more : '');
  return { zh: `${zh}：${list('、', `等${places.length}处`)}`, en: `${en}: ${list(', ', ` and ${rest} more`)}` };
}
