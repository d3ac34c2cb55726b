import type { Dice } from './dice.ts';
import type { Figure } from './figures.ts';
import type { PrintedField } from './model.ts';

/** How one clerk fills in a form. */
export interface PrintStyle {
  /** What stands where there was nothing: most write 0, some leave the cell empty or strike it. */
  zero: 'zero' | 'empty' | 'slash' | 'dash' | 'word' | 'mixed';
  digits: 'plain' | 'full';
  /** Separator of thousands. */
  thousands: '' | ',' | '，';
  /** Share of the figures that carry their unit. */
  units: number;
  /** Share of the cells written in some odd way. */
  odd: number;
  /** The unit of money that header or unit column names; null where they name none, and the form's (万元) holds. */
  money: '万元' | '元' | null;
}

/** A clerk. */
export function randomStyle(dice: Dice): PrintStyle {
  return {
    zero: dice.weighted({ zero: 12, empty: 4, slash: 2, dash: 2, word: 1, mixed: 2 }),
    digits: dice.chance(0.06) ? 'full' : 'plain',
    thousands: dice.chance(0.1) ? dice.pick([',', '，']) : '',
    units: dice.chance(0.1) ? dice.pick([0.1, 1]) : 0,
    odd: dice.chance(0.2) ? 0.05 : 0,
    money: dice.pick(['万元', '万元', '万元', '万元', '万元', '万元', '元', '元', null]),
  };
}

const BLANKS: Record<'empty' | 'slash' | 'dash' | 'word', readonly string[]> = {
  empty: ['', '', '', ' ', '\u00a0', '\u3000', '\u200b'],
  slash: ['/', '/', '／', '//', '\\'],
  dash: ['—', '——', '-', '－', '－－', '–', '--', '―'],
  word: ['无', '无', '不涉及', '不适用', '暂无'],
};
const NAUGHTS = ['0', '0', '0', '0', '0', '0', '０', '〇', '零', '0.0', '0.00'];

/** One figure as this clerk writes it, and what a person reads there. */
export function printFigure(figure: Figure, style: PrintStyle, dice: Dice): PrintedField {
  const { field, value } = figure;
  if (value === 0) return printNothing(style, dice);
  if (field.role === 'signed_flow') return printChange(value, style, dice);
  const isMoney = field.unit === '万元' || field.unit === null;
  const text = isMoney ? null : dressed(String(value), style);
  if (text === null) return printMoney(figure, style, dice);
  if (style.units > 0 && dice.chance(style.units)) return { text: `${text}${field.unit}`, value, hard: false };
  if (dice.chance(style.odd)) return printOddly(value, text, dice);
  return { text, value, hard: false };
}

function printNothing(style: PrintStyle, dice: Dice): PrintedField {
  const kind = style.zero === 'mixed' ? dice.pick(['zero', 'empty', 'slash', 'dash'] as const) : style.zero;
  if (kind === 'zero') return { text: dice.chance(style.odd) ? dice.pick(NAUGHTS) : '0', value: 0, hard: false };
  const marks = BLANKS[kind];
  const text = style.odd > 0 || style.zero === 'mixed' ? dice.pick(marks) : marks[0]!;
  return { text, value: null, hard: false };
}

function printChange(value: number, style: PrintStyle, dice: Dice): PrintedField {
  const size = String(Math.abs(value));
  const signs = value < 0 ? ['-', '-', '-', '－', '减', '减少', '↓'] : ['', '', '+', '＋', '增', '增加', '↑'];
  const text = dressed((style.odd > 0 ? dice.pick(signs) : signs[0]!) + size, style);
  return { text, value, hard: false };
}

function printMoney({ field, value }: Figure, style: PrintStyle, dice: Dice): PrintedField {
  const yuan = Math.round(value * 10_000);
  const plain = (n: number) => dressed(String(n), style);
  const stated = dice.chance(0.15);
  const asYuan = stated ? dice.chance(0.5) : style.money === '元';
  const text = plain(asYuan ? yuan : value) + (stated ? (asYuan ? '元' : '万元') : '');
  return { text, value: field.unit === null && asYuan ? yuan : value, hard: false };
}

/** Ways in which single figures are found written; what comes after a figure in words may be given up on. */
function printOddly(value: number, text: string, dice: Dice): PrintedField {
  const easy = [`${text}*`, `${text} `, `\n${text}`, `${text}①`, `${text}[1]`, `${text}（注1）`, ` ${text}\u00a0`];
  const hard = [
    `约${text}`,
    `${text}余`,
    `${text}（其中网上1）`,
    `${text}（含上年结转1件）`,
    `${text}、`,
    `${text}.`,
    `共${text}件`,
  ];
  const isHard = dice.chance(0.4);
  return { text: dice.pick(isHard ? hard : easy), value, hard: isHard };
}

function dressed(digits: string, style: PrintStyle): string {
  const [whole = '', part] = digits.split('.');
  const grouped = style.thousands === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, style.thousands);
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  return style.digits === 'plain' ? text : text.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}
