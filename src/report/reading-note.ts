/**
 * Notes by which extraction says of a value how it was converted or why it cannot be read. As those of the trust rule (value-note.ts) they
 * are English words that src/text/value-notes.ts has in both languages, and none of them holds `; `.
 */
export const READING_NOTES = {
  gapInFigure: 'white space between digits',
  breakAfterSign: 'a line break after a sign',
  lookalike: 'a sign that only looks like a figure',
  noFigure: 'not a figure',
  dashBefore: 'a dash before the figure',
  tooLarge: 'too large',
  unknownUnit: 'no header names its unit',
  /** Stays reported. */
  footnote: 'footnote mark left out',
  /** Stays reported: +3/-2 is 1. */
  net: 'net of rise and fall',
  tallCell: 'one cell for several rows',
  contradicted: 'given twice, and differently',
  noCell: 'no cell after the label',
  neighbour: 'a neighbouring cell could be meant',
  twoFigures: 'two figures in one cell',
  otherColumn: 'a figure may stand in another column',
  otherOrder: 'the columns stand in another order',
  noHeader: 'no header names its columns',
  otherHeader: 'the header names other columns',
  unreadHeader: 'a column whose name cannot be read',
  headerAboveLabels: 'the name of a column stands above the labels',
  joinedLabel: 'a label put together from two pages',
  repeatedLabel: 'the label stands twice in the form',
  newerRows: 'rows of the form of 2021 stand below it',
  unlabelledRows: 'rows of figures without labels stand elsewhere',
} as const;

/** One of the notes above, or one that speaks of numbers or units; so that nobody writes a note that has no words in both languages. */
export type ReadingNote =
  | (typeof READING_NOTES)[keyof typeof READING_NOTES]
  | ReturnType<typeof cellsForColumns>
  | ReturnType<typeof unfitUnit>
  | ReturnType<typeof convertedUnit>;

/** The row has so many cells for so many columns of the form, and nothing tells which is which. */
export function cellsForColumns(cells: number, columns: number) {
  return `${cells} cells for ${columns} columns` as const;
}

/** An amount of money where the form counts, or the reverse. */
export function unfitUnit(unit: string) {
  return `the unit ${unit} does not fit` as const;
}

/** Stays reported: 万元 where the form has 元. */
export function convertedUnit(from: string, to: string) {
  return `${from} → ${to}` as const;
}
