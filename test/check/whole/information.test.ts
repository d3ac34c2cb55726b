import { describe, expect, it } from 'vitest';
import { readAndChecked, type Whole } from './whole-report.ts';

/** The rules that tell something of a report, for information too. */
async function rulesOf(one: Whole): Promise<string[]> {
  const { findings } = await readAndChecked(one);
  return [...new Set(findings.map(({ rule }) => rule))];
}

const PERIOD = '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。';
const parts = (list: string): Whole => ({ text: { opening: [`${list}${PERIOD}`] } });

describe('what is told for information is true as well', () => {
  it('in traditional characters nothing is said to be lacking that the page says', async () => {
    const found = await rulesOf({
      text: {
        one: [
          '2025年，我局主動公開政府信息96條，規範辦理依申請公開，嚴格政府信息管理和審核，加強網站平臺建設，健全考核監督。',
        ],
        five: ['一是解讀質量有待提高；二是公開內容不夠豐富。下一步將開展業務培訓，逐項整改。'],
        six: ['2025年度未收取信息處理費。'],
      },
    });
    for (const rule of ['D-S1-ELEMENTS', 'D-S1-EMPTY', 'D-S5-EMPTY', 'D-S6-FEE']) expect(found).not.toContain(rule);
  });

  it('six parts are listed where one of them goes by another name', async () => {
    const found = await rulesOf(
      parts(
        '本报告由概述，主动公开政府信息情况，依申请公开办理情况，收费及减免情况，因政府信息公开申请行政复议、提起行政诉讼情况，存在的主要问题及改进措施等6部分组成。',
      ),
    );
    expect(found).not.toContain('X-PARTS');
  });

  it('five parts are listed where reviews and lawsuits are told as two words', async () => {
    const found = await rulesOf(
      parts(
        '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议、行政诉讼情况、存在的主要问题及改进情况等六个部分组成。',
      ),
    );
    expect(found).toContain('X-PARTS');
  });

  it('an overview that tells what was done is no mere note on how the report was made', async () => {
    const found = await rulesOf({ text: { one: ['根据《条例》编制本报告。我局配备了1名工作人员。'] } });
    expect(found).not.toContain('D-S1-EMPTY');
  });

  it('a citation is quoted with both of its marks or with none', async () => {
    const notice = '国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知';
    for (const [cited, shown] of [
      [`《${notice}》`, `“《${notice}》”`],
      [`《中华人民共和国政府信息公开条例》和国务院办公厅《关于政府信息公开工作年度报告有关事项的通知》`, null],
    ] as const) {
      const { findings } = await readAndChecked({ text: { opening: [`根据${cited}编制本报告。${PERIOD}`] } });
      const told = findings.find(({ rule }) => rule === 'X-BASIS')!.message.zh.split('，已被')[0]!;
      if (shown) expect(told).toContain(shown);
      expect(told.split('《').length).toBe(told.split('》').length);
    }
  });
});
