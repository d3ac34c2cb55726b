import { documentOf } from '../read/readers/ofd-of.ts';
import type { Dice } from './dice.ts';
import { raggedFields } from './lost-fields.ts';
import type { GeneratedDocument } from './model.ts';
import type { Written } from './writers.ts';

/** Words on top, then the tables; the page breaks where `height` says, so that tables go on over pages. */
export function writeOfd(document: GeneratedDocument, dice: Dice): Written {
  const height = dice.pick([297, 200, 150]);
  const words = document.blocks.flatMap((block) => (block.t === 'p' ? [block.text] : []));
  const tables = document.blocks.flatMap((block) =>
    block.t === 'table'
      ? [block.rows.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replace(/\n/g, '') })))]
      : [],
  );
  const bytes = documentOf(words, tables, height);
  return { bytes, name: 'ofd', dialect: `${height} mm`, lossy: false, lost: raggedFields(document) };
}
