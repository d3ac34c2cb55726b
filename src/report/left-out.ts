import type { Document } from './document.ts';

/** What a document holds and its reader passed over by intent, as far as the one who wrote it must know; and what of an archive was read. */
export interface LeftOut {
  code: LeftOutCode;
  /** Names of sheets, rows in the markup, files of an archive; may be none. */
  places: string[];
}

const CODES = [
  'read-from-archive',
  'tracked-changes',
  'hidden-sheet-dropped',
  'hidden-row-dropped',
  'hidden-column-dropped',
  'embedded-object',
  'drawing-not-read',
  'attached-file',
] as const;
export type LeftOutCode = (typeof CODES)[number];

/** From the warnings of its reader, one entry a kind. */
export function leftOutOf({ warnings }: Document): LeftOut[] {
  return CODES.flatMap((code) => {
    const found = warnings.filter((warning) => warning.code === code);
    const places = found.flatMap(
      ({ place, detail }) => place?.path ?? (code === 'read-from-archive' ? detail : null) ?? [],
    );
    return found.length === 0 ? [] : [{ code, places: [...new Set(places)] }];
  });
}
