import type { Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';

/** A file as a reader is handed it; only the bytes are known for certain. */
export interface ReadInput {
  bytes: Uint8Array;
  /** Declared by the server; only breaks ties. */
  contentType?: string;
  /** Base for relative links. */
  url?: string;
  fileName?: string;
  /** Files that the page shows, by absolute address, as far as they were fetched. */
  pictures?: ReadonlyMap<string, Uint8Array>;
  /** True: pictures that may hold tables are read, too. Otherwise they are only named, with their looks. */
  recognise?: boolean;
  /** Told how many pages will be read from their pictures, before that begins: it takes seconds a page. */
  announce?: (pages: number) => void;
}

/** One document format. Everything about the format lies in the reader's own file; the shared contract suite proves it. */
export interface Reader {
  /** Format name as in `check --json`: `html`, `text`, `pdf` … */
  readonly format: string;
  readonly version: string;
  /** True where the content (never the name) is this format; readers are asked in the registry's order. */
  accepts(input: ReadInput): boolean;
  read(input: ReadInput): Promise<Result<Document>>;
}
