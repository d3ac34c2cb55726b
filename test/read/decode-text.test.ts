import { describe, expect, it } from 'vitest';
import { declaredCharset, decodeText, unmarkedUtf16 } from '../../src/read/decode-text.ts';

const gbk = Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2]);
const utf8 = new TextEncoder().encode('政府信息公开');
function utf16(text: string, used: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(used === 'utf-16le' ? bytes : bytes.swap16());
}

describe('decodeText', () => {
  it('reads UTF-8 whatever the page declares', () => {
    expect(decodeText(utf8, 'gb2312')).toEqual({ text: '政府信息公开', used: 'utf-8', replacements: 0 });
  });

  it('reads GBK as GB18030 whatever the page declares', () => {
    expect(decodeText(gbk, 'utf-8')).toEqual({ text: '政府信息', used: 'gb18030', replacements: 0 });
  });

  it('forgives UTF-8 that is cut within its last character', () => {
    expect(decodeText(utf8.subarray(0, utf8.length - 1)).text).toBe('政府信息公');
  });

  it('follows a byte order mark first', () => {
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x3f, 0x65])).text).toBe('政');
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s without a mark, whatever the page declares', (used) => {
    const text = '<html><meta charset="gb2312">\r\n政府信息公开2023年';
    expect(decodeText(utf16(text, used), 'gb2312')).toEqual({ text, used, replacements: 0 });
  });

  it('takes nothing for UTF-16 that merely holds zeros', () => {
    for (const bytes of [Uint8Array.from({ length: 400 }, (_, i) => (i % 2) * ((i * 37) % 256)), new Uint8Array(40)])
      expect(unmarkedUtf16(bytes)).toBe(null);
    expect(unmarkedUtf16(utf8)).toBe(null);
    expect(unmarkedUtf16(gbk)).toBe(null);
  });

  it('uses Big5 only where it is declared and GB18030 does not fit', () => {
    const big5 = Uint8Array.from([0xac, 0x46, 0xa9, 0xb2, 0xff]);
    expect(decodeText(big5).used).not.toBe('big5');
    expect(decodeText(gbk, 'big5').used).toBe('gb18030');
  });

  it('counts what could not be read', () => {
    expect(decodeText(Uint8Array.from([0x41, 0xff, 0xff, 0x42, 0x42, 0x42])).replacements).toBeGreaterThan(0);
  });
});

describe('declaredCharset', () => {
  it('prefers the header to the page', () => {
    const page = new TextEncoder().encode('<meta charset="gb2312">');
    expect(declaredCharset('text/html; charset=UTF-8', page)).toBe('utf-8');
    expect(declaredCharset('text/html', page)).toBe('gb2312');
    expect(declaredCharset(undefined, utf8)).toBeUndefined();
  });
});
