import { scriptValue } from '../../report/script-value.ts';

/** The class of the element in which an article that stood in a script is laid before the reader. */
export const SCRIPT_ARTICLE = 'nianbao-script-article';

/**
 * The page with its article in the markup, where only a script carries it: gkmlpt (广东政府信息公开目录平台) keeps it as a
 * JSON string in `window._CONFIG`, `DETAIL.content`. Any other page comes back as it is, also one that shows a report itself.
 */
export function withScriptArticle(html: string): string {
  const config = html.indexOf('_CONFIG');
  if (config < 0) return html;
  const detail = scriptValue(html, 'DETAIL', config);
  const content = typeof detail === 'object' && detail !== null && 'content' in detail ? detail.content : null;
  if (typeof content !== 'string' || content.trim() === '' || showsReport(html)) return html;
  const at = startOfBody(html);
  return `${html.slice(0, at)}<div class="${SCRIPT_ARTICLE}">${content}</div>${html.slice(at)}`;
}

/** Words of the report outside scripts: a second copy of its tables would only make them doubtful. */
function showsReport(html: string): boolean {
  return /第二十条|申请人情况|总体情况/.test(outsideScripts(html).join(''));
}

function outsideScripts(html: string): string[] {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (let at = lower.indexOf('<script'); at >= 0; at = lower.indexOf('<script', from)) {
    parts.push(html.slice(from, at));
    const end = lower.indexOf('</script', at);
    if (end < 0) return parts;
    from = end;
  }
  parts.push(html.slice(from));
  return parts;
}

/** Right behind the start of the body, before anything that may be hidden or left open; a page without one has it at the end. */
function startOfBody(html: string): number {
  const found = /<body(?:\s[^<>]{0,2000})?>/i.exec(html);
  return found ? found.index + found[0].length : html.length;
}
