import { encodeGb18030 } from '../../src/demo/encode-gb18030.ts';
import { type PdfPage, writePdf } from '../write-pdf.ts';
import type { Dice } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { Paper, type PaperBox, type PaperPage, type PaperText } from './paper.ts';
import { ems, type SetStyle } from './paper-table.ts';

/** How the lines of tables are drawn. */
const RULES = ['long-strokes', 'cell-strokes', 'cell-rects', 'thin-fills', 'double', 'dashed', 'dash-fills'] as const;
const ENCODINGS = ['UniGB-UCS2-H', 'GBK-EUC-H', 'GBKp-EUC-H', 'UniGB-UTF16-H'] as const;

/** How a PDF is written. */
export interface PdfStyle extends SetStyle {
  rules: (typeof RULES)[number] | 'none';
  encoding: (typeof ENCODINGS)[number];
  /** How much one show-text operation prints. */
  runs: 'line' | 'character' | 'row';
  /** Edges that a page break cut have no rule. */
  openBreaks: boolean;
  /** Whole pages lie in form XObjects. */
  forms: boolean;
  rotate: 0 | 90 | 180 | 270;
  /** Pages lie on their side and do not say so. */
  sideways: boolean;
  landscape: boolean;
  pageNumbers: string | null;
  runningTitle: boolean;
  /** Points by which rules miss their place. */
  jitter: number;
  /** Height of a page's text in points: small ones break tables often. */
  body: number;
}

/** A random style; `ruled` false = no rules at all. */
export function randomPdfStyle(dice: Dice, ruled = true): PdfStyle {
  const landscape = dice.chance(0.2);
  const rotate = dice.pick([0, 0, 0, 0, 0, 90, 180, 270] as const);
  const sideways = rotate === 0 && dice.chance(0.08);
  // PDFium misplaces characters that are written downwards on pages that lie on their side.
  const down = rotate === 0 && !sideways ? (['vertical-font'] as const) : [];
  return {
    size: dice.pick([7, 8, 9, 10]),
    padding: dice.pick([1.5, 2, 3, 5]),
    upright: dice.pick(['no', 'no', 'stacked', 'turned', ...down] as const),
    figures: dice.pick([
      'left',
      'centre',
      'centre',
      'right',
      // Figures that stand at either edge of their column are no one's without rules.
      ...(ruled ? (['tight', 'over-left', 'over-right'] as const) : []),
    ] as const),
    middle: dice.chance(0.7),
    breaks: dice.pick(['between-rows', 'in-rows', 'sliced'] as const),
    repeatHeader: dice.chance(0.35),
    uneven: dice.pick([0, 0.2, 0.6]),
    rules: ruled ? dice.pick(RULES) : 'none',
    encoding: dice.pick(ENCODINGS),
    runs: dice.pick(['line', 'line', 'character', 'row'] as const),
    openBreaks: dice.chance(0.4),
    forms: dice.chance(0.15),
    rotate,
    sideways,
    landscape,
    pageNumbers: dice.pick([null, '- # -', '#', '第 # 页', '第#页 共9页', '— # —', '#/9']),
    runningTitle: dice.chance(0.2),
    jitter: dice.pick([0, 0, 0.3]),
    body: dice.pick([200, 300, 420, 480, 700]) + dice.int(0, 60),
  };
}

/** A generated report as a PDF of our own making: non-embedded Chinese font, every kind of rule and page break. */
export function writeRuledPdf(
  document: GeneratedDocument,
  style: PdfStyle,
  dice: Dice,
  damage: (pages: PaperPage[]) => PaperPage[] = (pages) => pages,
): Uint8Array {
  const [width, height] = style.landscape ? [842, 595] : [595, 842];
  const margin = dice.pick([40, 57, 70]);
  const foot = Math.min(margin + style.body, height - 60);
  const pages = damage(Paper.set(document, { width, height, margin, foot }, style, dice));
  const used = { ...style, encoding: encodingFor(pages, style) };
  const contents = pages.map((page, i) => drawPage(page, i + 1, document.title, used, dice));
  return writePdf(
    contents.map((content, i) =>
      pdfPage(style.forms ? `q 0.5 0 0 0.5 0 0 cm /Fm${i + 1} Do Q\n` : content, width, height, style),
    ),
    {
      title: document.title,
      encoding: used.encoding,
      second: `${used.encoding.replace(/-H$/, '')}-V`,
      forms: style.forms ? contents.map((content) => `q 2 0 0 2 0 0 cm\n${content}Q\n`) : [],
    },
  );
}

/** Characters outside GBK ask for an encoding by Unicode. */
function encodingFor(pages: readonly PaperPage[], { encoding }: PdfStyle): PdfStyle['encoding'] {
  try {
    if (encoding.startsWith('GBK')) encodeGb18030(pages.flatMap((page) => page.texts.map(({ text }) => text)).join(''));
    return encoding;
  } catch {
    return 'UniGB-UCS2-H';
  }
}

function pdfPage(content: string, width: number, height: number, { rotate, sideways }: PdfStyle): PdfPage {
  const turn = sideways ? 90 : rotate;
  const matrix = {
    0: '',
    90: `0 1 -1 0 ${height} 0 cm\n`,
    180: `-1 0 0 -1 ${width} ${height} cm\n`,
    270: `0 -1 1 0 0 ${width} cm\n`,
  }[turn];
  const lies = turn === 90 || turn === 270;
  const entries = rotate === 0 ? '' : `/Rotate ${rotate}`;
  const [w, h] = lies ? [height, width] : [width, height];
  return { content: `q ${matrix}${content}Q\n`, width: w, height: h, entries };
}

function drawPage(page: PaperPage, n: number, title: string, style: PdfStyle, dice: Dice): string {
  const up = (y: number) => page.height - y;
  const marks: PaperText[] = [];
  if (style.runningTitle) marks.push({ x: 60, y: 28, text: title, size: 8 });
  if (style.pageNumbers !== null)
    marks.push({
      x: page.width / 2 - 10,
      y: page.height - 30,
      text: style.pageNumbers.replace('#', String(n)),
      size: 9,
    });
  const rules = style.rules === 'none' ? '' : rulesOf(page, style, dice);
  return rules + wordsOf([...page.texts, ...marks], style, up);
}

function wordsOf(texts: readonly PaperText[], style: PdfStyle, up: (y: number) => number): string {
  if (style.runs !== 'row') return texts.map((text) => showText(text, style, up)).join('');
  const rows = new Map<string, PaperText[]>();
  let shown = '';
  for (const text of texts) {
    if (!text.isFigure || text.row === undefined) {
      shown += showText(text, style, up);
      continue;
    }
    const key = `${text.row} ${text.y.toFixed(2)}`;
    rows.set(key, [...(rows.get(key) ?? []), text]);
  }
  for (const row of rows.values()) shown += showRow(row, style, up);
  return shown;
}

/** Figures of a row in one operation, moved apart by numbers in its array, as some programs do. */
function showRow(row: readonly PaperText[], { encoding }: PdfStyle, up: (y: number) => number): string {
  const [first] = row;
  let end = first!.x;
  const parts = row.map(({ x, text, size }) => {
    const gap = ((end - x) / size) * 1000;
    end = x + ems(text) * size;
    return `${gap.toFixed(2)} <${encode(text, encoding)}>`;
  });
  return `BT /F1 ${first!.size} Tf 1 0 0 1 ${first!.x.toFixed(2)} ${up(first!.y).toFixed(2)} Tm [${parts.join(' ')}] TJ ET\n`;
}

function showText(text: PaperText, style: PdfStyle, up: (y: number) => number): string {
  const { size } = text;
  const at = (x: number, y: number) => `${x.toFixed(2)} ${up(y).toFixed(2)}`;
  if (text.turned && style.upright === 'vertical-font')
    return `BT /F2 ${size} Tf 1 0 0 1 ${at(text.x + size * 0.38, text.y)} Tm <${encode(text.text, style.encoding)}> Tj ET\n`;
  if (text.turned)
    return `BT /F1 ${size} Tf 0 -1 1 0 ${at(text.x, text.y)} Tm <${encode(text.text, style.encoding)}> Tj ET\n`;
  const pieces = style.runs === 'character' ? [...text.text] : [text.text];
  let x = text.x;
  return pieces
    .map((piece) => {
      const shown = `BT /F1 ${size} Tf 1 0 0 1 ${at(x, text.y)} Tm <${encode(piece, style.encoding)}> Tj ET\n`;
      x += ems(piece) * size;
      return shown;
    })
    .join('');
}

function encode(text: string, encoding: PdfStyle['encoding']): string {
  if (encoding.startsWith('GBK')) return encodeGb18030(text).toString('hex');
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
}

interface Edge {
  /** Position across, then from and to along the edge. */
  at: number;
  from: number;
  to: number;
  down: boolean;
}

function rulesOf(page: PaperPage, style: PdfStyle, dice: Dice): string {
  const up = (y: number) => page.height - y;
  const off = () => (style.jitter === 0 ? 0 : (dice.next() - 0.5) * 2 * style.jitter);
  const closed = style.openBreaks
    ? page.boxes
    : page.boxes.map((box) => ({ ...box, cut: { top: false, bottom: false } }));
  if (style.rules === 'cell-rects' && !style.openBreaks)
    return closed.map((b) => `0.5 w ${n(b.x0)} ${n(up(b.y1))} ${n(b.x1 - b.x0)} ${n(b.y1 - b.y0)} re S\n`).join('');
  const edges = closed.flatMap(edgesOf);
  const drawn = style.rules === 'long-strokes' || style.rules === 'double' ? joined(edges) : edges;
  return drawn.map((edge) => drawEdge({ ...edge, at: edge.at + off() }, style, up)).join('');
}

function edgesOf({ x0, y0, x1, y1, cut }: PaperBox): Edge[] {
  return [
    ...(cut.top ? [] : [{ at: y0, from: x0, to: x1, down: false }]),
    ...(cut.bottom ? [] : [{ at: y1, from: x0, to: x1, down: false }]),
    { at: x0, from: y0, to: y1, down: true },
    { at: x1, from: y0, to: y1, down: true },
  ];
}

/** Edges on one line as long as they go. */
function joined(edges: readonly Edge[]): Edge[] {
  const rounded = edges.map((edge) => ({ ...edge, at: Math.round(edge.at * 10) / 10 }));
  const sorted = rounded.sort((a, b) => Number(a.down) - Number(b.down) || a.at - b.at || a.from - b.from);
  const long: Edge[] = [];
  for (const edge of sorted) {
    const last = long.at(-1);
    if (last && last.down === edge.down && Math.abs(last.at - edge.at) < 0.05 && edge.from <= last.to + 0.05)
      last.to = Math.max(last.to, edge.to);
    else long.push({ ...edge });
  }
  return long;
}

function drawEdge(edge: Edge, { rules }: PdfStyle, up: (y: number) => number): string {
  const { at, from, to, down } = edge;
  const stroke = (where: number, width = 0.5) =>
    down
      ? `${width} w ${n(where)} ${n(up(from))} m ${n(where)} ${n(up(to))} l S\n`
      : `${width} w ${n(from)} ${n(up(where))} m ${n(to)} ${n(up(where))} l S\n`;
  const fill = (a: number, b: number, thick: number) =>
    down
      ? `${n(at - thick / 2)} ${n(up(b))} ${thick} ${n(b - a)} re f\n`
      : `${n(a)} ${n(up(at) - thick / 2)} ${n(b - a)} ${thick} re f\n`;
  if (rules === 'thin-fills') return fill(from - 0.25, to + 0.25, 0.5);
  if (rules === 'double') return stroke(at - 0.8, 0.4) + stroke(at + 0.8, 0.4);
  if (rules === 'dashed') return `[3 2] 0 d ${stroke(at)}[] 0 d\n`;
  if (rules === 'dash-fills') {
    let dashes = '';
    for (let a = from; a < to; a += 4) dashes += fill(a, Math.min(a + 2.4, to), 0.5);
    return dashes + fill(Math.max(from, to - 1), to, 0.5);
  }
  return stroke(at, rules === 'cell-strokes' ? 1 : 0.5);
}

function n(value: number): string {
  return value.toFixed(2);
}
