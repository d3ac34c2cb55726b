import type { CorrectionAct } from '../report/correction.ts';
import { givenText } from './given.ts';

const MOST_REASON = 1_000;
const FIGURE = /^-?\d{1,13}(\.\d{1,6})?$/;

/** The figure of a form or a JSON body: a number in any digits, with commas or without, or `blank`; undefined for anything else. */
export function givenFigure({ figure, blank }: { figure?: unknown; blank?: unknown }): number | 'blank' | undefined {
  if (blank === '1' || figure === 'blank') return 'blank';
  if (typeof figure === 'number') return figure;
  if (typeof figure !== 'string') return undefined;
  const plain = figure.slice(0, 40).normalize('NFKC').replace(/[,\s]/g, '').replace(/^−/, '-');
  return FIGURE.test(plain) ? Number(plain) : undefined;
}

/** What is asked for of one figure. */
export function correctionOf(
  which: { id: string; year: string; field: string; act: string },
  given: object,
  by: string,
): CorrectionAct {
  const { reason } = given as Record<string, unknown>;
  const about = { agencyId: which.id, year: Number(which.year), field: which.field, by };
  const said = { ...about, reason: givenText(reason, MOST_REASON) };
  if (which.act === 'withdraw') return { ...said, act: 'withdraw' };
  const figure = givenFigure(given);
  return { ...said, act: 'correct', ...(figure === undefined ? {} : { figure }) };
}
