import type { DemoRecord } from './record.ts';
import { opening, parts } from './report-prose.ts';
import { type DemoTable, reportTables } from './report-tables.ts';

/**
 * How a portal writes the page, after what real ones do: `plain`; `word` = pasted from Word (MsoNormal paragraphs, nested spans,
 * &nbsp;, fixed widths); `helper-row` = a hidden row that fixes the widths; `nested` = the whole page in layout tables.
 */
export const DIALECTS = ['plain', 'word', 'helper-row', 'nested'] as const;
export type Dialect = (typeof DIALECTS)[number];

export interface ReportPageOptions {
  dialect: Dialect;
  /** Title as the page prints it. */
  title: string;
  columnName: string;
  siteName: string;
  /** Put in a meta element; null = the page does not declare it. */
  charset: string | null;
}

/** One report as a whole page, rendered from its figures in the given dialect. */
export function renderReport(record: DemoRecord, options: ReportPageOptions): string {
  const body = articleBody(record, options);
  const { published } = record;
  const note = record.invented
    ? '示例数据：此机关并不存在，仅供演示。'
    : '演示页面：数据取自该机关公开的年度报告，文字为演示所写。';
  return `<!DOCTYPE html>
<html>
<head>
${options.charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${options.charset}">` : ''}
<meta name="SiteName" content="${escapeHtml(options.siteName)}">
<meta name="ColumnName" content="${escapeHtml(options.columnName)}">
<meta name="ArticleTitle" content="${escapeHtml(options.title)}">
${published ? `<meta name="PubDate" content="${published} 09:30">` : ''}
<title>${escapeHtml(options.title)}_${escapeHtml(options.siteName)}</title>
</head>
<body>
<div class="pos">您现在的位置：<a href="../" class="CurrChnlCls">首页</a>&nbsp;&gt;&nbsp;<a href="./" class="CurrChnlCls">${escapeHtml(options.columnName)}</a></div>
<h1>${escapeHtml(options.title)}</h1>
${published ? `<div class="info">发布时间：${published}</div>` : ''}
${body}
<div class="footer">${note}</div>
</body>
</html>
`;
}

function articleBody(record: DemoRecord, { dialect }: ReportPageOptions): string {
  const tables = reportTables(record);
  const blocks = [paragraph(opening(record), dialect)];
  for (const part of parts(record)) {
    blocks.push(paragraph(part.heading, dialect, true));
    blocks.push(...part.paragraphs.map((words) => paragraph(words, dialect)));
    blocks.push(...tables.filter((t) => t.section === part.section).map((t) => tableHtml(t, dialect)));
  }
  blocks.push(paragraph(record.agency, dialect));
  const inner = blocks.join('\n');
  if (dialect !== 'nested') return `<div class="TRS_Editor" id="zoom">\n${inner}\n</div>`;
  return `<table width="980" align="center"><tbody><tr><td width="12"></td><td><table width="100%"><tbody><tr><td id="zoom">
${inner}
</td></tr></tbody></table></td></tr></tbody></table>`;
}

function paragraph(words: string, dialect: Dialect, heading = false): string {
  if (dialect !== 'word')
    return heading ? `<p><strong>${escapeHtml(words)}</strong></p>` : `<p>　　${escapeHtml(words)}</p>`;
  return `<p class="MsoNormal" style="text-indent:32pt;line-height:28pt"><span style="font-size:16pt"><span style="font-family:仿宋_GB2312">${wordRuns(words)}</span></span></p>`;
}

/** Word puts runs of digits into spans of their own. */
function wordRuns(words: string): string {
  return escapeHtml(words).replace(/\d+(\.\d+)?/g, '<span lang="EN-US">$&</span>');
}

function tableHtml(table: DemoTable, dialect: Dialect): string {
  const rows = table.rows.map((row) => {
    const cells = row.map(({ text, rows: rs, cols: cs }) => {
      const spans = `${rs > 1 ? ` rowspan="${rs}"` : ''}${cs > 1 ? ` colspan="${cs}"` : ''}`;
      return `<td${spans}>${cellContent(text, dialect)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const width = (table.rows[0] ?? []).reduce((sum, c) => sum + c.cols, 0);
  const helper = `<tr style="display:none">${'<td width="64"></td>'.repeat(width)}</tr>`;
  return `<table border="1" cellspacing="0"><tbody>\n${dialect === 'helper-row' ? `${helper}\n` : ''}${rows.join('\n')}\n</tbody></table>`;
}

function cellContent(text: string, dialect: Dialect): string {
  if (dialect !== 'word') return escapeHtml(text);
  const inner = text === '' ? '&nbsp;' : wordRuns(text);
  return `<p class="MsoNormal" align="center" style="text-align:center"><span style="font-size:9pt">${inner}</span></p>`;
}

/** Text for markup and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
