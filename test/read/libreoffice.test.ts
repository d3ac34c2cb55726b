import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { convertToDocx } from '../../src/read/office/libreoffice.ts';
import { docxReader } from '../../src/read/readers/docx.ts';
import { docOf, paragraph, table } from './readers/doc-of.ts';

const installed = spawnSync('soffice', ['--version']).status === 0;
const SAMPLE = docOf([
  paragraph('前文'),
  ...table([
    [
      { text: '甲', rows: 1, cols: 1 },
      { text: '12', rows: 1, cols: 1 },
    ],
  ]),
  paragraph(''),
]);
/** Programme of a process that converts again and again. */
const CONVERTER = `
import { convertToDocx } from '${join(import.meta.dirname, '../../src/read/office/libreoffice.ts')}';
process.on('message', (bytes) => { void (async () => { for (;;) await convertToDocx(Uint8Array.from(bytes)); })(); });
`;

/** Processes that work in the folder of a keeper that belongs to a given process. */
function keptBy(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stat = (pid: string) => {
    try {
      return Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\)\s/s, '')
          .split(' ')[1],
      );
    } catch {
      return 0;
    }
  };
  const parents = new Map(all.map((pid) => [Number(pid), stat(pid)]));
  const below = (pid: number): number[] => {
    const children = [...parents].filter(([, one]) => one === pid).map(([child]) => child);
    return [...children, ...children.flatMap(below)];
  };
  return below(parent);
}

const isAlive = (pid: number) => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
const isOffice = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'soffice.bin';
  } catch {
    return false;
  }
};
const foldersOf = (pids: readonly number[]) =>
  readdirSync(tmpdir()).filter((name) => pids.some((pid) => name.startsWith(`nianbao-office-${pid}-`)));

describe.skipIf(!installed)('LibreOffice (needs soffice)', () => {
  it('converts a document, and leaves nothing behind', { timeout: 90_000 }, async () => {
    const converted = await convertToDocx(SAMPLE);
    const read = converted.ok ? await docxReader.read({ bytes: converted.value }) : converted;
    expect(read.ok && read.value.blocks.map((block) => block.t)).toEqual(['p', 'grid']);
  });

  it('dies with the process that asked, be it killed, and leaves no folder', { timeout: 90_000 }, async () => {
    const asker = spawn(process.execPath, ['--input-type=module', '-e', CONVERTER], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    asker.send([...SAMPLE]);
    let kept: number[] = [];
    while (!kept.some(isOffice)) {
      await sleep(20);
      kept = keptBy(asker.pid as number);
    }
    expect(foldersOf(kept)).toHaveLength(1);
    asker.kill('SIGKILL');
    while (kept.some(isAlive) || foldersOf(kept).length > 0) await sleep(50);
    expect(foldersOf(kept)).toEqual([]);
  });
});

describe.skipIf(installed)('without LibreOffice (it is installed here)', () => {
  it('the failure says so', async () => {
    const converted = await convertToDocx(SAMPLE);
    expect(!converted.ok && converted.failure.code).toBe('read.needs-libreoffice');
  });
});
