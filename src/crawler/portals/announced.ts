import type { ListPage } from './portal.ts';

/** What a list says of its own length in the words that pagers share: 共3页, 1/3页, 共有25条, 总共 25 记录. */
export function announcedIn(text: string): ListPage['announced'] {
  const pages =
    /共\s{0,5}(\d{1,4})\s{0,5}页/.exec(text)?.[1] ??
    /第?\s{0,3}1\s{0,3}\/\s{0,3}(\d{1,4})\s{0,3}页/.exec(text)?.[1] ??
    /页码\s{0,5}\d{1,4}\s{0,3}\/\s{0,3}(\d{1,4})(?!\d)/.exec(text)?.[1];
  const rows = /共\s{0,5}(?:(?:有|找到|检索到|查询到)\s{0,5})?(\d{1,5})\s{0,5}(?:条|篇|个?记录)/.exec(text)?.[1];
  return { pages: pages === undefined ? null : Number(pages), rows: rows === undefined ? null : Number(rows) };
}
