import type { Dice } from './dice.ts';

/** How one clerk and one editor write the words of the form. */
export interface Wear {
  /** Numbering before labels. */
  ordinals: 'form' | 'none' | 'comma' | 'wide' | 'bracket';
  brackets: 'full' | 'half';
  /** Share of labels printed by an alias of the catalogue. */
  aliases: number;
  /** Share of labels with blanks between characters, with line breaks, with a remark of the clerk's. */
  spaced: number;
  broken: number;
  remarks: number;
  other: '其他' | '其它';
  quotes: '“”' | '""' | '「」' | '';
  /** Characters that look alike: Kangxi radicals, traditional forms, characters of no width. */
  glyphs: 'plain' | 'radicals' | 'traditional' | 'zero-width';
}

/** Most editors change nothing or one thing. */
export function randomWear(dice: Dice): Wear {
  const clean = dice.chance(0.3);
  const some = (share: number, values: readonly number[]) => (!clean && dice.chance(share) ? dice.pick(values) : 0);
  return {
    ordinals: clean ? 'form' : dice.weighted({ form: 8, none: 1, comma: 1, wide: 1, bracket: 1 }),
    brackets: dice.chance(0.8) ? 'full' : 'half',
    aliases: some(0.4, [0.1, 0.5, 1]),
    spaced: some(0.3, [0.1, 0.5]),
    broken: some(0.4, [0.2, 0.7]),
    remarks: some(0.15, [0.1, 0.3]),
    other: dice.chance(0.9) ? '其他' : '其它',
    glyphs: clean ? 'plain' : dice.weighted({ plain: 20, radicals: 1, traditional: 1, 'zero-width': 1 }),
    quotes: clean ? '“”' : dice.pick(['“”', '“”', '“”', '""', '「」', '']),
  };
}

interface Named {
  label: string;
  aliases: readonly string[];
}

const ORDINAL = /^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d{1,2}\.|其中：)/;
const REMARKS = ['（件）', '（见说明）', '（指本机关直接办理的）', '（单位：件）'];

/** A label or header as it is printed. */
export function worn({ label, aliases }: Named, wear: Wear, dice: Dice): string {
  const ordinal = ORDINAL.exec(label)?.[0] ?? '';
  let words = label.slice(ordinal.length);
  if (aliases.length > 0 && dice.chance(wear.aliases))
    words = dice.pick(aliases).replace(ORDINAL, '').replace(/\n/g, '');
  if (dice.chance(wear.remarks) && words.length > 3 && !/[)）]$/.test(words)) words += dice.pick(REMARKS);
  return wornWords(numbered(ordinal, wear) + words, wear, dice);
}

function numbered(ordinal: string, wear: Wear): string {
  if (wear.ordinals === 'none') return ordinal.startsWith('其中') ? ordinal : '';
  const digit = /^(\d{1,2})\.$/.exec(ordinal)?.[1];
  if (!digit) return ordinal;
  return { form: ordinal, comma: `${digit}、`, wide: `${digit}．`, bracket: `（${digit}）` }[wear.ordinals];
}

/** Words that are no label of the catalogue: group names, titles of tables. */
export function wornWords(words: string, wear: Wear, dice: Dice): string {
  let text = words
    .replaceAll('其他', wear.other)
    .replace(/[“"”]/g, (c) => (c === '“' ? (wear.quotes[0] ?? '') : (wear.quotes[1] ?? '')));
  if (wear.brackets === 'half') text = text.replaceAll('（', '(').replaceAll('）', ')');
  text = drawn(text, wear.glyphs);
  if (dice.chance(wear.spaced)) {
    const blank = dice.pick([' ', ' ', '\u00a0', '\u3000']);
    text = text.length < 9 ? [...text].join(blank) : text.replace(/(?<=^.{4})/, blank);
  }
  if (text.length > 3 && dice.chance(wear.broken)) {
    const at = dice.int(1, text.length - 1);
    text = `${text.slice(0, at)}\n${text.slice(at)}`;
  }
  return text;
}

const RADICALS: Readonly<Record<string, string>> = {
  人: '⼈',
  工: '⼯',
  二: '⼆',
  行: '⾏',
  自: '⾃',
  用: '⽤',
  比: '⽐',
};
const TRADITIONAL: Readonly<Record<string, string>> = {
  数: '數',
  总: '總',
  计: '計',
  开: '開',
  结: '結',
  体: '體',
  机: '機',
};

function drawn(text: string, glyphs: Wear['glyphs']): string {
  if (glyphs === 'radicals') return text.replace(/[人工二行自用比]/g, (c) => RADICALS[c]!);
  if (glyphs === 'traditional') return text.replace(/[数总计开结体机]/g, (c) => TRADITIONAL[c]!);
  return glyphs === 'zero-width' ? text.replace(/(?<=^.{2})/u, '\u200b') : text;
}

/** The text without the characters that GBK does not have. */
export function withinGb(text: string): string {
  return text
    .replaceAll('\u200b', '')
    .replaceAll('\u00a0', ' ')
    .replace(/[\u2f00-\u2fdf]/g, (c) => c.normalize('NFKC'));
}
