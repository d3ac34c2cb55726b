import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { FailureError, failure } from '../errors/failure.ts';

export interface ZipEntry {
  name: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** What 32 bits hold: neither a part nor the whole may be larger. */
const MOST_BYTES = 0xffff_ffff;
/** Sizes stand behind the content; names are UTF-8. */
const FLAGS = 0x0808;
/** 1 January 1980, so that the same rows make the same bytes. */
const DAY = 0x0021;

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** A ZIP archive piece by piece: of each part only what was not yet packed lies in memory. Throws `export.too-large` beyond 4 GB. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const all: Written[] = [];
  let at = 0;
  for await (const { name, content } of entries) {
    const one: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    const header = localHeader(one);
    yield header;
    for await (const part of packed(content, one)) {
      one.packed += part.length;
      yield part;
    }
    yield sizesOf(one);
    at += header.length + one.packed + SIZES_LENGTH;
    if (at > MOST_BYTES || one.size > MOST_BYTES)
      throw new FailureError(failure('export.too-large', `${name}: more than ${MOST_BYTES} bytes`));
    all.push(one);
  }
  const directory = Buffer.concat(all.map(directoryEntry));
  yield directory;
  yield endOf(all.length, directory.length, at);
}

async function* packed(content: ZipEntry['content'], one: Written): AsyncGenerator<Uint8Array> {
  async function* counted() {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      one.crc = crc32(bytes, one.crc);
      one.size += bytes.length;
      yield bytes;
    }
  }
  const deflate: Transform = createDeflateRaw({ level: 6 });
  const done = pipeline(Readable.from(counted()), deflate);
  // Told by reading on: a failed source ends the packed side with its error.
  done.catch(() => undefined);
  for await (const part of deflate) yield part as Uint8Array;
  await done;
}

function localHeader({ name }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

const SIZES_LENGTH = 16;

function sizesOf({ crc, packed, size }: Written): Buffer {
  const sizes = Buffer.alloc(SIZES_LENGTH);
  for (const [i, value] of [0x08074b50, crc, packed, size].entries()) sizes.writeUInt32LE(value % 2 ** 32, i * 4);
  return sizes;
}

function directoryEntry({ name, crc, packed, size, at }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(DAY, 14);
  for (const [i, value] of [crc, packed, size].entries()) entry.writeUInt32LE(value, 16 + i * 4);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

function endOf(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
