import { docxReader } from './docx.ts';
import { htmlReader } from './html.ts';
import type { Reader } from './reader.ts';
import { textReader } from './text.ts';

/** Every reader, in the order in which they are asked. */
export const READERS: readonly Reader[] = [htmlReader, textReader, docxReader];
