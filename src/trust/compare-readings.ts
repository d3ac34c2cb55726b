import type { Suspect } from './suspects.ts';

/** What the second reading says of each cell that it looked at. White space and the make of dashes and digits do not count. */
export function compareReadings(
  suspects: readonly Suspect[],
  texts: ReadonlyMap<string, string>,
): Map<string, 'agrees' | 'differs'> {
  const verdicts = new Map<string, 'agrees' | 'differs'>();
  for (const { field, raw, inLine } of suspects) {
    const text = texts.get(field);
    if (text !== undefined) verdicts.set(field, isSame(raw, text, inLine) ? 'agrees' : 'differs');
  }
  return verdicts;
}

/** Without cells the box is that of a whole line: the figure must stand in it by itself. */
function isSame(raw: string, text: string, inLine: boolean): boolean {
  return inLine ? text.split(/\s+/).map(plain).includes(plain(raw)) : plain(text) === plain(raw);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-');
}
