/** What an operator says, and who and why: see `Testimony` for what each kind means. */
export type OperatorAct = { by: string; reason: string } & (
  | { kind: 'column'; agencyId: string; url: string }
  | { kind: 'no-column'; agencyId: string }
  | HandedIn
  | {
      kind: 'right';
      /** Id of the page or its beginning, or its address. */
      page: string;
      /** The agency and year that it is the report of, where they are not those that it is held for. */
      agencyId?: string | undefined;
      year?: number | undefined;
    }
  | { kind: 'wrong'; page: string }
  | { kind: 'undo'; entry: string }
);

/** A report that an operator hands in as a file, which counts as found at `url`, on the day `published` (YYYY-MM-DD), where these are known. */
export interface HandedIn {
  kind: 'import';
  agencyId: string;
  year: number;
  bytes: Uint8Array;
  fileName: string;
  url: string | null;
  published: string | null;
}
