import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { capMemory } from '../../../src/read/pdf/cap-memory.ts';

/** Header and a memory section: one memory, with a maximum, from 1 to 32768 pages (2 GiB). */
const MODULE = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 6, 1, 1, 1, 0x80, 0x80, 0x02]);
const PAGE = 65_536;

describe('a WebAssembly module', () => {
  it('gets its limit of memory lowered in place', () => {
    expect([...capMemory(MODULE, 8192 * PAGE).subarray(13)]).toEqual([0x80, 0xc0, 0x00]);
    expect(MODULE[14]).toBe(0x80);
  });

  it('keeps a lower limit, and stays as it is without one', () => {
    expect(capMemory(MODULE, 40_000 * PAGE)).toBe(MODULE);
    const open = Uint8Array.from([...MODULE.subarray(0, 8), 5, 3, 1, 0, 1]);
    expect(capMemory(open, PAGE)).toBe(open);
  });

  it('that is PDFium is still valid with a limit', async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const capped = capMemory(wasm, 8192 * PAGE);
    expect(capped).not.toBe(wasm);
    expect(capped.length).toBe(wasm.length);
    await expect(WebAssembly.compile(Uint8Array.from(capped))).resolves.toBeDefined();
  });
});
