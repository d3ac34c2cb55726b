const SAYS_EMPTY = /暂无(?!障碍|法)|没有(找到|相关|信息|数据)|无(相关)?(信息|数据|记录)/;

/** True for words with which a list says that there is nothing in it. */
export function saysEmpty(words: string): boolean {
  return SAYS_EMPTY.test(words);
}

const SAYS_FAILURE =
  /(系统|服务器?|程序|数据库?)(内部|连接)?(错误|异常|繁忙|故障|失败|出错|超时)|(连接|加载|请求|查询|访问|获取数据?)(失败|超时|出错)|请稍[后候]再试|(页面|网页|文件|栏目)(不存在|未找到|找不到|已?被?删除)|(?<!\d)(40[34]|50[0-4])\s?(错误|error|not found|forbidden)|internal server error|service unavailable|exception\b/i;

/** True for words of a server that could not show what it was asked for: with them “nothing found” says nothing of the list. */
export function saysFailure(words: string): boolean {
  return SAYS_FAILURE.test(words);
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
