import { crc32 } from 'node:zlib';

/** A file to be packed as it is; `encrypted` only sets the flag. */
export interface PackedFile {
  name: string | Uint8Array;
  content: string | Uint8Array;
  encrypted?: boolean;
}

const u16 = (value: number) => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)];
const bytesOf = (content: string | Uint8Array) => Buffer.from(content as string);

/** A RAR 4 archive of stored files. */
export function rar4(files: readonly PackedFile[]): Uint8Array {
  const block = (type: number, flags: number, rest: readonly number[]) => {
    const head = [type, ...u16(flags), ...u16(7 + rest.length), ...rest];
    return Buffer.from([...u16(crc32(Buffer.from(head))), ...head]);
  };
  const packed = files.flatMap(({ name, content, encrypted }) => {
    const [data, path] = [bytesOf(content), bytesOf(name)];
    const about = [...u32(data.length), ...u32(data.length), 2, ...u32(crc32(data)), ...u32(0), 29, 0x30];
    return [block(0x74, encrypted ? 0x8004 : 0x8000, [...about, ...u16(path.length), ...u32(0x20), ...path]), data];
  });
  const mark = Buffer.from('Rar!\x1a\x07\0', 'latin1');
  return new Uint8Array(Buffer.concat([mark, block(0x73, 0, [0, 0, 0, 0, 0, 0]), ...packed, block(0x7b, 0x4000, [])]));
}

/** A RAR 5 archive of stored files. */
export function rar5(files: readonly PackedFile[]): Uint8Array {
  const number = (value: number): number[] =>
    value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(Math.floor(value / 128))];
  const block = (head: readonly number[]) => {
    const sized = [...number(head.length), ...head];
    return Buffer.from([...u32(crc32(Buffer.from(sized))), ...sized]);
  };
  const packed = files.flatMap(({ name, content }) => {
    const [data, path] = [bytesOf(content), bytesOf(name)];
    const about = [4, ...number(data.length), 0x20, ...u32(crc32(data)), 0, 0, ...number(path.length), ...path];
    return [block([2, 2, ...number(data.length), ...about]), data];
  });
  const mark = Buffer.from('Rar!\x1a\x07\x01\0', 'latin1');
  return new Uint8Array(Buffer.concat([mark, block([1, 0, 0]), ...packed, block([5, 0, 0])]));
}

/** A 7z archive of copied files. */
export function sevenZip(files: readonly { name: string; content: string | Uint8Array }[]): Uint8Array {
  const number = (value: number) =>
    value < 0x80
      ? [value]
      : value < 0x4000
        ? [0x80 | (value >> 8), value & 0xff]
        : [0xc0 | (value >> 16), ...u16(value)];
  const data = files.map(({ content }) => bytesOf(content));
  const all = Buffer.concat(data);
  const names = Buffer.concat(files.map(({ name }) => Buffer.from(`${name}\0`, 'utf16le')));
  const folders = [7, 0x0b, 1, 0, 1, 1, 0, 0x0c, ...number(all.length), 0];
  const sizes = data.slice(0, -1).flatMap((one) => number(one.length));
  const digests = [0x0a, 1, ...data.flatMap((one) => u32(crc32(one)))];
  const parts = [8, 0x0d, ...number(files.length), ...(sizes.length > 0 ? [9, ...sizes] : []), ...digests, 0];
  const streams = [4, 6, 0, 1, 9, ...number(all.length), 0, ...folders, ...parts, 0];
  const listed = [5, ...number(files.length), 0x11, ...number(names.length + 1), 0, ...names, 0];
  const head = Buffer.from([1, ...streams, ...listed, 0]);
  const start = Buffer.from([...u32(all.length), ...u32(0), ...u32(head.length), ...u32(0), ...u32(crc32(head))]);
  const mark = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4];
  return new Uint8Array(Buffer.concat([Buffer.from([...mark, ...u32(crc32(start))]), start, all, head]));
}
