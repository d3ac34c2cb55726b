/** What the words of a cell are. All take text as `Cell.text` has it: NFKC, no white space, every dash as `-`. */

/** A figure, with a sign, unit or footnote mark, or a mark of a blank, nothing at all too: such a cell is no label. */
export const FIGURE =
  /^(?:[-+↑↓增减加少约共]{0,3}[\d.,]+(?:百?[千万亿]?元|人次|[件条项个次篇人份宗起户期部家例场])?(?:[*※]|[([]注?\d{1,2}[)\]])?|[-/\\|~_]+|[无無]|暂无|不涉及|不适用|[零〇])?$/;
/** A row that names its unit is a row of its own. */
export const UNIT = /^(?:条|件|个|人|人次|次|篇|项|份|元|万元)$/;
const UNREAD_ONLY = /^\ufffd+$/;

/** A figure or a mark of a blank. */
export function isFigure(text: string): boolean {
  return text !== '' && FIGURE.test(text);
}

/** A figure or nothing, or one that cannot be read or of which nobody knows whose it is. */
export function isOfFigure(text: string): boolean {
  return FIGURE.test(text) || UNREAD_ONLY.test(text);
}
