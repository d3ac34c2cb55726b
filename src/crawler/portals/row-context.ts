import { namesBody } from '../report-title.ts';

/** One piece of a row's text outside its links. */
export interface RowPiece {
  /** Number of the table's cell that it stands in, 0 for the first; -1 outside a table. */
  cell: number;
  words: string;
}

/** A row of a page (`tr`, `li`, `dl`) with what stands in it beside its links. */
export interface RowContext {
  pieces: RowPiece[];
  /** Words of its links that say something of their own. */
  titled: number;
  /** The first row of the table that it belongs to; null for itself and outside a table. */
  head: RowContext | null;
}

export const ROWS: readonly string[] = ['tr', 'li', 'dl'];
/** A row of a list is no longer; a layout table may be. */
const MAX_PIECES = 40;

/** Notes words of a cell, 300 characters at most; what goes beyond the most pieces of a row is left out. */
export function addPiece(row: RowContext, cell: number, words: string): void {
  if (row.pieces.length < MAX_PIECES && words !== '') row.pieces.push({ cell, words: words.slice(0, 300) });
}

const SAYS_NOTHING =
  /^[[(（【]?(点击)?(查看|下载|详情|详细|浏览|阅读|打开|预览|附件|正文|全文|链接|进入|PDF|WORD|DOCX?|HTML|图片|√|✓|●|○|>>|»|\.{2,}(?!\.))+(全文|详情|原文|文件|附件|报告|页面|年报)?[\])）】]?$/i;

/** True for the words of a link that do not say where it leads: 查看, 下载, PDF, a tick, nothing at all. */
export function saysNothing(words: string): boolean {
  const bare = words.replace(/\s/g, '');
  return bare === '' || SAYS_NOTHING.test(bare);
}

const YEAR_ONLY = /^[(（]?20\d{2}年?度?[)）]?$/;
const NO_TITLE = /^[\d\s年月日时分:.\-/[\]()（）【】|·•]*$/;

/**
 * What a link that says nothing itself stands for, by its row: the longest words beside it; in a table of bodies and years the
 * name at the head of its row and the year at the head of its column. Empty where the row tells nothing, or has a better link.
 */
export function titleByRow(row: RowContext, cell: number): string {
  if (row.titled > 0) return '';
  const words = row.pieces.filter((piece) => piece.cell !== cell || cell < 0).map((piece) => piece.words);
  const year = row.head?.pieces.find((piece) => piece.cell === cell)?.words.replace(/\s/g, '') ?? '';
  const titles = words.filter((text) => !NO_TITLE.test(text) && !saysNothing(text));
  if (YEAR_ONLY.test(year)) {
    const name = titles.find((text) => namesBody(text.replace(/\s/g, '')));
    return name ? `${name}${year}` : '';
  }
  return titles.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

const LABEL =
  /^(信息|文章|稿件)?(发布|公开|来源|发文|主办|责任|制作|编制|所属|信息来源)(机构|单位|部门|机关|者|主体)?[:：]|^(来源|机构|单位|部门)[:：]/;

/** The body that the row says to have published it: a piece of it that is the name of one and nothing else; null where none or several are. */
export function publisherOf(row: RowContext, title: string): string | null {
  const names = row.pieces.flatMap(({ words }) => {
    const bare = words
      .replace(/\s/g, '')
      .replace(/^[[【(（]|[\])）】]$/g, '')
      .replace(LABEL, '');
    return bare.length >= 3 && bare.length <= 30 && bare !== title && namesBody(bare) ? [bare] : [];
  });
  return new Set(names).size === 1 ? names[0]! : null;
}
