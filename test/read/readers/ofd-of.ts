import type { DemoCell } from '../../../src/demo/report-tables.ts';
import { zipOf } from '../zip-of.ts';

/** Size of the test pages and of their characters in millimetres. */
const WIDTH = 420;
const HEIGHT = 297;
const MARGIN = 20;
const SIZE = 3;
const LINE = 3.6;
const NARROW = /[\u0020-\u007e]/;

/** Drawings of the pages of one document, as elements of OFD. */
class Pages {
  readonly drawn: string[][] = [[]];
  y = MARGIN;

  get objects(): string[] {
    return this.drawn.at(-1)!;
  }

  turn(): void {
    this.drawn.push([]);
    this.y = MARGIN;
  }
}

/** A package of the given pages (each a list of objects) and further parts. */
export function packageOf(
  pages: readonly string[],
  more: Readonly<Record<string, string | Uint8Array>> = {},
  common = '',
): Uint8Array {
  const xmlns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const list = pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/${i}/Content.xml"/>`).join('');
  const parts: Record<string, string | Uint8Array> = {
    'OFD.xml': `<ofd:OFD ${xmlns}><ofd:DocBody><ofd:DocInfo><ofd:Title>标题</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${xmlns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${WIDTH} ${HEIGHT}</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    ...more,
  };
  for (const [i, page] of pages.entries())
    parts[`Doc_0/Pages/${i}/Content.xml`] =
      `<ofd:Page ${xmlns}><ofd:Content><ofd:Layer>${page}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zipOf(parts);
}

/** One line of text beginning at a point; steps between characters are written in runs. */
export function textObject(text: string, x: number, y: number, size = SIZE): string {
  const steps = [...text].slice(0, -1).map((c) => (NARROW.test(c) ? size / 2 : size));
  const runs: string[] = [];
  for (let i = 0; i < steps.length; ) {
    let end = i;
    while (end < steps.length && steps[end] === steps[i]) end++;
    runs.push(end - i > 1 ? `g ${end - i} ${steps[i]}` : `${steps[i]}`);
    i = end;
  }
  const delta = runs.length > 0 ? ` DeltaX="${runs.join(' ')}"` : '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<ofd:TextObject Boundary="${x} ${y} 100 ${size}" Size="${size}"><ofd:TextCode X="0" Y="${0.86 * size}"${delta}>${escaped}</ofd:TextCode></ofd:TextObject>`;
}

/** A rectangle drawn as four lines. */
export function boxObject(x: number, y: number, width: number, height: number): string {
  return `<ofd:PathObject Boundary="${x} ${y} ${width} ${height}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** Paragraphs and tables laid out on pages; `height` is where a page breaks, so that tables go on over pages. */
export function documentOf(
  words: readonly string[],
  tables: readonly (readonly (readonly DemoCell[])[])[],
  height = HEIGHT,
): Uint8Array {
  const pages = new Pages();
  for (const text of words) {
    for (const line of wrap(text, WIDTH - 2 * MARGIN)) {
      if (pages.y + LINE > height - MARGIN) pages.turn();
      pages.objects.push(textObject(line, MARGIN, pages.y));
      pages.y += LINE;
    }
    pages.y += 2 * LINE;
  }
  for (const [i, table] of tables.entries()) {
    pages.objects.push(textObject(`表${i + 1}`, MARGIN, pages.y));
    pages.y += 3 * LINE;
    drawTable(pages, table, height - MARGIN);
    pages.y += 3 * LINE;
  }
  return packageOf(pages.drawn.map((objects) => objects.join('')));
}

interface Placed extends DemoCell {
  r: number;
  c: number;
  lines: string[];
}

function drawTable(pages: Pages, table: readonly (readonly DemoCell[])[], bottom: number): void {
  const { cells, columns } = place(table);
  const width = (WIDTH - 2 * MARGIN) / columns;
  for (const cell of cells) cell.lines = wrap(cell.text, width * cell.cols - 2);
  const heights = table.map((_, r) => {
    const own = cells.filter((cell) => cell.r === r && cell.rows === 1).map((cell) => cell.lines.length);
    return Math.max(1, ...own) * LINE + 2;
  });
  if (pages.y > MARGIN && pages.y + (heights[0] ?? 0) > bottom) pages.turn();
  for (let from = 0; from < table.length; ) {
    let to = from;
    let y = pages.y;
    while (to < table.length && (to === from || y + heights[to]! <= bottom)) y += heights[to++]!;
    const top = (r: number) => pages.y + heights.slice(from, r).reduce((sum, h) => sum + h, 0);
    for (const cell of cells) {
      const r0 = Math.max(from, cell.r);
      const r1 = Math.min(to, cell.r + cell.rows);
      if (r0 >= r1) continue;
      const x = MARGIN + cell.c * width;
      pages.objects.push(boxObject(x, top(r0), cell.cols * width, top(r1) - top(r0)));
      if (r0 !== cell.r) continue;
      for (const [i, line] of cell.lines.entries()) pages.objects.push(textObject(line, x + 1, top(r0) + 1 + i * LINE));
    }
    pages.y = y;
    from = to;
    if (from < table.length) pages.turn();
  }
}

function place(table: readonly (readonly DemoCell[])[]): { cells: Placed[]; columns: number } {
  const taken = new Set<string>();
  const cells: Placed[] = [];
  let columns = 0;
  for (const [r, row] of table.entries()) {
    let c = 0;
    for (const cell of row) {
      while (taken.has(`${r},${c}`)) c++;
      for (let i = r; i < r + cell.rows; i++) for (let k = c; k < c + cell.cols; k++) taken.add(`${i},${k}`);
      cells.push({ ...cell, r, c, lines: [] });
      c += cell.cols;
      columns = Math.max(columns, c);
    }
  }
  return { cells, columns };
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let at = width + 1;
  for (const character of text) {
    const step = NARROW.test(character) ? SIZE / 2 : SIZE;
    if (at + step > width) {
      lines.push('');
      at = 0;
    }
    lines[lines.length - 1] += character;
    at += step;
  }
  return lines;
}
