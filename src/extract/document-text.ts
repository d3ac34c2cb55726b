import type { Cell, Document, Place } from '../report/document.ts';
import { simplify } from '../report/simplify.ts';

/** A line of running text and where it stands. */
export interface TextLine {
  text: string;
  place: Place | null;
}

/** What a portal's box over the article says of it, label and value in a cell or line of their own: 发布机构, 生成日期/有效期, 标题. */
const ENTRIES: readonly (readonly [label: string, value: string])[] = [
  [
    '(?:信息)?(?:发布|发文|成文|生成|公开|印发|上传)(?:日期|时间)(?:/有效期)?:?',
    '20\\d\\d[年./-]\\d{1,2}[月./-]\\d{1,2}[^至到~—]{0,20}',
  ],
  [
    '(?:信息)?(?:发布|发文|公开|责任)(?:机构|单位|机关|主体):?',
    '[\\u3400-\\u9fff（）()、]{2,40}(?<!报告|年报|日期|时间|文号|索引号)',
  ],
  ['(?:标题|標題|名称|名稱):?', '.{8,70}(?:报告|年报|報告|年報)'],
];
/** Most cells and lines are no entry, and are not looked at closely. */
const HINT = /日\s*期|时\s*间|机\s*构|单\s*位|机\s*关|主\s*体|[标標]\s*[题題]|名\s*[称稱]/;
const APART = ENTRIES.map(([label, value]) => new RegExp(`^${label}\\n${value}$`));
const TOGETHER = ENTRIES.map(([label, value]) => new RegExp(`^${label}${value}$`));

/**
 * The running text of a document in reading order: paragraphs, and rows of tables that hold one cell only, and long cells (layout tables). The
 * entries of the box over an article are a line each.
 */
export function placedLines(document: Document): TextLine[] {
  return joinedEntries(
    document.blocks.flatMap((block) => {
      if (block.t === 'p') return [{ text: block.text, place: block.places[0] ?? null }];
      if (block.t === 'img') return [];
      const filled = new Map<number, number>();
      for (const cell of block.cells) if (cell.text !== '') filled.set(cell.r, (filled.get(cell.r) ?? 0) + 1);
      return block.cells
        .filter((cell, i) => {
          const isEntry = isPair(cell, block.cells[i + 1]) || isPair(block.cells[i - 1], cell);
          const isWhole = HINT.test(cell.raw) && TOGETHER.some((entry) => entry.test(plain(cell.raw)));
          return isEntry || isWhole || cell.text.length > 40 || (cell.text.length > 1 && filled.get(cell.r) === 1);
        })
        .map((cell) => ({ text: cell.raw, place: cell.places[0] ?? null }));
    }),
  );
}

function isPair(label: Cell | undefined, value: Cell | undefined): boolean {
  return label !== undefined && label.r === value?.r && isEntry(label.raw, value.raw);
}

function isEntry(label: string, value: string): boolean {
  if (!HINT.test(label)) return false;
  const words = `${plain(label)}\n${plain(value)}`;
  return APART.some((entry) => entry.test(words));
}

/** 发布日期 and 2024-01-12, each on its line, are one entry. */
function joinedEntries(lines: readonly TextLine[]): TextLine[] {
  return lines.flatMap((line, i) => {
    const [before, after] = [lines[i - 1], lines[i + 1]];
    if (before && isEntry(before.text, line.text)) return [];
    if (!after || !isEntry(line.text, after.text)) return [line];
    return [{ text: `${line.text.trim().replace(/[:：]$/, '')}：${after.text}`, place: line.place }];
  });
}

/** The lines of `placedLines` without their places. */
export function textLines(document: Document): string[] {
  return placedLines(document).map((line) => line.text);
}

/** Text for looking things up: NFKC, without white space and zero-width characters. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
}

/** The same in simplified characters. */
export function plainSimplified(text: string): string {
  return simplify(plain(text));
}

/** The lines of `placedLines` for looking things up: plain and in simplified characters. */
export function plainLines(document: Document): TextLine[] {
  return placedLines(document).map(({ text, place }) => ({ text: plainSimplified(text), place }));
}
