import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Report } from '../../src/report/report.ts';
import { trustReport } from '../../src/workers/trust-report.ts';

/** A page that lost its markup: the whole report is one line, cells stand beside one another without anything between them. */
const OPENING =
  '白水县教育局2023年政府信息公开工作年度报告 本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。一、总体情况2023年，我局严格落实《条例》，主动公开政府信息，规范办理申请，完善平台，加强监督保障。（一）依申请公开。规范登记、审核、办理、答复、归档各环节，畅通受理渠道，加强与申请人的沟通，不断提高答复的质量和效率。（二）政府信息管理。落实信息发布审核制度，认真做好保密审查，规范栏目设置，及时更新内容，清理过时的信息。（三）平台建设。优化门户网站的检索功能，加强政务新媒体的日常管理。';
const DISCLOSURE =
  '二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件STOCK第二十条第（五）项信息内容本年处理决定数量行政许可2293第二十条第（六）项信息内容本年处理决定数量行政处罚1282行政强制42第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费FEE';
const REQUESTS =
  '三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他一、本年新收政府信息公开申请数量NEW二、上年结转政府信息公开申请数量0000000三、本年度办理结果（一）予以公开GRANTED（二）部分公开（区分处理的，只计这一情形，不计其他情形）0000000（三）不予公开1.属于国家秘密0000000';
const REST =
  '2.其他法律行政法规禁止公开0000000（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请0000000（七）总计TOTAL四、结转下年度继续办理CARRIED';
const CASES =
  'HEADING行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计OUTCOMES五、存在的主要问题及改进情况一是队伍有待加强。二是加强培训。六、其他需要报告的事项无。';

const PRINTED = {
  STOCK: '6233440',
  FEE: '18651.06',
  NEW: '140000014',
  GRANTED: '140000014',
  TOTAL: '140000014',
  CARRIED: '0000000',
  HEADING: '四、政府信息公开行政复议、行政诉讼情况',
  OUTCOMES: '000000000000000',
};

async function reportOf(changed: Partial<typeof PRINTED> = {}, prose = ''): Promise<Report> {
  const text = Object.entries({ ...PRINTED, ...changed }).reduce(
    (whole, [name, printed]) => whole.replace(name, printed),
    `${OPENING}${prose}${DISCLOSURE}${REQUESTS}${REST}${CASES}`,
  );
  const bytes = new TextEncoder().encode(text);
  const read = await readDocument({ bytes });
  if (!read.ok) throw new Error(read.failure.cause);
  return trustReport(extractReport(read.value), read.value, bytes);
}

const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
const row = ({ values }: Report, name: string) =>
  COLUMNS.map((column) => values[`${name}_${column}`]).map((value) => value?.value ?? value?.status);
const stock = ({ values }: Report) =>
  ['made', 'repealed', 'in_force']
    .map((column) => values[`normative_docs_${column}`])
    .map((v) => v?.value ?? v?.status);
const UNREADABLE = Array(7).fill('unreadable');

describe('rows of figures of which only some have a blank between them', () => {
  it.each([
    ['1400000 14', [14, 0, 0, 0, 0, 0, 14]],
    ['14 0 00 0 0 14', [14, 0, 0, 0, 0, 0, 14]],
    ['140 000014', [14, 0, 0, 0, 0, 0, 14]],
    [' 0 0 00 00 0 ', [0, 0, 0, 0, 0, 0, 0]],
    // As many parts as columns, whatever they add up to: the sum that breaks is the report's.
    ['0 0 0 0 0 06', [0, 0, 0, 0, 0, 0, 6]],
  ])('are parted at the blanks, and between them where one way is left: %s', async (printed, figures) => {
    expect(row(await reportOf({ GRANTED: printed }), 'res_granted')).toEqual(figures);
  });

  it.each([
    ['fewer digits than columns', '14 0 0 14'],
    ['whole figures, their total and blank cells that left nothing', '1200 1000 2200'],
    ['no way in which the total is right', '1400000 15'],
    ['another way where blank cells left nothing', '872903965'],
    ['another way beside parted figures where the total is printed wrong', '1193 713 4 2 1914'],
  ])('stay unreadable with %s', async (_, printed) => {
    expect(row(await reportOf({ GRANTED: printed }), 'res_granted')).toEqual(UNREADABLE);
  });

  it('end where the number of the next label begins', async () => {
    const report = await reportOf({ GRANTED: '0 0 0 0 0 0 0' });
    expect(row(report, 'res_denied_state_secret')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(row(report, 'res_denied_law_forbidden')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('a row of cases', () => {
  const outcomes = ({ values }: Report) =>
    Object.entries(values)
      .filter(([id]) => /^(?:review|lit)_/.test(id))
      .map(([, value]) => value.value ?? value.status);

  it('is parted where it prints its zeros', async () => {
    const report = await reportOf({ OUTCOMES: '10203120001200000' });
    expect(outcomes(report)).toEqual([1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0]);
  });

  it('stays unreadable where figures without any 0 beside blank cells are as right', async () => {
    const report = await reportOf({ OUTCOMES: '111141111411114' });
    expect(outcomes(report)).toEqual(Array(15).fill('unreadable'));
  });
});

describe('rows without a total', () => {
  it.each([
    ['007', [0, 0, 7]],
    ['00126', [0, 0, 126]],
    ['0 07', [0, 0, 7]],
  ])('are parted where leading zeros leave one way: %s', async (printed, figures) => {
    expect(stock(await reportOf({ STOCK: printed }))).toEqual(figures);
  });

  it.each(['6233440', '303', '021', '0494246'])('stay unreadable where they do not: %s', async (printed) => {
    expect(stock(await reportOf({ STOCK: printed }))).toEqual(Array(3).fill('unreadable'));
  });

  const SAID = '集中公开现行有效行政规范性文件440件，本年度制发的规范性文件62件。';

  it('are parted where the prose states all their figures but one', async () => {
    const report = await reportOf({}, SAID);
    expect(stock(report)).toEqual([62, 33, 440]);
    expect(report.values.normative_docs_repealed).toMatchObject({ raw: '33', source: { glued: true } });
    expect(report.values.normative_docs_repealed).not.toHaveProperty('note');
  });

  it.each([
    ['one of them alone', '本年度制发的规范性文件62件。'],
    ['another than is printed', '集中公开现行有效行政规范性文件393件，本年度制发的规范性文件62件。'],
    ['about as many', '集中公开现行有效行政规范性文件440余件，本年度制发的规范性文件62件。'],
  ])('stay unreadable where it states %s', async (_, prose) => {
    expect(stock(await reportOf({}, prose))).toEqual(Array(3).fill('unreadable'));
  });
});

describe('what stands behind a figure without a gap', () => {
  it('is its unit before the next part of the form, and not a cell more', async () => {
    const text = `${OPENING.replaceAll('2023', '2019')}二、主动公开政府信息情况第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章007规范性文件898989第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购PRINTED三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）`;
    const valuesOf = async (printed: string) => {
      const read = await readDocument({ bytes: new TextEncoder().encode(text.replace('PRINTED', printed)) });
      if (!read.ok) throw new Error(read.failure.cause);
      const { values, sections } = extractReport(read.value);
      expect(sections.find(({ number }) => number === 3)).toMatchObject({ present: true });
      return [values.procurement_projects, values.procurement_amount].map((value) => value?.value ?? value?.status);
    };
    expect(await valuesOf('13575394432.52元')).toEqual(['unreadable', 'unreadable']);
    expect(await valuesOf('2832995元')).toEqual(['unreadable', 'unreadable']);
    expect(await valuesOf('2笔 984361元')).toEqual([2, 984361]);
  });

  it.each(['5949.09(二)主动公开政府信息的主要类别。', '5949.09我局严格按照规定收费。'])(
    'is no part of it where a heading or a sentence begins: %s',
    async (printed) => {
      const { values } = await reportOf({ FEE: printed });
      expect(values.admin_fees_amount_wanyuan).toMatchObject({ status: 'reported', value: 5949.09 });
    },
  );

  it('keeps what is printed where nobody knows whether it is the figure', async () => {
    const { values } = await reportOf({ FEE: '5949.09左右。' });
    expect(values.admin_fees_amount_wanyuan).toMatchObject({ status: 'unreadable', value: null, raw: '5949.09' });
  });
});

describe('words of the form that are written otherwise', () => {
  it.each([
    '四、政府信息公开行政复议与行政诉讼情况',
    '四、政府信息公开行政复议、诉讼情况',
    '四、政府信息公开行政复议与行政诉讼情况2023年，未有政府信息公开行政复议及行政诉讼有关情况。',
  ])('%s heads table 4, and the row before it is whole', async (heading) => {
    const report = await reportOf({ HEADING: heading });
    expect(report.values.review_total).toMatchObject({ status: 'reported', value: 0 });
    expect(row(report, 'req_carried_out')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(report.sections.filter(({ present }) => present).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('nor one cut short before its figures, whose first digit is none of its characters', async () => {
    const report = await reportOf({ GRANTED: '0000000 4.无正当理由大量反复申 13 1 0 0 0 0 14 请 ' });
    expect(row(report, 'res_rejected_excessive')).not.toContain(3);
  });

  it('the whole part alone is no figure where its decimals stand in the next line', async () => {
    const fee = async (printed: string) => (await reportOf({ FEE: printed })).values.admin_fees_amount_wanyuan;
    expect(await fee(' 64.2527 ')).toMatchObject({ value: 64.2527 });
    expect(await fee(' 64\n.2527\n')).toMatchObject({ status: 'unreadable', raw: '64.2527' });
  });

  it('a label cut short before its unit is no label with a wrong character', async () => {
    const text =
      '统计指标 单位 统计数 1.主动公开政府信息数 条 60 （一）收到申请数 件 7 （二）申请办结数 件 7 七、依申请公开信息收取的费 万元 54570.37 八、机构建设和保障经费情况';
    const read = await readDocument({ bytes: new TextEncoder().encode(text) });
    if (!read.ok) throw new Error(read.failure.cause);
    expect(extractReport(read.value).values.request_fees_wanyuan?.value ?? null).toBeNull();
  });

  it('a label with one wrong character is that label, a column with a slip of the pen a column', async () => {
    const bytes = new TextEncoder().encode(
      `${OPENING}${DISCLOSURE.replace('本年废止件数', '本年废纸件数').replace('STOCK', '002')}${REQUESTS}${REST}`
        .replace('其他法律行政法规禁止公开', '其他法律行政法规禁止公布')
        .replaceAll(/NEW|GRANTED|TOTAL|CARRIED/g, '0000000'),
    );
    const read = await readDocument({ bytes });
    if (!read.ok) throw new Error(read.failure.cause);
    const report = extractReport(read.value);
    expect(row(report, 'res_denied_law_forbidden')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(stock(report)).toEqual([0, 0, 2]);
  });
});

describe('numbers of labels', () => {
  it.each(['0 0 0 0 0 0 0', '000000 0', '0000000'])('are no part of a figure before them: %s', async (printed) => {
    const report = await reportOf({ GRANTED: printed });
    // 1.属于国家秘密000000 02.其他法律…
    const bytes = new TextEncoder().encode(
      `${OPENING}${DISCLOSURE}${REQUESTS}${REST}`
        .replace('属于国家秘密0000000', `属于国家秘密${printed.slice(0, -1)} 0`)
        .replaceAll(/NEW|GRANTED|TOTAL|CARRIED|STOCK/g, '0000000'),
    );
    const read = await readDocument({ bytes });
    if (!read.ok) throw new Error(read.failure.cause);
    expect(row(extractReport(read.value), 'res_denied_state_secret')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(row(report, 'res_granted')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('columns of 2019 by other names', () => {
  const OF_2019 = OPENING.replaceAll('2023', '2019');
  const valuesOf = async (text: string) => {
    const read = await readDocument({ bytes: new TextEncoder().encode(`${OF_2019}二、主动公开政府信息情况${text}`) });
    if (!read.ok) throw new Error(read.failure.cause);
    return extractReport(read.value).values;
  };
  const REQUESTS_OF_2019 = `第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购1个246900元${REQUESTS}`;

  it('are those columns, and a count with its unit stands before the amount', async () => {
    const values = await valuesOf(
      `第二十条第（一）项信息内容本年新制作数量本年公开数量对外公开总数量规章000规范性文件007第二十条第（五）项信息内容上一年项目数量本年增/减量处理决定数量行政许可15 11 0其他对外管理服务事项000${REQUESTS_OF_2019}`,
    );
    expect(values.normative_docs_public_total).toMatchObject({ status: 'reported', value: 7 });
    expect(values.licensing_items_change).toMatchObject({ status: 'reported', value: 11 });
    expect(values.procurement_projects).toMatchObject({ status: 'reported', value: 1 });
    expect(values.procurement_amount).toMatchObject({ status: 'reported', value: 246900 });
  });

  it('leave rows unreadable where one of them is no column’s at all', async () => {
    const values = await valuesOf(
      `第二十条第（五）项信息内容上一年的情况本年增/减处理决定数量行政许可235517 43${REQUESTS_OF_2019}`,
    );
    for (const field of ['licensing_items_prev_year', 'licensing_items_change', 'licensing_decisions'])
      expect(values[field]?.status).not.toBe('reported');
  });
});

describe('a sum that breaks', () => {
  it('leaves figures that could be parted in one way only, and is the report’s', async () => {
    const report = await reportOf({ NEW: '1000001', GRANTED: '3000003', TOTAL: '0000000' });
    expect(row(report, 'res_granted')).toEqual([3, 0, 0, 0, 0, 0, 3]);
    expect(row(report, 'res_total')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(row(report, 'req_new')).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  it('refuses those of which their row’s total chose the parts', async () => {
    const report = await reportOf({ TOTAL: '0000000' });
    expect(row(report, 'req_new')).toEqual(['unreadable', 0, 0, 0, 0, 0, 'unreadable']);
  });
});
