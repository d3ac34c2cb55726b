import { describe, expect, it } from 'vitest';
import type { ColumnSeen } from '../../src/report/look.ts';
import { fill } from '../../src/text/fill.ts';
import { columnSeen } from '../../src/web/views/column-seen.ts';

const seen: ColumnSeen = {
  alikes: [
    {
      alike: 'rule-of-law-report',
      title: '<b>2025年法治政府建设年度报告</b>',
      url: 'http://www.example.gov.cn/1.html',
    },
    { alike: 'of-a-later-version', title: '别的', url: 'http://www.example.gov.cn/2.html' },
  ],
  ...{ alikesInAll: 14, others: 3, disorder: null },
};
const shown = (one: ColumnSeen | null) => String(columnSeen((words, values) => fill(words, values ?? {}).zh, one));

describe('the proof of search', () => {
  it('says what was seen in the column and is no report, named for what it is', () => {
    expect(shown(seen)).toContain('法治政府建设年度报告</span> &lt;b&gt;2025年');
    expect(shown(seen)).toContain('of-a-later-version');
    expect(shown(seen)).toContain('http://www.example.gov.cn/1.html');
  });

  it('says what may not have been seen behind a pager', () => {
    const bare: ColumnSeen = { alikes: [], alikesInAll: 0, others: 0, disorder: null };
    expect(shown({ ...bare, hiddenBefore: '2020-01-15' })).toContain('2020-01-15 之前');
    expect(shown({ ...bare, hiddenBefore: '9999-12-31' })).toContain('可能有条目未看到');
    expect(shown(bare)).toBe('');
  });

  it('says nothing of it for looks before it was noted', () => {
    expect(shown(null)).toBe('');
  });
});
