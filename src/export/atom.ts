import { unturned } from '../report/steering.ts';

/** One entry of a feed. */
export interface FeedEntry {
  /** Stable over time. */
  id: string;
  title: string;
  /** ISO. */
  published: string;
  updated: string;
  summary: string;
  link: string;
}

/** A feed as Atom (RFC 4287), newest first. `self` and links are absolute addresses; `updated` stands where there are no entries. */
export function toAtom(feed: { title: string; self: string; updated: string }, entries: readonly FeedEntry[]): string {
  const newest = [...entries].sort((a, b) => (a.updated < b.updated ? 1 : -1));
  const one = ({ id, title, published, updated, summary, link }: FeedEntry) => `  <entry>
    <id>urn:nianbao:${xml(id)}</id>
    <title>${xml(title)}</title>
    <published>${published}</published>
    <updated>${updated}</updated>
    <link href="${xml(link)}"/>
    <summary>${xml(summary)}</summary>
  </entry>
`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${xml(feed.self)}</id>
  <title>${xml(feed.title)}</title>
  <link rel="self" href="${xml(feed.self)}"/>
  <author><name>Nianbao</name></author>
  <updated>${newest[0]?.updated ?? feed.updated}</updated>
${newest.map(one).join('')}</feed>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Crawled words stand in it: marks are escaped, what no XML may hold is left out. */
function xml(text: string): string {
  return unturned(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}
