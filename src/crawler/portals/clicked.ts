/** Words with which a list goes on, without the marks around them. */
const GOES_ON = /^(下一?页|后一?页|(加载|查看|展开)更多|点击(加载|查看|展开)?更多|点击加载|next(page)?)$/i;
const MARKS = /^[\s<>‹›«»[\]【】()（）→|]+|[\s<>‹›«»[\]【】()（）→|]+$/g;

/** The words of a pager without blanks and the marks around them (`下一页 >`, `[2]`); marks alone stay as they are. */
export function bareWords(words: string): string {
  const whole = words.replace(/\s/g, '');
  return whole.replace(MARKS, '') || whole;
}

/** What a click on an element comes to, beside following a link: something that only a script knows, nothing, or not said. */
export type Click = 'somewhere' | 'nowhere' | null;

const OFF = /(^|[\s_-])(disabled?|gr[ae]y(ed)?|no-?link|unable|off)($|[\s_-])/i;

/** What is clicked in these is a part of them. */
const AROUND_ALL = ['html', 'body', 'form', 'table', 'tbody'];

/** Of an element by its name and attributes; `isBlind` where its script goes somewhere unknown. */
export function clickOf(name: string, attributes: Readonly<Record<string, string>>, isBlind: boolean): Click {
  if (AROUND_ALL.includes(name)) return null;
  if ('disabled' in attributes || OFF.test(attributes.class ?? '')) return 'nowhere';
  const isNumbered = /^\d{1,4}$/.test(attributes['data-page'] ?? attributes['data-index'] ?? '');
  return isBlind || isNumbered ? 'somewhere' : null;
}

/** What words lead to by a click on what stands `around` them; what is switched off leads nowhere. */
export function clickAround(around: readonly Click[]): Click {
  return around.includes('nowhere') ? 'nowhere' : around.includes('somewhere') ? 'somewhere' : null;
}

/** True for words that go on with a list: 下一页, 加载更多. */
export function goesOn(words: string): boolean {
  return words.length < 20 && GOES_ON.test(bareWords(words));
}

const PLACE =
  /^(list[-_]?)?(pages?|pager|paging|paginations?|paginator|fenye|fanye|laypage)([-_]?(bar|div|nav|box|list|info|wrap|area|con|html|num|turn|ul|ol|group|links?|btns?|code|site|public[-_]info|\d{1,3}))*$/i;
/** Those of plugins: `kkpager`, `tcdPageCode`, `zxf_pagediv`. */
const PLUGINS = /^(kkpager|\w{0,8}page(div|code|bar|nav)\d{0,2}|\w{1,8}-pag(er|ination)|M-box\d{0,2}|barcon\d?)$/i;

/** True for the element in which a script draws the pager of a list, by its class or id: `<div id="page_div">`. */
export function isPagerPlace(attributes: Readonly<Record<string, string>>): boolean {
  return `${attributes.id ?? ''} ${attributes.class ?? ''}`
    .slice(0, 300)
    .split(/\s+/)
    .some((word) => word.length < 40 && (PLACE.test(word) || PLUGINS.test(word)));
}

const PAGE_NUMBER = /^(txt|input|jump|to|go|goto|cur|curr|current)?[-_]?page[-_]?(no|num|number|index|input)?$/i;

/** True for the field of a form that takes the number of a page: 第 [ ] 页 跳转. */
export function isPageNumber(
  name: string,
  { type = 'text', ...attributes }: Readonly<Record<string, string>>,
): boolean {
  const isTyped = name === 'input' && /^(text|number|tel)$/i.test(type);
  return isTyped && [attributes.name, attributes.id].some((one) => one !== undefined && PAGE_NUMBER.test(one));
}
