import type { GridSource } from '../report/document.ts';
import { TRUST_NOTES } from '../report/value-note.ts';

/** What speaks for and against the reading of one figure (or of one blank cell). */
export interface Evidence {
  grid: GridSource;
  /** From characters with positions (PDF, OFD), where the order of a `sequence` is inferred; false for text that has an order. */
  positioned: boolean;
  /** Least certainty of its characters, 0..1; only of pictures. Undefined for blanks. */
  conf?: number | undefined;
  blank: boolean;
  /** The figure is 0: engines share its certainty out among 0, o and O, so that less of it says as much. */
  zero: boolean;
  /** Taken apart from figures printed without a gap, in the one way that makes the total of their row right: that total is no evidence any more. */
  chosen: boolean;
  /** Chosen among so many ways that the total may be met by chance. */
  ofMany: boolean;
  /** In a table without rules: each column of its row has something, and it is the only figure there or most sums of the document hold. */
  whole: boolean;
  /** In a table without rules: other cells of the table could not be read. */
  doubtful: boolean;
  /** Beside a page break that may have parted it: digits of it may stand on the other page. */
  parted: boolean;
  /** Sums of the form in which it takes part and which can be assessed. */
  held: number;
  broken: number;
  /** What an independent second reading found in its place; `none` where there is no such reading. */
  second: 'agrees' | 'differs' | 'none';
  /** Most sums of this document hold: its reading works as a whole. Only asked of pictures. */
  proven: boolean;
}

/** `stated` false: the figure becomes unreadable. `note`: why, or what a reader should know of a stated one. */
export interface Decision {
  stated: boolean;
  note?: (typeof TRUST_NOTES)[keyof typeof TRUST_NOTES];
}

/** Certainty of a picture's characters: enough beside two sums, beside one sum, and where no sum speaks. */
const CONF = { twoSums: 0.7, oneSum: 0.9, noSum: 0.95 } as const;
const CONF_OF_ZERO = { twoSums: 0.7, oneSum: 0.75, noSum: 0.9 } as const;
/** Where the engine gives no certainty. */
const UNKNOWN_CONF = 0.7;

const STATED: Decision = { stated: true };
const refused = (note: Decision['note'] & string): Decision => ({ stated: false, note });
const noted = (note: Decision['note'] & string): Decision => ({ stated: true, note });

/**
 * Whether a figure may be stated. Markup is what its author wrote: always, and a sum that breaks is the report's own. Everything else
 * was inferred: where its sums hold they confirm it; where one breaks, the figure needs another witness (a second reading, or another
 * sum that holds), or it is not stated. docs/decisions/0011 has the reasons.
 */
export function judgeFigure(evidence: Evidence): Decision {
  switch (evidence.grid) {
    case 'markup':
      return STATED;
    case 'rules':
      return judgeRuled(evidence);
    case 'sequence':
      return evidence.positioned ? judgeLine(evidence) : judgeText(evidence);
    case 'alignment':
      return judgeAligned(evidence);
    case 'raster':
      return judgePicture(evidence);
  }
}

/** Cells between drawn lines: the digits are the file's own, only whose cell they are in can be wrong. */
function judgeRuled({ held, broken, second, parted }: Evidence): Decision {
  if (parted && broken > 0 && held === 0) return refused(TRUST_NOTES.brokenSum);
  if (broken === 0) return held === 0 && second === 'differs' ? refused(TRUST_NOTES.differs) : STATED;
  if (second === 'differs') return refused(TRUST_NOTES.differs);
  if (second === 'agrees') return noted(TRUST_NOTES.confirmed);
  return held > 0 ? STATED : noted(TRUST_NOTES.asPrinted);
}

/** Figures in a text that has an order: as many as there are columns, so that a broken sum is mostly the report's own. */
function judgeText({ held, broken, chosen, ofMany }: Evidence): Decision {
  if (ofMany && (held === 0 || broken > 0)) return refused(TRUST_NOTES.manyWays);
  if (broken === 0 || held > 0) return STATED;
  return chosen ? refused(TRUST_NOTES.brokenSum) : noted(TRUST_NOTES.asPrinted);
}

/** Lines of a page without rules: their order and gaps are inferred from positions. */
function judgeLine({ held, broken, chosen, ofMany, second }: Evidence): Decision {
  if (ofMany && (held === 0 || broken > 0)) return refused(TRUST_NOTES.manyWays);
  if (second === 'differs' && (broken > 0 || held === 0)) return refused(TRUST_NOTES.differs);
  if (broken === 0) return STATED;
  if (chosen) return refused(TRUST_NOTES.brokenSum);
  // A second reading finds the same digits on the line, whichever column they stand in.
  return held > broken ? STATED : refused(TRUST_NOTES.brokenSum);
}

/**
 * Columns told by where figures stand: a sum across that holds and one down that breaks is what a wrong column looks like. Where each column
 * has its figure, none can stand in another's; elsewhere what could not be read may be the rest of a figure without a sum.
 */
function judgeAligned({ held, broken, second, whole, doubtful, parted }: Evidence): Decision {
  if (second === 'differs') return refused(TRUST_NOTES.differs);
  if (parted && held === 0 && !whole) return refused(TRUST_NOTES.noSum);
  if (parted && held === 0 && broken > 0) return refused(TRUST_NOTES.brokenSum);
  if (broken === 0) return held === 0 && doubtful && !whole ? refused(TRUST_NOTES.noSum) : STATED;
  if (!whole) return refused(TRUST_NOTES.brokenSum);
  return held > 0 ? STATED : noted(TRUST_NOTES.asPrinted);
}

/** Characters that a machine saw: certain only with a sum beside its own opinion. */
function judgePicture({ held, broken, second, conf = UNKNOWN_CONF, blank, zero, proven }: Evidence): Decision {
  const least = zero ? CONF_OF_ZERO : CONF;
  if (broken > 0 && held === 0) {
    const agreed = second === 'agrees' && conf >= least.noSum;
    return agreed ? noted(TRUST_NOTES.unconfirmed) : refused(TRUST_NOTES.brokenSum);
  }
  if (blank) return STATED;
  if (held > 0) {
    const enough = held > 1 && broken === 0 ? least.twoSums : least.oneSum;
    return conf >= enough ? STATED : refused(TRUST_NOTES.faint);
  }
  return proven && conf >= least.noSum ? noted(TRUST_NOTES.beyondSums) : refused(TRUST_NOTES.noSum);
}
