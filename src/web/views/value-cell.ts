import type { CellSource } from '../../report/document.ts';
import { hasNote, TRUST_NOTES } from '../../report/value-note.ts';
import { CELLS } from '../../text/cell-states.ts';
import { CORRECTIONS } from '../../text/corrections.ts';
import { noteWords } from '../../text/value-notes.ts';
import { report as words } from '../../text/web-report.ts';
import type { ValueRow } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup } from './markup.ts';

/** Where a figure stands, in words: page, table, row and column, or the path in the markup. */
export function placeWords(t: Translate, source: unknown): string {
  if (typeof source !== 'object' || source === null) return '';
  const { page, table, row, column, path } = source as CellSource;
  const parts = [
    page === undefined ? '' : t(words.placePage, { page }),
    table === undefined ? '' : t(words.placeTable, { table }),
    row === undefined || column === undefined ? '' : t(words.placeCell, { row, column }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : (path ?? '');
}

/** A figure as it counts: the one that a person put in its place, with what was read beside it, or what was read. */
export function valueMarkup(t: Translate, value: ValueRow | undefined, isUnknown = false): Markup {
  if (!value?.corrected) return readMarkup(t, value, isUnknown);
  const { status, value: figure } = value.corrected;
  return html`<ins class="nb-corrected"><span class="nb-figure">${status === 'blank' ? t(CELLS.blank.mark) : figure}</span><span aria-hidden="true"> ✎</span></ins> <del class="nb-mark" aria-hidden="true">${readMarkup(t, value, isUnknown)}</del><span class="visually-hidden">${t(CORRECTIONS.mark, { read: value.value ?? value.raw ?? t(CELLS[isUnknown ? 'notUnderstood' : 'absent'].mark) })}</span>`;
}

/**
 * A figure as it was read, or the words of its absence; never an empty cell, so that blank and zero cannot be confused. `isUnknown`: the document
 * has the cell, under a name that was not understood.
 */
export function readMarkup(t: Translate, value: ValueRow | undefined, isUnknown = false): Markup {
  switch (value?.status) {
    case 'reported':
      return html`<span class="nb-figure">${value.value ?? value.raw}</span>${isDoubted(value) ? html`<span class="nb-mark" aria-hidden="true"> ※</span>` : ''}`;
    case 'blank':
      return html`<span class="nb-mark">${blankWord(t, value)}</span>`;
    case 'unreadable':
      return html`<span class="nb-mark"><span aria-hidden="true">⚠</span> ${value.raw || t(CELLS.unreadable.mark)}</span>`;
    default:
      return html`<span class="nb-mark">${t(CELLS[isUnknown ? 'notUnderstood' : 'absent'].mark)}</span>`;
  }
}

const DOUBTS = [TRUST_NOTES.asPrinted, TRUST_NOTES.unconfirmed, TRUST_NOTES.beyondSums];

/** A figure that is stated though nothing confirms it; its title and the list of values say why. */
function isDoubted(value: ValueRow): boolean {
  return DOUBTS.some((note) => hasNote(value, note));
}

function blankWord(t: Translate, value: ValueRow): string {
  const raw = value.raw?.trim();
  return raw ? `${raw}` : t(CELLS.blank.mark);
}

/** Everything about a figure in one line, for its tooltip. */
export function valueTitle(t: Translate, label: string, value: ValueRow | undefined, isUnknown = false): string {
  const state = isUnknown ? 'notUnderstood' : (value?.status ?? 'absent');
  const place = placeWords(t, value?.source);
  const parts = [label, t(CELLS[state].state)];
  if (value?.raw) parts.push(t(words.figure, { raw: value.raw }));
  if (place) parts.push(t(words.place, { place }));
  if (value?.note) parts.push(t(noteWords(value.note)));
  if (value?.corrected) {
    const { status: now, value: figure, by, reason } = value.corrected;
    parts.push(t(CORRECTIONS.title, { value: now === 'blank' ? t(CELLS.blank.mark) : String(figure), reason, by }));
  }
  return parts.join('\n');
}
