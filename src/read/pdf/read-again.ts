import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Rect } from '../../report/document.ts';
import { cellText } from '../cell-text.ts';
import type { Glyph } from '../ruled-grid.ts';
import { operatorGlyphs, type PaintedFont } from './operator-glyphs.ts';
import { pageSpace } from './page-space.ts';
import { orientation } from './read-page.ts';

/** A box of a page (1-based; points from its top left corner, as shown) whose text is wanted. */
export interface BoxToRead {
  field: string;
  page: number;
  bbox: Rect;
}

type PdfJs = typeof import('pdfjs-dist');
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<PdfJs['getDocument']>['promise']>['getPage']>>;

/** It is some three times as slow as the first route: only pages in doubt, and no more than a report has. */
const MOST_PAGES = 12;
const MILLISECONDS = 8_000;

/**
 * What pdf.js finds in these boxes, by field: glyph after glyph where the page's own operators put them, each in the box that holds its
 * middle. Fields are left out where it cannot say (a broken page, no time left, a page that it lays out otherwise). Never fails.
 */
export async function readAgain(bytes: Uint8Array, boxes: readonly BoxToRead[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const until = performance.now() + MILLISECONDS;
  const opened = await openDocument(bytes).catch(() => null);
  if (opened === null) return found;
  const { pdfjs, task } = opened;
  try {
    const document = await inTime(task.promise, until);
    const pages = [...new Set(boxes.map((box) => box.page))].sort((a, b) => a - b).slice(0, MOST_PAGES);
    for (const n of pages) {
      const page = await inTime(document.getPage(n), until);
      const glyphs = await inTime(glyphsOf(pdfjs, page), until);
      const own = boxes.filter((box) => box.page === n);
      const texts = own.map(({ bbox }) => cellText(glyphs.filter((glyph) => contains(bbox, glyph))));
      // Nothing in any box: the two routes do not mean the same place.
      if (texts.some((text) => text !== '')) for (const [i, { field }] of own.entries()) found.set(field, texts[i]!);
      page.cleanup();
    }
  } catch {
    // What was found until here stands.
  } finally {
    await task.destroy().catch(() => undefined);
  }
  return found;
}

/** Loaded when first needed: 40 MB of memory and a quarter of a second. */
async function openDocument(bytes: Uint8Array) {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('pdfjs-dist/package.json')) + sep;
  const pdfjs: PdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    // A path with its separator at the end; as a URL it would be fetched.
    cMapUrl: join(root, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    // Pictures are not decoded.
    maxImageSize: 1,
    verbosity: 0,
  });
  return { pdfjs, task };
}

async function glyphsOf(pdfjs: PdfJs, page: PdfPage): Promise<Glyph[]> {
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
  const names = new Map(Object.entries(pdfjs.OPS).map(([name, code]) => [code as number, name]));
  const characters = operatorGlyphs({
    operators: list.fnArray.map((code, i) => ({ name: names.get(code) ?? '', args: list.argsArray[i] ?? [] })),
    fontOf: (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as PaintedFont) : {}),
  });
  const [x0 = 0, y0 = 0, x1 = 595, y1 = 842] = page.view;
  const space = pageSpace([x0, y0, x1, y1], orientation(characters, page.rotate / 90));
  return characters.flatMap(({ text, box, turn, run }): Glyph[] => {
    if (turn === null) return [];
    const [left, top, right, bottom] = space.rect(...box);
    const lies = (turn + space.quarters) % 4;
    return [{ text, x0: left, y0: top, x1: right, y1: bottom, run, ...(lies === 0 ? {} : { turn: lies }) }];
  });
}

function contains([x0, y0, x1, y1]: Rect, glyph: Glyph): boolean {
  const x = (glyph.x0 + glyph.x1) / 2;
  const y = (glyph.y0 + glyph.y1) / 2;
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

async function inTime<T>(work: Promise<T>, until: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no time left')), Math.max(0, until - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
