import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { ems, type SetCell, type SetStyle, type SetTable, setTable } from './paper-table.ts';

/** Points between a figure and the rule that it is set tight against. */
const TIGHT = 0.7;

/** A line of text on a page; `x`, `y` are the left end of its baseline in points from the page's top left corner. */
export interface PaperText {
  x: number;
  y: number;
  text: string;
  size: number;
  /** Lies on its side, reading downwards, or is written downwards. */
  turned?: boolean;
  /** Number of the table row that it stands in, for programs that print a row at once. */
  row?: number;
  isFigure?: boolean;
}

/** A piece of a cell on a page. `cut` names the edges at which a page break cut it. */
export interface PaperBox {
  table: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  cut: { top: boolean; bottom: boolean };
}

export interface PaperPage {
  width: number;
  height: number;
  texts: PaperText[];
  boxes: PaperBox[];
}

export interface PaperFormat {
  width: number;
  height: number;
  margin: number;
  /** y at which a page is full. */
  foot: number;
}

/** A part of a table row on a page: which of its text lines stand there. */
interface Strip {
  r: number;
  page: number;
  top: number;
  height: number;
  isHead: boolean;
}

/** Sets a document on pages as a word processor does. */
export class Paper {
  readonly pages: PaperPage[] = [];
  #y = Number.POSITIVE_INFINITY;
  #tables = 0;
  readonly #format: PaperFormat;
  readonly #style: SetStyle;
  readonly #dice: Dice;

  constructor(format: PaperFormat, style: SetStyle, dice: Dice) {
    this.#format = format;
    this.#style = style;
    this.#dice = dice;
  }

  static set(document: GeneratedDocument, format: PaperFormat, style: SetStyle, dice: Dice): PaperPage[] {
    const paper = new Paper(format, style, dice);
    for (const block of document.blocks) {
      if (block.t === 'p') paper.#paragraph(block.text, block.heading);
      else {
        const { margin, width } = format;
        paper.#table(setTable(block, margin, width - 2 * margin, style, dice));
      }
    }
    return paper.pages;
  }

  #page(): PaperPage {
    return this.pages.at(-1)!;
  }

  #newPage(): void {
    const { width, height, margin } = this.#format;
    this.pages.push({ width, height, texts: [], boxes: [] });
    this.#y = margin;
  }

  #paragraph(text: string, heading: boolean): void {
    const { margin, width } = this.#format;
    const size = this.#style.size + 2;
    const perLine = Math.floor((width - 2 * margin) / size);
    let rest = heading ? text : `\u3000\u3000${text}`;
    while (rest !== '') {
      if (this.#y + size * 1.5 > this.#format.foot) this.#newPage();
      let line = '';
      while (rest !== '' && ems(line + rest[0]!) <= perLine) {
        line += rest[0]!;
        rest = rest.slice(1);
      }
      this.#y += size * 1.5;
      const indent = line.length - line.trimStart().length;
      this.#page().texts.push({ x: margin + indent * size, y: this.#y - size * 0.4, text: line.trim(), size });
    }
    this.#y += size * 0.4;
  }

  #table(table: SetTable): void {
    this.#tables++;
    const strips = this.#strips(table);
    const pages = new Set(strips.map((strip) => strip.page));
    for (const cell of table.cells) {
      for (const page of pages) {
        const own = strips.filter((s) => s.page === page && s.r >= cell.r && s.r < cell.r + cell.rs);
        const groups = [own.filter((s) => s.isHead), own.filter((s) => !s.isHead)].filter((list) => list.length > 0);
        for (const group of groups) this.#box(table, cell, group, strips);
      }
      this.#words(table, cell, strips);
    }
    this.#y += this.#style.size;
  }

  /** Where each row of the table comes to lie. */
  #strips(table: SetTable): Strip[] {
    const { foot } = this.#format;
    const { breaks, padding, repeatHeader } = this.#style;
    const strips: Strip[] = [];
    const put = (r: number, height: number, isHead: boolean) => {
      strips.push({ r, page: this.pages.length - 1, top: this.#y, height, isHead });
      this.#y += height;
    };
    const turnPage = () => {
      this.#newPage();
      if (repeatHeader) for (let h = 0; h < table.head; h++) put(h, table.heights[h]!, true);
    };
    if (this.#y > foot) this.#newPage();
    for (const [r, height] of table.heights.entries()) {
      const room = foot - this.#y;
      const isHead = r < table.head;
      if (room >= height) put(r, height, false);
      else if (isHead || breaks === 'between-rows' || room < padding) {
        if (isHead) this.#newPage();
        else turnPage();
        put(r, height, false);
      } else {
        const above = breaks === 'sliced' ? room : Math.max(padding, lineBreak(room, table.leading, padding));
        put(r, above, false);
        turnPage();
        const lines = Math.max(...table.cells.filter((c) => c.r === r && c.rs === 1).map((c) => c.lines.length));
        const below = (lines - Math.max(0, Math.floor((above - padding + 0.1) / table.leading))) * table.leading;
        put(r, Math.max(padding, height - above, below > 0 ? below + 2 * padding : 0), false);
      }
    }
    return strips;
  }

  #box(table: SetTable, cell: SetCell, own: readonly Strip[], all: readonly Strip[]): void {
    const [first, last] = [own[0]!, own.at(-1)!];
    const same = all.filter((s) => !s.isHead && s.r >= cell.r && s.r < cell.r + cell.rs);
    const cut = { top: !first.isHead && same[0] !== first, bottom: !last.isHead && same.at(-1) !== last };
    this.pages[first.page]!.boxes.push({
      table: this.#tables,
      x0: table.xs[cell.c]!,
      x1: table.xs[cell.c + cell.cs]!,
      y0: first.top,
      y1: last.top + last.height,
      cut,
    });
  }

  #words(table: SetTable, cell: SetCell, strips: readonly Strip[]): void {
    const own = strips.filter((s) => s.r >= cell.r && s.r < cell.r + cell.rs);
    for (const page of new Set(own.filter((s) => s.isHead).map((s) => s.page)))
      this.#lines(table, cell, areaOf(own.filter((s) => s.isHead && s.page === page)), cell.lines);
    const body = own.filter((s) => !s.isHead);
    const areas = [...new Set(body.map((s) => s.page))].map((page) => areaOf(body.filter((s) => s.page === page)));
    for (const [area, lines] of this.#share(table, cell, areas)) this.#lines(table, cell, area, lines);
  }

  /** The lines of a cell that was cut, shared among its pieces: as they flow, or where the middle of the whole cell lies. */
  #share(table: SetTable, cell: SetCell, areas: readonly Area[]): [Area, string[]][] {
    const capacity = (area: Area) => Math.max(0, Math.floor((area.height - this.#style.padding + 0.1) / table.leading));
    if (areas.length === 1 || cell.turned) {
      const widest = areas.reduce((a, b) => (b.height > a.height ? b : a));
      return [[widest, cell.lines]];
    }
    if (this.#style.breaks === 'sliced' && cell.lines.length === 1) {
      const total = areas.reduce((sum, area) => sum + area.height, 0);
      const first = areas[0]!.height >= total / 2 && capacity(areas[0]!) > 0;
      return [[first || capacity(areas[1]!) === 0 ? areas[0]! : areas[1]!, cell.lines]];
    }
    let rest = cell.lines;
    return areas.map((area, i) => {
      const count = i === areas.length - 1 ? rest.length : capacity(area);
      const lines = rest.slice(0, count);
      rest = rest.slice(count);
      return [area, lines];
    });
  }

  #lines(table: SetTable, cell: SetCell, area: Area, lines: readonly string[]): void {
    const { size, padding, middle } = this.#style;
    const [x0, x1] = [table.xs[cell.c]!, table.xs[cell.c + cell.cs]!];
    const texts = this.pages[area.page]!.texts;
    if (cell.turned) {
      const x = (x0 + x1) / 2 - size * 0.38;
      texts.push({ x, y: area.top + padding + 1, text: lines[0]!, size, turned: true });
      return;
    }
    const block = lines.length * table.leading;
    const top = area.top + (middle ? Math.max(0, (area.height - block) / 2) : padding);
    for (const [i, text] of lines.entries()) {
      const x = this.#x(cell, text, x0, x1);
      const y = top + i * table.leading + size * 1.02;
      texts.push({ x, y, text, size, row: this.#tables * 1000 + cell.r, isFigure: cell.isFigure });
    }
  }

  #x(cell: SetCell, text: string, x0: number, x1: number): number {
    const { size, padding, figures } = this.#style;
    const width = ems(text) * size;
    const centred = (x0 + x1 - width) / 2;
    if (!cell.isFigure) return cell.isHead ? centred : x0 + padding;
    if (figures === 'left') return x0 + padding;
    if (figures === 'right') return x1 - padding - width;
    if (figures === 'tight') return this.#dice.chance(0.5) ? x0 + TIGHT : x1 - width - TIGHT;
    if (figures === 'over-left') return x0 - 0.12 * size;
    if (figures === 'over-right') return x1 - width + 0.12 * size;
    return centred;
  }
}

interface Area {
  page: number;
  top: number;
  height: number;
}

function areaOf(strips: readonly Strip[]): Area {
  const [first, last] = [strips[0]!, strips.at(-1)!];
  return { page: first.page, top: first.top, height: last.top + last.height - first.top };
}

/** The height of as many whole lines as fit. */
function lineBreak(room: number, leading: number, padding: number): number {
  return Math.floor((room - padding) / leading) * leading + padding;
}
