import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/check/check-report.ts';
import type { Report } from '../../src/report/report.ts';
import { reportOf, SIX_SECTIONS } from './report-of.ts';

/** What the rule says of a report whose headings bear these numbers, in the form's order. */
function told(numbers: readonly number[], prose: Report['prose'] = []) {
  const sections = SIX_SECTIONS.map((one, i) => ({ ...one, number: numbers[i]!, present: numbers[i]! > 0 }));
  const report = { ...reportOf('t2021', 2023, {}), prose, sections: sections.filter(({ present }) => present) };
  return checkReport({ report, previous: null })
    .filter(({ rule, finding }) => rule === 'D-SECTION-ORDER' && finding)
    .map(({ finding }) => finding!.message.zh);
}

describe('the numbers of the parts', () => {
  it('are told of with what they should be', () => {
    expect(told([1, 2, 3, 4, 5, 7])).toEqual(['第7部分标题序号应为“六”：“七、其他需要报告的事项”。']);
    expect(told([1, 2, 3, 4, 5, 6])).toEqual([]);
  });

  it('are told of where a number is printed twice, whose second heading the reader takes for text', () => {
    const prose = [{ section: 2, text: '二、收到和处理政府信息公开申请情况\n全年收到申请3件。' }];
    expect(told([1, 2, 0, 4, 5, 6], prose)).toEqual([
      '第2部分标题序号应为“三”：“二、收到和处理政府信息公开申请情况”。',
    ]);
  });

  it('are one fault where all are off by as much', () => {
    const [message, ...more] = told([1, 2, 4, 5, 6, 7]);
    expect(more).toEqual([]);
    expect(message).toMatch(/^第4部分标题序号应为“三”，其后3个部分的序号同样错开/);
  });
});
