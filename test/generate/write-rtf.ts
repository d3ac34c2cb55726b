import { rtfBody, rtfFile } from '../read/readers/rtf-of.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedDocument } from './model.ts';
import { withinGb } from './wear.ts';
import type { Written } from './writers.ts';

/** Text as `\u` with a stand-in, or as bytes of the Chinese code page. */
export function writeRtf(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.pick(['unicode', 'bytes'] as const);
  const blocks = document.blocks.map((block) =>
    block.t === 'p'
      ? rtfBody([block.text], [], dialect)
      : rtfBody([], [block.rows.map((row) => row.map(inCodePage))], dialect),
  );
  return { bytes: rtfFile(blocks.join('')), name: 'rtf', dialect, lossy: false };
}

/** The code page has no unbreakable and no invisible blanks. */
function inCodePage(cell: GeneratedCell): GeneratedCell {
  return { ...cell, text: withinGb(cell.text) };
}
