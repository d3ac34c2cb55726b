import { describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../../src/extract/attachments.ts';
import { withScriptArticle } from '../../../src/read/html/script-article.ts';
import { htmlReader } from '../../../src/read/readers/html.ts';
import { processorMs } from '../../processor-time.ts';

const article =
  '<h1>示例局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>行政规范性文件</td><td>5</td></tr></table>';
const escaped = (html: string) => JSON.stringify(html).replaceAll('<', '\\u003C').replaceAll('>', '\\u003E');
const page = (
  content: string,
  body = '<div id="app" style="display:none"></div><ul><li>索引号</li><li>0001</li></ul>',
) =>
  `<html><head><title>示例</title><script>window._CONFIG = { SID: '1', DETAIL: {"id":1,"attachment":[],"content":${content}}, TREE: [] };</script></head><body class="b">${body}</body></html>`;

async function read(html: string) {
  const result = await htmlReader.read({
    bytes: new TextEncoder().encode(html),
    url: 'http://www.example.gov.cn/gkmlpt/content/1/1/post_1.html',
  });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

describe('an article that stands in a script of gkmlpt', () => {
  it('is read as the article of the page, its tables as tables', async () => {
    const { blocks, meta } = await read(page(escaped(article)));
    const words = blocks.map((block) =>
      block.t === 'p' ? block.text : block.t === 'grid' ? block.cells.map((c) => c.raw) : null,
    );
    expect(words).toContain('一、总体情况');
    expect(words).toContainEqual(['信息内容', '本年制发件数', '行政规范性文件', '5']);
    expect(blocks.find((block) => block.t === 'grid')).toMatchObject({ source: 'markup', rows: 2, cols: 2 });
    expect(meta.title).toBe('示例');
  });

  it('brings the files beside it as links, also where it has no words of its own', async () => {
    const files = [
      { name: '示例局2023年"年报".pdf', url: '/attachment/0/123/456/1.pdf' },
      { title: '附表', path: 'http://www.example.gov.cn/attachment/2.xlsx' },
      { name: '没有地址' },
      null,
    ];
    const withFiles = (content: string) =>
      page(content).replace('"attachment":[]', `"attachment":${JSON.stringify(files)}`);
    for (const content of ['""', '"<p>见附件</p>"']) {
      const document = await read(withFiles(content));
      expect(attachmentsOf(document)).toEqual([
        { href: 'http://www.example.gov.cn/attachment/0/123/456/1.pdf', text: '示例局2023年"年报".pdf' },
        { href: 'http://www.example.gov.cn/attachment/2.xlsx', text: '附表' },
      ]);
    }
  });

  it('is not read twice where the page shows it as well', () => {
    const html = page(escaped(article), article);
    expect(withScriptArticle(html)).toBe(html);
  });

  it.each([
    ['another script names the settings only', '<script>window._CONFIG = { SID: 1 }</script><p>正文</p>'],
    ['the detail is no JSON', page("'<p>x</p>'")],
    ['the content is no text', page('{"a":1}')],
    ['the content is empty', page('" "')],
    ['there are no settings', '<script>var DETAIL = {"content":"<p>x</p>"}</script>'],
    ['the page breaks off within it', page(escaped(article)).slice(0, 200)],
  ])('leaves the page as it is where %s', (_, html) => {
    expect(withScriptArticle(html)).toBe(html);
  });

  it('costs no more time than its length, whatever it leaves open', () => {
    const started = processorMs();
    withScriptArticle(`_CONFIG DETAIL: {"content":"x"}${'<script>'.repeat(100_000)}${'<body '.repeat(100_000)}`);
    withScriptArticle(`_CONFIG DETAIL: {${'"a":['.repeat(300_000)}`);
    expect(processorMs() - started).toBeLessThan(8_000);
  });
});
