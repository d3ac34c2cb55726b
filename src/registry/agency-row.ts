import type { Agency, Level } from '../report/agency.ts';
import type { REGISTRY_PROBLEMS } from '../text/registry.ts';
import type { Column } from './columns.ts';
import { levelFromName } from './level-from-name.ts';
import { levelFromWord } from './level-words.ts';

/** One thing that is wrong in one cell of a row. */
export interface CellProblem {
  column: string;
  problem: keyof typeof REGISTRY_PROBLEMS;
  words?: Record<string, string | number>;
}

const MAX_CELL = 2_000;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

/** The agency of one row; what is wrong is added to `problems`, and then the agency is not to be used. */
export function agencyOfRow(
  header: readonly string[],
  columns: readonly (Column | null)[],
  cells: readonly string[],
  problems: CellProblem[],
): Agency {
  const cell = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? '';
  const wrong = (column: string, problem: CellProblem['problem'], words?: CellProblem['words']) =>
    problems.push({ column: asWritten(column), problem, ...(words ? { words } : {}) });
  const asWritten = (column: string) => header[columns.indexOf(column as Column)]?.trim() ?? column;
  for (const [i, text] of cells.slice(0, header.length).entries()) {
    if (CONTROL.test(text.trim())) wrong(header[i]!, 'control');
    if (text.length > MAX_CELL) wrong(header[i]!, 'tooLong', { max: MAX_CELL });
  }
  const id = cell('id');
  if (id === '') wrong('id', 'required');
  else if (!ID.test(id)) wrong('id', 'badId', { value: shorten(id) });
  if (cell('name') === '') wrong('name', 'required');
  const regionCode = cell('region_code').normalize('NFKC');
  if (regionCode !== '' && !/^\d{6}$/.test(regionCode))
    wrong('region_code', 'badRegion', { value: shorten(regionCode) });
  const firstYear = yearOf('first_year', cell('first_year'), wrong);
  const lastYear = yearOf('last_year', cell('last_year'), wrong);
  if (firstYear !== null && lastYear !== null && lastYear < firstYear) wrong('last_year', 'yearOrder');
  return {
    id,
    name: cell('name'),
    level: levelOf(cell('level'), cell('name'), regionCode, wrong),
    regionCode,
    parent: cell('parent'),
    portalUrl: addressOf('portal_url', cell('portal_url'), wrong),
    reportColumnUrl: addressOf('report_column_url', cell('report_column_url'), wrong),
    aliases: [
      ...new Set(
        cell('aliases')
          .split(/[|｜]/)
          .map((alias) => alias.trim()),
      ),
    ].filter((alias) => alias !== ''),
    firstYear,
    lastYear,
    extra: extraOf(header, columns, cells),
  };
}

type Wrong = (column: string, problem: CellProblem['problem'], words?: CellProblem['words']) => void;

function levelOf(word: string, name: string, regionCode: string, wrong: Wrong): Level {
  const level = word === '' ? levelFromName(name, regionCode) : levelFromWord(word);
  if (level) return level;
  if (word !== '') wrong('level', 'badLevel', { value: shorten(word) });
  else if (name !== '') wrong('level', 'noLevel', { value: shorten(name) });
  return 'county_dept';
}

function addressOf(column: Column, given: string, wrong: Wrong): string {
  if (given === '') return '';
  // An address typed with the full-width keys of an input method; one that stands as it is may hold such signs.
  const text = /^https?:\/\//i.test(given) ? given : given.normalize('NFKC');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text) || url.hostname === '') {
    wrong(column, 'badUrl', { value: shorten(text) });
  } else if (url.username !== '' || url.password !== '') wrong(column, 'urlSecret');
  return text;
}

function yearOf(column: Column, given: string, wrong: Wrong): number | null {
  const text = given.normalize('NFKC');
  if (text === '') return null;
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 2008 && year <= 2100) return year;
  wrong(column, 'badYear', { value: shorten(text) });
  return null;
}

function extraOf(header: readonly string[], columns: readonly (Column | null)[], cells: readonly string[]) {
  const further = header.flatMap((name, i) =>
    columns[i] === null && name.trim() !== '' ? [[name.trim(), cells[i] ?? '']] : [],
  );
  return Object.fromEntries(further) as Record<string, string>;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
