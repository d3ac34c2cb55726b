import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as frame from '../../src/text/web.ts';
import * as pages from '../../src/text/web-pages.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'web');

describe('the words of the pages', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ts|js|css)$/.test(name),
  );

  it.each(files)('are not in src/web/%s', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/[\u3400-\u9fff]/);
  });

  it('name the same parameters in both languages', () => {
    const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();
    const uneven = [...Object.values(frame), ...Object.values(pages)]
      .flatMap((group): unknown[] => Object.values(group))
      .filter(
        (entry): entry is { zh: string; en: string } => typeof entry === 'object' && entry !== null && 'zh' in entry,
      )
      .filter(({ zh, en }) => parameters(zh).join() !== parameters(en).join() || zh === '' || en === '');
    expect(uneven).toEqual([]);
  });
});
