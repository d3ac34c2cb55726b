import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What is written for people about files and decisions, held against the files. */
const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('docs/reference/'));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const LIST = 'docs/decisions/README.md';
const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file)).sort();

describe('the pages for people', () => {
  it.each(pages)('%s links to nothing that is not there', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((found) => found[1] as string);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages.filter((page) => page !== 'CHANGELOG.md'))('%s names no source file that is not there', (page) => {
    const named = [...textOf(page).matchAll(/`([\w/.-]+\.(?:ts|mjs|json|sh))(?::\w+)?`/g)].map(
      (found) => found[1] as string,
    );
    const isThere = (path: string) => files.some((file) => file === path || file.endsWith(`/${path}`));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  it('every decision bears its number and stands in the list under its title', () => {
    const titles = decisions.map((file) => {
      const number = file.slice('docs/decisions/'.length, 'docs/decisions/0000'.length);
      const title = new RegExp(`^# ${number} (.+)\n`).exec(textOf(file))?.[1];
      return `| [${number}](${file.slice('docs/decisions/'.length)}) | ${title} |`;
    });
    expect(
      textOf(LIST)
        .split('\n')
        .filter((line) => line.startsWith('| [')),
    ).toEqual(titles);
  });
});
