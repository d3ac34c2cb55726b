import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createOriginalViewer, type KeptFile } from '../../src/workers/original-viewer.ts';
import { shared } from '../shared.ts';

const viewer = createOriginalViewer();
afterAll(() => viewer.close());

const file = (bytes: Uint8Array, sha = String(bytes.length)): KeptFile => ({ sha, bytes, url: '', contentType: null });
const page = (html: string) => file(new TextEncoder().encode(`<!doctype html><meta charset="utf-8">${html}`), html);

describe('an original for people’s eyes', () => {
  it('is text and tables with the path of each cell, and nothing of the markup', async () => {
    const shown = await viewer.original(
      page(
        '<h1>某局2023年年报</h1><script>alert(1)</script><table><tr><th>规章</th><td onclick="x()">3</td></tr></table><p>电话见官网</p>',
      ),
    );
    if (!shown.ok) throw new Error(shown.failure.cause);
    const grid = shown.value.blocks.find((block) => block.t === 'grid');
    expect(grid).toMatchObject({ number: 1, cells: [{ raw: '规章' }, { raw: '3', r: 0, c: 1 }] });
    expect(grid?.t === 'grid' && grid.cells[1]?.path).toMatch(/^table\[1\]\/tr\[1\]\/td\[2\]$/);
    expect(JSON.stringify(shown.value)).not.toMatch(/script|alert|onclick/);
  });

  it('masks the numbers of persons', async () => {
    const shown = await viewer.original(page('<p>申请人张某，身份证号11010519491231002X，来函。</p>'));
    expect(JSON.stringify(shown)).not.toContain('11010519491231002X');
    expect(JSON.stringify(shown)).toContain('*');
  });

  it('has no pages to draw where the format has none', async () => {
    const drawn = await viewer.page(page('<p>x</p>'), 1);
    expect(drawn.ok ? null : drawn.failure.code).toBe('read.unsupported');
  });

  it('says why where it cannot be shown, and serves the next one', async () => {
    const shown = await viewer.original(file(new TextEncoder().encode('%PDF-1.4\nnothing of a PDF'), 'bad'));
    expect(shown.ok ? null : shown.failure.code).toBe('read.malformed');
    expect((await viewer.original(page('<p>之后</p>'))).ok).toBe(true);
  });

  it('loses a child that falls and starts another', async () => {
    const falling = createOriginalViewer(join(import.meta.dirname, 'falling-child.ts'));
    const first = await falling.original(page('<p>a</p>'));
    const second = await falling.original(page('<p>b</p>'));
    falling.close();
    expect([first, second].map((one) => (one.ok ? null : one.failure.code))).toEqual(['read.crashed', 'read.crashed']);
  });
});

describe.skipIf(!shared)('pages of a PDF (needs ../shared)', () => {
  it.each(['d01.cr.pdf', 'd01.scan.pdf'])(
    '%s: sizes in points, each page as a PNG of that shape',
    async (name) => {
      const kept = file(new Uint8Array(readFileSync(join(shared!, 'corpus', 'documents', name))), name);
      const shown = await viewer.original(kept);
      if (!shown.ok) throw new Error(shown.failure.cause);
      expect(shown.value.pages.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
      const drawn = await viewer.page(kept, 2);
      if (!drawn.ok) throw new Error(drawn.failure.cause);
      const png = Buffer.from(drawn.value);
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      const { width: points, height: high } = shown.value.pages[1]!;
      expect(width / height).toBeCloseTo(points / high, 1);
      expect((await viewer.page(kept, 99)).ok).toBe(false);
    },
    30_000,
  );
});
