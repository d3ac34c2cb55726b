import { SSF } from '@e965/xlsx';

/** Formats that stand for dates in Chinese editions; the file names them by number only. */
const CHINESE_DATES: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  31: 'yyyy"年"m"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};
const MAX_FORMAT = 300;

/** Whether a format shows a number as a day or a time. */
export function isDateFormat(format: string | number): boolean {
  return typeof format === 'number'
    ? format in CHINESE_DATES || SSF.is_date(SSF._table[format] ?? '')
    : SSF.is_date(format);
}

/**
 * A stored number as the sheet displays it under a format (its code, or the number of a built-in one). A format that cannot be applied
 * yields `#…`, which no one takes for a figure.
 */
export function showNumber(value: number, format: string | number, date1904: boolean): string {
  const code = typeof format === 'number' ? (CHINESE_DATES[format] ?? format) : format;
  if (typeof code === 'string' && code.length > MAX_FORMAT) return '#FORMAT';
  try {
    return String(SSF.format(code, value, { date1904 }));
  } catch {
    return '#FORMAT';
  }
}
