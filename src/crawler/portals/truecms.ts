import { jsonObject, unreadable } from './json-rows.ts';
import { rowsOf, rowsOfFragment } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { fieldsOf } from './script-fields.ts';

/**
 * TrueCMS (南通, 连云港): the first group of rows stands hidden in the markup, jpage asks for the others by their numbers, group by group:
 * `/truecms/messageController/getMessage.do?startrecord=31&endrecord=60&perpage=10&columnId=…`, XML in a field of JSON.
 */
export const truecms: PortalAdapter = {
  family: 'truecms',
  recognises: ({ url, html }) => SERVICE.test(url) || SERVICE.test(html),
  readList: (page) => (SERVICE.test(page.url) ? readAnswer(page) : readPage(page)),
};

const SERVICE = /\/messageController\/getMessage\.do(?![\w.])/i;
/** More rows than this are not asked for; the list then does not count as whole. */
const MAX_ROWS = 1_500;

function readPage(page: ListContext): ListPage {
  const { anchors, script, url } = scanPage(page);
  const list = { rows: rowsOf(anchors), next: [] };
  const total = countIn(script, 'totalRecord');
  if (total === null)
    return { ...list, announced: { pages: null, rows: null }, partial: 'further rows may be drawn by a script' };
  const announced = { pages: null, rows: total };
  const column = fieldsOf(script, 'ajaxParam')?.get('columnId') ?? '';
  const service = resolve(/proxyUrl\s{0,5}:\s{0,5}['"]([^'"\s]{1,300})['"]/.exec(script)?.[1] ?? '', url);
  const isOne = script.split('ajaxParam').length === 2;
  if (!isOne || service === null || !SERVICE.test(service) || !/^[\w-]{1,60}$/.test(column))
    return { ...list, announced };
  const perPage = countIn(script, 'perPage') || 10;
  const group = perPage * (countIn(script, 'groupSize') || 3);
  return { ...list, next: groups(service, column, { total, group, perPage }), announced };
}

/** The groups behind the first, of as many rows as the page's own script asks for at once: of more some services give none. */
function groups(
  service: string,
  column: string,
  { total, group, perPage }: Record<'total' | 'group' | 'perPage', number>,
): string[] {
  const found: string[] = [];
  for (let start = group + 1; start <= Math.min(total, MAX_ROWS); start += group) {
    const query = { startrecord: start, endrecord: Math.min(start + group - 1, total), perpage: perPage };
    const fields = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
    found.push(`${service}?${new URLSearchParams([...fields, ['contentTemplate', ''], ['columnId', column]])}`);
  }
  return found;
}

function readAnswer({ url, html }: ListContext): ListPage {
  const store = jsonObject(html)?.result;
  if (typeof store !== 'string' || !store.includes('<datastore>')) return unreadable('the answer holds no rows as XML');
  const total = /<totalrecord>\s{0,5}(\d{1,7})\s{0,5}<\/totalrecord>/.exec(store)?.[1];
  const rows = rowsOfFragment(store.replace(/<!\[CDATA\[|\]\]>/g, ' '), url);
  return { rows, next: [], announced: { pages: null, rows: total === undefined ? null : Number(total) } };
}

function countIn(script: string, name: string): number | null {
  const digits = new RegExp(`\\b${name}\\s{0,3}:\\s{0,3}['"]?(\\d{1,6})\\b`).exec(script)?.[1];
  return digits === undefined ? null : Number(digits);
}
