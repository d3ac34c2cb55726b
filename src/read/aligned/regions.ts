import { linesAround } from './lines-around.ts';
import { LABEL, middle, type TextCell, textOf } from './text-cells.ts';

/** A table of a page by its cells: the words above it, and all others. */
export interface Region {
  header: TextCell[];
  cells: TextCell[];
  /** Where its figures begin: words right of it are headers or remarks. */
  left: number;
  /** Heights at which figures stand, rising. */
  anchors: number[];
  /** What else stands right of `left` on the page. */
  others: TextCell[];
}

/** Figures of a row without label, and rows with label, from which on there is a table. */
const MANY_FIGURES = 5;
const LEAST_ROWS = 2;
/** Share of the rows that may have words behind their figures. */
const MOST_REMARKS = 0.3;
/** Difference of character sizes between a table and the text around it. */
const OTHER_SIZE = 0.08;
/** Characters that are written downwards have lower boxes. */
const SMALLER = 0.14;
/** Height between two rows of one table at most, in parts of the character size. */
const FAR = 16;
/** The same from line to line of what stands between them. */
const MOST_GAP = 2;
/** A heading or a title row, and a page's number. */
const HEADING = /^(?:第[一二三四五六七八九十]+条|[（(]?第[一二三四五六七八九十]+条)/;

/** The tables of a page, top to bottom. */
export function regionsOf(cells: readonly TextCell[]): Region[] {
  const figures = cells.filter(({ kind }) => kind !== 'words');
  const anchors = anchorsOf(figures).filter((anchor) => isRow(anchor, cells));
  return groupsOf(anchors, cells)
    .flatMap((group) => split(group, cells))
    .filter(isTable);
}

interface Anchor {
  y: number;
  figures: TextCell[];
}

function anchorsOf(figures: readonly TextCell[]): Anchor[] {
  const anchors: Anchor[] = [];
  for (const figure of [...figures].sort((a, b) => middle(a) - middle(b))) {
    const last = anchors.at(-1);
    if (last && middle(figure) - last.y < 0.5 * figure.size) last.figures.push(figure);
    else anchors.push({ y: middle(figure), figures: [figure] });
  }
  return anchors;
}

/** Figures beside words to their left, or between the lines of such words, or many of them. */
function isRow({ y, figures }: Anchor, cells: readonly TextCell[]): boolean {
  const last = Math.max(...figures.map(({ x0 }) => x0));
  const words = cells.filter((cell) => cell.kind === 'words' && cell.x1 < last);
  const isBeside = (cell: TextCell) => cell.y0 < y && cell.y1 > y;
  return figures.length >= MANY_FIGURES || words.some(isBeside) || isBetweenLines({ y, figures }, words);
}

/** Left of all its figures are the lines of a label around them. */
function isBetweenLines({ y, figures }: Anchor, words: readonly TextCell[]): boolean {
  const first = Math.min(...figures.map(({ x0 }) => x0));
  const labels = words.filter(({ x1 }) => x1 < first);
  return linesAround(y, labels).length > 0;
}

/** Rows of one table: nothing between them but words of its size. */
function groupsOf(anchors: readonly Anchor[], cells: readonly TextCell[]): Anchor[][] {
  const groups: Anchor[][] = [];
  for (const anchor of anchors) {
    const last = groups.at(-1)?.at(-1);
    const size = anchor.figures[0]!.size;
    const between = last ? cells.filter((cell) => middle(cell) > last.y && middle(cell) < anchor.y) : [];
    const isParted = between.some((cell) => cell.kind === 'words' && isForeign(cell, size));
    const isNear = last && (anchor.y - last.y < FAR * size || isFilled(last.y, anchor.y, cells, size));
    if (last && !isParted && isNear) groups.at(-1)!.push(anchor);
    else groups.push([anchor]);
  }
  return groups;
}

/** Labels of many lines stand between two rows, one line below the other. */
function isFilled(from: number, to: number, cells: readonly TextCell[], size: number): boolean {
  const between = cells.filter(({ kind, y0, y1 }) => kind === 'words' && y1 > from && y0 < to);
  let end = from;
  for (const { y0, y1 } of between.sort((a, b) => a.y0 - b.y0)) {
    if (y0 - end > MOST_GAP * size) return false;
    end = Math.max(end, y1);
  }
  return to - end <= MOST_GAP * size;
}

function isForeign(cell: TextCell, size: number): boolean {
  return cell.size > (1 + OTHER_SIZE) * size || cell.size < (1 - SMALLER) * size;
}

/** A group of rows as tables: one below each header. */
function split(group: readonly Anchor[], cells: readonly TextCell[]): Region[] {
  const size = group[0]!.figures[0]!.size;
  const [top, bottom] = [group[0]!.y, group.at(-1)!.y];
  const foreign = cells.filter((cell) => isForeign(cell, size));
  const above = Math.max(top - FAR * size, ...foreign.filter((cell) => middle(cell) < top).map(middle));
  const below = Math.min(bottom + FAR * size, ...foreign.filter((cell) => middle(cell) > bottom).map(middle));
  const own = cells.filter((cell) => !isForeign(cell, size) && middle(cell) > above && middle(cell) < below);
  const heads = headersOf(own, group, size);
  const regions: Region[] = [];
  for (const [i, head] of heads.entries()) {
    const next = heads[i + 1];
    const from =
      head.cells.length > 0 ? Math.max(...head.cells.map((cell) => cell.y1)) - 0.3 * size : Number.NEGATIVE_INFINITY;
    const to = next ? Math.min(...next.cells.map((cell) => cell.y0)) : Number.POSITIVE_INFINITY;
    const rows = group.filter(({ y }) => y > from && y < to);
    if (rows.length === 0) continue;
    const left = leftOf(rows, own);
    const anchors = rows.map(({ y }) => y);
    const body = own.filter(
      (cell) => middle(cell) > from && middle(cell) < to && !heads.some((one) => one.cells.includes(cell)),
    );
    const kept = withoutText(body, anchors, left, size);
    // Without labels the first figure stands at the left edge, and so do its further lines.
    const isRight = ({ kind, x1 }: TextCell) => x1 > left + (kind === 'figure' ? 0.3 : 1) * size;
    const others = cells.filter((cell) => isRight(cell) && !kept.includes(cell));
    regions.push({ header: head.cells, cells: kept, left, anchors, others });
  }
  return regions;
}

function leftOf(group: readonly Anchor[], cells: readonly TextCell[]): number {
  const firsts = group.flatMap(({ y, figures }) => {
    const words = cells.filter(({ kind }) => kind === 'words');
    const level = words.filter((cell) => cell.y0 < y && cell.y1 > y);
    const nearest = Math.min(...figures.map(({ x0 }) => x0));
    const beside =
      level.length > 0
        ? level
        : linesAround(
            y,
            words.filter(({ x1 }) => x1 < nearest),
          );
    const label = beside.filter((cell) => figures.some((figure) => figure.x0 > cell.x1 - 1));
    if (label.length === 0) return figures.length >= MANY_FIGURES ? [Math.min(...figures.map(({ x0 }) => x0))] : [];
    const first = Math.min(...label.map(({ x1 }) => x1));
    const right = figures.filter((figure) => figure.x0 > first - 1 && !isAtEdge(figure, cells));
    return right.length === 0 ? [] : [Math.min(...right.map(({ x0 }) => x0))];
  });
  return Math.min(...firsts) - 1;
}

/** Where labels begin, a number is a part of one. */
function isAtEdge(figure: TextCell, cells: readonly TextCell[]): boolean {
  const labels = cells.filter((cell) => cell.kind === 'words' && Math.abs(cell.x0 - figure.x0) < 0.3 * figure.size);
  const hasFigures = (label: TextCell) =>
    cells.some(
      (cell) => cell.kind === 'figure' && cell.x0 > label.x1 - 1 && middle(cell) > label.y0 && middle(cell) < label.y1,
    );
  return labels.filter(hasFigures).length > 1;
}

interface Head {
  cells: TextCell[];
}

/** The headers of a group: words above figures, with what stands beside them; one without words where the first is missing. */
function headersOf(own: readonly TextCell[], group: readonly Anchor[], size: number): Head[] {
  const above = own.filter((cell) => isAbove(cell, own, group) && !HEADING.test(textOf(cell)));
  const heads: Head[] = [];
  for (const cell of [...above].sort((a, b) => a.y0 - b.y0)) {
    const last = heads.at(-1);
    const end = last ? Math.max(...last.cells.map(({ y1 }) => y1)) : 0;
    const isParted =
      group.some(({ y }) => y > end - 0.3 * size && y < cell.y0 + 0.3 * size) ||
      own.some((label) => isBetween(label, end, cell, size) && own.some((other) => isBeside(other, cell, label)));
    if (last && !isParted) last.cells.push(cell);
    else heads.push({ cells: [cell] });
  }
  for (const head of heads) {
    const [y0, y1] = [Math.min(...head.cells.map((cell) => cell.y0)), Math.max(...head.cells.map((cell) => cell.y1))];
    const beside = own.filter(
      (cell) =>
        cell.kind !== 'figure' &&
        !head.cells.includes(cell) &&
        middle(cell) > y0 - size &&
        middle(cell) < y1 &&
        cell.y1 > y0,
    );
    head.cells.push(
      ...beside.filter((cell) => !HEADING.test(textOf(cell)) && !group.some(({ y }) => y > cell.y0 && y < cell.y1)),
    );
  }
  const first = group[0]!.y;
  if (heads.length === 0 || heads[0]!.cells.every((cell) => cell.y0 > first)) heads.unshift({ cells: [] });
  return heads;
}

/** A label between the rows of two headers: below one and above the other. */
function isBetween(label: TextCell, end: number, cell: TextCell, size: number): boolean {
  return label.x1 < cell.x0 && label.y0 > end - 0.1 * size && label.y1 < cell.y0 + 0.1 * size;
}

/** Words left of a header's, as each header has them once. */
function isBeside(other: TextCell, cell: TextCell, label: TextCell): boolean {
  return other !== label && other.x1 < cell.x0 && other.x0 < label.x1 && other.y0 < cell.y1 && other.y1 > cell.y0;
}

/** Words right of the labels, over figures of the next row, where no figures stand beside them. */
function isAbove(cell: TextCell, own: readonly TextCell[], group: readonly Anchor[]): boolean {
  if (cell.kind !== 'words' || group.some(({ y }) => y > cell.y0 && y < cell.y1)) return false;
  const next = group.find(({ y }) => y > cell.y1 - cell.size / 2);
  if (!next) return false;
  const last = Math.max(...group.flatMap(({ figures }) => figures.map(({ x1 }) => x1)));
  const first = Math.max(...next.figures.map(({ x0 }) => x0));
  const words = own.filter((other) => other.kind === 'words' && other.x1 < first + 1);
  const beside = words.filter((other) => other.y0 < next.y && other.y1 > next.y);
  const lines = linesAround(next.y, words);
  if (lines.includes(cell) && beside.every(({ x1 }) => x1 < cell.x0 + 1)) return false;
  const labels = beside.length > 0 ? beside : lines;
  return cell.x0 < last && labels.every((label) => cell.x0 > label.x1 - 1);
}

/** Labels above the first and below the last row belong to the table where they follow row by row at its edge; other words do not. */
function withoutText(body: readonly TextCell[], anchors: readonly number[], left: number, size: number): TextCell[] {
  const isIn = (cell: TextCell) => cell.y1 > anchors[0]! - size / 2 && cell.y0 < anchors.at(-1)! + size / 2;
  const edges = body.filter((cell) => isIn(cell) && cell.kind === 'words' && cell.x0 < left).map(({ x0 }) => x0);
  const isLabel = (cell: TextCell) =>
    cell.kind === 'words' &&
    cell.x1 < left + size &&
    (edges.some((x) => Math.abs(x - cell.x0) < 0.3 * size) || LABEL.test(textOf(cell).trim())) &&
    !HEADING.test(textOf(cell));
  const kept = body.filter(isIn);
  for (const way of [1, -1]) {
    const sorted = [...body].filter((cell) => !kept.includes(cell)).sort((a, b) => way * (middle(a) - middle(b)));
    const end = () => (way === 1 ? Math.max(...kept.map(({ y1 }) => y1)) : Math.min(...kept.map(({ y0 }) => y0)));
    for (const cell of sorted) {
      const gap = way === 1 ? cell.y0 - end() : end() - cell.y1;
      if (gap < -size / 2) continue;
      if (!isLabel(cell) || gap > 4 * size) break;
      kept.push(cell);
    }
  }
  return kept.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

/** Sentences go on behind their figures. */
function isProse({ cells, anchors, others, left }: Region): boolean {
  const words = [...cells, ...others].filter(({ kind }) => kind === 'words');
  // Numbers of rows stand before their labels.
  const figures = cells.filter((cell) => cell.kind === 'figure' && cell.x0 >= left);
  const goesOn = (y: number) => {
    const first = Math.min(...figures.filter((cell) => cell.y0 < y && cell.y1 > y).map(({ x1 }) => x1));
    return words.some((cell) => cell.y0 < y && cell.y1 > y && cell.x0 > first - 1);
  };
  return anchors.filter(goesOn).length > MOST_REMARKS * anchors.length;
}

function isTable(region: Region): boolean {
  const { header, cells, anchors, left } = region;
  if (isProse(region)) return false;
  const figures = cells.filter(({ kind }) => kind === 'figure').length;
  const labels = cells.filter((cell) => cell.kind === 'words' && cell.x0 < left).length;
  return (
    figures >= MANY_FIGURES ||
    (anchors.length >= LEAST_ROWS && labels >= LEAST_ROWS) ||
    (header.length >= 2 && labels > 0)
  );
}
