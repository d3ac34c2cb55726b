/** One sum that the form prescribes (一＋二＝三(七)＋四, a row and its 总计, 维持＋纠正＋其他＋未审结＝总计 …), as one report fills it in. */
export interface Sum {
  /** Rule of the catalogue, and which instance of it. */
  rule: string;
  key: string;
  /** Every field that takes part, totals included. */
  fields: string[];
  /** All of them stand in one row of the form. */
  withinRow: boolean;
  /** `open`: a figure of it is absent or unreadable, or its total is blank, so that it says nothing. */
  state: 'held' | 'broken' | 'open';
}
