import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { printDocx } from '../read/printed-docx.ts';
import { shared } from '../shared.ts';
import { callers, HOSTILE_OFFICE } from './hostile-office.ts';
import { HOSTILE_PDFS } from './hostile-pdf.ts';
import { MemoryOfTree, tellsMemory } from './memory-of-tree.ts';

/** A service and its reading children, watched from outside while they are given what nobody should give them. */
const MOST_ABOVE_IDLE = 300 * 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'nianbao-hostile-'));
const [given, empty] = [join(folder, 'given'), join(folder, 'empty')];
const good = join(given, 'good.docx');
const record = readRecords().find((one) => one.template === 't2021')!;
/** Figures of rows that the form has no more and the report prints: they are kept under names of their own. */
const keptFigures = (record.extraRows ?? []).reduce((sum, { figures }) => sum + figures.length, 0);

interface Answer {
  code?: string;
  remedy?: string;
  format?: string;
  template?: string | null;
  figures?: number;
}

let service: ChildProcess;
let idle = 0;
let ownIdle = 0;

async function startService(): Promise<void> {
  service = fork(join(import.meta.dirname, 'hostile-service.ts'), [], {
    cwd: empty,
    env: { PATH: process.env.PATH, TMPDIR: empty },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await new Promise((resolve) => service.once('message', resolve));
  // Before any child is there: the strictest reading of "idle".
  const memory = new MemoryOfTree(service.pid!);
  idle = memory.look();
  memory.stop();
  const own = new MemoryOfTree(service.pid!, 'own');
  ownIdle = own.look();
  own.stop();
}
const stopService = () => service.disconnect();

beforeAll(() => {
  mkdirSync(given);
  mkdirSync(empty);
  writeFileSync(good, printDocx(record, 'plain'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    const take = ({ path: asked, ...answer }: Answer & { path: string }) => {
      if (asked !== path) return;
      service.off('message', take as (message: unknown) => void);
      resolve(answer);
    };
    service.on('message', take as (message: unknown) => void);
    service.send(path);
  });
}

/** Reads a hostile file and then a good one; what was most of the memory meanwhile. */
async function attack(path: string): Promise<Answer> {
  const memory = new MemoryOfTree(service.pid!);
  const answer = await ask(path);
  const next = await ask(good);
  memory.stop();
  expect(next).toMatchObject({
    format: 'docx',
    template: 't2021',
    figures: Object.values(record.fields).filter((v) => v !== null).length + keptFigures,
  });
  if (tellsMemory) expect(memory.peak - idle).toBeLessThan(MOST_ABOVE_IDLE);
  return answer;
}

/** Those that ask for the most memory, at the same moment. */
const PAIRS = [['three million drawn lines', 'three million drawn lines']] as const;
const FAILED = /^read\.(too-complex|memory|timeout|crashed|malformed|unsupported|encrypted|empty|needs-ocr)$/;
const OWN = { ...HOSTILE_PDFS, ...HOSTILE_OFFICE };

describe.skipIf(!tellsMemory)('a service that is given a hostile file (memory is measured on Linux)', () => {
  beforeAll(startService);
  afterAll(stopService);

  it.each(Object.keys(OWN))(
    'says why it cannot be read, or reads no figure in it, and stays small: %s',
    async (name) => {
      const path = join(given, 'hostile');
      writeFileSync(path, OWN[name]!());
      const answer = await attack(path);
      if (answer.code === undefined) expect(answer).toMatchObject({ template: null, figures: 0 });
      else expect(answer).toMatchObject({ code: expect.stringMatching(FAILED), remedy: expect.stringMatching(/\w/) });
    },
  );

  it.each(PAIRS)('stays as small when two come at once: %s and %s', async (first, second) => {
    const paths = [first, second].map((name, i) => {
      const path = join(given, `hostile-${i}`);
      writeFileSync(path, OWN[name]!());
      return path;
    });
    const memory = new MemoryOfTree(service.pid!, 'own');
    const answers = await Promise.all(paths.map(ask));
    const next = await ask(good);
    memory.stop();
    expect(next).toMatchObject({ format: 'docx', template: 't2021' });
    for (const answer of answers) expect(answer.code ?? 'read').toMatch(/^read/);
    expect(memory.peak - ownIdle).toBeLessThan(MOST_ABOVE_IDLE);
  });

  it('writes nothing', () => {
    expect(readdirSync(empty)).toEqual([]);
  });

  it('asks nobody on the network, whatever a file names', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const files = callers(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    for (const bytes of Object.values(files)) {
      writeFileSync(join(given, 'caller'), bytes);
      await ask(join(given, 'caller'));
    }
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([]);
  });
});

const EXPECTED: Readonly<Record<string, string | null>> = {
  'truncated.pdf': 'read.malformed',
  'forbidden.pdf': null,
  'password.pdf': 'read.encrypted',
  'recursive-form.pdf': 'read.too-complex',
  'flate-bomb.pdf': 'read.too-complex',
  'zip-bomb.docx': 'read.too-complex',
  'nested.html': null,
  'empty.pdf': 'read.empty',
  'random.doc': 'read.unsupported',
};

describe.skipIf(!shared || !tellsMemory)(
  'the hostile files of the corpus (needs ../shared, memory is measured on Linux)',
  () => {
    const corpus = join(shared ?? '', 'corpus', 'hostile');
    beforeAll(startService);
    afterAll(stopService);

    it.each(Object.entries(EXPECTED))('%s ends in %s, and the next report is read', async (name, code) => {
      const answer = await attack(join(corpus, name));
      if (code === null) expect(answer).toMatchObject({ template: null, figures: 0 });
      else expect(answer).toMatchObject({ code, remedy: expect.stringMatching(/\w/) });
    });

    it('wrong-extension.doc is read as the workbook that it is', async () => {
      expect(readFileSync(join(corpus, 'wrong-extension.doc')).length).toBeGreaterThan(0);
      const answer = await attack(join(corpus, 'wrong-extension.doc'));
      expect(answer.format).toBe('xlsx');
      expect(answer.figures).toBeGreaterThan(0);
    });
  },
);
