import type { ListPage } from './portals/portal.ts';
import type { ScannedPage } from './portals/scan-page.ts';

/** Elements in which the frameworks of scripts build a page, and marks of templates that a script has yet to fill. */
const MOUNTS = /\bid\s*=\s*["']?(app|root|__nuxt|__next|main-app|vue-app)["'\s>]/i;
const TEMPLATES = /\bv-for\s*=|\bng-repeat\s*=|\bms-(for|repeat|each)|\{\{[^{}]{1,80}\}\}|<%=?[^%]{1,80}%>/i;
const WAITS = /正在加载|加载中|数据加载|请稍候|loading|需要启用\s*javascript|enable javascript/i;

const MOST_LINKS = 3;
const MOST_WORDS = 200;

/**
 * Why a page shows what it lists only once its scripts have run, or null where it can be read as it is. `rows` were found in it. A
 * page that says something of its own (links, words) is none: an empty list is an answer.
 */
export function shellOf(page: ScannedPage, html: string, rows: number): string | null {
  if (rows > 0 || page.jump !== null || page.frames.length > 0) return null;
  const hasScript = page.script.trim().length > 0 || /<script\b[^>]{0,500}\bsrc\s*=/i.test(html);
  if (!hasScript || page.anchors.length > MOST_LINKS || page.text.trim().length > MOST_WORDS) return null;
  const bare = html.slice(0, 200_000);
  if (MOUNTS.test(bare)) return 'an empty mount of a script framework';
  if (TEMPLATES.test(bare)) return 'a template that a script fills';
  if (WAITS.test(page.text)) return 'a page that says it is loading';
  return page.text.trim().length < 20 ? 'scripts and nothing else' : null;
}

const PAGERS =
  /下一页|下页|尾页|末页|加载更多|查看更多|点击更多|class\s{0,3}=\s{0,3}["'][^"'<>]{0,200}\b(el-pagination|ant-pagination|ivu-page|pagination|pager|page-?bar|laypage|swiper-button)/i;

/** A list as a browser shows it: where its further pages come by clicks, which nobody makes, it is not whole. */
export function asShown(list: ListPage, html: string): ListPage {
  const { announced, rows, next } = list;
  const isOne = announced.pages === 1 || (announced.rows !== null && rows.length >= announced.rows);
  if (list.partial !== undefined || isOne || next.length > 0 || !PAGERS.test(html)) return list;
  return { ...list, partial: 'further pages only by a click' };
}
