import { countOf, isObject, jsonObject, rowsOfJson, unreadable } from './json-rows.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, ListPost, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { fieldsBetween, formPost, furtherForms } from './script-fields.ts';

/**
 * The Fujian form of TRS: the newest rows stand in the markup, avalon.js draws all of them from `POST /fjdzapp/search`, whose
 * fields (`channelid` of the site's documents, `classsql` with the column) stand in the page's script.
 */
export const fujian: PortalAdapter = {
  family: 'fujian',
  recognises: ({ url, html }) => isAnswer(url) || /ms-repeat="list"|ms-controller="list_pagebar"/.test(html),
  readList: (page) => (isAnswer(page.url) ? readAnswer(page) : readPage(page)),
};

const SERVICE = '/fjdzapp/search';

function isAnswer(url: string): boolean {
  return new RegExp(`${SERVICE}(\\?|$)`).test(url);
}

function readPage(page: ListContext): ListPage {
  const rows = rowsOf(scanPage(page).anchors);
  const request = requestOf(page);
  const list = { rows, next: [], announced: { pages: null, rows: null } };
  if (request === null) return { ...list, partial: 'rows beyond the first are drawn by avalon.js' };
  return { ...list, nextPosts: [request] };
}

/** The page shows ten rows at a time; the service gives as many as are asked for. */
const ROWS_A_PAGE = '100';
const KEPT = ['channelid', 'templet', 'sortfield', 'classsql', 'classcol', 'classnum', 'classsort', 'cache'];

function requestOf(page: ListContext): ListPost | null {
  const { script, url } = scanPage(page);
  const at = script.indexOf('channelid');
  const fields = fieldsBetween(script, at - 1_000, at + 2_000);
  const service = resolve(/["']([^"'\s]{0,100}\/fjdzapp\/search)["'?]/.exec(script)?.[1] ?? SERVICE, url);
  const column = columnOf(fields, page.html);
  if (at < 0 || !service || !column || !/^\d{1,12}$/.test(fields.get('channelid') ?? '')) return null;
  fields.set('classsql', `chnlid=${column}`);
  const kept = KEPT.flatMap((name): [string, string][] => (fields.has(name) ? [[name, fields.get(name)!]] : []));
  return formPost(service, [...kept, ['prepage', ROWS_A_PAGE], ['page', '1']]);
}

/**
 * The column's number by the request itself, or, where a script puts that together, by the page's own metadata; null where the
 * two differ: then the request is that of another list.
 */
function columnOf(fields: ReadonlyMap<string, string>, html: string): string | null {
  const written = /^\s{0,3}chnlid\s{0,3}=\s{0,3}(\d{1,12})\s{0,3}$/i.exec(fields.get('classsql') ?? '')?.[1];
  const own = /<meta\s{1,5}name="ChnlId"\s{1,5}content="(\d{1,12})"/i.exec(html)?.[1];
  if (written && own && written !== own) return null;
  return written ?? own ?? null;
}

const FIELDS = {
  title: ['doctitle', 'title'],
  url: ['chnldocurl', 'docpuburl', 'url'],
  date: ['docreltime', 'pubdate'],
} as const;

function readAnswer({ url, html, post }: ListContext): ListPage {
  const answer = jsonObject(html);
  const items = [answer?.data, answer?.docs].find(Array.isArray);
  if (!answer || !items) return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfJson(items, FIELDS, url);
  if (!rows) return unreadable('the answer has a row without title or address, or too many');
  const size = Number(new URLSearchParams(post?.body ?? '').get('prepage') ?? 0);
  const total = totalOf(answer) ?? (rows.length > 0 && rows.length < size ? rows.length : null);
  if (total === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  const nextPosts = post ? furtherForms({ url, post }, 'page', rows.length, total) : [];
  return { rows, next: [], nextPosts, announced: { pages: null, rows: total } };
}

function totalOf(answer: Record<string, unknown>): number | null {
  const page = isObject(answer.page) ? answer.page : {};
  const told = [answer.count, answer.recordCount, answer.total, answer.totalCount, page.total].map(countOf);
  return told.find((count) => count !== null) ?? null;
}
