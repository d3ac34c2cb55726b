import { encodeGb18030 } from '../../src/demo/encode-gb18030.ts';
import { escapeHtml } from '../../src/demo/render-report.ts';
import { placed } from './cut-table.ts';
import type { Dice } from './dice.ts';
import { lostFields } from './lost-fields.ts';
import type { GeneratedCell, GeneratedDocument, GeneratedTable } from './model.ts';
import { withinGb } from './wear.ts';
import type { Written } from './writers.ts';

/**
 * How portals write their pages: `clean`; `word` = pasted from Word; `font` = old editors; `sections` = thead, tbody and th; `helper` =
 * hidden rows and hidden words; `nested` = in layout tables; `open` = cells and rows that are never closed; `blocks` = a div or p for
 * each line of a cell; `lines` = no table at all, a paragraph a cell; `inputs` = figures in entries of a form; `entities` = characters by
 * their numbers between fixed blanks; `twice` = the article once for screens and once for telephones; `boxes` = a table in each cell;
 * `grid` = a table made of styled divs.
 */
export const HTML_DIALECTS = [
  'clean',
  'word',
  'font',
  'sections',
  'helper',
  'nested',
  'open',
  'blocks',
  'lines',
  'inputs',
  'entities',
  'twice',
  'boxes',
  'grid',
] as const;
const LOSSY: readonly HtmlDialect[] = ['lines', 'grid'];
export type HtmlDialect = (typeof HTML_DIALECTS)[number];

export function writeHtml(document: GeneratedDocument, dice: Dice): Written {
  const dialect = dice.weighted<HtmlDialect>({
    clean: 3,
    word: 4,
    font: 2,
    sections: 2,
    helper: 2,
    nested: 2,
    open: 1,
    blocks: 2,
    lines: 1,
    inputs: 1,
    entities: 2,
    twice: 2,
    boxes: 1,
    grid: 1,
  });
  const gb = dice.chance(0.2);
  const body = document.blocks
    .map((block) => (block.t === 'table' ? table(block, dialect, dice) : paragraph(block.text, block.heading, dialect)))
    .join(dice.pick(['\n', '', '\n\n']));
  const wrapped = wrap(body, dialect, dice);
  const charset = gb ? 'gb2312' : 'utf-8';
  const page = `<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${escapeHtml(document.title)}</title>
<style>td{border:1px solid #000}</style></head><body><div class="pos"><a href="/">首页</a>&gt;<a href="./">政府信息公开年报</a></div>
${wrapped}
<script>var count = 12;</script><div class="footer">主办单位：${escapeHtml(document.report.agency)}</div></body></html>`;
  return {
    bytes: gb ? encodeGb18030(withinGb(page)) : new TextEncoder().encode(page),
    name: 'html',
    dialect,
    lossy: LOSSY.includes(dialect),
    ...(LOSSY.includes(dialect) ? { lost: lostFields(document, 'blanks', true) } : {}),
  };
}

function wrap(body: string, dialect: HtmlDialect, dice: Dice): string {
  if (dialect === 'nested') return layoutTables(body);
  if (dialect !== 'twice') return `<div class="TRS_Editor">${body}</div>`;
  const hidden = dice.pick(['', ' style="display: none"']);
  return `<div class="TRS_Editor"><div class="pc">${body}</div><div class="wap"${hidden}>${body}</div></div>`;
}

function layoutTables(body: string): string {
  return `<table width="980"><tr><td width="12">&nbsp;</td><td><table width="100%"><tr><td>${body}</td></tr></table></td><td>&nbsp;</td></tr></table>`;
}

function paragraph(text: string, heading: boolean, dialect: HtmlDialect): string {
  const words = escapeHtml(text);
  if (dialect === 'word')
    return `<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312">${runs(words)}<o:p></o:p></span></p>`;
  if (dialect === 'font') return `<font face="宋体" size="3">${heading ? `<b>${words}</b>` : words}</font><br>`;
  return heading ? `<h3>${words}</h3>` : `<p>　　${words}</p>`;
}

/** Word puts runs of digits into spans of their own. */
function runs(words: string): string {
  return words.replace(/(?<![&#\d.])\d+(\.\d+)?(?!;)/g, '<span lang="EN-US">$&</span>');
}

function table(block: GeneratedTable, dialect: HtmlDialect, dice: Dice): string {
  if (dialect === 'lines')
    return block.rows
      .flat()
      .map((cell) =>
        cell.text.trim() === ''
          ? ''
          : `<p>${content({ ...cell, text: cell.text.replace(/\n/g, '') }, 'clean', dice)}</p>`,
      )
      .join('\n');
  if (dialect === 'grid') return divs(block, dice);
  const close = dialect !== 'open';
  const rows = block.rows.map((row, r) => {
    const tag = dialect === 'sections' && r < block.head ? 'th' : 'td';
    const cells = row.map(
      (cell) => `<${tag}${spans(cell, dialect)}>${content(cell, dialect, dice)}${close ? `</${tag}>` : ''}`,
    );
    return `<tr>${cells.join(dialect === 'word' ? '\n ' : '')}${close ? '</tr>' : ''}`;
  });
  if (dialect === 'sections' && block.head > 0)
    return `<table><thead>${rows.slice(0, block.head).join('')}</thead><tbody>${rows.slice(block.head).join('')}</tbody></table>`;
  const width = Math.max(...placed(block).map(({ cell, c }) => c + cell.cols));
  const helper = dialect === 'helper' || (dialect === 'word' && dice.chance(0.3));
  const hidden = `<tr style="display:none">${'<td></td>'.repeat(width)}</tr>`;
  const misaligned = `<![if !supportMisalignedColumns]><tr height="0">${'<td width="64" style="border:none"></td>'.repeat(width)}</tr><![endif]>`;
  const [top, bottom] = !helper ? ['', ''] : dialect === 'word' ? ['', misaligned] : [hidden, ''];
  return `<table border="1" cellspacing="0">${top}${rows.join('\n')}${bottom}</table>`;
}

function spans({ rows, cols }: GeneratedCell, dialect: HtmlDialect): string {
  const loud = dialect === 'font';
  const span = (name: string, n: number) =>
    n > 1 ? ` ${loud ? name.toUpperCase() : name}=${loud ? n : `"${n}"`}` : '';
  return `${span('rowspan', rows)}${span('colspan', cols)}${dialect === 'font' ? ' ALIGN=center' : ''}`;
}

/** A table of styled divs: cells that a script of the page would merge are simply fewer. */
function divs(block: GeneratedTable, dice: Dice): string {
  const cells = block.rows.map((row) =>
    row.map((cell) => `<div style="display:table-cell">${content(cell, 'clean', dice)}</div>`).join(''),
  );
  return `<div style="display:table">${cells.map((row) => `<div style="display:table-row">${row}</div>`).join('\n')}</div>`;
}

function content(cell: GeneratedCell, dialect: HtmlDialect, dice: Dice): string {
  const { text } = cell;
  if (dialect === 'inputs' && cell.field !== undefined)
    return `<input type="text" value="${escapeHtml(text)}" readonly>`;
  if (dialect === 'boxes') return `<table><tr><td>${content(cell, 'clean', dice)}</td></tr></table>`;
  if (dialect === 'entities')
    return `<span>&nbsp;${[...text].map((c) => (c === '\n' ? '<br>' : `&#${c.codePointAt(0)};`)).join('')}&ensp;</span>`;
  const words = escapeHtml(text).replaceAll('\u00a0', '&nbsp;').replaceAll('\u200b', '&#8203;');
  if (dialect === 'word') {
    const inner =
      words.trim() === '' ? '&nbsp;' : runs(words).split('\n').join('</span></p><p class="MsoNormal"><span>');
    return `<p class="MsoNormal" align="center"><span style="font-size:9.0pt"><span>${inner}</span></span><o:p></o:p></p>`;
  }
  if (dialect === 'blocks') {
    const tag = dice.pick(['div', 'p']);
    return (
      words
        .split('\n')
        .map((one) => `<${tag}>${one}</${tag}>`)
        .join('\n') + (dice.chance(0.2) ? '<p><br></p>' : '')
    );
  }
  const lines = words.replaceAll('\n', '<br/>');
  if (dialect === 'font') return `<FONT size=2>${lines === '' ? '&nbsp;' : lines}</FONT>`;
  if (dialect === 'helper' && dice.chance(0.1)) return `${lines}<span style="display:none">7</span>`;
  return lines;
}
