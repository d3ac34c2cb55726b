import { generic } from './generic.ts';
import { countOf, furtherPages, isObject, jsonObject, rowsOfJson, unreadable } from './json-rows.ts';
import { rowsOf } from './list-rows.ts';
import { numberedPages, pagesBehind } from './numbered-pages.ts';
import type { ListContext, ListPage, ListPost, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { fieldsBetween, formPost, furtherForms } from './script-fields.ts';

/**
 * Ucap (开普云): rows in the markup of a static `.shtml` list, or as JSON: from `/common/search/<channelId>` (证监会:
 * `/searchList/<channelId>`), or by POST from `/getFileListByCodeId`, with the channel that the page's script or metadata names (the number
 * in its address is another one).
 */
export const ucap: PortalAdapter = {
  family: 'ucap',
  // TRS pages carry some of the marks too; their own signs go first.
  recognises: ({ url, html }) =>
    isAnswer(url) ||
    ((MARKS.test(html) || META.test(html)) &&
      !/countPage|ms-repeat|ms-controller|\/loadData\b|\/igs\/front\//.test(html)),
  readList: (page) => (isAnswer(page.url) ? readAnswer(page) : readPage(page)),
};

const MARKS =
  /<ucap(?:title|content)|UCAP-CONTENT|\bwebsiteCode\b|getFileListByCodeId|\/common\/search\/|\/searchList\/|\bchannelId['"]?\s{0,3}[:=]\s{0,3}['"][0-9a-f]{32}/i;
const META = /name=["']channelid["']\s{1,5}content=["'][0-9a-f]{32}["']/i;

function isAnswer(url: string): boolean {
  return /\/(common\/search|searchList)\/[0-9a-f]{32}(\?|$)|\/getFileListByCodeId(\?|$)/i.test(url);
}

function readPage(page: ListContext): ListPage {
  const { anchors, script } = scanPage(page);
  const pager = numberedPages(script);
  if (pager) {
    const announced = { pages: pager.pages, rows: pager.pages > 1 ? null : countOf(pager.behind) };
    return { rows: rowsOf(anchors), next: pagesBehind(pager, page.url), announced };
  }
  const list = generic.readList(page);
  const channel = channelOf(page.html);
  const isDated = list.rows.some((row) => row.date !== null);
  if (channel && !isDated && page.html.includes('getFileListByCodeId')) {
    const nextPosts = [formOf(channel, page)].flatMap((form) => form ?? []);
    return nextPosts.length > 0 ? { ...list, nextPosts } : { ...list, partial: 'rows are drawn by a script' };
  }
  if (channel && !isDated) {
    const query = 'page=1&_pageSize=15&_isAgg=true&_isJson=true';
    const at = (service: string) => resolve(`/${service}/${channel}?${query}`, page.url) ?? [];
    const isNamed = /\/common\/search\/|\/searchList\//.test(page.html);
    // Where the metadata name the channel, the script that asks lies in a file of its own: either service may be it.
    if (!isNamed && META.test(page.html)) return { ...list, probes: [at('searchList'), at('common/search')].flat() };
    return { ...list, next: [at(page.html.includes('/searchList/') ? 'searchList' : 'common/search')].flat() };
  }
  const isDrawn = /\bchannelId\b|getFileListByCodeId|\/common\/search\/|\/searchList\//.test(page.html);
  return isDrawn ? { ...list, partial: 'rows may be drawn by a script' } : list;
}

/** The form as the page's own script posts it, with as many rows a page as fit. */
function formOf(channel: string, page: ListContext): ListPost | null {
  const { script, url } = scanPage(page);
  const at = script.indexOf('getFileListByCodeId');
  const written = fieldsBetween(script, at, at + 1_000);
  const address = resolve('/getFileListByCodeId', url);
  const related = written.get('relateSubChannels') ?? 'true';
  const codeId = written.get('codeId') ?? '';
  if (!address || !/^(true|false)?$/.test(related) || !/^\w{0,40}$/.test(codeId)) return null;
  return formPost(address, [
    ['codeId', codeId],
    ['channelId', channel],
    ['page', '1'],
    ['size', '50'],
    ['relateSubChannels', related || 'true'],
  ]);
}

/** The one channel that the page names; null where there are several: another list's rows must not pass for the column's. */
function channelOf(html: string): string | null {
  const named =
    /(?:\bchannelId['"]?\s{0,3}[:=]\s{0,3}['"]|\/(?:common\/search|searchList)\/|name=["']channelid["']\s{1,5}content=["'])([0-9a-f]{32})/gi;
  const channels = new Set([...html.matchAll(named)].map((found) => found[1]!));
  return channels.size === 1 ? [...channels][0]! : null;
}

const FIELDS = { title: ['title', 'titleHtml'], url: ['url', 'redirectUrl'], date: ['publishedTimeStr'] } as const;

function readAnswer({ url, html, post }: ListContext): ListPage {
  const answer = jsonObject(html);
  const data = isObject(answer?.results) ? answer.results.data : answer?.data;
  if (!isObject(data) || !Array.isArray(data.results)) return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfJson(data.results, FIELDS, url);
  if (!rows) return unreadable('the answer has a row without title or address, or too many');
  const total = countOf(data.total);
  if (total === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  const announced = { pages: null, rows: total };
  if (post) return { rows, next: [], nextPosts: furtherForms({ url, post }, 'page', rows.length, total), announced };
  return { rows, next: furtherPages(url, 'page', rows.length, total), announced };
}
