import type { ListContext, ListPost } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { fieldsBetween, formPost } from './script-fields.ts';

/** What a page's own script asks for the rows of its list: by GET (`next`) or by POST. */
export interface ScriptRequest {
  url: string;
  post?: ListPost['post'];
}

const PAGE_NAME = /^(page|page_?(no|num|number|index)|current_?page|cur_?page|current|pn)$/i;
const LIST_NAME =
  /^(channel|chnl|column|col|category|cat|catalog|class|node|unit|section|type|lm|menu)_?(id|code|no|num)?s?$/i;
const CALL =
  /(?:\.(getJSON|get|post)\s{0,3}\(|\bfetch\s{0,3}\(|\burl\s{0,3}:)\s{0,3}(['"])([^'"\s<>]{2,600})\2\s{0,5}(,\s{0,5}(?:\w{0,12}\s{0,3}:\s{0,3})?\{)?/g;
/** Requests that count, keep or change something are never made. */
const CHANGES =
  /[/_-](save|submit|add|insert|update|delete|remove|login|vote|like|click|hits?|visit|stat|count|comment|apply|upload|send|log)|[a-z](Save|Submit|Insert|Update|Delete|Remove|Login|Vote|Comment|Upload|Visit|Click|Hits?)(?![a-z])/;
const POSTS = /\b(type|method)["']?\s{0,3}:\s{0,3}["']post["']/i;
const MAX_CALLS = 200;

/** The requests of a page's script that ask for a page of a list by its number; one for each list. */
export function listRequests(page: ListContext): ScriptRequest[] {
  const { script, url } = scanPage(page);
  const found = new Map<string, ScriptRequest>();
  let calls = 0;
  for (const call of script.matchAll(CALL)) {
    if (++calls > MAX_CALLS) break;
    const written = joined(script, call.index + call[0].length - (call[4]?.length ?? 0), call[3]!);
    const address = resolve(written.replace(/&amp;/g, '&'), url);
    if (address === null || CHANGES.test(new URL(address).pathname)) continue;
    const around = script.slice(call.index, call.index + call[0].length + 1_500);
    // `$.ajax({ type: "POST", url: …`: what stands before the address in the same object.
    const before = /[{,][^{};]{0,200}$/.exec(script.slice(Math.max(0, call.index - 200), call.index))?.[0] ?? '';
    const isPost = call[1] === 'post' || POSTS.test(before);
    const request = requestOf(address, around, call[0].length - (call[4] ? 1 : 0), isPost, page);
    if (request) found.set(`${request.url} ${request.post?.body ?? ''}`, request);
  }
  return [...found.values()];
}

/** The object of fields opens behind the address, before the call ends: `code` is the call and what follows it, `from` where its address ends. */
function requestOf(
  address: string,
  code: string,
  from: number,
  isPost: boolean,
  page: ListContext,
): ScriptRequest | null {
  const url = new URL(address);
  const behind = code.slice(from).search(/[{};)]/);
  const open = behind >= 0 && code[from + behind] === '{' ? from + behind : -1;
  const close = open < 0 ? -1 : code.indexOf('}', open);
  const fields = close < 0 ? new Map<string, string>() : fieldsBetween(code, open, close);
  const given = (close < 0 ? '' : code.slice(open, close)).matchAll(/([A-Za-z_]\w{0,30})["']?\s{0,3}:/g);
  const names = [...given].map((name) => name[1]!);
  const pageName = [...url.searchParams.keys(), ...names].find((name) => PAGE_NAME.test(name));
  if (!pageName && STATIC_FILE.test(url.pathname) && url.search === '' && names.length === 0) return { url: url.href };
  for (const [name, value] of namedFields(code.slice(open, close), page))
    if (!fields.has(name)) fields.set(name, value);
  const form = [...fields].filter(([name]) => names.includes(name) && !NOT_SENT.test(name) && name !== pageName);
  const isList = [...url.searchParams, ...form].some(([name, value]) => LIST_NAME.test(name) && value !== '');
  // Of an answer to page 1 it could not be told whether it is the first, where some lists begin with 0.
  if (!pageName || !isList || (url.searchParams.get(pageName) ?? fields.get(pageName)) === '0') return null;
  if (url.searchParams.has(pageName)) url.searchParams.set(pageName, '1');
  const isPosted = isPost || POSTS.test(code.slice(0, 800));
  if (isPosted) return formPost(url.href, url.searchParams.has(pageName) ? form : [...form, [pageName, '1']]);
  for (const [name, value] of form) url.searchParams.set(name, value);
  url.searchParams.set(pageName, '1');
  return { url: url.href };
}

const NAMED_FIELD =
  /([A-Za-z_]\w{0,30})["']?\s{0,3}:\s{0,3}(?:([A-Za-z_$][\w$]{0,40})(?=\s{0,3}(?:,|$))|(?:\$\(\s{0,3}["']#|document\.getElementById\(\s{0,3}["'])([\w-]{1,60})["']\s{0,3}\)\.val(?:ue\b|\(\)))/g;

/** Fields whose value stands elsewhere on the page: in a variable (`channelId: channelId`) or in a field of a form (`$("#columnId").val()`). */
function namedFields(code: string, page: ListContext): [string, string][] {
  const { script } = scanPage(page);
  return [...code.matchAll(NAMED_FIELD)].slice(0, 30).flatMap(([, name, variable, id]): [string, string][] => {
    if (PAGE_NAME.test(name!)) return [];
    const value = variable ? decodeURIComponent(givenTo(script, variable)) : fieldOf(page.html, id!);
    return value === '' ? [] : [[name!, value]];
  });
}

/** The value that a page writes into the field of a form with this id. */
function fieldOf(html: string, id: string): string {
  const tags = html.slice(0, 500_000).match(/<input\b[^<>]{1,500}>/gi) ?? [];
  const tag = tags.find((one) => new RegExp(`\\bid\\s{0,3}=\\s{0,3}["']?${id}["'\\s/>]`, 'i').test(one));
  return /\bvalue\s{0,3}=\s{0,3}["']([^"'<>]{1,100})["']/i.exec(tag ?? '')?.[1] ?? '';
}

/** A list that lies as a file beside its page. */
const STATIC_FILE = /\/(?:\w{0,20}list|data|news|articles?|nb|gknb|index|\w{0,20}nb)_?\d{0,10}\.json$/i;
const NEXT_PIECE = /^\s{0,5}\+\s{0,5}(?:(["'])([^"'\n]{0,300})\1|([A-Za-z_$][\w$]{0,40})(?![\w$.([]))/;
const MOST_PIECES = 12;

/**
 * An address with what a script adds to it (`"/list?id=" + id + "&page=" + page`): the variables whose value stands in the script, 1 for the
 * number of the page. One that adds anything else is left as far as it is written.
 */
function joined(script: string, from: number, first: string): string {
  let address = first;
  let at = from;
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    const [piece, quote, text, name] = NEXT_PIECE.exec(script.slice(at, at + 400)) ?? [];
    if (piece === undefined) return address;
    const isPage = /[?&]([\w-]{1,30})=$/.exec(address)?.[1];
    address += quote ? text : isPage && PAGE_NAME.test(isPage) ? '1' : givenTo(script, name!);
    at += piece.length;
  }
  return address;
}

/** What a script gives to a name, where it gives it one value in quotes or digits; empty otherwise. */
function givenTo(script: string, name: string): string {
  const given = new RegExp(
    `(?<![\\w$.?&"'])${name.replace(/\$/g, '\\$')}\\s{0,5}=\\s{0,5}(?:"([^"\\n]{0,100})"|'([^'\\n]{0,100})'|(\\d{1,20})\\b)`,
    'g',
  );
  const values = new Set([...script.matchAll(given)].slice(0, 20).map((found) => found[1] ?? found[2] ?? found[3]!));
  return values.size === 1 ? encodeURIComponent([...values][0]!) : '';
}

const SIZE_NAME = /^(page_?size|size|rows|limit|per_?page|num|count)$/i;

/** A server that is asked for all rows at once may give its own most, which is a round number. */
const [MANY, ROUND] = [100, 10];
/** A file of which there may be more: `list_1.json`. */
const NUMBERED_FILE = /_?(?<!\d)\d{1,3}\.json$/i;

/**
 * True for the answer to page 1 that brings fewer rows than were asked for, and for that of a file, which has no pages. It is all where page 1 is
 * the first (`pageBefore`).
 */
export function isAll(url: string, body: string, shown: number): boolean {
  const { pathname, search, searchParams } = new URL(url);
  if (STATIC_FILE.test(pathname) && search === '' && body === '') return !NUMBERED_FILE.test(pathname);
  const asked = [...searchParams];
  const page = asked.find(([name]) => PAGE_NAME.test(name))?.[1];
  const size = Number(asked.find(([name, value]) => SIZE_NAME.test(name) && /^\d{1,4}$/.test(value))?.[1] ?? 0);
  const isMost = size >= MANY && shown > 0 && shown % ROUND === 0;
  return body === '' && page === '1' && shown < size && !isMost;
}

/** Page 0 of a list of which page 1 was asked for: some lists begin with it. Null where the address numbers no page, or another one. */
export function pageBefore(url: string): string | null {
  const before = new URL(url);
  const name = [...before.searchParams.keys()].find((one) => PAGE_NAME.test(one));
  if (name === undefined || before.searchParams.get(name) !== '1') return null;
  before.searchParams.set(name, '0');
  return before.href;
}

/** True for the address of page 0. */
export function isPageBefore(url: string): boolean {
  return [...new URL(url).searchParams].some(([name, value]) => PAGE_NAME.test(name) && value === '0');
}

/** Of the options of `$.ajax`, not of the request. */
const NOT_SENT = /^(url|type|method|dataType|contentType|async|cache|timeout|data|success|error|jsonp)$/;

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** Address and body of the pages behind the first; empty on any other page. */
export function furtherNumbers(
  url: string,
  body: string,
  shown: number,
  total: number,
): { query: string; body: string }[] {
  const [address, form] = [new URL(url), new URLSearchParams(body)];
  const inForm = [...form.keys()].find((name) => PAGE_NAME.test(name));
  const inQuery = [...address.searchParams.keys()].find((name) => PAGE_NAME.test(name));
  const number = Number((inForm ? form.get(inForm) : inQuery ? address.searchParams.get(inQuery) : null) ?? 1);
  if (number > 1 || shown === 0 || (!inForm && !inQuery)) return [];
  const pages = Math.min(Math.ceil(total / shown), MAX_PAGES);
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, i) => {
    if (inForm) form.set(inForm, String(number + i + 1));
    else address.searchParams.set(inQuery!, String(number + i + 1));
    return { query: address.href, body: form.toString() };
  });
}
