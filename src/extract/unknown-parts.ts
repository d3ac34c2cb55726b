import type { NotUnderstood, TemplateId } from '../report/report.ts';
import { labelCore } from './match-label.ts';
import { headerKind } from './read-header.ts';
import { hasGeometry, isFigureLike, type RowCell, type RowView } from './row-view.ts';
import { TEMPLATES } from './templates/index.ts';
import { wordAt } from './vocabulary.ts';

const MOST = 60;
const MOST_CHARACTERS = 300;

/** Header words that no template knows (备注, 历年累计) name columns that are not read: each is kept once. */
export function unknownColumns(rows: readonly RowView[], id: TemplateId): NotUnderstood[] {
  const disclosure = TEMPLATES[id].tables.filter((table) => table.section === 's2_active');
  const found: NotUnderstood[] = [];
  for (const row of rows) {
    if (!hasGeometry(row.origin) || headerKind(row, disclosure) === null) continue;
    for (const cell of row.cells) {
      if (!cell.own || isKnown(cell.text) || found.length >= MOST) continue;
      if (found.some((one) => one.text === cell.raw)) continue;
      found.push({ what: 'column', text: cell.raw.slice(0, MOST_CHARACTERS), source: cell.source });
    }
  }
  return found;
}

/** Columns that the form of 2019 alone has; its purchases stand in lists of other kinds as well. */
const OLDER = new Set(['本年新制作数量', '本年新公开数量', '对外公开总数量', '上一年项目数量'].map(labelCore));

/** Columns of an older form above rows of this one: a part of the table was kept from the years before. Each is kept once. */
export function olderColumns(rows: readonly RowView[], id: TemplateId): NotUnderstood[] {
  if (id !== 't2021') return [];
  const own = new Set(namesIn(id));
  const found = new Map<string, NotUnderstood>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const core = labelCore(cell.text);
    if (cell.own && OLDER.has(core) && !own.has(core) && !found.has(core))
      found.set(core, { what: 'column', text: cell.raw, source: cell.source, form: 't2019' });
  }
  return [...found.values()];
}

function namesIn(id: TemplateId): string[] {
  const named = TEMPLATES[id].tables.flatMap(({ columns, rows }) => [...columns, ...rows]);
  return named.flatMap(({ label, aliases }) => [label, ...aliases].map(labelCore));
}

/** Tables of statistics of a form that is not one of the three (a province's own, before 2014): every row with a figure is kept as it stands. */
export function unknownRows(rows: readonly RowView[]): NotUnderstood[] {
  const tables = new Set(rows.filter(isProvincialHeader).map((row) => row.table));
  return rows
    .filter((row) => tables.has(row.table) && row.cells.some((cell) => cell.text !== '' && isFigureLike(cell.text)))
    .slice(0, MOST)
    .map(({ cells }) => unknownRow(cells.filter((cell) => cell.own)));
}

/** A row as it stands, of which nobody knows what it says. */
export function unknownRow(cells: readonly RowCell[]): NotUnderstood {
  const text = cells.map((cell) => cell.raw).join(' | ');
  return { what: 'row', text: text.slice(0, MOST_CHARACTERS), source: cells[0]?.source ?? null };
}

/** 指标名称 | 计量单位 | 2018年度 | 历年累计, and the coded tables of before 2014. */
function isProvincialHeader(row: RowView): boolean {
  const words = row.cells.map((cell) => labelCore(cell.text));
  const names = words.some((word) => /^(?:指标|指标名称|统计指标|项目名称)$/.test(word));
  return names && words.some((word) => /^(?:计量单位|单位|代码|本期实际|历年累计|本年累计)$/.test(word));
}

/** Empty, or made of words of the prescribed tables only. */
function isKnown(text: string): boolean {
  const core = labelCore(text);
  for (let at = 0; at < core.length; ) {
    const word = wordAt(core, at, []);
    if (!word) return false;
    at = word.end;
  }
  return true;
}
