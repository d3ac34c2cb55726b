import type { FigureState } from '../diff/figure-state.ts';
import type { ReadingChange } from '../diff/readings.ts';
import { TEMPLATES } from '../extract/templates/index.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { FIGURE } from '../text/cli.ts';
import { fill } from '../text/fill.ts';
import { HEAD_WORDS, REPROCESS } from '../text/reprocess.ts';
import { hasChanged, type ReadAgain } from '../workers/read-again.ts';
import { fitTable } from './fit-table.ts';
import { both, inCell } from './words.ts';

type Names = ReadonlyMap<string, string>;

/** What reading again came to, for a script. */
export function readAgainAsJson(told: readonly ReadAgain[], names: Names, dryRun: boolean) {
  const changed = told.filter(hasChanged);
  return {
    dryRun,
    contents: told.length,
    changed: changed.length,
    failed: told.filter((one) => one.failure !== null).length,
    readers: byReader(told),
    changes: changed.map((one) => ({
      agencyId: one.agencyId,
      agency: names.get(one.agencyId) ?? one.agencyId,
      year: one.year,
      url: one.url,
      snapshot: one.snapshot,
      readerBefore: one.readerBefore,
      readerAfter: one.readerAfter,
      failure: one.failure,
      changes: one.changes.map((change) => ({ ...change, label: labelOf(change).zh })),
    })),
  };
}

/** How many contents went from which version of a reader to which. */
function byReader(told: readonly ReadAgain[]) {
  const counts = new Map<string, { from: string | null; to: string | null; contents: number; changed: number }>();
  for (const one of told) {
    const [from, to] = [one.readerBefore, one.readerAfter];
    const key = `${from ?? ''} → ${to ?? ''}`;
    const count = counts.get(key) ?? { from, to, contents: 0, changed: 0 };
    counts.set(key, { ...count, contents: count.contents + 1, changed: count.changed + (hasChanged(one) ? 1 : 0) });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

/** The same for a person, at most `width` columns wide. */
export function readAgainAsText(told: readonly ReadAgain[], names: Names, width: number): string {
  const changed = told.filter(hasChanged);
  const failed = told.filter((one) => one.failure !== null).length;
  const lines = [both(fill(REPROCESS.count, { count: told.length, changed: changed.length, failed }))];
  const heads = (...all: Bilingual[]) => all.map(inCell);
  const versions = byReader(told).map(({ from, to, contents, changed: n }) => [
    `${from ?? '—'} → ${to ?? '—'}`,
    String(contents),
    String(n),
  ]);
  if (versions.length > 0)
    lines.push('', fitTable([heads(REPROCESS.reader, REPROCESS.contents, REPROCESS.changed), ...versions], width));
  if (changed.length === 0) return [...lines, '', both(REPROCESS.same)].join('\n');
  const rows = changed.flatMap((one) =>
    rowsOf(one).map((row) => [names.get(one.agencyId) ?? one.agencyId, String(one.year), ...row]),
  );
  const { agency, year, item, from, to } = REPROCESS;
  return [...lines, '', fitTable([heads(agency, year, item, from, to), ...rows], width)].join('\n');
}

function rowsOf(one: ReadAgain): string[][] {
  const whole = (side: string | null) => (side === null ? inCell(REPROCESS.unread) : inCell(REPROCESS.read));
  if (one.changes.length > 0)
    return one.changes.map((change) => [labelOf(change).zh, side(change.from), side(change.to)]);
  const now = whole(one.readerAfter) + (one.failure === null ? '' : ` ${one.failure}`);
  return [[inCell(REPROCESS.reading), whole(one.readerBefore), now]];
}

function side(state: FigureState | string | null): string {
  if (state === null) return `（${inCell(REPROCESS.nothing)}）`;
  if (typeof state === 'string') return state;
  if (state.kind === 'number') return String(state.value);
  const raw = state.kind === 'unreadable' && state.raw ? ` ${state.raw}` : '';
  return `（${inCell(FIGURE[state.kind])}${raw}）`;
}

/** The form's name of a field, whichever generation has it. */
function labelOf({ kind, what }: ReadingChange): Bilingual {
  if (kind === 'head') return HEAD_WORDS[what] ?? { zh: what, en: what };
  const label = LABELS.get(what) ?? what;
  return { zh: label, en: label };
}

/** The newest generation's words count. */
const LABELS = new Map(
  Object.values(TEMPLATES).flatMap(({ fields }) => fields.map((f) => [f.id, f.label_zh_short] as const)),
);
