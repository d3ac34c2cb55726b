import { createArchiveReader } from '../archive-search.ts';
import type { Reader } from './reader.ts';

/** A saved mail: the report among its attachments. */
export function createMailReader(others: () => readonly Reader[]): Reader {
  return createArchiveReader('mail', others);
}
