import { isDateFormat, showNumber } from '../show-number.ts';
import type { CellStyle } from './cell-styles.ts';

/** What `ss:Data` of a cell holds. */
export interface CellData {
  /** `ss:Type`: `Number`, `DateTime`, `Boolean`, `String`, `Error`. */
  type: string;
  /** Its text, in pieces as they are drawn. */
  text: string;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** The calendar of workbooks has a 29 February 1900. */
const FIRST_CERTAIN_DAY = 61;
const DATE_SHOWN = 'yyyy/m/d';

/** What a cell shows; null where the data are none of their type. Stored numbers are shown by the format of the cell's style. */
export function shownCell({ type, text }: CellData, style: CellStyle, date1904: boolean): string | null {
  if (type === 'String' || type === 'Error') return text;
  const stored = text.trim();
  if (stored === '') return '';
  if (type === 'Boolean') return /^[01]$/.test(stored) ? ['FALSE', 'TRUE'][Number(stored)]! : null;
  if (type === 'DateTime') {
    const serial = serialOf(stored);
    if (serial === null) return null;
    return showNumber(serial, isDateFormat(style.format) ? style.format : DATE_SHOWN, false);
  }
  if (type !== 'Number' || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d+)?$/i.test(stored)) return null;
  return Number.isFinite(Number(stored)) ? showNumber(Number(stored), style.format, date1904) : null;
}

/** Digits as a font draws them: raised ones are no part of a figure (`5¹` is not 51), struck-out ones nobody reads (`~~5~~`). */
export function drawnText(text: string, { raised, struck }: Pick<CellStyle, 'raised' | 'struck'>): string {
  const placed = raised ? text.replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : text;
  return struck && /\d/.test(text) ? `~~${placed}~~` : placed;
}

/** Days since the epoch of workbooks; null for no day. */
function serialOf(stored: string): number | null {
  const day = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/.exec(stored)?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(day.includes('T') ? `${day}Z` : `${day}T00:00Z`);
  if (Number.isNaN(time)) return null;
  const serial = (time - EPOCH) / DAY;
  return serial < FIRST_CERTAIN_DAY ? serial - 1 : serial;
}
