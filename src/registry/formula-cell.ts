/** Text that a spreadsheet would take for a formula, and the same behind quotes. */
const FORMULA = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/** A cell that no spreadsheet takes for a formula: such text gets a leading `'`. */
export function quoted(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `quoted` was given. */
export function unquoted(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
