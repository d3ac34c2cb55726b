import { createArchiveReader } from '../archive-search.ts';
import type { Reader } from './reader.ts';

/** A ZIP archive that is no Office file. */
export function createZipReader(others: () => readonly Reader[]): Reader {
  return createArchiveReader('zip', others);
}
