import type { Site } from './site.ts';

/** A row of a list. */
export interface Row {
  title: string;
  /** YYYY-MM-DD; null = the list shows none. */
  date: string | null;
  href: string;
}

export interface Link {
  href: string;
  text: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export interface PageParts {
  title: string;
  /** ColumnName and other metas. */
  metas?: Record<string, string>;
  head?: string;
  /** The breadcrumb from the home page down. */
  trail?: readonly Link[];
  nav?: readonly Link[];
  body: string;
}

/** A page as government sites have them: head, navigation, breadcrumb, content, footer with links to other governments. */
export function pageHtml(site: Site, { title, metas = {}, head = '', trail = [], nav = [], body }: PageParts): string {
  const all = { SiteName: site.name, SiteDomain: site.host, ...metas };
  const lines = Object.entries(all).map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`);
  const crumbs = trail
    .map(({ href, text }) => `<a href="${href}" class="CurrChnlCls">${text}</a>`)
    .join('&nbsp;&gt;&nbsp;');
  return `<!DOCTYPE html>
<html><head>${lines.join('\n')}
<title>${escapeHtml(title)}</title>
${head}</head>
<body>
<div class="top"><a href="/">${site.name}</a> <a href="/en/">English</a> <a href="javascript:void(0)">无障碍</a></div>
<div class="nav">${links(nav)}</div>
${crumbs ? `<div class="pos">您现在的位置：${crumbs}</div>` : ''}
${body}
<div class="footer"><a href="http://www.gov.cn/">中国政府网</a><a href="/wzdt/">网站地图</a><a href="/lxwm/">联系我们</a>主办：${site.name}　网站标识码：6400000001</div>
</body></html>
`;
}

export function links(items: readonly Link[]): string {
  return `<ul>${items.map(({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`).join('')}</ul>`;
}

/** How lists write their rows. */
export const ROW_STYLES = {
  li: ({ title, date, href }: Row) =>
    `<li><a href="${href}" target="_blank" title="${escapeHtml(title)}">${escapeHtml(cutTitle(title))}</a>${date ? `<span>${date}</span>` : ''}</li>`,
  bracket: ({ title, date, href }: Row) =>
    `<li>${date ? `<em>[${date}]</em>` : ''}<a href='${href}'>${escapeHtml(title)}</a></li>`,
  table: ({ title, date, href }: Row) =>
    `<tr><td width="10">·</td><td><a href=${href} target=_blank>${escapeHtml(title)}</a></td><td>${date ?? ''}</td></tr>`,
  chinese: ({ title, date, href }: Row) =>
    `<dl><dt><a href="${href}"><h4>${escapeHtml(title)}</h4></a></dt><dd>发布日期：${date ? chineseDate(date) : ''}</dd></dl>`,
} as const;

export type RowStyle = keyof typeof ROW_STYLES;

export function rowsHtml(rows: readonly Row[], style: RowStyle = 'li'): string {
  const inner = rows.map(ROW_STYLES[style]).join('\n');
  return style === 'table' ? `<table class="list">${inner}</table>` : `<ul class="list">${inner}</ul>`;
}

/** Lists cut long titles; the attribute has the whole. */
function cutTitle(title: string): string {
  return title.length > 34 ? `${title.slice(0, 32)}...` : title;
}

function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${year}年${month}月${day}日`;
}

/** Rows page by page; at least one page. */
export function paged<T>(rows: readonly T[], size: number): T[][] {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  return Array.from({ length: pages }, (_, page) => rows.slice(page * size, (page + 1) * size));
}

export function newestFirst(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}
