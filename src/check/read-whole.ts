import type { Report } from '../report/report.ts';

/** More of the prescribed sections were found than not: otherwise the text was cut, of another make, or read badly. */
export function mostSectionsFound({ sections }: Report): boolean {
  return sections.filter((section) => section.present).length * 2 > sections.length;
}

/** What the heading of each section is about, whatever words it has: 五、政府信息公开存在的问题及改进措施, 六、需要说明的其他事项与附表. */
const ABOUT = ['总体|概述|概况|基本', '主动公开', '申请', '复议|诉讼', '问题|改进', '其他|说明|报告|事项'];
const NUMERALS = '一二三四五六';

/** The words of a section's heading begin a line or follow its number in the running text, though they were not taken for a heading. */
export function headingInText({ prose }: Report, section: { number: number; title: string }): boolean {
  const stem = section.title.slice(0, 4).replace(/[^\p{L}\p{N}]/gu, '.');
  const numbered = new RegExp(`[一二三四五六七八九十\\d][、.．,，:：)）]{1,2}[^。；\\n]{0,4}${stem}`, 'u');
  const alone = new RegExp(`(?:^|\\n)[^\\p{L}\\n]{0,4}${stem}[^。；，,\\n]{0,24}(?:\\n|$)`, 'u');
  const { number } = section;
  const likely = new RegExp(`${NUMERALS[number - 1]}、[^。；;，,、\\n]{0,24}?(?:${ABOUT[number - 1]})`);
  const words = prose.map(({ text }) => text.normalize('NFKC').replace(/[^\S\n]+/g, ''));
  return words.some((text) => numbered.test(text) || alone.test(text) || likely.test(text));
}
