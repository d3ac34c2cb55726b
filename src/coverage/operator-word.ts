import { addressKey } from '../report/address-key.ts';
import type { Look } from '../report/look.ts';
import type { ColumnSpan } from '../report/testimony.ts';

/**
 * The looks by what operators said of the column. One that was made while a column held that was taken back since proves no absence, nor
 * does one before the present column was given, unless it asked for that very address. What a look listed stays listed.
 */
export function heldToColumn(looks: readonly Look[], spans: readonly ColumnSpan[]): Look[] {
  const given = spans.find((span) => span.to === null);
  return looks.map((look) => {
    const isTakenBack = spans.some(({ from, to }) => to !== null && isAfter(look.at, from) && !isAfter(look.at, to));
    const isBefore = given !== undefined && !isAfter(look.at, given.from) && !askedFor(look, given.url);
    return look.whole && (isTakenBack || isBefore) ? { ...look, whole: false } : look;
  });
}

/** When the column was last given or taken back; null where operators said nothing of it. */
export function columnChangedAt(spans: readonly ColumnSpan[]): string | null {
  const last = spans.at(-1);
  return last ? (last.to ?? last.from) : null;
}

function askedFor({ columnUrl, steps }: Look, url: string): boolean {
  const key = addressKey(url);
  return [columnUrl, ...steps.map((step) => step.url)].some((one) => one !== null && addressKey(one) === key);
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
