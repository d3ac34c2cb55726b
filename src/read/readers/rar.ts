import { createArchiveReader } from '../archive-search.ts';
import type { Reader } from './reader.ts';

/** A RAR archive, version 4 (none that is solid) or 5, of one volume. */
export function createRarReader(others: () => readonly Reader[]): Reader {
  return createArchiveReader('rar', others);
}
