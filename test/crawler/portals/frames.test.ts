import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const at = { base: 'http://www.example.gov.cn', column: '/zwgk/zfxxgknb/' };
const menu = Array.from({ length: 8 }, (_, i) => `<a href="/m${i}/">栏目之${i}</a>`).join('');
const row = (year: number) =>
  `<li><a href="/nb/${year}.html">示例局${year}年政府信息公开工作年度报告</a>${year + 1}-01-18</li>`;
const outer = (frame: string) => `<title>政府信息公开年报</title>${menu}<iframe src="${frame}"></iframe>`;

describe('a column whose rows stand in a frame', () => {
  it('is read in the frame, also on another host of the government', () => {
    const inner = 'http://xxgk.example.gov.cn/list.html';
    const result = readPortal({ '/zwgk/zfxxgknb/': outer(inner), [inner]: `<ul>${row(2023)}${row(2022)}</ul>` }, at);
    expect(result.asked).toEqual(['/zwgk/zfxxgknb/', inner]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022] });
  });

  it('is not whole where the frame cannot be had, or is not a government’s', () => {
    for (const frame of ['/inner.html', 'http://list.example.com/'])
      expect(readPortal({ '/zwgk/zfxxgknb/': outer(frame), '/inner.html': 'fetch.timeout' }, at)).toMatchObject({
        whole: false,
      });
  });

  it('is not left for its frames where it shows rows', () => {
    expect(readPortal({ '/zwgk/zfxxgknb/': outer('/ad.html') + row(2023) }, at).asked).toEqual(['/zwgk/zfxxgknb/']);
  });
});
