import type { Document, Place } from '../report/document.ts';

/** A line of running text and where it stands. */
export interface TextLine {
  text: string;
  place: Place | null;
}

/** The running text of a document in reading order: paragraphs, and rows of tables that hold one cell only, and long cells (layout tables). */
export function placedLines(document: Document): TextLine[] {
  return document.blocks.flatMap((block) => {
    if (block.t === 'p') return [{ text: block.text, place: block.places[0] ?? null }];
    if (block.t === 'img') return [];
    const filled = new Map<number, number>();
    for (const cell of block.cells) if (cell.text !== '') filled.set(cell.r, (filled.get(cell.r) ?? 0) + 1);
    return block.cells
      .filter((cell) => cell.text.length > 40 || (cell.text.length > 1 && filled.get(cell.r) === 1))
      .map((cell) => ({ text: cell.raw, place: cell.places[0] ?? null }));
  });
}

/** The same without places. */
export function textLines(document: Document): string[] {
  return placedLines(document).map((line) => line.text);
}

/** Text for looking things up: NFKC, without white space, bold marks and zero-width characters. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
}
