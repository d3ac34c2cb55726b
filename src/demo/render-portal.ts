import type { SiteStyle } from './demo-agencies.ts';
import { escapeHtml } from './render-report.ts';

/** A row of a list page. */
export interface DemoRow {
  /** As written into the page. */
  href: string;
  title: string;
  /** YYYY-MM-DD; null = the list shows none. */
  date: string | null;
}

export interface DemoLink {
  href: string;
  text: string;
}

export interface ColumnPage {
  siteName: string;
  columnName: string;
  /** The platform's left menu. */
  menu: readonly DemoLink[];
  rows: readonly DemoRow[];
  /** 0-based number of this page and how many there are. */
  page: number;
  pages: number;
  /** Rows of the whole list. */
  total: number;
  /** Address of the next page, where there is one and the family writes it into the page. */
  more?: string;
}

/** One page of a list, as the family of content management systems writes it. */
export function renderColumn(style: SiteStyle, column: ColumnPage): string {
  const list = { trs: trsList, hanweb: hanwebList, generic: genericList }[style](column);
  return page(column.siteName, `${column.columnName}_政府信息公开_${column.siteName}`, [
    `<meta name="ColumnName" content="${escapeHtml(column.columnName)}">`,
    `<div class="pos">您现在的位置：<a href="/" class="CurrChnlCls">首页</a>&nbsp;&gt;&nbsp;<a href="../" class="CurrChnlCls">政府信息公开</a>&nbsp;&gt;&nbsp;<a href="./" class="CurrChnlCls">${escapeHtml(column.columnName)}</a></div>`,
    `<div class="left">${links(column.menu)}</div>`,
    list,
  ]);
}

/** A home page, or any page that only leads on. */
export function renderMenu(siteName: string, title: string, menu: readonly DemoLink[]): string {
  return page(siteName, title, [`<div class="nav">${links(menu)}</div>`]);
}

/** A page of words: news, guides and other entries that a report column also holds. */
export function renderNote(siteName: string, title: string): string {
  return page(siteName, title, [
    `<h1>${escapeHtml(title)}</h1>`,
    '<div class="TRS_Editor"><p>演示页面，没有正文。</p></div>',
  ]);
}

/** A page that only sends the browser on, by script. */
export function renderJump(target: string): string {
  return `<html><head><script>location.replace('${target}');</script></head></html>`;
}

function page(siteName: string, title: string, parts: readonly string[]): string {
  const metas = parts.filter((part) => part.startsWith('<meta'));
  const body = parts.filter((part) => !part.startsWith('<meta'));
  return `<!DOCTYPE html>
<html>
<head>
<meta name="SiteName" content="${escapeHtml(siteName)}">
${metas.join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body>
${body.join('\n')}
<div class="footer">演示门户，只在本机提供</div>
</body>
</html>
`;
}

function links(menu: readonly DemoLink[]): string {
  const items = menu.map((link) => `<li><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></li>`);
  return `<ul>${items.join('')}</ul>`;
}

function row({ href, title, date }: DemoRow): string {
  const shown = escapeHtml(title);
  return `<li><a href="${escapeHtml(href)}" target="_blank" title="${shown}">${shown}</a>${date ? `<span>${date}</span>` : ''}</li>`;
}

/** TRS WCM: rows in the markup, further pages only in a script (`index_1.html` is the second). */
function trsList({ rows, page: number, pages }: ColumnPage): string {
  return `<div class="overview_right"><ul>\n${rows.map(row).join('\n')}\n</ul></div>
<script>createPageHTML(${pages}, ${number}, "index", "html");</script>`;
}

/** Hanweb: rows as XML in a script; further groups by dataproxy.jsp, which answers the same XML (`renderDatastore`). */
function hanwebList(column: ColumnPage): string {
  return `<div id="1001"><script type="text/xml">${renderDatastore(column)}</script></div>
<script src="/script/jquery.jpage.js"></script>`;
}

/** The XML of Hanweb's lists. */
export function renderDatastore({ rows, pages, total, more }: ColumnPage): string {
  const group = more ? `<nextgroup><![CDATA[<a href="${more}"></a>]]></nextgroup>` : '';
  const records = rows.map((r) => `<record><![CDATA[${row(r)}]]></record>`);
  return `<datastore>${group}<recordset>${records.join('')}</recordset><totalrecord>${total}</totalrecord><totalpage>${pages}</totalpage></datastore>`;
}

function genericList({ rows, page: number, pages, more }: ColumnPage): string {
  const next = more ? `<a href="${more}">下一页</a>` : '<span>下一页</span>';
  const table = rows.map((r) => {
    return `<tr><td>·</td><td><a href="${escapeHtml(r.href)}">${escapeHtml(r.title)}</a></td><td>${r.date ?? ''}</td></tr>`;
  });
  return `<table class="list">\n${table.join('\n')}\n</table>
<div class="page">共${pages}页 第${number + 1}页 ${next}</div>`;
}
