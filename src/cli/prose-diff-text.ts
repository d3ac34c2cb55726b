import type { ProseDiff, ProsePart } from '../diff/prose.ts';
import { PROSE_DIFF, PROSE_STATE } from '../text/diff.ts';
import { fill } from '../text/fill.ts';
import { inCell } from './output.ts';
import { both } from './words.ts';
import { tame, wrap } from './wrap.ts';

const CHANGED: readonly ProsePart['state'][] = ['changed', 'moved', 'added', 'removed'];

/** What of the words changed, for a person: `[-旧-]{+新+}`. What every report says by law and form is counted, or shown at the end with `all`. */
export function proseDiffText({ parts, counts }: ProseDiff, width: number, all: boolean): string {
  const sums = (Object.keys(PROSE_STATE) as ProsePart['state'][]).map((s) => `${inCell(PROSE_STATE[s])} ${counts[s]}`);
  const shown = parts.filter(({ state, boilerplate }) => !boilerplate && (all || CHANGED.includes(state)));
  const apart = parts.filter(({ state, boilerplate }) => boilerplate && CHANGED.includes(state));
  const lines = [`${both(PROSE_DIFF.title)}: ${sums.join(' · ')}`, ...shown.flatMap((part) => partLines(part, width))];
  if (apart.length === 0) return lines.join('\n');
  const rest = all ? apart.flatMap((part) => partLines(part, width)) : [];
  return [...lines, both(fill(PROSE_DIFF.apart, { count: apart.length })), ...rest].join('\n');
}

function partLines({ state, before, after, pieces }: ProsePart, width: number): string[] {
  const words = pieces.map(({ op, text }) =>
    op === 'same' ? short(text, pieces.length) : op === 'removed' ? `[-${text}-]` : `{+${text}+}`,
  );
  const place =
    before === after || before === null || after === null ? String(after ?? before) : `${before} → ${after}`;
  const head = `${inCell(PROSE_STATE[state])} §${place}  `;
  return wrap(tame(head + words.join('')), width - 2).map((line, i) => (i === 0 ? line : `    ${line}`));
}

const AROUND = 24;

/** Of a long run that stayed between two changes its ends are enough. */
function short(text: string, pieces: number): string {
  if (pieces === 1 || text.length <= 2 * AROUND + 4) return text;
  return `${text.slice(0, AROUND)}……${text.slice(-AROUND)}`;
}
