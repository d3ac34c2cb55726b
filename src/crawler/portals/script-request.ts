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
const MAX_CALLS = 200;

/** The requests of a page's script that ask for a page of a list by its number; one for each list. */
export function listRequests(page: ListContext): ScriptRequest[] {
  const { script, url } = scanPage(page);
  const found = new Map<string, ScriptRequest>();
  let calls = 0;
  for (const call of script.matchAll(CALL)) {
    if (++calls > MAX_CALLS) break;
    const address = resolve(call[3]!.replace(/&amp;/g, '&'), url);
    if (address === null || CHANGES.test(new URL(address).pathname)) continue;
    const around = script.slice(call.index, call.index + call[0].length + 1_500);
    const request = requestOf(address, around, call[0].length - (call[4] ? 1 : 0), call[1] === 'post');
    if (request) found.set(`${request.url} ${request.post?.body ?? ''}`, request);
  }
  return [...found.values()];
}

/** The object of fields opens behind the address, before the call ends: `code` is the call and what follows it, `from` where its address ends. */
function requestOf(address: string, code: string, from: number, isPost: boolean): ScriptRequest | null {
  const url = new URL(address);
  const behind = code.slice(from).search(/[{};)]/);
  const open = behind >= 0 && code[from + behind] === '{' ? from + behind : -1;
  const close = open < 0 ? -1 : code.indexOf('}', open);
  const fields = close < 0 ? new Map<string, string>() : fieldsBetween(code, open, close);
  const given = (close < 0 ? '' : code.slice(open, close)).matchAll(/([A-Za-z_]\w{0,30})["']?\s{0,3}:/g);
  const names = [...given].map((name) => name[1]!);
  const pageName = [...url.searchParams.keys(), ...names].find((name) => PAGE_NAME.test(name));
  const form = [...fields].filter(([name]) => names.includes(name) && !NOT_SENT.test(name) && name !== pageName);
  const isList = [...url.searchParams, ...form].some(([name, value]) => LIST_NAME.test(name) && value !== '');
  // Of an answer to page 1 it could not be told whether it is the first, where some lists begin with 0.
  if (!pageName || !isList || (url.searchParams.get(pageName) ?? fields.get(pageName)) === '0') return null;
  if (url.searchParams.has(pageName)) url.searchParams.set(pageName, '1');
  const isPosted = isPost || /\b(type|method)["']?\s{0,3}:\s{0,3}["']post["']/i.test(code.slice(0, 800));
  if (isPosted) return formPost(url.href, url.searchParams.has(pageName) ? form : [...form, [pageName, '1']]);
  for (const [name, value] of form) url.searchParams.set(name, value);
  url.searchParams.set(pageName, '1');
  return { url: url.href };
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
