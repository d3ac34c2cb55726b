import type { Document } from '../report/document.ts';
import { matchingText } from './normalise.ts';

/** A file of an archive that a reader could read. */
export interface ArchivedDocument {
  name: string;
  document: Document;
}

const TITLE = /(?:政府|政务)信息公开.{0,8}(?:年度报告|年报|工作报告)/;
const TABLES =
  /新收政府信息公开申请|制发件数|被依法纠错|统计指标|主动公开政府信息数|勾稽关系|第二十条第\(?[一五六八九]\)?项|尚未审结|结转下年度/;
/** The prescribed tables apart: a file may hold one of them. */
const KINDS = [
  /第二十条第|制发件数/,
  /新收政府信息公开申请|申请人情况/,
  /结果维持|尚未审结/,
  /统计指标|主动公开政府信息数|被依法纠错/,
];
/** The way to a page as its head shows it. */
const CRUMBS = /[>»]|首页|位置:/;
const NAMED = /信息公开|年报|年度报告/;

/** True where the name of a file says that it is an annual report. */
export function namedAsReport(name: string): boolean {
  return NAMED.test(matchingText(name.split('/').at(-1) ?? ''));
}

/**
 * The documents that make up the one report of an archive: one, or the text and the tables where they are files of their own. Null where
 * no document or more than one could be meant: then nobody can say which figures are the agency's.
 */
export function chooseReport(documents: readonly ArchivedDocument[]): ArchivedDocument[] | null {
  const judged = documents.map((one) => ({ one, title: titleOf(one.document), tables: hasTables(one.document) }));
  const titles = new Set(judged.map(({ title }) => title).filter((title) => title !== null));
  if (titles.size > 1) return null;
  const titled = judged.filter(({ title }) => title !== null);
  const withTables = judged.filter(({ tables }) => tables);
  const whole = titled.find(({ tables }) => tables);
  const parts = withTables.length < 2 || areParts(withTables.map(({ one }) => one));
  if (whole && (!parts || withTables.length < 2)) return [whole.one];
  if (!parts) return null;
  const words = whole ? [] : titled.slice(0, 1);
  if (withTables.length > 0) return [...words, ...withTables].map(({ one }) => one);
  // Tables that lost their cells are words: the report is the longest, the others say where it is.
  const longest = titled.toSorted((a, b) => lengthOf(b.one) - lengthOf(a.one))[0];
  if (longest) return [longest.one];
  const named = documents.filter(({ name }) => namedAsReport(name));
  if (named.length === 1) return named;
  return documents.length === 1 ? [...documents] : null;
}

/** True where a file may be a report, or a part of one, by its title, its tables or its name. */
export function mayBeReport({ name, document }: ArchivedDocument): boolean {
  return titleOf(document) !== null || hasTables(document) || namedAsReport(name);
}

/** True where each file holds tables that no other holds, and their names tell of no two years. */
function areParts(files: readonly ArchivedDocument[]): boolean {
  const kinds = files.map(({ document }) => KINDS.filter((kind) => holds(document, kind)));
  const years = new Set(files.flatMap(({ name }) => /20\d\d/.exec(name.split('/').at(-1) ?? '')?.[0] ?? []));
  return kinds.every((own) => own.length > 0) && new Set(kinds.flat()).size === kinds.flat().length && years.size < 2;
}

/** The title of an annual report as the head of a document has it, made comparable; null where it has none. */
function titleOf(document: Document): string | null {
  const lines = document.blocks.slice(0, 40).flatMap((block) => {
    if (block.t === 'p') return [block.text];
    return block.t === 'grid' ? block.cells.slice(0, 3).map((cell) => cell.raw) : [];
  });
  const found = lines
    .map(matchingText)
    .find((line) => line.length <= 70 && TITLE.test(line) && !/[。,;:]/.test(line) && !CRUMBS.test(line));
  return found ?? null;
}

function lengthOf({ document }: ArchivedDocument): number {
  return document.blocks.reduce((sum, block) => sum + (block.t === 'p' ? block.text.length : 0), 0);
}

/** True where a document holds one of the prescribed tables. */
export function hasTables(document: Document): boolean {
  return holds(document, TABLES);
}

function holds({ blocks }: Document, words: RegExp): boolean {
  return blocks.some((block) => block.t === 'grid' && block.cells.some((cell) => words.test(cell.text)));
}
