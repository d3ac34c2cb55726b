import { createArchiveReader } from '../archive-search.ts';
import type { Reader } from './reader.ts';

/** A 7z archive. */
export function createSevenZipReader(others: () => readonly Reader[]): Reader {
  return createArchiveReader('7z', others);
}
