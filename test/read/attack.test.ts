import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { shared } from '../shared.ts';
import { excelXmlOf, worksheet } from './readers/excel-xml-of.ts';
import { word2003Of } from './readers/word-xml-of.ts';

/** Reading happens in the service's process: what one file takes, all other portals wait for. */
const MOST_CPU_MS = 5_000;

const page = (body: string) =>
  `<!doctype html><html><head><title>示例局2023年政府信息公开工作年度报告</title></head><body>${body}</body></html>`;
const filled = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));
const numbered = (count: number, piece: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => piece(n)).join('');

async function attack(text: string): Promise<string> {
  const started = process.cpuUsage();
  const document = await readDocument({ bytes: Buffer.from(text), url: 'http://www.example.gov.cn/a/' });
  if (document.ok) extractReport(document.value, { url: 'http://www.example.gov.cn/a/' });
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(MOST_CPU_MS);
  return document.ok ? 'read' : document.failure.code;
}

const MB = 1_000_000;

const TOO_COMPLEX: Record<string, () => string> = {
  'formatting that every paragraph opens again (20 kB)': () =>
    page(`<p>${numbered(200, (n) => `<font a${n}>`)}${'<p>x'.repeat(5_000)}`),
  'nesting behind closing tags that close nothing': () => page(filled('<div></b>', MB)),
  'unknown elements inside one another': () => page(filled('<x-y>', MB)),
  'templates inside one another': () => page(filled('<template>', MB)),
  'half a million attributes on one tag': () => page(`<div ${numbered(500_000, (n) => `a${n} `)}>`),
  'attributes behind a comment that ends early': () => page(`<!--><a ${numbered(500_000, (n) => `a${n} `)}>`),
  'attributes in a script that SVG turns into markup': () =>
    page(`<svg><script><a ${numbered(500_000, (n) => `a${n} `)}>`),
  'attributes behind quoted angle brackets': () => page(`<a ${numbered(300_000, (n) => `a${n}=">"`)}>`),
  'tags that are never closed': () => page(filled('<a href="', 5 * MB)),
  'tens of thousands of tables with spans of 10^9': () =>
    page(filled('<table><tr><td colspan=1000000000 rowspan=1000000000>1<td colspan=1000000000>2</table>', 5 * MB)),
  'tables that would be pieces of one': () =>
    page(filled('<table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3</table>', 2 * MB)),
  'a staircase of row spans': () => page(`<table>${'<tr><td rowspan=2000>1</td>'.repeat(1_900)}</table>`),
  'a table of 2000 x 200 cells': () => page(`<table>${`<tr>${'<td>1'.repeat(200)}`.repeat(1_900)}</table>`),
  'words in a table that belong before it': () => page(`<table>${'x<tr>'.repeat(200_000)}`),
  'hundreds of thousands of paragraphs': () => page(filled('<p>2024年，示例街道认真', 5 * MB)),
  'one line of digits': () => page(`<p>${filled('2023', 5 * MB)}`),
  'one line of 年': () => page(`<p>${filled('年', 5 * MB)}`),
  'one line of （': () => page(`<p>${filled('（', 5 * MB)}`),
  'plain text of tabs': () => `示例局年报\n${filled('\t', 5 * MB)}`,
  'plain text of rows': () => `示例局年报\n${filled('a\tb\n', 900_000)}`,
  'plain text of pipes': () => `示例局年报\n${filled('|a|b|\n', 900_000)}`,
  'a Word document in one XML file, nested without end': () => word2003Of(filled('<wx:sub-section>', MB)),
  'a workbook in one XML file of rows without end': () =>
    excelXmlOf(worksheet(filled(`<Row>${'<Cell/>'.repeat(100)}</Row>`, 2 * MB))),
  'a workbook in one XML file that merges whole rows again and again': () =>
    excelXmlOf(worksheet(filled('<Row><Cell ss:MergeAcross="16000"/></Row>', MB))),
  'separated values without end': () => `规章,行政许可\n${filled('1,2\n', 900_000)}`,

  'plain text of line breaks': () => `示例局年报${filled('\n', 5 * MB)}x`,
};

const READ: Record<string, () => string> = {
  'one cell with spans of 10^9': () =>
    page('<table><tr><td rowspan=1000000000 colspan=1000000000>甲<td>1<tr><td>乙</table>'),
  'brackets within brackets in a label': () =>
    page(`<table><tr><td>统计指标<td>单位<td>数<tr><td>${'('.repeat(200_000)}${')'.repeat(200_000)}<td>1<td>2</table>`),
  'lines through words that never come': () => page(`<p style="${filled('text-decoration', 500_000)}">2023`),
  'figures of one digit': () => filled('1 2 3 ', 300_000),
  'runs of spaces': () => page(`<p>a${filled(' ', 400_000)}b`),
  'names of bodies without end': () => page(`<p>${filled('由示例市局根据', 1.4 * MB)}`),
  'figures glued together, row after row': () =>
    `示例局2023年政府信息公开工作年度报告\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n申请人情况\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n${'一、本年新收政府信息公开申请数量\n99999999999999999999\n二、上年结转政府信息公开申请数量\n99999999999999999999\n'.repeat(4_000)}`,
  'the beginnings of tables in one unbroken line': () => page(`<p>${filled('第二十条第', 1.2 * MB)}`),
  'a workbook in one XML file whose styles take over from one another without end': () =>
    excelXmlOf(
      worksheet('<Row><Cell ss:StyleID="s1"><Data ss:Type="String">年报</Data></Cell></Row>'.repeat(2_000)),
      numbered(20_000, (n) => `<Style ss:ID="s${n}" ss:Parent="s${(n + 1) % 20_000}"/>`),
    ),
  'a workbook in one XML file with words in a hundred thousand pieces': () =>
    excelXmlOf(worksheet(`<Row><Cell><Data ss:Type="String">${filled('<B>年</B>', MB)}</Data></Cell></Row>`)),
  'a quote of separated values that nobody closes': () => `信息内容,规章\n"${filled('1,"",', 400_000)}`,
  'sections over and over': () => filled('一、总体情况\n', 300_000),
};

describe('a hostile file', () => {
  it.each(Object.keys(TOO_COMPLEX))('is refused as too complex: %s', async (name) => {
    expect(await attack(TOO_COMPLEX[name]!())).toBe('read.too-complex');
  });

  it.each(Object.keys(READ))('is read in bounded time: %s', async (name) => {
    expect(await attack(READ[name]!())).toBe('read');
  });

  it('yields only links that lead to web addresses', async () => {
    const hrefs = [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vbscript:x',
      '//[',
      'b.pdf',
    ];
    const body = `<div id="zoom"><p>${'本报告由示例局编制。'.repeat(30)}</p>${hrefs.map((href) => `<a href="${href}">x</a>`).join('')}</div>`;
    const read = await readDocument({ bytes: Buffer.from(page(body)), url: 'http://www.example.gov.cn/a/' });
    expect(read.ok && read.value.links.map((link) => link.href)).toEqual(['http://www.example.gov.cn/a/b.pdf']);
  });
});

const FILES = shared
  ? readdirSync(join(shared, 'corpus', 'hostile')).filter((name) => name !== 'README.md')
  : ['(none)'];

describe.skipIf(!shared)('the hostile files of the corpus (needs ../shared)', () => {
  it.each(FILES)('%s comes to a named end, with no figure invented', async (name) => {
    const read = await readDocument({ bytes: readFileSync(join(shared!, 'corpus', 'hostile', name)) });
    if (!read.ok) expect(read.failure.code).toMatch(/^read\./);
    // A sound workbook under a wrong name: whoever reads workbooks may read it.
    else if (name !== 'wrong-extension.doc') expect(extractReport(read.value).template).toBeNull();
  });
});
