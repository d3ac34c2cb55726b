import { type PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  name: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** One day (1 January 1980, in no time zone) and one mode for all parts, so that the same rows make the same bytes. */
const SAME = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 } as const;

/**
 * A ZIP archive piece by piece, of any size: of each part only what was not yet packed lies in memory. What a part throws is thrown; where
 * nobody reads on, the part that is being read is ended.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const packed = zip.outputStream as PassThrough;
  let part: Readable | undefined;
  const fill = async () => {
    for await (const { name, content } of entries) {
      if (packed.destroyed) return;
      part = Readable.from(content, { objectMode: false });
      zip.addReadStream(part, name, SAME);
      await finished(part);
    }
    zip.end();
  };
  const filled = fill().catch((error: Error) => void packed.destroy(error));
  try {
    yield* packed as AsyncIterable<Uint8Array>;
  } finally {
    part?.destroy();
    await filled;
  }
}
