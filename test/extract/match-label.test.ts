import { describe, expect, it } from 'vitest';
import { LabelIndex, labelCore } from '../../src/extract/match-label.ts';
import { TEMPLATES } from '../../src/extract/templates/index.ts';

const index = (id: 't2014' | 't2021', section: string) =>
  new LabelIndex(TEMPLATES[id].tables.find((table) => table.section === section)!.rows);
const requests = index('t2021', 's3_requests');
const statistics = index('t2014', 'annex');

describe('labels', () => {
  it.each([
    ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '部分公开'],
    ['结 果 维 持', '结果维持'],
    ['其中：1.政府公报公开政府信息数', '政府公报公开政府信息数'],
    ['本年增/减', '本年增减'],
    ['⑴予以公开', '予以公开'],
    ['3.危及“三安全一稳定”', '危及三安全一稳定'],
    ['規范性檔案', '规范性文件'],
    ['其它', '其他'],
  ])('%j come down to %j', (label, core) => {
    expect(labelCore(label)).toBe(core);
  });

  it.each([
    ['1.属于国家秘密', 'res_denied_state_secret'],
    ['属于国家秘密', 'res_denied_state_secret'],
    ['2. 逾期不缴费', 'res_other_fee_unpaid'],
    ['8.属于行政查询事', 'res_denied_admin_query'],
    ['5.要求行政机关确认或重新出具已获取信', 'res_rejected_reconfirm'],
    ['（二）部分公开（区分处理的，只计这一情形', 'res_partial'],
    ['(七)总计', 'res_total'],
  ])('%j names the row %s', (label, row) => {
    expect(requests.match(label, 0)?.id).toBe(row);
  });

  it('that are the beginning of two name the one that comes next, or none', () => {
    const review = statistics.match('四、行政复议数量', 0)!.index;
    const litigation = statistics.match('五、行政诉讼数量', 0)!.index;
    expect(statistics.match('（一）维持具体行', review)?.id).toBe('review_upheld');
    expect(statistics.match('（一）维持具体行', litigation)).toBeNull();
  });

  it('with three characters left out name the row that comes next with the same number, and no other', () => {
    const before = requests.match('1.属于国家秘密', 0)!.index;
    expect(requests.match('2.其他法律行政止公开', before)?.id).toBe('res_denied_law_forbidden');
    expect(requests.match('2.其他法律行政止公开', 0)).toBeNull();
    expect(requests.match('3.其他法律行政止公开', before)).toBeNull();
  });

  it('that repeat go to the next such row in order', () => {
    const first = statistics.match('（二）被依法纠错数', 46)!;
    expect(first.id).toBe('review_corrected');
    expect(statistics.match('（二）被依法纠错数', 50)?.id).toBe('litigation_corrected');
  });

  it('that repeat name nothing where so many rows are missing before them that another could be meant', () => {
    expect(statistics.match('（三）其他情形数', 47)?.id).toBe('review_other');
    expect(statistics.match('（三）其他情形数', 40)).toBeNull();
    expect(statistics.match('（三）其他情形数', 60)).toBeNull();
    expect(statistics.match('（三）其他情形数', 47, true)).toBeNull();
    expect(statistics.match('（三）其他情形数', 48, true)?.id).toBe('review_other');
  });

  it.each(['申请数', '公开政府信息数', '不予公开', '本机关', '4.不同意'])(
    'like %j that could be several rows, or none, name nothing',
    (label) => {
      expect(statistics.match(label, 0)).toBeNull();
    },
  );

  it('every label and alias of every form finds its own row', () => {
    for (const { tables } of Object.values(TEMPLATES)) {
      for (const table of tables) {
        const own = new LabelIndex(table.rows);
        for (const row of table.rows)
          for (const label of [row.label, ...row.aliases])
            expect(own.match(label, row.index - 1)?.id, label).toBe(row.id);
      }
    }
  });
});
