import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS, isRead } from '../../src/read/formats.ts';
import { isOcrInstalled } from '../../src/read/raster/ocr-place.ts';
import { layFounded } from '../store/founded.ts';
import { run } from './command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-doctor-'));
  await layFounded(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Verdict {
  what: string;
  format?: string;
  state: string;
  remedy: { zh: string; en: string } | null;
}

describe('doctor', () => {
  it('tells of every format whether it can be read here, and what to do where it cannot', async () => {
    const { output, code } = await run(['doctor', '--json', '--data', folder]);
    const all: Verdict[] = JSON.parse(output);
    const formats = all.filter((one) => one.what === 'format');
    expect(formats.map((one) => one.format)).toEqual(FORMATS.map((one) => one.id));
    const of = (id: string) => formats.find((one) => one.format === id);
    for (const id of ['html', 'text', 'pdf', 'docx', 'doc', 'rtf', 'xlsx', 'xls', 'ofd', 'zip'])
      expect(of(id)).toMatchObject({ state: 'ok', remedy: null });
    for (const { id } of FORMATS.filter((one) => !isRead(one))) expect(of(id)?.state).toBe('optional');
    expect(of('image')?.state).toBe(isOcrInstalled() ? 'ok' : 'optional');
    for (const one of formats) expect(one.remedy === null).toBe(one.state === 'ok');
    expect(all.map((one) => one.what)).toEqual(
      expect.arrayContaining(['node', 'folder', 'database', 'queue', 'readers']),
    );
    // Without a network it says so; whatever a machine has, nothing else is broken.
    expect(all.filter((one) => one.state === 'broken' && one.what !== 'network')).toEqual([]);
    expect([0, 1]).toContain(code);
  });

  it('tells which of the two keeps it from a browser: that there is none, or that root runs it', async () => {
    const of = async (environment: Record<string, string>) => {
      const { output } = await run(['doctor', '--json', '--data', folder], environment);
      return (JSON.parse(output) as Verdict[]).find((one) => one.what === 'browser')!;
    };
    const none = await of({ PATH: '', NIANBAO_BROWSER: 'unsandboxed' });
    expect(none.remedy!.zh).toContain('未安装');
    expect(none.remedy!.zh).not.toContain('root');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'chromium'), '', { mode: 0o755 });
    const there = await of({ PATH: bin });
    if (process.getuid?.() === 0) expect(there.remedy!.zh).toMatch(/^(?!.*未安装).*root/);
    else expect(there).toMatchObject({ state: 'ok', remedy: null });
  });

  it('shows the formats as a table of at most 80 columns', async () => {
    const { output } = await run(['doctor', '--data', folder]);
    const table = output.slice(output.indexOf('格式 format')).split('\n');
    expect(table.length).toBeGreaterThan(FORMATS.length);
    for (const line of table) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });
});
