const SAYS_EMPTY = /暂无(?!障碍|法)|没有(找到|相关|信息|数据)|无(相关)?(信息|数据|记录)/;

/** True for words with which a list says that there is nothing in it. */
export function saysEmpty(words: string): boolean {
  return SAYS_EMPTY.test(words);
}

const CONDITIONS =
  /^(v-if|v-else|v-else-if|v-show|v-cloak|ng-if|ng-show|ng-hide|ms-if|ms-visible|:if|x-if|x-show|hidden)$/i;

/** True for an element whose words a reader does not see, or sees only if a script says so. */
export function isHidden(name: string, attributes: Readonly<Record<string, string>> = {}): boolean {
  if (name === 'template' || name === 'noscript') return true;
  if (/display\s{0,3}:\s{0,3}none/i.test(attributes.style ?? '')) return true;
  if (/(^|\s)(hide|hidden|d-none|dn)(\s|$)/i.test(attributes.class ?? '')) return true;
  return Object.keys(attributes).some((attribute) => CONDITIONS.test(attribute));
}

const PLACE = /^(.{0,30}list.{0,20}|show_?data\d{0,3}|data|rows?|tbody)$/i;

/** True for the element that a script fills with rows, where it stands empty: `<div id="list">`. */
export function isListPlace(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (!['ul', 'ol', 'div', 'tbody', 'table', 'dl', 'section'].includes(name)) return false;
  return `${attributes.id ?? ''} ${attributes.class ?? ''}`
    .slice(0, 300)
    .split(/\s+/)
    .some((word) => PLACE.test(word));
}
