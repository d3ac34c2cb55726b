import { glob, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
/** What lies beside documents and is none: notes on a folder, data and programs. Only a folder's files are judged by name, never what is named. */
const NO_DOCUMENT =
  /^(?:readme|licen[cs]e|changelog)\b|\.(?:json|md|markdown|js|mjs|ts|css|map|ya?ml|toml|ini|log|lock|py|sh|bat)$/i;

/** The folder that a browser, Word or Excel lays beside a page that it saves, without its ending. */
const PAGE_FOLDER = /(?:_files|\.files|_文件)$/i;
const PAGE = /\.(?:s?html?|mht)$/i;

/** What is to be read, and the files of folders that were passed over. */
export interface Inputs {
  inputs: Input[];
  skipped: string[];
}

/**
 * Files, folders, patterns and addresses → what is to be read, in the order given; a folder stands for all documents in and below it, a
 * pattern for what it matches, each sorted by name. A name that exists is never taken for a pattern.
 */
export async function expandInputs(given: readonly string[]): Promise<Inputs> {
  const inputs: Input[] = [];
  const skipped: string[] = [];
  for (const one of given) inputs.push(...(await expand(one, skipped)));
  return { inputs, skipped };
}

async function expand(given: string, skipped: string[]): Promise<Input[]> {
  if (/^https?:\/\//i.test(given)) return [{ source: given }];
  const kind = await stat(given).catch(() => null);
  if (kind?.isDirectory()) {
    const files = await filesBelow(given);
    const pages = new Set(files.filter((file) => PAGE.test(file)).map((file) => file.replace(PAGE, '')));
    const isNone = (file: string) => NO_DOCUMENT.test(basename(file)) || isOfPage(file, pages);
    skipped.push(...files.filter(isNone));
    return found(
      given,
      files.filter((file) => !isNone(file)),
      CHECK.noFiles,
    );
  }
  if (kind !== null || !/[*?[{]/.test(given)) return [{ source: given }];
  const matches: string[] = [];
  for await (const path of glob(given)) {
    if ((await stat(path).catch(() => null))?.isFile()) matches.push(path);
    if (matches.length > MOST_FILES) break;
  }
  return found(given, matches.sort(), CHECK.noMatch);
}

/** Pictures and the like of a saved page; a page among them may hold its tables, as Excel's sheets do. */
function isOfPage(file: string, pages: ReadonlySet<string>): boolean {
  const folder = dirname(file);
  return !PAGE.test(file) && PAGE_FOLDER.test(folder) && pages.has(folder.replace(PAGE_FOLDER, ''));
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
