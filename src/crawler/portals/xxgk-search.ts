import { requestKey } from '../../fetch/post-body.ts';
import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, ListPost, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { formPost } from './script-fields.ts';

/**
 * Hanweb's openness directory (政府信息公开目录; Zhejiang, Shandong, Jilin): a script loads the list into its place
 * (`loadDynamic('/module/xxgk/search.jsp?…&area=…', 'div4', '<kind>', '0', '…', '<site>', …)`), by POST, a page at a time.
 */
export const xxgkSearch: PortalAdapter = {
  family: 'xxgk-search',
  recognises: (page) => isAnswer(page.url) || (page.html.includes('loadDynamic') && callsOf(page).length > 0),
  readList: (page) => (isAnswer(page.url) ? readAnswer(page) : readPage(page)),
};

function isAnswer(url: string): boolean {
  return /\/module\/xxgk\/(mobile_)?search\.jsp(\?|$)/.test(url);
}

function readPage(page: ListContext): ListPage {
  const rows = rowsOf(scanPage(page).anchors);
  const [post, ...others] = callsOf(page);
  const list = { rows, next: [], ...(post ? { nextPosts: [post] } : {}), announced: { pages: null, rows: null } };
  return others.length > 0 ? { ...list, partial: 'several lists are drawn by scripts' } : list;
}

/** More pages than this are those of the whole directory and not of a column. */
const MOST_PAGES = 10;

function readAnswer(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const announced = announcedIn(text.replace(/\s+/g, ' '));
  const rows = rowsOf(anchors);
  const form = new URLSearchParams(page.post?.body ?? '');
  const isFirst = page.post !== undefined && form.get('currpage') === '1';
  const pages = announced.pages ?? (announced.rows === null || rows.length === 0 ? null : announced.rows / rows.length);
  const list = { rows, announced: announced.pages === null ? announced : { pages, rows: null } };
  if (isFirst && pages === null)
    return { ...list, next: [], partial: 'the answer does not say how many pages there are' };
  if (!isFirst || pages === null || pages <= 1) return { ...list, next: [] };
  const further = Array.from({ length: Math.min(Math.ceil(pages), MOST_PAGES) - 1 }, (_, n): ListPost => {
    form.set('currpage', String(n + 2));
    return { url, post: { ...page.post!, body: form.toString() } };
  });
  const cut = pages > MOST_PAGES ? { partial: 'more pages than are read' } : {};
  return { ...list, next: [], nextPosts: further, ...cut };
}

const MAX_CALL = 2_000;

/** The requests as the page's script makes them, each once; none where it names no body and no kind. */
function callsOf(page: ListContext): ListPost[] {
  const { script, url } = scanPage(page);
  const calls = new Map<string, ListPost>();
  for (let at = script.indexOf('loadDynamic('); at >= 0; at = script.indexOf('loadDynamic(', at + 1)) {
    const [address = '', place = '', kind = '', , , site = ''] = textsOf(script.slice(at + 12, at + MAX_CALL));
    const target = resolve(address, url);
    if (target === null || !isAnswer(target)) continue;
    const asked = new URL(target).searchParams;
    const number = new URL(url).searchParams.get('number');
    const infotypeId = number || (kind === '0' ? '' : kind) || asked.get('infotypeId') || '0';
    const own = { infotypeId, jdid: site, area: asked.get('area') ?? '', divid: place };
    const unsaid = ['vc_title', 'vc_number', 'vc_filenumber', 'vc_all', 'texttype', 'fbtime'];
    const form = { ...Object.fromEntries(unsaid.map((name) => [name, ''])), ...Object.fromEntries(asked), ...own };
    const post = formPost(target, Object.entries({ ...form, currpage: '1' }));
    calls.set(requestKey(post), post);
    if (calls.size > 1) break;
  }
  return [...calls.values()];
}

/** The texts of a call's arguments; what a variable adds to them is left out. */
function textsOf(code: string): string[] {
  const texts = [''];
  let depth = 0;
  for (const [token, double, single] of code.matchAll(/"([^"\n]{0,600})"|'([^'\n]{0,600})'|[(),]/g)) {
    if (token === '(') depth++;
    else if (token === ')' && depth-- === 0) break;
    else if (token === ',' && depth === 0) texts.push('');
    else if (token.length > 1 && depth === 0) texts[texts.length - 1] += double ?? single ?? '';
  }
  return texts;
}
