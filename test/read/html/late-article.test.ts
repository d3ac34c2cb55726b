import { describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../../src/extract/attachments.ts';
import { htmlReader } from '../../../src/read/readers/html.ts';

const disclosure = (made: number) =>
  `<table><tr><td>第二十条第（一）项</td><td>本年制发件数</td></tr><tr><td>规章</td><td>${made}</td></tr></table>`;
const requests =
  '<table><tr><td>本年新收政府信息公开申请数量</td><td>自然人</td></tr><tr><td>一、本年新收</td><td>7</td></tr></table>';
const article = `<h1>示例局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>${'本年工作情况如下。'.repeat(20)}</p>${disclosure(5)}`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

async function read(body: string, head = '') {
  const bytes = new TextEncoder().encode(`<html><head>${head}</head><body>${body}</body></html>`);
  const result = await htmlReader.read({ bytes, url: 'http://a.gov.cn/b/c.html' });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

async function tables(body: string, head = ''): Promise<string[][]> {
  const { blocks } = await read(body, head);
  return blocks.flatMap((block) => (block.t === 'grid' ? [block.cells.map((cell) => cell.raw)] : []));
}

const first = ['第二十条第（一）项', '本年制发件数', '规章', '5'];

describe('an article that the page shows by a script only', () => {
  it.each([
    ['begins hidden', `<div id="zoom" style="display:none">${article}</div>`],
    [
      'begins unseen, as in articles of WeChat',
      `<div id="js_content" style="visibility: hidden; opacity: 0">${article}</div>`,
    ],
    ['is a panel in a hidden panel', `<div style="display:none"><div hidden>${article}</div></div>`],
    ['is a template', `<template>${article}</template><div id="show"></div>`],
    ['is a template in a script', `<script type="text/html">${article}</script>`],
    ['is a string', `<script>var content=${JSON.stringify(article).replaceAll('</', '<\\/')};show(content)</script>`],
    ['is strings put together', `<script>var c = '${article.slice(0, 30)}' +\n '${article.slice(30)}';</script>`],
    ['is percent-encoded', `<script>document.write(decodeURIComponent("${encodeURIComponent(article)}"))</script>`],
    ['is escaped as markup', `<script>show("${escaped(article)}")</script>`],
    ['is base64', `<script>show("${Buffer.from(article.padEnd(1200)).toString('base64')}")</script>`],
    [
      'is JSON',
      `<script type="application/json">${JSON.stringify({ a: { content: article } }).replaceAll('<', '\\u003c')}</script>`,
    ],
    [
      'is JSON in a string',
      `<script>x = JSON.parse(${JSON.stringify(JSON.stringify({ content: article })).replaceAll('<', '\\u003c')})</script>`,
    ],
    ['stands in a field', `<textarea style="display:none">${escaped(article)}</textarea>`],
    ['stands in a hidden entry', `<input type="hidden" value="${escaped(article)}">`],
    ['stands in the attribute of a frame', `<iframe srcdoc="${escaped(article)}"></iframe>`],
  ])('and that %s is read', async (_, body) => {
    expect(await tables(`<p>${'门户网站的其他文字。'.repeat(5)}</p>${body}`)).toEqual([first]);
  });

  it('is read beside what is shown, where that lacks one of the tables', async () => {
    const panels = `<div>${article}</div><div style="display:none">${requests}</div>`;
    expect((await tables(panels)).map((cells) => cells.at(-1))).toEqual(['5', '7']);
  });

  it('stays hidden where it is a copy of what is shown, or of an older one', async () => {
    const old = article.replace('>5<', '>4<');
    expect(await tables(`<div>${article}</div><div style="display:none">${old}</div>`)).toEqual([first]);
    const longer = `${old}<p>六、其他需要报告的事项</p>${requests}`;
    expect(await tables(`<div>${article}</div><div style="display:none">${longer}</div>`)).toEqual([first]);
    expect(await tables(`<div>${article}</div><script>var old = ${JSON.stringify(old)};</script>`)).toEqual([first]);
  });

  it('is not guessed at where two hidden ones differ', async () => {
    const years = [disclosure(4), disclosure(5)].map((one) => `<div class="year" style="display:none">${one}</div>`);
    expect(await tables(years.join(''))).toEqual([]);
    const strings = [disclosure(4), disclosure(5)].map((one) => JSON.stringify(one.padEnd(300)));
    expect(await tables(`<script>var years = [${strings.join()}];</script>`)).toEqual([]);
  });
});

describe('style sheets in the page', () => {
  const shown = `<div class="now">${article}</div>`;
  const old = `<div class="old"><div class="box">${article.replace('>5<', '>4<')}</div></div>`;

  it.each([
    '.old{display:none}',
    '/* { */ p.x,div.old { color:red; display : none !important }',
    '.old>.box{display:none}',
    '@media (max-width:9px){.now{display:none}} .old{display:none}',
    '.old{display:block} div.old{display:none} .old{}',
  ])('hide what is not shown: %s', async (sheet) => {
    expect(await tables(shown + old, `<style>${sheet}</style>`)).toEqual([first]);
  });

  it('hide a column, and are overruled by the style of an element', async () => {
    const sheet = '<style>.hide{display:none}</style>';
    const row =
      '<table><tr><td>甲</td><td class="hide">9</td><td class="hide" style="display:table-cell">1</td></tr></table>';
    expect(await tables(row, sheet)).toEqual([['甲', '1']]);
  });

  it('of a hostile page stop the reading instead of the reader', async () => {
    const deep = '<div class="a">'.repeat(200) + '<i class="a b"></i>'.repeat(40_000);
    const sheet = Array.from({ length: 900 }, (_, i) => `.x${i} .a .b{display:none}`).join('');
    const bytes = new TextEncoder().encode(`<html><style>${sheet}</style><body>${deep}</body></html>`);
    expect(await htmlReader.read({ bytes })).toMatchObject({ ok: false, failure: { code: 'read.too-complex' } });
  });
});

describe('a file that the page shows in a viewer', () => {
  it.each([
    ['<iframe src="/up/1.pdf"></iframe>', 'http://a.gov.cn/up/1.pdf'],
    ['<embed src="1.pdf" type="application/pdf">', 'http://a.gov.cn/b/1.pdf'],
    ['<object data="1.ofd"></object>', 'http://a.gov.cn/b/1.ofd'],
    ['<iframe src="/pdfjs/web/viewer.html?file=%2Fup%2F1.pdf"></iframe>', 'http://a.gov.cn/up/1.pdf'],
    [`<a href="javascript:void(0)" onclick="window.open('/up/1.docx')">附件</a>`, 'http://a.gov.cn/up/1.docx'],
    ['<script>PDFObject.embed("/up/1.pdf", "#show");</script>', 'http://a.gov.cn/up/1.pdf'],
    ['<iframe src="/pdfjs/web/viewer.html#/up/1.pdf"></iframe>', 'http://a.gov.cn/up/1.pdf'],
    ['<object type="application/pdf"><param name="src" value="1.pdf"></object>', 'http://a.gov.cn/b/1.pdf'],
    [
      `<iframe src="/onlinePreview?url=${encodeURIComponent(btoa('http://a.gov.cn/up/1.docx'))}"></iframe>`,
      'http://a.gov.cn/up/1.docx',
    ],
    ['<div data-href="/up/1.pdf">查看</div>', 'http://a.gov.cn/up/1.pdf'],
    [`<a href="javascript:window.open('/up/1.pdf')">查看</a>`, 'http://a.gov.cn/up/1.pdf'],
    ['<base href="/c/"><iframe src="1.pdf"></iframe>', 'http://a.gov.cn/c/1.pdf'],
    [
      '<iframe src="/module/download/downfile.jsp?id=12"></iframe>',
      'http://a.gov.cn/module/download/downfile.jsp?id=12',
    ],
    ['<iframe src="text.html"></iframe>', 'http://a.gov.cn/b/text.html'],
  ])('is one that lies beside it: %s', async (body, href) => {
    expect(attachmentsOf(await read(`<p>示例局年度报告</p>${body}`)).map((link) => link.href)).toEqual([href]);
  });

  it('is told in the viewer’s own address', async () => {
    const bytes = new TextEncoder().encode('<title>PDF.js</title><div id="viewer"><button>下一页</button></div>');
    const url = 'http://a.gov.cn/pdfjs/web/viewer.html?file=/up/1.pdf';
    const document = await htmlReader.read({ bytes, url });
    expect(document.ok && attachmentsOf(document.value).map((link) => link.href)).toEqual(['http://a.gov.cn/up/1.pdf']);
  });

  it.each([
    '<iframe src="http://b.gov.cn/text.html"></iframe>',
    '<iframe src="/tools/visitcount.html"></iframe>',
    '<iframe src="about:blank"></iframe>',
  ])('is none that lies elsewhere or is a tool: %s', async (body) => {
    expect(attachmentsOf(await read(`<p>示例局年度报告</p>${body}`))).toEqual([]);
  });

  it('is not taken from a script where the page itself links to one', async () => {
    const body = '<a href="1.pdf">年报</a><script>var help = "/static/help.pdf";</script>';
    expect((await read(body)).links).toEqual([{ href: 'http://a.gov.cn/b/1.pdf', text: '年报' }]);
  });
});
