import { crc32 } from 'node:zlib';

export interface StoredFile {
  /** Bytes where the name is not UTF-8. */
  name: string | Uint8Array;
  content: string | Uint8Array;
  /** Sets the flag that says that the name is UTF-8. */
  utf8Name?: boolean;
  encrypted?: boolean;
}

/** A ZIP archive whose files are stored as they are: a byte changed in the archive is a byte changed in the file. */
export function storedZip(files: readonly StoredFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, utf8Name = false, encrypted = false } of files) {
    const path = Buffer.from(name as string);
    const data = Buffer.from(content as string);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE((utf8Name ? 0x800 : 0) | (encrypted ? 1 : 0), 2);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
