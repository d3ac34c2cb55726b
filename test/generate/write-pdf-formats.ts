import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { randomPdfStyle, writeRuledPdf } from './write-ruled-pdf.ts';
import type { Written } from './writers.ts';

/** A PDF with ruled tables. */
export function writePdfWithRules(document: GeneratedDocument, dice: Dice): Written {
  const style = randomPdfStyle(dice);
  const dialect = `${style.rules}, ${style.figures}, ${style.runs}, ${style.breaks}, ${style.encoding}`;
  return { bytes: writeRuledPdf(document, style, dice), name: 'pdf', dialect, lossy: false };
}

/** A PDF whose tables have no rules at all: what stands in which column is a matter of places. */
export function writePdfWithoutRules(document: GeneratedDocument, dice: Dice): Written {
  const style = randomPdfStyle(dice, false);
  const dialect = `no rules, ${style.figures}, ${style.runs}, ${style.breaks}`;
  return { bytes: writeRuledPdf(document, style, dice), name: 'pdf', dialect, lossy: true };
}
