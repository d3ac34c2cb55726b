import { fail, ok } from '../../errors/failure.ts';
import type { Block, Document, Grid } from '../../report/document.ts';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { drawnRows } from '../drawn-rows.ts';
import { makeCell } from '../grid.ts';
import { tidyText } from '../normalise.ts';
import { withoutPageNumbers } from '../page-numbers.ts';
import { rowsOfPipedCells } from '../piped-cells.ts';
import { type NumberedLine, unquotedCells, withQuotedCells } from '../quoted-cells.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

/** Markup and text of more bytes are refused unread. */
export const MOST_PLAIN_BYTES = 8_000_000;
const MAX_CELLS = 100;
/** Editors that cut off blank ends leave characters of no width: a last cell of these does not show that the line is whole. */
const UNSEEN = /^[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+$/;
const LONGEST_LABEL = 60;
/** 三、收到和处理政府信息公开申请情况 between two tables. */
const HEADING = /^[一二三四五六七八九十]{1,3}、.*情况$/;
/** Many times what the longest report has. */
const MAX_CHARACTERS = 1_000_000;
const MAX_LINES = 20_000;
const VERSION = '5';

/**
 * Plain text: lines with tabs (cells of several lines in quotes) or `|`, cells a line closed by `|`, and tables drawn with characters (`│`) become `sequence` grids, everything
 * else paragraphs. A grid row holds exactly the cells that the line holds, so rows may end early; nothing is padded, because a missing cell
 * is not a blank one.
 */
export const textReader: Reader = {
  format: 'text',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'text',
  async read(input) {
    if (input.bytes.length > MOST_PLAIN_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes of text`);
    const declared = declaredCharset(input.contentType, input.bytes);
    const { text, used, replacements } = decodeText(input.bytes, declared);
    if (text.length > MAX_CHARACTERS) return fail('read.too-complex', `${text.length} characters`);
    if (hasMoreLines(text, MAX_LINES)) return fail('read.too-complex', `more than ${MAX_LINES} lines`);
    const document: Document = {
      irVersion: 1,
      format: 'text',
      reader: { name: 'text', version: VERSION },
      encoding: { used, replacements, ...(declared ? { declared } : {}) },
      meta: {},
      blocks: textBlocks(text),
      links: [],
      warnings: replacements > 0 ? [{ code: 'replacement-characters', detail: String(replacements) }] : [],
    };
    return ok(document);
  },
};

interface Line {
  n: number;
  text: string;
  cells: string[] | null;
  by: 'tab' | 'pipe' | null;
}

/** Blocks of a plain text in reading order; places are line numbers from 1. */
export function textBlocks(text: string): Block[] {
  const lines = withQuotedCells(withoutPageNumbers(text).split(/\r\n|[\n\r\f\v\u2028\u2029]/)).map(toLine);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const drawn = drawnRows(lines, i);
    if (drawn) {
      blocks.push(sequenceGrid(drawn.rows.map(asLine), blocks));
      i = drawn.end;
      continue;
    }
    if (!line.cells) {
      const shown = withoutMarkdown(tidyText(line.text));
      if (shown.text) blocks.push({ t: 'p', ...shown, places: [{ path: `line ${line.n}` }] });
      i++;
      continue;
    }
    let end = i + 1;
    while (end < lines.length && (lines[end]!.by === line.by || (line.by === 'pipe' && isOpenCell(lines, end)))) end++;
    if (line.by === 'pipe' && isCutOff(lines, end)) end++;
    blocks.push(...tableBlocks(lines.slice(i, end), blocks));
    i = end;
  }
  return blocks;
}

/** A label whose `|` stands in the next line: the cell goes on there. */
function isOpenCell(lines: readonly Line[], at: number): boolean {
  const text = lines[at]!.text.trim();
  const isLabel = text !== '' && text.length <= LONGEST_LABEL && !HEADING.test(text);
  return isLabel && lines[at]!.cells === null && lines[at + 1]?.text.trim() === '|';
}

/** The text ends within a cell, before its `|`. */
function isCutOff(lines: readonly Line[], at: number): boolean {
  const isLast = lines.slice(at + 1).every(({ text }) => text.trim() === '');
  return isLast && /^\s*[\d,.]+\s*$/.test(lines[at]?.text ?? '') && /\|\s*$/.test(lines[at - 1]!.text);
}

function hasMoreLines(text: string, most: number): boolean {
  const breaks = /\r\n|[\n\r\f\v\u2028\u2029]/g;
  for (let lines = 0; lines < most; lines++) if (!breaks.test(text)) return false;
  return true;
}

function toLine({ text, n }: NumberedLine): Line {
  if (text.trim() === '')
    return {
      n,
      text,
      cells: text.length > 0 && text.includes('\t') ? text.split('\t').slice(0, MAX_CELLS) : null,
      by: text.includes('\t') ? 'tab' : null,
    };
  if (text.includes('\t')) return { n, text, cells: unquotedCells(text).slice(0, MAX_CELLS), by: 'tab' };
  if (isPipeRow(text)) return { n, text, cells: pipeCells(text).slice(0, MAX_CELLS), by: 'pipe' };
  return { n, text, cells: null, by: null };
}

function isPipeRow(text: string): boolean {
  return /^\s*\|/.test(text) || /\|\s*$/.test(text) || /\s\|\s/.test(text);
}

function pipeCells(text: string): string[] {
  const cells = text.split('|');
  if (cells.length > 1 && cells[0]!.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)!.trim() === '') cells.pop();
  return cells;
}

/**
 * A run of table lines, and perhaps the last line of a text that was cut off: a grid, or paragraphs where every line holds one cell only
 * and nothing tells the rows (a table printed cell by cell).
 */
function tableBlocks(run: readonly Line[], before: readonly Block[]): Block[] {
  const filled = (line: Line) => line.cells!.filter((cell) => cell.trim() !== '').length;
  const rows = withoutUnseenEnds(
    run.map((line) => ({ ...line, cells: line.cells ?? [line.text] })).filter((line) => !isRuler(line.cells)),
  );
  if (rows.every((line) => filled(line) <= 1) && !rows.every((line) => line.by === 'tab' && line.cells!.length > 5)) {
    const parted = rows[0]?.by === 'pipe' ? rowsOfPipedCells(rows) : null;
    if (parted) return [sequenceGrid(parted.map(asRow), before)];
    return rows.flatMap((line): Block[] =>
      line.cells!.flatMap((cell): Block[] => {
        const shown = withoutMarkdown(tidyText(cell));
        return shown.text ? [{ t: 'p', ...shown, places: [{ path: `line ${line.n}` }] }] : [];
      }),
    );
  }
  return [sequenceGrid(rows, before)];
}

function asRow(row: readonly { text: string; line: number }[]): Line {
  return asLine({ line: row[0]!.line, cells: row.map(({ text }) => text.trim()) });
}

function asLine({ line, cells }: { line: number; cells: string[] }): Line {
  return { n: line, text: cells.join('|'), cells: cells.slice(0, MAX_CELLS), by: 'pipe' };
}

/** Where some line has a blank end none were cut off, and cells of no width are blank ones as any other. */
function withoutUnseenEnds(rows: readonly Line[]): readonly Line[] {
  if (rows.some(({ cells }) => cells!.length > 1 && cells!.at(-1)!.trim() === '')) return rows;
  return rows.map((line) => {
    const isUnseen = line.by === 'tab' && line.cells!.length > 1 && UNSEEN.test(line.cells!.at(-1)!);
    if (!isUnseen) return line;
    // The blank cells before it do not show it either: they are a cut off end like those of other lines.
    const last = line.cells!.findLastIndex((cell) => cell.trim() !== '' && !UNSEEN.test(cell));
    return { ...line, cells: line.cells!.slice(0, Math.max(last + 1, 1)) };
  });
}

function sequenceGrid(rows: readonly Line[], before: readonly Block[]): Grid {
  const caption = before.findLast((block) => block.t === 'p');
  return {
    t: 'grid',
    rows: rows.length,
    cols: Math.max(...rows.map((row) => row.cells!.length)),
    cells: rows.flatMap((row, r) =>
      row.cells!.map((raw, c) => makeCell(r, c, 1, 1, raw.replaceAll('**', ''), { path: `line ${row.n}` })),
    ),
    source: 'sequence',
    ...(caption ? { caption: caption.text } : {}),
  };
}

/** The rule between head and body of a Markdown table. */
function isRuler(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => /^\s*:?-{3,}:?\s*$/.test(cell));
}

function withoutMarkdown(text: string): { text: string; level?: number } {
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading) return { text: heading[2]!.replaceAll('**', ''), level: heading[1]!.length };
  return { text: text.replaceAll('**', '') };
}
