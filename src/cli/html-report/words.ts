import { isFormula } from '../../export/csv.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import { html, type Markup } from '../../web/views/markup.ts';
import { tame } from '../wrap.ts';

/** Chinese, then English in the smaller letters of a note. */
export function bi(text: Bilingual): Markup {
  if (text.zh === text.en) return html`${text.zh}`;
  return html`<span lang="zh-CN">${text.zh}</span> <span class="en" lang="en">${text.en}</span>`;
}

/** Text of a document: nothing in it can steer the page, and what a spreadsheet would take for a formula stands in quotes. */
export function crawled(text: string): string {
  const tamed = tame(text);
  return tamed.length > 1 && isFormula(tamed) ? `“${tamed}”` : tamed;
}
