import { scriptValue } from '../../report/script-value.ts';

/** The class of the element in which an article that stood in a script is laid before the reader. */
export const SCRIPT_ARTICLE = 'nianbao-script-article';

/**
 * The page with its article in the markup, where only a script carries it: gkmlpt (广东政府信息公开目录平台) keeps it as a
 * JSON string in `window._CONFIG`, `DETAIL.content`, and the files beside it in `DETAIL.attachment`. Any other page comes back
 * as it is, also one that shows a report itself.
 */
export function withScriptArticle(html: string): string {
  const config = html.indexOf('_CONFIG');
  if (config < 0) return html;
  const detail = scriptValue(html, 'DETAIL', config);
  if (typeof detail !== 'object' || detail === null || showsReport(html)) return html;
  const content = 'content' in detail && typeof detail.content === 'string' ? detail.content : '';
  const files = 'attachment' in detail ? fileLinks(detail.attachment) : '';
  if (content.trim() === '' && files === '') return html;
  const at = startOfBody(html);
  return `${html.slice(0, at)}<div class="${SCRIPT_ARTICLE}">${content}${files}</div>${html.slice(at)}`;
}

const MAX_FILES = 20;

/** Links to the files that the platform draws below the article: `[{ name, url }]`. */
function fileLinks(attachment: unknown): string {
  if (!Array.isArray(attachment)) return '';
  const links = attachment.slice(0, MAX_FILES).flatMap((file: unknown) => {
    if (typeof file !== 'object' || file === null) return [];
    const { url, path, name, title } = file as Record<string, unknown>;
    const address = [url, path].find((value) => typeof value === 'string' && value.trim() !== '');
    const words = [name, title].find((value) => typeof value === 'string') ?? '附件';
    return address === undefined ? [] : `<p><a href="${escaped(address)}">${escaped(words)}</a></p>`;
  });
  return links.join('');
}

function escaped(text: unknown): string {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
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
