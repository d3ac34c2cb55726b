import { UNIT } from './cell-words.ts';

/**
 * How labels, headings and items begin. The patterns differ by what is asked: what surely is a label of the form is told by a narrow one,
 * what surely does not go on with the line before by a wide one.
 */

const LABEL = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|\(\d{1,2}\))./;
const PRINTED_LABEL = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))./;
const PRINTED_ITEM =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|第[一二三四五六七八九十]+[章条节部])/;
const NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十百\d]{1,4}[条项章节部款])/;
const NUMBER_ALONE = /^(?:\d{1,2}[.、]?|[一二三四五六七八九十]{1,3}、?|\([一二三四五六七八九十\d]{1,3}\))$/;
/** Words before a label without a number. */
const BEFORE_LABEL = /^(?:其中|包括)/;

/** 一、… （一）… 1.… (1)…: a numbered label, and words behind its number. `text` as `Cell.text` has it. */
export function beginsLabel(text: string): boolean {
  return LABEL.test(text);
}

/** The same of a line as printed, full-width characters and all; (1) numbers the items of a label. */
export function beginsPrintedLabel(line: string): boolean {
  return PRINTED_LABEL.test(line);
}

/** The number of a heading or of an item: such a line, as printed, never goes on with the one before. */
export function beginsPrintedItem(line: string): boolean {
  return PRINTED_ITEM.test(line);
}

/** Any number of a label, a heading or an article, whatever stands behind it. `text` as `Cell.text` has it. */
export function beginsNumbered(text: string): boolean {
  return NUMBER.test(text);
}

/** A number or words that a label begins with, or the unit of a row of its own. `text` as `Cell.text` has it. */
export function beginsRow(text: string): boolean {
  return beginsNumbered(text) || BEFORE_LABEL.test(text) || UNIT.test(text);
}

/** A number whose label stands elsewhere. `text` as `Cell.text` has it. */
export function isNumberAlone(text: string): boolean {
  return NUMBER_ALONE.test(text);
}
