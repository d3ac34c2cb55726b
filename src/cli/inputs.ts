import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, failure } from '../errors/failure.ts';
import { CHECK } from '../text/check.ts';
import { fill } from '../text/fill.ts';
import { both } from './words.ts';

/** One thing to read, as the user named it or as it was found; `failure` where the name already says that nothing can be. */
export interface Input {
  source: string;
  failure?: Failure;
}

const MOST_FILES = 10_000;
/** What an office program or a system leaves beside the files that people mean. */
const BYWORK = /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$/i;

/**
 * Files, folders, patterns and addresses → what is to be read, in the order given; a folder stands for all files in and below it, a
 * pattern for what it matches, each sorted by name. A name that exists is never taken for a pattern.
 */
export async function expandInputs(given: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const one of given) inputs.push(...(await expand(one)));
  return inputs;
}

async function expand(given: string): Promise<Input[]> {
  if (/^https?:\/\//i.test(given)) return [{ source: given }];
  const kind = await stat(given).catch(() => null);
  if (kind?.isDirectory()) return found(given, await filesBelow(given), CHECK.noFiles);
  if (kind !== null || !/[*?[{]/.test(given)) return [{ source: given }];
  const matches: string[] = [];
  for await (const path of glob(given)) {
    if ((await stat(path).catch(() => null))?.isFile()) matches.push(path);
    if (matches.length > MOST_FILES) break;
  }
  return found(given, matches.sort(), CHECK.noMatch);
}

function found(given: string, files: readonly string[], none: typeof CHECK.noFiles | typeof CHECK.noMatch): Input[] {
  const wrong = (why: string) => [{ source: given, failure: failure('file.unreadable', `${given}: ${why}`) }];
  if (files.length === 0) return wrong(both(none));
  if (files.length > MOST_FILES) return wrong(both(fill(CHECK.tooMany, { count: MOST_FILES })));
  return files.map((source) => ({ source }));
}

/** Links are not followed, so a folder that holds itself ends. */
async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  const open = [folder];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter(({ name }) => !BYWORK.test(name))) {
      if (entry.isDirectory()) open.push(join(at, entry.name));
      else if (entry.isFile()) files.push(join(at, entry.name));
      if (files.length > MOST_FILES) return files;
    }
  }
  return files.sort();
}
