import type { CellSource, Place } from './document.ts';
import type { ReportWords } from './words.ts';

/** The generations of the prescribed tables: to 2018, 2019-2020, from 2021. */
export const TEMPLATE_IDS = ['t2014', 't2019', 't2021'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/**
 * `reported`: a figure, exact. `blank`: the cell is there and empty or holds a dash or slash. `absent`: the template has the
 * field and the document does not. `unreadable`: something stands there that could not be read with certainty.
 */
export type ValueStatus = 'reported' | 'blank' | 'absent' | 'unreadable';

/** What a blank cell holds, kept apart for comparison: nothing, `/`, `—`, or a word such as 无. */
export type BlankMark = 'empty' | 'slash' | 'dash' | 'none';

/** What a person put beside a figure that was read: another figure, or that the cell is blank. */
export interface Corrected {
  status: 'reported' | 'blank';
  /** In the unit of the field; null for a blank. */
  value: number | null;
  by: string;
  at: string;
  reason: string;
}

/** One figure of a report under the field id of its template. `value` is in `unit` (the template's unit), null unless reported. */
export interface Value {
  value: number | null;
  raw: string | null;
  unit: string | null;
  status: ValueStatus;
  source: CellSource | null;
  mark?: BlankMark;
  /** Why it is unreadable, how it was converted, what speaks against it: keys of src/text/value-notes.ts, parted by `; `. */
  note?: string;
  /** What a person put in its place; present where that holds for what was read. */
  corrected?: Corrected;
}

/** A part that the form prescribes, counted from 1. */
export interface Section {
  number: number;
  title: string;
  present: boolean;
  /** The heading stands there with nothing under it: no text, no table, no picture. Absent where it is missing or filled. */
  empty?: boolean;
}

/** Something in a table that no template entry explains; kept, never guessed. */
export interface NotUnderstood {
  what: 'row' | 'column' | 'table' | 'cell';
  text: string;
  source: CellSource | null;
  /** The older form whose column this is, above rows of the newer one. */
  form?: TemplateId;
}

/** A day on which the report says, or is said, to have been published. */
export interface DateClaim {
  /** YYYY-MM-DD, as claimed. */
  date: string;
  source: 'meta' | 'list' | 'text' | 'url' | 'signature' | 'header' | 'operator';
  /** The meta tag, or the words of the line that claims it. */
  text?: string;
  place?: Place;
}

/** What a document says as an annual report; null where it does not say it, nothing is guessed. */
export interface Report extends ReportWords {
  title: string | null;
  agency: string | null;
  /** The year that the report is about. */
  year: number | null;
  template: TemplateId | null;
  /** Why this template: the header words that decided. */
  templateReason: string | null;
  period: { from: string; to: string } | null;
  sections: Section[];
  /** Every claim found, in falling trust; the first one counts. */
  published: DateClaim[];
  /** Every field of the template is present as a key; empty where `template` is null. */
  values: Record<string, Value>;
  notUnderstood: NotUnderstood[];
  /** Plain text by section number (0 = before the first), for prose rules and diffs. */
  prose: { section: number; text: string }[];
}
