import { describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../src/extract/attachments.ts';
import type { Document } from '../../src/report/document.ts';

const page = (links: [href: string, text: string][]): Document => ({
  irVersion: 1,
  format: 'html',
  reader: { name: 'html', version: '1' },
  meta: {},
  blocks: [],
  warnings: [],
  links: links.map(([href, text]) => ({ href, text })),
});
const found = (links: [string, string][]) => attachmentsOf(page(links)).map((link) => link.href);

describe('the files beside a report page', () => {
  it('are told by their ending, and the likeliest comes first', () => {
    expect(
      found([
        ['https://a.gov.cn/zwgk/P0202401.pdf', '相关文件'],
        ['https://a.gov.cn/zwgk/W0202402.docx', '附件：某局2023年政府信息公开工作年度报告'],
        ['https://a.gov.cn/zwgk/index.html', '年报'],
        ['https://a.gov.cn/images/logo.png', '年报'],
      ]),
    ).toEqual(['https://a.gov.cn/zwgk/W0202402.docx', 'https://a.gov.cn/zwgk/P0202401.pdf']);
  });

  it('may hide behind a download servlet', () => {
    const url = 'http://b.gov.cn/module/download/downfile.jsp?classid=0&filename=2301.pdf';
    expect(found([[url, '某局2023年政府信息公开年报']])).toEqual([url]);
  });

  it('are left out where they are named as something else, or lie at no web address', () => {
    expect(
      found([
        ['https://a.gov.cn/1.pdf', '一图读懂（图解）年报'],
        ['https://a.gov.cn/2.pdf', '政府网站工作年度报表'],
        ['file:///etc/passwd.pdf', '年报'],
        ['javascript:x.pdf', '年报'],
      ]),
    ).toEqual([]);
  });

  it('are four at most, each once', () => {
    const many: [string, string][] = Array.from({ length: 9 }, (_, i) => [`https://a.gov.cn/${i % 6}.pdf`, '附件']);
    expect(found(many)).toHaveLength(4);
  });
});
