import type { Document, Picture } from '../report/document.ts';

/** Formats whose pictures are letterheads and seals now and then, but hardly ever mere dress, as those of web pages are. */
const PAPER: ReadonlySet<string> = new Set('pdf image docx ofd rtf doc xlsx xls odt ods'.split(' '));

/** Where a table may stand that was not surely read whole. */
export interface Pictured {
  /** 1-based; 0 where the format has no pages. */
  page: number;
  /** True where pages are pictures with tables in them; false where pictures stand among text, which may be whole tables. */
  wholePages: boolean;
}

/** Pictures of a document in which tables may stand; null where there are none. What is not found elsewhere may stand there all the same. */
export function picturedTables({ format, pages, blocks, warnings }: Document): Pictured | null {
  const isPaper = PAPER.has(format);
  const scanned = new Set(pages?.flatMap(({ n, textSource }) => (textSource === 'text' ? [] : [n])));
  const tables: number[] = [];
  const pictures: number[] = [];
  for (const block of blocks) {
    const page = (block.t === 'grid' ? block.cells[0]?.places : block.places)?.[0]?.page ?? 0;
    if (block.t === 'img' && mayHoldTable(block, isPaper)) pictures.push(page);
    if (block.t !== 'p' && scanned.has(page)) tables.push(page);
    else if (block.t === 'grid' && block.source === 'raster') pictures.push(page);
  }
  for (const { code, place } of warnings)
    if (code === 'table-shape-uncertain' && scanned.has(place?.page ?? 0)) tables.push(place?.page ?? 0);
  const found = tables.length > 0 ? tables : pictures;
  return found.length === 0 ? null : { page: Math.min(...found), wholePages: tables.length > 0 };
}

/** On paper every picture of which nothing else is known; on web pages those that are large enough, or were not to be had. */
function mayHoldTable({ look, href }: Picture, isPaper: boolean): boolean {
  return look === undefined ? isPaper || href !== undefined : look === 'legible';
}
