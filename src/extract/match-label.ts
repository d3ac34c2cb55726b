import { simplify } from '../report/simplify.ts';
import type { TemplateRow } from './templates/schema.ts';

const ORDINAL =
  /^(?:(?:其中|包括)[:：]?|[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十]{1,3}\)[、.]?|第[一二三四五六七八九十]{1,3}[、项]|\d{1,2}[.、,](?!\d)|\(\d{1,2}\)|-+)+/;

/**
 * What is left of a label for comparison: NFKC, no white space, simplified characters, without numbering, bracketed fill-in notes,
 * quotes and punctuation. `（二）部分公开（区分处理的，…）` becomes `部分公开`.
 */
export function labelCore(text: string): string {
  let core = normalised(text).replace(ORDINAL, '');
  for (let before = ''; before !== core; ) {
    before = core;
    core = core.replace(/\([^()]*\)/g, '');
  }
  return lettersOnly(core.replace(/\([^()]*$/, ''));
}

/** As labelCore, but with what stands in brackets. */
export function fullCore(text: string): string {
  return lettersOnly(normalised(text).replace(ORDINAL, ''));
}

/** The numbering before a label, without punctuation: `三`, `(三)` → `(三`, `8.` → `8`; empty where there is none. */
function labelOrdinal(text: string): string {
  const found = /^(?:其中[:：]?)?(\(?)([一二三四五六七八九十]{1,3}|\d{1,2})(?:[)、.,])/.exec(normalised(text));
  return found ? found[1]! + found[2]! : '';
}

function normalised(text: string): string {
  return simplify(text.normalize('NFKC').replace(/\s+/g, ''))
    .replace(/[其]它/g, '其他')
    .replace(/规范性档案/g, '规范性文件')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
}

function lettersOnly(text: string): string {
  return text.replace(/[^\u3400-\u9fff\da-zA-Z]/g, '');
}

interface Entry {
  row: TemplateRow;
  cores: string[];
  ordinal: string;
}

/** Labels of one table's rows, ready for matching. */
export class LabelIndex {
  readonly #entries: Entry[];
  readonly #byCore = new Map<string, Entry[]>();

  constructor(rows: readonly TemplateRow[]) {
    this.#entries = rows.map((row) => ({
      row,
      cores: [...new Set([row.label, ...row.aliases].flatMap((label) => [labelCore(label), fullCore(label)]))].filter(
        (core) => core !== '',
      ),
      ordinal: labelOrdinal(row.label),
    }));
    for (const entry of this.#entries) {
      for (const core of entry.cores) this.#byCore.set(core, [...(this.#byCore.get(core) ?? []), entry]);
    }
  }

  /**
   * The row that a label names, or null. Labels that repeat (3.其他, 被依法纠错数) go to the first such row after `last`, the index of
   * the row before; where so many rows are missing between that another of them could be meant (`adjacent`: where any is, as on a new
   * page), nobody knows which. A label that is cut or misprinted is taken only where exactly one row is near.
   */
  match(text: string, last: number, adjacent = false): TemplateRow | null {
    for (const core of new Set([labelCore(text), fullCore(text)])) {
      if (core === '') continue;
      const found = this.#byCore.get(core);
      if (found) return inOrder(found, last, labelOrdinal(text), adjacent)?.row ?? null;
    }
    return this.#near(labelCore(text), labelOrdinal(text), last)?.row ?? null;
  }

  /** The rows of which nobody can say which one a label names that stands more than once in the form; none for other labels. */
  repeated(text: string): TemplateRow[] {
    const found = this.#byCore.get(labelCore(text)) ?? [];
    const rows = new Set(found.map(({ row }) => row));
    return rows.size > 1 ? [...rows] : [];
  }

  /** True where a text is a label of the table, whichever of its rows is meant. */
  names(text: string): boolean {
    const known = [labelCore(text), fullCore(text)].some((core) => core !== '' && this.#byCore.has(core));
    return known || this.#near(labelCore(text), labelOrdinal(text), 0) !== null;
  }

  /** True where a text is a label as the form or its aliases have it: neither cut nor misprinted. */
  isExact(text: string): boolean {
    return [labelCore(text), fullCore(text)].some((core) => this.#byCore.has(core));
  }

  #near(core: string, ordinal: string, last: number): Entry | null {
    if (core.length < 4 || core.length > 80) return null;
    const near = this.#entries.filter((entry) => entry.cores.some((known) => isNear(core, known, FEW)));
    const [only, more] = near;
    const isOrdinal = ordinal === '' || only?.ordinal === '' || only?.ordinal === ordinal;
    if (only && !more && isOrdinal && (only.row.index === last + 1 || !this.#beginsOther(core, only))) return only;
    const next = this.#entries.filter(
      (entry) =>
        entry.row.index === last + 1 &&
        ordinal !== '' &&
        entry.ordinal === ordinal &&
        entry.cores.some((known) => isNear(core, known, SOME)),
    );
    return next.length === 1 ? next[0]! : null;
  }

  /** The beginning of another label too, of which more is missing. */
  #beginsOther(core: string, entry: Entry): boolean {
    return this.#entries.some((other) => other !== entry && other.cores.some((known) => known.startsWith(core)));
  }
}

function inOrder(entries: readonly Entry[], last: number, ordinal: string, adjacent: boolean): Entry | null {
  if (entries.length === 1) return entries[0]!;
  const after = entries.filter((entry) => entry.row.index > last);
  const found = after.find((entry) => ordinal !== '' && entry.ordinal === ordinal) ?? after[0];
  if (!found) return null;
  const apart = Math.min(...entries.slice(1).map((entry, i) => entry.row.index - entries[i]!.row.index));
  return found.row.index - last <= (adjacent ? 1 : apart - 1) ? found : null;
}

/** One character in so many may be misprinted; more where place and numbering are right too (其他法律行政止公开). */
const FEW = 5;
const SOME = 4;

/** Cut at its end or its head (at least 4 characters and half of the label left), or one character in `oneIn` misprinted. */
function isNear(core: string, known: string, oneIn: number): boolean {
  if (known.length < 4) return false;
  if (known.length > core.length && core.length * 2 >= known.length && (known.startsWith(core) || known.endsWith(core)))
    return true;
  const allowed = Math.floor(Math.max(core.length, known.length) / oneIn);
  return (
    allowed > 0 && Math.abs(core.length - known.length) <= allowed && editDistance(core, known, allowed) <= allowed
  );
}

/** Number of changed characters between two texts, or more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let k = 1; k <= b.length; k++) {
      const change = previous[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1);
      line.push(Math.min(change, previous[k]! + 1, line[k - 1]! + 1));
    }
    if (Math.min(...line) > limit) return limit + 1;
    previous = line;
  }
  return previous[b.length]!;
}
