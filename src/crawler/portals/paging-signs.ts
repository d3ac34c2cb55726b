/** How long a list is by signs that only its script reads: the greatest numbers met, 0 where there is none. */
export interface PagingSigns {
  pages: number;
  rows: number;
  /** Of pages too, by words that may be of something else. */
  perhaps: { pages: number; rows: number };
}

const MAX_HTML = 2_000_000;
const TAG = /<[a-z][^<>]{3,1500}>/gi;
const OF_PAGING =
  /(?:^<[a-z-]{0,20}|\b(?:class|id)\s{0,3}=\s{0,3}["']?[^"'<>]{0,200})(?:pag(?:e(?![-_]?(?:view|content|banner|body|main|header|footer))|ing|ination|er)|fenye)/i;
const PAGES = '(?:total[-_]?pages?|pages?[-_]?(?:count|total)|count[-_]?page|max[-_]?page|pages)';
const ROWS =
  '(?:total[-_]?(?:counts?|records?|rows?|num)?|records?[-_]?(?:count|total)|rows?[-_]?count|all[-_]?(?:count|rows?)|count)';
const attribute = (names: string) =>
  new RegExp(`\\s(?:data-|:|v-bind:)?${names}\\s{0,3}=\\s{0,3}["']?(\\d{1,6})\\b`, 'i');
const field = (names: string) => new RegExp(`\\b(?:id|name)\\s{0,3}=\\s{0,3}["']?${names}["'\\s]`, 'i');
const [PAGES_TOLD, ROWS_TOLD] = [attribute(PAGES), attribute(ROWS)];
/** A field by itself says of what it is the number: `count` and `total` are those of visits as well. */
const ROWS_OF_LIST = '(?:total[-_]?(?:counts?|records?|rows?)|records?[-_]?(?:count|total)|rows?[-_]?count)';
const [PAGES_FIELD, ROWS_FIELD] = [field(PAGES), field(ROWS_OF_LIST)];
/** Where what is not shown, or only a pattern of what may be, begins, and its ends. */
const UNSHOWN = /<!--|<(template)\b|<(script)\b[^<>]{0,300}\btype\s{0,3}=\s{0,3}["']?text\/(?:template|html|x-)/gi;
const IN_SCRIPT = /\b(?:m_n)?(?:page_?count|total_?pages?|page_?total)\s{0,3}[:=]\s{0,3}['"]?(\d{1,5})\b/gi;
const RECORDS_IN_SCRIPT = /\bm_nRecordCount\s{0,3}=\s{0,3}(\d{1,6})\b/gi;
const SLASH =
  />\s{0,5}第?\s{0,3}1\s{0,3}(?:<\/\w{1,6}>\s{0,3})?\/\s{0,3}(?:<\w{1,6}[^<>]{0,100}>\s{0,3})?(\d{1,3})\s{0,3}页?\s{0,5}</g;
const OF_PAGER = /pag(?:e|ing|ination|er)|fenye|fanye|页/i;
const OF_PICTURES = /swiper|slide|banner|carousel|focus|lunbo|gallery|pic/i;
const TOTAL =
  /(?<!访问|浏览|点击|访客|阅读)(?:总(?:条|记录|信息)?数|(?:记录|信息)总数)\s{0,3}[:：]?\s{0,3}(\d{1,5})(?!\d)/g;
const CHOICE =
  /<option[^<>]{0,200}>\s{0,5}第?1页?\s{0,5}(?:<\/option>)?\s{0,20}<option[^<>]{0,200}>\s{0,5}第?2页?\s{0,5}</i;

/** Signs of further pages in attributes, hidden fields, scripts and words of a page. */
export function pagingSigns(html: string, { script, text }: { script: string; text: string }): PagingSigns {
  const told = { pages: [0], rows: [0] };
  const markup = shownMarkup(html.slice(0, MAX_HTML));
  for (const [tag] of markup.matchAll(TAG)) {
    if (!/pag|fenye|total|count/i.test(tag)) continue;
    const value = /\bvalue\s{0,3}=\s{0,3}["']?(\d{1,6})\b/i.exec(tag)?.[1];
    if (value && PAGES_FIELD.test(tag)) told.pages.push(Number(value));
    else if (value && ROWS_FIELD.test(tag)) told.rows.push(Number(value));
    if (!OF_PAGING.test(tag)) continue;
    told.pages.push(Number(PAGES_TOLD.exec(tag)?.[1] ?? 0));
    told.rows.push(Number(ROWS_TOLD.exec(tag)?.[1] ?? 0));
  }
  const greatest = (words: string, form: RegExp) =>
    Math.max(0, ...[...words.matchAll(form)].slice(0, 500).map((m) => Number(m[1])));
  return {
    pages: Math.max(...told.pages.slice(0, 10_000), greatest(script, IN_SCRIPT)),
    rows: Math.max(...told.rows.slice(0, 10_000), greatest(script, RECORDS_IN_SCRIPT)),
    perhaps: { pages: Math.max(...slashes(markup), CHOICE.test(markup) ? 2 : 0), rows: greatest(text, TOTAL) },
  };
}

/** Pages by 1/3. That there is no more than one is said only by a pager: pictures are counted so as well. */
function slashes(markup: string): number[] {
  const found = [...markup.matchAll(SLASH)].slice(0, 500).filter(({ 0: words, 1: pages, index }) => {
    const around = markup.slice(Math.max(0, index - 200), index + 200);
    return Number(pages) !== 1 || words.includes('页') || (OF_PAGER.test(around) && !OF_PICTURES.test(around));
  });
  return found.map(([, pages]) => Number(pages));
}

/** The markup without comments and templates; what is not closed stays, as a look at each would take time that grows with the square. */
function shownMarkup(html: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  for (const { index, 1: template, 2: script } of html.matchAll(UNSHOWN)) {
    if (index < at) continue;
    const close = template ? '</template>' : script ? '</script>' : '-->';
    const end = lower.indexOf(close, index);
    if (end < 0) break;
    kept.push(html.slice(at, index));
    at = end + close.length;
  }
  return kept.join('') + html.slice(at);
}
