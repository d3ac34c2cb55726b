import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { isWithinBudget } from '../../src/registry/zip-budget.ts';

/** A ZIP of one entry that says of itself what it likes. */
function zipOf(content: Uint8Array, saidSize: number): Uint8Array {
  const name = Buffer.from('xl/workbook.xml');
  const data = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(data.length, 4);
  sizes.writeUInt32LE(saidSize, 8);
  const local = Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
    sizes,
    Buffer.from([name.length, 0, 0, 0]),
    name,
  ]);
  const entry = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]),
    sizes,
    Buffer.from([name.length, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    name,
  ]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + data.length, 16);
  return new Uint8Array(Buffer.concat([local, data, entry, end]));
}

describe('the budget of a ZIP', () => {
  it('counts what really comes out, whatever the directory says', () => {
    const content = new Uint8Array(50_000);
    expect(isWithinBudget(zipOf(content, 50_000), 50_000)).toBe(true);
    expect(isWithinBudget(zipOf(content, 10), 49_999)).toBe(false);
  });

  it('takes a workbook for what it is', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['编号', '机构名称', '网址']]), 'a');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(isWithinBudget(bytes, 1_000_000)).toBe(true);
    expect(isWithinBudget(bytes.subarray(0, bytes.length - 30), 1_000_000)).toBe(false);
  });

  it('keeps a bomb out of the registry before anything of it is unpacked whole', () => {
    const bomb = zipOf(new Uint8Array(200_000_000), 1_000);
    expect(bomb.length).toBeLessThan(300_000);
    expect(parseAgencies(bomb).problems[0]!.message.en).toMatch(/cannot be read/);
  });
});
