import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom: the table of docs/architecture.md, held against every import of the sources. */
const root = join(import.meta.dirname, '..', 'src');
const files = globSync('**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
const stageOf = (file: string) => file.split('/')[0] as string;
const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:^|\n)(?:import|export)[^'"]*?from '(\.[^']+)'/g)].map(
    (found) => relative(root, join(root, dirname(file), found[1] as string)).replaceAll('\\', '/'),
  );

const BASE = ['report', 'errors', 'text'];
const CORE = ['read', 'extract', 'trust', 'check', 'diff', 'coverage', 'registry', 'export', 'anomaly', 'similarity'];
const ALLOWED: Record<string, readonly string[]> = {
  report: ['report'],
  errors: ['errors', 'report'],
  text: ['text', 'report'],
  config: ['config', ...BASE],
  ...Object.fromEntries(CORE.map((stage) => [stage, [stage, ...BASE]])),
  alerts: ['alerts', ...BASE],
  fetch: ['fetch', ...BASE],
  // The crawler asks through the fetcher and attributes names through the registry's pure matcher.
  crawler: ['crawler', 'fetch', 'registry', ...BASE],
  store: ['store', ...BASE],
  queue: ['queue', 'store', ...BASE],
  // Installs what the readers of scans load.
  ocr: ['ocr', 'read', ...BASE],
  // A rehearsed season is fetched, read, judged, routed and worded by the very parts that do it in earnest.
  demo: ['demo', ...BASE, 'fetch', 'crawler', 'read', 'extract', 'alerts', 'coverage'],
  web: ['web', 'store', 'queue', 'extract', 'diff', 'check', 'export', 'coverage', 'registry', 'alerts', ...BASE],
};

describe('imports', () => {
  for (const [stage, allowed] of Object.entries(ALLOWED)) {
    it(`${stage} imports only ${allowed.join(', ')}`, () => {
      const own = files.filter((file) => file.includes('/') && stageOf(file) === stage);
      expect(own.length).toBeGreaterThan(0);
      const strange = own.flatMap((file) =>
        importsOf(file)
          .filter((target) => !allowed.includes(stageOf(target)))
          .map((target) => `${file} → ${target}`),
      );
      expect(strange).toEqual([]);
    });
  }

  it('every folder of the sources has its line, but for those that may import everything', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map(stageOf));
    expect([...folders].filter((folder) => !(folder in ALLOWED)).sort()).toEqual(['cli', 'workers']);
  });

  it('no two files import one another, through however many others, not even for a type', () => {
    const needs = new Map(files.map((file) => [file, importsOf(file)]));
    const reached = (from: string) => {
      const seen = new Set<string>();
      const open = [...(needs.get(from) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (!seen.has(next)) open.push(...(needs.get(next) ?? []));
        seen.add(next);
      }
      return seen;
    };
    expect(files.filter((file) => reached(file).has(file))).toEqual([]);
  });

  it('the pure core reads no clock, no environment and no file but its own catalogues', () => {
    const shell =
      /^(crawler\/crawl-portal|fetch\/(fetch-page|politeness|safe-agent|read-body|browser|find-browser|dead-end)|alerts\/channels\/|read\/pdf\/|read\/office\/(libreoffice|keeper)|read\/raster\/(ocr-place|line-recogniser|recogniser|recogniser-thread))/;
    const core = [...CORE, 'report', 'errors', 'alerts', 'crawler', 'fetch'];
    const pure = files.filter((file) => core.includes(stageOf(file)) && !shell.test(file));
    const impure = pure.filter((file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return /\bprocess\.env\b|\bDate\.now\(|new Date\(\)|from 'node:(fs|net|http|child_process)/.test(text);
    });
    expect(impure).toEqual([]);
  });
});
