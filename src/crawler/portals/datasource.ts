import { generic } from './generic.ts';
import { jsonObject, rowsOfJson, unreadable } from './json-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve } from './scan-page.ts';

/**
 * The cloud of Xinhua (能源局, 数据局 and others): a list names its source (`data="datasource:<32 hex digits>" preview="ds_"`), and
 * `ds_<digits>.json` beside the page has all its rows; in the markup stand the first, or none.
 */
export const datasource: PortalAdapter = {
  family: 'datasource',
  recognises: ({ url, html }) => isAnswer(url) || sourcesOf(html).length > 0,
  readList: (page) => (isAnswer(page.url) ? readAnswer(page) : readPage(page)),
};

const TAG = /<\w{1,10}\s[^<>]{0,600}\bdata\s{0,3}=\s{0,3}["']datasource:([0-9a-f]{32})["'][^<>]{0,600}>/gi;
/** A page of a column names no more: its list, and a picture or two beside it. */
const MOST_SOURCES = 3;

function isAnswer(url: string): boolean {
  return /\/ds_[0-9a-f]{32}\.json(\?|$)/i.test(url);
}

/** The names of the files, each once. */
function sourcesOf(html: string): string[] {
  if (!html.includes('datasource:')) return [];
  const files = [...html.matchAll(TAG)].slice(0, 200).map(([tag, id]) => {
    const preview = /\bpreview\s{0,3}=\s{0,3}["'](\w{1,20})["']/i.exec(tag)?.[1] ?? 'ds_';
    return `${preview}${id}.json`;
  });
  return [...new Set(files)];
}

function readPage(page: ListContext): ListPage {
  // A source may be that of a box beside the list: what the page leads to itself is followed as well.
  const own = generic.readList(page);
  const files = sourcesOf(page.html);
  const sources = files.slice(0, MOST_SOURCES).flatMap((file) => resolve(`./${file}`, page.url) ?? []);
  const list = { ...own, next: [...own.next, ...sources] };
  return files.length > MOST_SOURCES ? { ...list, partial: 'several lists are drawn by scripts' } : list;
}

const FIELDS = { title: ['showTitle', 'title'], url: ['publishUrl', 'linkUrl', 'url'], date: ['publishTime'] } as const;
/** A file holds the newest rows, and no more than this. */
const MOST_ROWS = 1_000;

function readAnswer({ url, html }: ListContext): ListPage {
  const items = jsonObject(html)?.datasource;
  if (!Array.isArray(items)) return unreadable('the answer is not the JSON of a list');
  const read = rowsOfJson(items, FIELDS, url);
  if (!read) return unreadable('the answer has a row without title or address, or too many');
  const rows = [...new Map(read.map((row) => [row.url, row])).values()];
  const announced = { pages: null, rows: rows.length };
  const isCut = items.length >= MOST_ROWS;
  return { rows, next: [], announced, ...(isCut ? { partial: 'the answer holds the newest rows only' } : {}) };
}
