import type { Document, Grid } from '../../report/document.ts';
import type { Report } from '../../report/report.ts';
import type { PersonalDatum } from '../../report/words.ts';
import { type FoundPersonal, findPersonalData, LATEST_YEAR } from './find-personal-data.ts';
import { NumberMasks, solid } from './number-masks.ts';

/** Words around a number that are kept with it. */
const AROUND = 20;
/** A page full of numbers is told by so many; all of them are masked. */
const MOST_TOLD = 50;

/**
 * Takes the numbers of persons out of a report before anything else sees it: masked wherever they stand, and noted as `personalData`. Only the
 * snapshot has them as printed. The whole document is searched, tables that are none of the form's as well.
 */
export function withoutPersonalData(report: Report, document: Document): Report {
  const lastYear = report.year ?? LATEST_YEAR;
  const found: { one: FoundPersonal; text: string }[] = [];
  const search = (text: string, context = '') => {
    if (text.length < 11) return;
    for (const one of findPersonalData(text, lastYear, context)) found.push({ one, text });
  };
  for (const block of document.blocks) {
    if (block.t === 'p') search(block.text);
    else if (block.t === 'grid') searchGrid(block, search);
  }
  // What the reader joined anew (paragraphs broken over pages) may hold what no block does.
  for (const { text } of report.prose) search(text);
  const masks = new NumberMasks(found.map(({ one }) => one));
  const data = new Map<string, PersonalDatum>();
  for (const { one, text } of found) {
    if (data.size >= MOST_TOLD) break;
    const around = text.slice(Math.max(0, one.at - AROUND), one.at + one.raw.length + AROUND).replace(/\s+/g, ' ');
    const key = `${one.kind} ${solid(one.raw)}`;
    if (!data.has(key)) data.set(key, { kind: one.kind, masked: one.masked, text: masks.mask(around) });
  }
  const personalData = [...data.values()];
  return masks.size === 0 ? { ...report, personalData } : { ...maskAll(report, masks), personalData };
}

function searchGrid(grid: Grid, search: (text: string, context?: string) => void): void {
  const heads = new Map<number, string>();
  let row = -1;
  let before = '';
  for (const cell of grid.cells) {
    if (cell.r !== row) [row, before] = [cell.r, ''];
    if (!heads.has(cell.c)) heads.set(cell.c, cell.raw.slice(0, AROUND));
    search(cell.raw, `${before} ${heads.get(cell.c) ?? ''}`);
    before = `${before} ${cell.raw}`.slice(-AROUND);
  }
}

function maskAll<T>(node: T, masks: NumberMasks): T {
  if (typeof node === 'string') return masks.mask(node) as T;
  if (Array.isArray(node)) return node.map((one: unknown) => maskAll(one, masks)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, maskAll(value, masks)])) as T;
}
