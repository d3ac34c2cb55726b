import { describe, expect, it } from 'vitest';
import { scanPage } from '../../../src/crawler/portals/scan-page.ts';

const title = '示例局2023年政府信息公开工作年度报告';
const summary =
  '本报告依照《中华人民共和国政府信息公开条例》编制，全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、学习培训、会议制度及其他需要报告的事项。';
const read = (link: string) =>
  scanPage({ url: 'http://www.example.gov.cn/nb/', html: `<div>${link}</div>` }).anchors[0]!;

describe('the title of a link', () => {
  it.each([
    [
      'a heading with a summary below',
      `<a href="1.html"><h3>${title}</h3><p>${summary}</p><span>2024-01-18</span></a>`,
    ],
    [
      'what its class calls the title',
      `<a href="1.html"><div class="news-title">${title}</div><div>${summary.slice(0, 30)}</div></a>`,
    ],
    ['its first words, before a summary', `<a href="1.html"><i>1</i><span>${title}</span><span>${summary}</span></a>`],
    [
      'its attribute, where the text has a summary',
      `<a href="1.html" title="${title}"><span>${title.slice(0, 9)}…</span>${summary}</a>`,
    ],
    [
      'what its attribute labels so',
      `<a href="1.html" title="文章标题：${title}&#13;&#10;作    者：某人&#13;&#10;更新时间：2024-1-18">${title.slice(0, 9)}…</a>`,
    ],
    ['in pieces', `<a href="1.html">示例局<font color="red">2023年</font>政府信息公开工作年度报告</a>`],
    ['cut short in its text', `<a href="1.html" title="${title}">${title.slice(0, 9)}…</a>`],
    ['cut short in its attribute', `<a href="1.html" title="${title.slice(0, 9)}…">${title}</a>`],
    [
      'a body in a heading and the rest beside it',
      '<a href="1.html"><h4>示例局</h4><span>2023年政府信息公开工作年度报告</span></a>',
    ],
  ])('is %s', (_, link) => {
    expect(read(link).title).toBe(title);
  });

  it('is told apart from the day in the same card', () => {
    expect(read(`<a href="1.html"><h3>${title}</h3><p>${summary}</p><span>2024-01-18</span></a>`).date).toBe(
      '2024-01-18',
    );
  });
});
