import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/report/document.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { seed } from '../seed.ts';
import { Dice, seedOf } from './dice.ts';
import { layOut } from './layout.ts';
import { randomReport } from './model.ts';
import { randomPdfStyle, writeRuledPdf } from './write-ruled-pdf.ts';

const COUNT = 40;

async function read(bytes: Uint8Array) {
  const found = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
  if (!found.ok) throw new Error(found.failure.cause);
  return found.value;
}

function isTiled({ rows, cols, cells }: Grid): boolean {
  const seen = new Set<string>();
  for (const cell of cells)
    for (let r = cell.r; r < cell.r + cell.rs; r++)
      for (let c = cell.c; c < cell.c + cell.cs; c++) seen.add(`${r},${c}`);
  const area = cells.reduce((sum, cell) => sum + cell.rs * cell.cs, 0);
  return seen.size === rows * cols && area === rows * cols;
}

describe(`${COUNT} reports of the run ${seed}, on pages of two lengths`, () => {
  it('say the same figures wherever the pages break, or leave some unread; the cells of each table tile it', {
    timeout: 120_000,
  }, async () => {
    let same = 0;
    let unread = 0;
    for (let index = 0; index < COUNT; index++) {
      const document = layOut(randomReport(seed, index));
      const style = randomPdfStyle(new Dice(seedOf(seed, index)));
      const write = (body: number) => writeRuledPdf(document, { ...style, body }, new Dice(seedOf(seed, index)));
      const [long, short] = [await read(write(700)), await read(write(220))];
      for (const grid of short.document.blocks.filter((block) => block.t === 'grid')) expect(isTiled(grid)).toBe(true);
      for (const [id, { status, value }] of Object.entries(short.report.values)) {
        const other = long.report.values[id];
        const [isUnread, wasUnread] = [status, other?.status].map((one) => one === 'unreadable' || one === 'absent');
        // What is unread on long pages as well says nothing of their breaks.
        if (isUnread && !wasUnread) unread++;
        else if (!isUnread && !wasUnread) {
          expect({ index, id, status, value }).toEqual({ index, id, status: other?.status, value: other?.value });
          same++;
        }
      }
    }
    console.log(`seed ${seed}: ${same} figures the same, ${unread} unread where pages are short`);
    expect(same).toBeGreaterThan(20 * unread);
  });
});
