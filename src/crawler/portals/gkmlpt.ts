import { scriptValue } from '../../report/script-value.ts';
import { isOfGovernment, namesColumn } from '../find-column.ts';
import { countOf, furtherPages, isObject, jsonObject, rowsOfJson, unreadable } from './json-rows.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * gkmlpt (广东政府信息公开目录平台): `/gkmlpt/index` carries the tree of columns in `window._CONFIG`, no rows. Those of a
 * column come as JSON from `/gkmlpt/api/all/<column>?page=N&sid=<site>`.
 */
export const gkmlpt: PortalAdapter = {
  family: 'gkmlpt',
  recognises: ({ url, html }) =>
    isAnswer(url) || /\/gkmlpt\/index/.test(url) || (html.includes('_CONFIG') && /\bTREE\b/.test(html)),
  readList: (page) => (isAnswer(page.url) ? readAnswer(page) : readIndex(page)),
};

function isAnswer(url: string): boolean {
  return /\/gkmlpt\/api\//.test(url);
}

interface Column {
  id: string;
  name: string;
  /** Where the column lies elsewhere. */
  jump: string;
}

function readIndex(page: ListContext): ListPage {
  const columns = columnsOf(page);
  const { anchors, script, url } = scanPage(page);
  const sid = /(?<![\w$])["']?SID["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,12})/.exec(script)?.[1];
  const next = columns.flatMap(({ id, jump }) => {
    if (jump !== '') return isOfGovernment(jump, url) ? jump : [];
    return sid && id ? (resolve(`/gkmlpt/api/all/${id}?page=1&sid=${sid}`, url) ?? []) : [];
  });
  if (columns.length === 0)
    return { ...unreadable('its tree of columns names none of reports'), rows: rowsOf(anchors) };
  const list = { rows: [], next, announced: { pages: null, rows: null }, names: columns.map(({ name }) => name) };
  return next.length < columns.length ? { ...list, partial: 'a column of its tree has no address' } : list;
}

/** The columns of annual reports in the tree, with all below them; those with the full name where there are any. */
function columnsOf(page: ListContext): Column[] {
  if (!page.html.includes('_CONFIG')) return [];
  const { script, url } = scanPage(page);
  const nodes = nodesOf(scriptValue(script, 'TREE', script.indexOf('_CONFIG')));
  const full = nodes.filter(({ name }) => name.includes('公开'));
  return (full.length > 0 ? nodesBelow(nodes, full) : nodes).map(({ id, name, jump }) => ({
    id,
    name,
    jump: jump && (resolve(jump, url) ?? ''),
  }));
}

interface Node extends Column {
  /** The topmost column of reports that it belongs to. */
  top: Node | null;
}

function nodesBelow(nodes: readonly Node[], tops: readonly Node[]): Node[] {
  return nodes.filter((node) => tops.includes(node) || (node.top !== null && tops.includes(node.top)));
}

const MAX_NODES = 20_000;

function nodesOf(tree: unknown): Node[] {
  const found: Node[] = [];
  const stack: { value: unknown; top: Node | null }[] = [{ value: tree, top: null }];
  for (let steps = 0; steps < MAX_NODES && stack.length > 0; steps++) {
    const { value, top } = stack.pop()!;
    if (Array.isArray(value)) for (const child of value.toReversed()) stack.push({ value: child, top });
    if (!isObject(value)) continue;
    const name = String(value.name ?? value.title ?? '');
    const node = { id: idOf(value.id), name, jump: typeof value.jump_url === 'string' ? value.jump_url : '', top };
    const isOwn = top !== null || namesColumn([name]);
    if (isOwn) found.push(node);
    const below = value.children ?? value.child ?? value.nodes;
    if (Array.isArray(below)) stack.push({ value: below, top: top ?? (isOwn ? node : null) });
  }
  return found;
}

function idOf(value: unknown): string {
  return /^\w{1,20}$/.test(String(value)) && value !== null ? String(value) : '';
}

const FIELDS = {
  title: ['title'],
  url: ['url', 'post_url'],
  date: ['display_publish_time', 'date', 'created_at'],
  publisher: ['publisher'],
} as const;

function readAnswer({ url, html }: ListContext): ListPage {
  const answer = jsonObject(html);
  if (!answer || !Array.isArray(answer.articles)) return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfJson(answer.articles, FIELDS, url);
  if (!rows) return unreadable('the answer has a row without title or address, or too many');
  const total = countOf(answer.total) ?? (isObject(answer.classify) ? countOf(answer.classify.post_count) : null);
  if (total === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  return { rows, next: furtherPages(url, 'page', rows.length, total), announced: { pages: null, rows: total } };
}
