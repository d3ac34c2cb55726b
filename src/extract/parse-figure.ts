import { convertedUnit, READING_NOTES, type ReadingNote, unfitUnit } from '../report/reading-note.ts';
import type { BlankMark } from '../report/report.ts';

/** What is known of a cell beside what it prints. */
export interface FigureContext {
  /** The template's unit (`件`, `万元` …); null where the form names none. */
  unit: string | null;
  /** True for changes (本年增/减), which may be written 减4, ↑2, +3/-2. */
  signed: boolean;
  /** The unit of money that the header or the unit column gives, or `UNKNOWN_UNIT`; a unit in the cell goes before it. */
  headerUnit?: string | null;
}

/** What a cell says. `unit` is the unit in which `value` stands; `note` tells how it was converted or why it cannot be read. */
export type Figure =
  | { status: 'reported'; value: number; unit: string | null; note?: ReadingNote }
  | { status: 'blank'; mark: BlankMark }
  | { status: 'unreadable'; note: ReadingNote };

/** The header that would say the unit of money was not found: an amount may then be in any. */
export const UNKNOWN_UNIT = '?';
const NONE = new Set(['无', '暂无', '不涉及', '不适用', 'n/a', 'na', '無']);
const COUNT_UNITS = '件|笔|条|項|项|个|次|篇|人次|人|份|宗|起|户|期|部|家|例|场';
/** Powers of ten between a money unit and 元. */
const MONEY: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
/** Marks of a footnote after a figure; they must go before NFKC, which would turn them into digits. */
const FOOTNOTE =
  /(?<![\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079*※†‡＊])[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2079*※†‡＊]+$/u;
/** Circled, raised and fraction signs that NFKC would turn into digits. */
const LOOKALIKE = /[\u2460-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u2089\u00bc-\u00be\u2150-\u218b]/u;
const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * The figure of one cell. Exact or nothing: full-width digits, thousands separators, a unit in the cell, signs and footnote
 * marks are understood; a blank, a slash, a dash and a word such as 无 are kept apart; anything else is unreadable.
 */
export function parseFigure(raw: string, context: FigureContext): Figure {
  const trimmed = raw.trim();
  if (/[\d０-９,.，．]\s+[\d０-９,.，．]/.test(trimmed)) return unreadable(READING_NOTES.gapInFigure);
  if (/[-+—―－–][^\S\n]*\n\s*[\d０-９]/u.test(trimmed)) return unreadable(READING_NOTES.breakAfterSign);
  const hasDigit = /[\d０-９]/.test(trimmed);
  const bare = hasDigit
    ? trimmed.replace(FOOTNOTE, '').replace(/(?:[[［(（]\s*注?\s*\d{1,2}\s*[\]］]|[(（]\s*注\s*\d{0,2}\s*[)）])$/u, '')
    : trimmed;
  if (LOOKALIKE.test(bare)) return unreadable(READING_NOTES.lookalike);
  const emDash = /^[—―－–]+[\d０-９]/u.test(bare);
  const text = bare
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-');
  const mark = blankMark(text);
  if (mark) return { status: 'blank', mark };
  if (/^[零〇]$/.test(text)) return { status: 'reported', value: 0, unit: context.unit };
  const figure = context.signed
    ? parseSigned(text, context)
    : parsePlain(text, context, emDash && !bare.startsWith('－'));
  if (figure.status !== 'reported' || bare === trimmed || figure.note) return figure;
  return { ...figure, note: READING_NOTES.footnote };
}

/** The kind of blank that a cell holds, or null where it holds something. */
export function blankMark(text: string): BlankMark | null {
  if (text === '') return 'empty';
  if (/^[/\\|]+$/.test(text)) return 'slash';
  if (/^[-_~]+$/.test(text)) return 'dash';
  return NONE.has(text.toLowerCase()) ? 'none' : null;
}

function parsePlain(text: string, context: FigureContext, dashBefore: boolean): Figure {
  const match = new RegExp(
    `^([+-]?)([\\d,.]+)((?:${COUNT_UNITS}|百?[千万亿]?元)?|\\((?:${COUNT_UNITS}|百?[千万亿]?元)\\))$`,
  ).exec(text);
  if (!match || !NUMBER.test(match[2]!)) return unreadable(READING_NOTES.noFigure);
  if (dashBefore) return unreadable(READING_NOTES.dashBefore);
  const digits = match[2]!.replaceAll(',', '');
  return withUnit(match[1] === '-' ? `-${digits}` : digits, match[3]!.replace(/[()]/g, ''), context);
}

/** 增3 = 3, 减4 = -4, ↑2, ↓1, +3/-2 = 1 (the net of both, as the form's notes have it). */
function parseSigned(text: string, context: FigureContext): Figure {
  const words = text
    .replace(/[项件个]/g, '')
    .replace(/^(?:增加|新增|增长|增|↑)[:+]?(?=\d)/, '+')
    .replace(/^(?:减少|减|↓)[:-]?(?=\d)/, '-');
  const pair = /^\+?(\d+)[/,、;](-\d+|减少?\d+)$/.exec(words);
  if (pair) {
    const fall = Number(pair[2]!.replace(/\D+/, ''));
    return { status: 'reported', value: Number(pair[1]) - fall, unit: context.unit, note: READING_NOTES.net };
  }
  return parsePlain(words, context, false);
}

function withUnit(digits: string, own: string, context: FigureContext): Figure {
  const unit = own === '' ? (context.headerUnit ?? '') : own;
  const value = Number(digits);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    return unreadable(READING_NOTES.tooLarge);
  const figure = { status: 'reported', value: value === 0 ? 0 : value, unit: context.unit } as const;
  if (unit === '') return figure;
  if (unit === UNKNOWN_UNIT) {
    const isMoney = context.unit !== null && MONEY[context.unit] !== undefined;
    return isMoney && value !== 0 ? unreadable(READING_NOTES.unknownUnit) : figure;
  }
  const wanted = context.unit === null ? undefined : MONEY[context.unit];
  const given = MONEY[unit];
  if (context.unit === null) return { ...figure, unit };
  if ((wanted === undefined) !== (given === undefined)) return unreadable(unfitUnit(unit));
  if (wanted === undefined || given === undefined || wanted === given) return figure;
  return { ...figure, value: Number(shiftDecimal(digits, given - wanted)), note: convertedUnit(unit, context.unit) };
}

/** Multiplies a decimal string by a power of ten without rounding. */
export function shiftDecimal(digits: string, power: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = digits.replace('-', '').split('.');
  const all = (power < 0 ? '0'.repeat(-power) : '') + whole + part + '0'.repeat(Math.max(0, power));
  const point = all.length - part.length - Math.max(0, power) + power;
  return `${sign}${all.slice(0, point).replace(/^0+(?=\d)/, '') || '0'}.${all.slice(point) || '0'}`;
}

function unreadable(note: ReadingNote): Figure {
  return { status: 'unreadable', note };
}
