import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channelsOf } from '../src/alerts/channels/index.ts';
import { loadCommands } from '../src/cli/commands/index.ts';
import { PORTAL_ADAPTERS } from '../src/crawler/portals/index.ts';
import { CATALOGUE } from '../src/errors/catalogue.ts';
import { TEMPLATES } from '../src/extract/templates/index.ts';
import { FORMATS } from '../src/read/formats.ts';
import { READERS } from '../src/read/readers/index.ts';

const root = join(import.meta.dirname, '..');
const names = (pattern: string, not: readonly string[]) =>
  globSync(pattern, { cwd: root })
    .map((file) => basename(file).replace(/\.\w+$/, ''))
    .filter((name) => !not.includes(name))
    .sort();

describe('a folder holds what its registry lists, and nothing else', () => {
  it('commands', async () => {
    const listed = (await loadCommands()).map(({ build }) => build(() => undefined).name()).sort();
    expect(names('src/cli/commands/*.ts', ['index'])).toEqual(listed);
  });
  it('readers', () => {
    expect(names('src/read/readers/*.ts', ['index', 'reader'])).toEqual(READERS.map((r) => r.format).sort());
  });
  it('readers, each of which keeps the contract of readers', () => {
    const proofs = globSync('test/read/**/*.test.ts', { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .filter((text) => text.includes('readerContract('));
    const isProven = ({ format }: { format: string }) =>
      proofs.some((text) => text.includes(`readers/${format}.ts'`) || text.includes(`'${format}'`));
    expect(READERS.filter((reader) => !isProven(reader)).map(({ format }) => format)).toEqual([]);
  });
  it('portal families', () => {
    const isFamily = (name: string) =>
      /: PortalAdapter = /.test(readFileSync(join(root, `src/crawler/portals/${name}.ts`), 'utf8'));
    expect(names('src/crawler/portals/*.ts', ['index']).filter(isFamily)).toEqual(
      PORTAL_ADAPTERS.map((a) => a.family).sort(),
    );
  });
  it('channels', () => {
    const io = { fetch, now: () => new Date(0), logger: { info: () => undefined, warn: () => undefined } };
    expect(names('src/alerts/channels/*.ts', ['index', 'channel', 'notice', 'notice-lines', 'post-json'])).toEqual(
      [...channelsOf(io).keys()].sort(),
    );
  });
  it('templates', () => {
    expect(names('src/extract/templates/*.json', [])).toEqual(Object.keys(TEMPLATES).sort());
  });
});

describe('the catalogue of failures', () => {
  it('says in both languages what happened and what to do', () => {
    for (const [code, { title, remedy }] of Object.entries(CATALOGUE)) {
      expect(title.zh, code).toMatch(/[\u4e00-\u9fff]/);
      expect(remedy.zh, code).toMatch(/[\u4e00-\u9fff]/);
      expect(`${title.en}${remedy.en}`, code).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('the catalogue of formats', () => {
  it('has an entry for every reader, and every format that the sniffer names', () => {
    const described = new Set(FORMATS.map((one) => one.reader));
    expect(READERS.map((reader) => reader.format).filter((format) => !described.has(format))).toEqual([]);
    const named = readFileSync(join(root, 'src/read/sniff.ts'), 'utf8')
      .split('export type SniffedFormat =')[1]
      ?.split(';')[0];
    const sniffed = [...(named ?? '').matchAll(/'([\w-]+)'/g)].map((found) => found[1] as string);
    expect(sniffed.length).toBeGreaterThan(10);
    const known = new Set<string>(FORMATS.flatMap((one) => one.sniffed));
    expect(sniffed.filter((format) => !known.has(format))).toEqual([]);
  });
  it('stands in both READMEs', () => {
    for (const name of ['README.md', 'README.zh-CN.md'])
      expect(readFileSync(join(root, name), 'utf8')).toMatch(/<!-- formats: [\s\S]*OFD[\s\S]*<!-- end of formats -->/);
  });
});

describe('the project', () => {
  it('has reference pages that say what the catalogues say', () => {
    const checked = () => execFileSync(process.execPath, ['scripts/write-docs.ts', '--check'], { cwd: root });
    expect(checked).not.toThrow();
  });
  it('locks its packages without naming a registry', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/);
  });
  it('pins every dependency exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });
});
