import { load } from 'cheerio';
import { resolve, type ScannedPage } from './portals/scan-page.ts';

/** Links that a site map in XML names, as far as they are read. */
const MAX_LOCATIONS = 5_000;

/** The addresses of a sitemap (https://www.sitemaps.org), those of further sitemaps apart; null where it is none. */
export function readSitemap(body: string, url: string): { pages: string[]; sitemaps: string[] } | null {
  if (!/<(urlset|sitemapindex)[\s>]/.test(body.slice(0, 2_000))) return null;
  const isIndex = /<sitemapindex[\s>]/.test(body.slice(0, 2_000));
  const found: string[] = [];
  for (const [, address] of body.matchAll(/<loc>\s{0,20}([^<>\s]{1,2000})\s{0,20}<\/loc>/g)) {
    if (found.length >= MAX_LOCATIONS) break;
    const location = resolve(address!.replace(/&amp;/g, '&'), url);
    if (location !== null && new URL(location).host === new URL(url).host) found.push(location);
  }
  return isIndex ? { pages: [], sitemaps: found } : { pages: found, sitemaps: [] };
}

const SEARCH_FIELD = /^(q|qt|wd|kw|key|keys|keyword|keywords|searchword|searchkey|searchtext|search|sw|s)$/i;
const SEARCH_SIGN = /search|sousuo|搜索|检索|搜一下|站内/i;

/** What is typed into a portal's own search. */
export const SEARCH_WORDS = '政府信息公开工作年度报告';

/**
 * The address that a search form of the page would ask for these words by GET; null where it announces none. Never a form that
 * posts, leads to another host, or asks for more than words: those may do something.
 */
export function searchAddress(html: string, page: Pick<ScannedPage, 'url'>, words: string): string | null {
  for (const markup of formsOf(html)) {
    const address = addressOf(markup, page.url, words);
    if (address !== null) return address;
  }
  return null;
}

const MAX_FORMS = 20;
const MAX_FORM = 20_000;

/** The forms of a page, cut out by index so that an unclosed one costs nothing. */
function formsOf(html: string): string[] {
  const forms: string[] = [];
  const opening = /<form\b/gi;
  for (let found = opening.exec(html); found && forms.length < MAX_FORMS; found = opening.exec(html)) {
    const markup = html.slice(found.index, found.index + MAX_FORM);
    const end = markup.search(/<\/form\b/i);
    forms.push(end < 0 ? markup : markup.slice(0, end));
  }
  return forms;
}

function addressOf(markup: string, page: string, words: string): string | null {
  const form = load(markup, { xml: { xmlMode: false, decodeEntities: true } })('form').first();
  if ((form.attr('method') ?? 'get').trim().toLowerCase() !== 'get') return null;
  const action = resolve(form.attr('action')?.trim() || page, page);
  if (action === null || new URL(action).host !== new URL(page).host) return null;
  if (form.find('input[type=password], input[type=file], textarea').length > 0) return null;
  const fields = form.find('input[name]').toArray();
  const texts = fields.filter(({ attribs }) => /^(text|search)?$/i.test(attribs.type ?? ''));
  const [field] = texts;
  if (!field || texts.length > 1 || !SEARCH_FIELD.test(field.attribs.name ?? '') || !SEARCH_SIGN.test(markup))
    return null;
  const address = new URL(action);
  for (const { attribs } of fields)
    if (/^hidden$/i.test(attribs.type ?? '')) address.searchParams.set(attribs.name!, attribs.value ?? '');
  address.searchParams.set(field.attribs.name!, words);
  return resolve(address.href, page);
}
