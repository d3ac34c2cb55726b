/**
 * What an operator said: a column's address, a report as a file, a page that is or is not the report. Append-only: taking it back is
 * an entry of its own, and what holds is what the entries come to in their order.
 */
export interface Testimony {
  id: string;
  /** Rises with every entry of the store. */
  seq: number;
  /** ISO time, UTC. */
  at: string;
  by: string;
  kind: TestimonyKind;
  /** Why; never empty. */
  reason: string;
  agencyId: string;
  /** Null for entries about a column. */
  year: number | null;
  /** The page as it was listed, or the one made for an import; null for entries about a column. */
  pageId: string | null;
  /** The column, the page, or where the imported file came from. */
  url: string | null;
  /** Addresses (`addressKey`) that a mark covers: the page and its copies when it was marked. */
  keys: readonly string[];
  /** Contents (SHA-256) that a mark covers, or the one that was imported. */
  snapshots: readonly string[];
  /** Day of publication that the operator gave with an import, YYYY-MM-DD. */
  published: string | null;
  /** Name of the imported file, as it was handed in. */
  fileName: string | null;
  /** The entry that this one takes back. */
  undoes: string | null;
}

/**
 * `column`, `no-column`: the address of the column was given, or taken back. `import`: a file was handed in as the report. `right`,
 * `wrong`: a page is, or is not, the report of the agency and year. `undo`: an entry does not hold any more.
 */
const TESTIMONY_KINDS = ['column', 'no-column', 'import', 'right', 'wrong', 'undo'] as const;
export type TestimonyKind = (typeof TESTIMONY_KINDS)[number];

/** How a page stands by what operators said; `withdrawn`: its import was taken back. */
export type PageMark = 'right' | 'wrong' | 'withdrawn';

/** Entries that hold: those that were not taken back, in their order. */
export function inForce<T extends Pick<Testimony, 'id' | 'kind' | 'undoes'>>(all: readonly T[]): T[] {
  const undone = new Set(all.map((one) => one.undoes));
  return all.filter((one) => one.kind !== 'undo' && !undone.has(one.id));
}

/** A time in which an operator's column counted; `to` is null while it does. */
export interface ColumnSpan {
  url: string;
  from: string;
  to: string | null;
}

type ColumnEntry = Pick<Testimony, 'id' | 'kind' | 'undoes' | 'at' | 'url'>;

/** When which column counted by what operators said, oldest first. `entries` are those of one agency in their order. */
export function columnSpans(entries: readonly ColumnEntry[]): ColumnSpan[] {
  const spans: ColumnSpan[] = [];
  let standing: ColumnEntry[] = [];
  for (const entry of entries) {
    if (entry.kind === 'undo') standing = standing.filter((one) => one.id !== entry.undoes);
    else if (entry.kind === 'column' || entry.kind === 'no-column') standing = [...standing, entry];
    const last = standing.at(-1);
    const url = last?.kind === 'column' ? last.url : null;
    const open = spans.at(-1);
    if (open?.to === null && open.url === url) continue;
    if (open?.to === null) open.to = entry.at;
    if (url !== null) spans.push({ url, from: entry.at, to: null });
  }
  return spans;
}
