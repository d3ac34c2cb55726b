import { describe, expect, it } from 'vitest';
import { BROKEN_RULE, checkReport, checkWith, findingsOf, PREPARED } from '../../src/check/check-report.ts';
import type { RuleResult } from '../../src/report/finding.ts';
import type { Report, TemplateId } from '../../src/report/report.ts';
import { DEPARTMENT } from './cases/case.ts';
import { ABSENT, type CellOf, reportOf, SIX_SECTIONS } from './report-of.ts';

const SLASH: CellOf = { status: 'blank', value: null, raw: '/', mark: 'slash' };
const SMUDGE: CellOf = { status: 'unreadable', value: null, raw: '3?' };

function outcome(report: Report, rule: string, instance?: string, previous: Report | null = null): RuleResult {
  const results = checkReport({ report, previous, agency: DEPARTMENT }).filter((r) => r.rule === rule);
  return results.find((r) => instance === undefined || r.instance === instance)!;
}

const t2021 = (cells: Record<string, CellOf>, rest?: CellOf) => reportOf('t2021', 2023, cells, rest);
const review = (cells: Record<string, CellOf>) => outcome(t2021(cells), 'T4-SUM-REVIEW').outcome;

describe('an identity with blanks', () => {
  it('passes when it holds without them', () => {
    expect(review({ review_upheld: 1, review_total: 1 })).toBe('pass');
  });

  it.each([
    ['empty cells', null],
    ['slashes', SLASH],
  ])('passes as blank-as-zero when it holds with %s read as zero', (_, blank) => {
    expect(review({ review_upheld: 1, review_corrected: blank, review_total: 1 })).toBe('pass_blank_as_zero');
  });

  it('passes as blank-as-zero where the whole group is blank', () => {
    const blank = { review_upheld: null, review_corrected: null, review_other: null, review_pending: null };
    expect(review({ ...blank, review_total: null })).toBe('pass_blank_as_zero');
  });

  it('fails when it does not hold and the total is a number', () => {
    expect(review({ review_upheld: 1, review_corrected: null, review_total: 3 })).toBe('fail');
  });

  it('never fails where the total itself is blank', () => {
    expect(review({ review_upheld: 1, review_total: null })).toBe('not_assessable');
    expect(review({ review_upheld: 1, review_total: SLASH })).toBe('not_assessable');
  });

  it('never fails where none of the parts is filled in: they are no 0', () => {
    const blank = { review_upheld: null, review_corrected: null, review_other: SLASH, review_pending: null };
    expect(review({ ...blank, review_total: 3 })).toBe('not_assessable');
    expect(review({ ...blank, review_upheld: 0, review_total: 3 })).toBe('fail');
  });

  it('never fails between two sums where the leading item of a side is blank', () => {
    const cells = { req_new_total: null, res_total_total: 3 };
    expect(outcome(t2021(cells), 'T3-FLOW', 'total').outcome).toBe('not_assessable');
    expect(outcome(t2021({ ...cells, req_new_total: 2, req_carried_in_total: null }), 'T3-FLOW', 'total').outcome).toBe(
      'fail',
    );
  });

  it('says nothing where a cell is not in the document, even if the rest disagrees', () => {
    expect(review({ review_upheld: 5, review_corrected: ABSENT, review_total: 3 })).toBe('not_assessable');
  });

  it('is uncertain where a cell could not be read, even if the rest disagrees', () => {
    const result = outcome(t2021({ review_upheld: 5, review_corrected: SMUDGE, review_total: 3 }), 'T4-SUM-REVIEW');
    expect(result.outcome).toBe('uncertain');
    expect(result.finding).toBeUndefined();
    expect(result.reason?.zh).toContain('review_corrected');
  });
});

describe('a bound with blanks', () => {
  it('never fails against a blank bound', () => {
    const report = reportOf('t2014', 2017, { published_normative_docs: 9, normative_docs_issued: null });
    expect(outcome(report, 'S14-NORMATIVE-ISSUED').outcome).toBe('not_assessable');
  });

  it('says nothing about channels when none is filled in, and counts blanks as zero when some are', () => {
    const blank = {
      published_gazette: null,
      published_weibo: null,
      published_wechat: null,
      published_other_channels: null,
    };
    const none = reportOf('t2014', 2017, { ...blank, published_website: null, published_total: 9 });
    expect(outcome(none, 'S14-CHANNEL-UB').outcome).toBe('not_assessable');
    const some = reportOf('t2014', 2017, { ...blank, published_website: 8, published_total: 9 });
    expect(outcome(some, 'S14-CHANNEL-UB').outcome).toBe('fail');
  });

  it('says nothing about a stock that last year left blank', () => {
    const previous = reportOf('t2021', 2022, { normative_docs_in_force: null });
    const report = t2021({ normative_docs_repealed: 4, normative_docs_made: 1 });
    expect(outcome(report, 'Y-REPEAL-BOUND', 'normative_docs', previous).outcome).toBe('not_assessable');
    expect(outcome(report, 'Y-STOCK-NORM', 'normative_docs', previous).outcome).toBe('not_assessable');
  });
});

describe('known exceptions', () => {
  const unbalanced = {
    req_new_natural_person: 2,
    res_total_natural_person: 1,
    res_total_business: 1,
    req_new_total: 2,
  };

  it('softens an unbalanced column to a warning while the total column holds', () => {
    const result = outcome(t2021({ ...unbalanced, res_total_total: 2 }), 'T3-FLOW', 'natural_person');
    expect(result.finding?.severity).toBe('warning');
  });

  it('keeps it an error where the total column does not hold either', () => {
    const result = outcome(t2021({ ...unbalanced, res_total_total: 9 }), 'T3-FLOW', 'natural_person');
    expect(result.finding?.severity).toBe('error');
  });

  it('leaves what was carried out to the printed identity where item (7) is filled in', () => {
    const result = outcome(t2021({ req_carried_out_total: 3, res_total_total: 0 }), 'T3-CARRY-BOUND', 'total');
    expect(result).toMatchObject({ outcome: 'not_applicable' });
    expect(result.finding).toBeUndefined();
  });

  it('lets governments of provinces and prefectures make rules', () => {
    const report = t2021({ regulations_in_force: 7 });
    const city = { ...DEPARTMENT, level: 'prefecture' as const };
    const outcomes = (agency: typeof DEPARTMENT | null) =>
      checkReport({ report, previous: null, agency }).find((r) => r.rule === 'T2-REG-POWER')!.outcome;
    expect(outcomes(city)).toBe('suppressed');
    expect(outcomes(null)).toBe('not_assessable');
    expect(outcomes(DEPARTMENT)).toBe('fail');
  });
});

describe('which rules speak of which report', () => {
  it('answers not_applicable for the other generations of the tables', () => {
    expect(outcome(t2021({}), 'S14-STAFF').outcome).toBe('not_applicable');
    expect(outcome(reportOf('t2014', 2018), 'T3-FLOW').outcome).toBe('not_applicable');
  });

  it('compares years only with a report of the year before', () => {
    const carried = t2021({ req_carried_in_total: 3 });
    const other = (year: number | null) => ({ ...reportOf('t2021', 2022), year });
    expect(outcome(carried, 'Y-CARRY-TOTAL').outcome).toBe('not_assessable');
    expect(outcome(carried, 'Y-CARRY-TOTAL', undefined, other(2021)).outcome).toBe('not_assessable');
    expect(outcome(carried, 'Y-CARRY-TOTAL', undefined, other(null)).outcome).toBe('not_assessable');
    expect(outcome(carried, 'Y-CARRY-TOTAL', 'total', other(2022)).outcome).toBe('fail');
  });

  it('does not compare 2019 with 2018, whose table had no carry-over', () => {
    const result = outcome(
      reportOf('t2019', 2019, { req_carried_in_total: 3 }),
      'Y-CARRY-TOTAL',
      undefined,
      reportOf('t2014', 2018),
    );
    expect(result.outcome).toBe('not_applicable');
  });

  it('compares the carry-over from 2020 to 2021 but not the stock, which changed its base', () => {
    const previous = reportOf('t2019', 2020, { req_carried_out_total: 1 });
    const report = reportOf('t2021', 2021, { req_carried_in_total: 2, normative_docs_in_force: 665 });
    expect(outcome(report, 'Y-CARRY-TOTAL', 'total', previous).outcome).toBe('fail');
    expect(outcome(report, 'Y-STOCK-NORM', undefined, previous).outcome).toBe('not_applicable');
  });

  it('tells of a document without any prescribed table with one warning and nothing else', () => {
    const none: Report = { ...t2021({}), template: null, values: {} };
    const findings = findingsOf(checkReport({ report: none, previous: null }));
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['D-TABLE-MISSING', 'warning']]);
    const list = { ...none, title: '2023年度部门通讯录', sections: [], statements: [] };
    const told = findingsOf(checkReport({ report: list, previous: null }));
    expect(told.map(({ rule, severity }) => [rule, severity])).toEqual([['D-TABLE-MISSING', 'info']]);
    expect(told[0]!.message.zh).toContain('可能不是年度报告');
    const headings = ['总体要求', '部门基本情况'].map((title, i) => ({ number: i + 1, title, present: true }));
    const budget = findingsOf(checkReport({ report: { ...list, sections: headings }, previous: null }));
    expect(budget.map(({ severity }) => severity)).toEqual(['info']);
    const early = findingsOf(checkReport({ report: { ...none, year: 2012 }, previous: null }));
    expect(early).toEqual([]);
  });
});

describe('the form of the document', () => {
  it.each<[string, Partial<Report>, RuleResult['outcome']]>([
    ['a title without a year', { title: '政府信息公开工作年度报告' }, 'not_assessable'],
    ['a title with two years', { title: '2022年至2023年政府信息公开工作年度报告' }, 'not_assessable'],
    ['a title broken over lines in full-width digits', { title: '某局２０２３\n年度报告' }, 'pass'],
    ['no period', { period: null }, 'not_assessable'],
    ['a period over two years', { period: { from: '2022-12-01', to: '2023-11-30' } }, 'not_assessable'],
  ])('D-TITLE-YEAR and %s', (_, change, wanted) => {
    expect(outcome({ ...t2021({}), ...change }, 'D-TITLE-YEAR').outcome).toBe(wanted);
  });

  it.each<[TemplateId, number, RuleResult['outcome']]>([
    ['t2021', 2021, 'pass'],
    ['t2019', 2019, 'pass'],
    ['t2014', 2014, 'pass'],
    ['t2014', 2018, 'pass'],
    ['t2014', 2013, 'not_applicable'],
  ])('D-TEMPLATE-WRONG: the form %s for %i is %s', (template, year, wanted) => {
    expect(outcome(reportOf(template, year), 'D-TEMPLATE-WRONG').outcome).toBe(wanted);
  });

  it.each([
    ['t2019', 2021, 'error', '仍使用2019年（试行）格式表格，该年度应使用2021年格式'],
    ['t2014', 2022, 'error', '仍使用2014年格式表格，该年度应使用2021年格式'],
    ['t2014', 2020, 'error', '该年度应使用2019年（试行）格式'],
    ['t2014', 2019, 'warning', '该年度应使用2019年（试行）格式'],
    ['t2021', 2020, 'warning', '使用了其后才印发的2021年格式表格（或年度有误）'],
    ['t2021', 2017, 'warning', '该年度应使用2014年格式'],
    ['t2019', 2018, 'warning', '该年度应使用2014年格式'],
  ] as const)('D-TEMPLATE-WRONG: the form %s for %i is a finding, %s', (template, year, severity, words) => {
    const { finding } = outcome(reportOf(template, year), 'D-TEMPLATE-WRONG');
    expect(finding?.severity).toBe(severity);
    expect(finding?.message.zh).toContain(words);
  });

  it.each<[string, Partial<Report>]>([
    ['the title names no year', { title: '某局政府信息公开工作年度报告' }],
    ['the period is another', { period: { from: '2021-01-01', to: '2021-12-31' } }],
    ['the page came out after the newer form', { published: [{ date: '2021-11-20', source: 'meta' }] }],
  ])('D-TEMPLATE-WRONG: a newer form says nothing where %s', (_, change) => {
    expect(outcome({ ...reportOf('t2021', 2020), ...change }, 'D-TEMPLATE-WRONG').outcome).toBe('uncertain');
  });

  it.each<[string, string, RuleResult['outcome']]>([
    ['the year after alone', '2024年主动公开政府信息50条。2024年未收到政府信息公开申请。', 'fail'],
    ['its own year too', '2023年主动公开政府信息50条。2024年未收到政府信息公开申请。', 'pass'],
    ['plans for the year after', '2024年，我局将主动公开政府信息50条。', 'pass'],
    ['what is to be done', '2024年，我局要进一步加大主动公开政府信息力度。', 'pass'],
  ])('D-YEAR-RESIDUE and a text that tells of %s', (_, text, wanted) => {
    expect(outcome({ ...t2021({}), prose: [{ section: 1, text }] }, 'D-YEAR-RESIDUE').outcome).toBe(wanted);
  });

  it.each([
    ['统计期限为2018年11日至2018年1231日。', 'fail'],
    ['统计期限自2017年1月日起。', 'fail'],
    ['统计期限为2018年1月1日至2018年12月31日。', 'pass'],
  ])('D-TEXT-LOSS and %s', (text, wanted) => {
    expect(outcome({ ...t2021({}), prose: [{ section: 0, text }] }, 'D-TEXT-LOSS').outcome).toBe(wanted);
  });

  it('D-AGENCY-RESIDUE: a foreign name that is written again and again is told once', () => {
    const again = '及时调整科技厅政务公开工作领导小组成员。';
    const prose = [{ section: 1, text: `${again}${again}充实林业局政务公开领导小组。` }];
    const report = { ...t2021({}), agency: '某市教育局', prose };
    const found = checkReport({ report, previous: null, agency: null }).filter(
      ({ rule }) => rule === 'D-AGENCY-RESIDUE',
    );
    expect(found.map(({ finding }) => finding?.actual)).toEqual(['科技厅', '林业局']);
  });

  it('D-TEMPLATE-WRONG: a part of the tables with the columns of the form before is a warning', () => {
    const column = { what: 'column' as const, text: '本年新\n制作数量', source: null, form: 't2019' as const };
    const found = outcome({ ...reportOf('t2021', 2021), notUnderstood: [column] }, 'D-TEMPLATE-WRONG');
    expect(found.finding).toMatchObject({ severity: 'warning', expected: 't2021', actual: 't2019' });
    expect(found.finding?.message.zh).toContain('的表格中有2019年（试行）格式的表头：本年新制作数量');
    expect(found.finding?.message.zh).not.toContain('仍使用');
    const { form: _, ...other } = column;
    expect(outcome({ ...reportOf('t2021', 2021), notUnderstood: [other] }, 'D-TEMPLATE-WRONG').outcome).toBe('pass');
  });

  it('TABLE-ALLZERO names the tables that hold zeros, and no table of empty cells alone', () => {
    const cases = Object.keys(t2021({}).values).filter((id) => /^(?:review|lit)_/.test(id));
    const empty = t2021(Object.fromEntries(cases.map((id) => [id, null])));
    expect(outcome(t2021({}), 'TABLE-ALLZERO').finding?.message.zh).toBe('本报告表三、表四全为零（零报告）。');
    expect(outcome(empty, 'TABLE-ALLZERO').finding?.message.zh).toBe('本报告表三全为零（零报告）。');
  });

  it('D-TABLE-IMAGE says how much of the picture was read', () => {
    const source = { table: 1, row: 1, column: 1, grid: 'raster' as const };
    const report = t2021({});
    const values = Object.entries(report.values).map(([id, value]) => [id, { ...value, source }] as const);
    const smudged = { ...report.values.review_total!, status: 'unreadable' as const, value: null, source };
    const pictured = { ...report, values: { ...Object.fromEntries(values), review_total: smudged } };
    const told = checkReport({ report: pictured, previous: null }).flatMap(({ rule, finding }) =>
      rule === 'D-TABLE-IMAGE' && finding ? [finding.message.zh] : [],
    );
    expect(told.at(-1)).toContain('15格中由文字识别读出14格');
  });

  it('does not call the form wrong where the title names another year', () => {
    const report = { ...reportOf('t2019', 2021), title: '某局2020年政府信息公开工作年度报告' };
    expect(outcome(report, 'D-TEMPLATE-WRONG').outcome).toBe('uncertain');
  });

  it('does not miss sections where hardly any was recognised', () => {
    const sections = t2021({}).sections.map((s) => ({ ...s, present: s.number <= 3 }));
    expect(outcome({ ...t2021({}), sections }, 'D-SECTION-MISSING').outcome).toBe('not_assessable');
    expect(outcome({ ...t2021({}), sections: [] }, 'D-SECTION-MISSING').outcome).toBe('not_assessable');
  });

  it('is uncertain of a section whose heading stands in the running text', () => {
    const sections = SIX_SECTIONS.map((s) => ({ ...s, present: s.number !== 1 }));
    const text = (words: string) => ({ ...t2021({}), sections, prose: [{ section: 0, text: words }] });
    expect(outcome(text('编制本报告。一、总体 情况全年…'), 'D-SECTION-MISSING').outcome).toBe('uncertain');
    expect(outcome(text('本报告由总体情况等六部分组成。'), 'D-SECTION-MISSING').outcome).toBe('fail');
  });

  it('accuses nobody of a missing table where the text was cut, and warns where its section is there', () => {
    const fields = Object.keys(t2021({}).values).filter((f) => /^(review|lit)_/.test(f));
    const gap = t2021(Object.fromEntries(fields.map((f) => [f, ABSENT])));
    const upTo = (n: number) => ({ ...gap, sections: SIX_SECTIONS.map((s) => ({ ...s, present: s.number <= n })) });
    const without4 = { ...gap, sections: SIX_SECTIONS.map((s) => ({ ...s, present: s.number !== 4 })) };
    expect(outcome(upTo(3), 'D-TABLE-MISSING', 'table4').outcome).toBe('uncertain');
    expect(outcome(gap, 'D-TABLE-MISSING', 'table4').finding?.severity).toBe('warning');
    expect(outcome(without4, 'D-TABLE-MISSING', 'table4').finding?.severity).toBe('error');
  });

  it('blames nobody for rows that the reader did not understand', () => {
    const report = t2021({ review_upheld: ABSENT, res_other_misc_total: ABSENT });
    const row = Object.fromEntries(
      Object.keys(report.values)
        .filter((f) => f.startsWith('res_other_misc_'))
        .map((f) => [f, ABSENT]),
    );
    const gap = t2021(row);
    expect(outcome(gap, 'TABLE-SHAPE', 'table3').outcome).toBe('fail');
    const puzzled = { ...gap, notUnderstood: [{ what: 'row' as const, text: '其他处理', source: null }] };
    expect(outcome(puzzled, 'TABLE-SHAPE', 'table3').outcome).toBe('uncertain');
  });
});

describe('blank cells', () => {
  it('counts empty cells and takes a slash for an answer', () => {
    const result = outcome(t2021({ review_total: null, lit_direct_total: SLASH }), 'TABLE-BLANK', 'table4');
    expect(result.finding).toMatchObject({ severity: 'warning', actual: 1, fields: ['review_total'] });
  });

  it('is an error where more than half is empty, and info in the 2014 table', () => {
    expect(outcome(t2021({}, null), 'TABLE-BLANK', 'table3').finding?.severity).toBe('error');
    expect(outcome(reportOf('t2014', 2017, {}, null), 'TABLE-BLANK').finding?.severity).toBe('info');
  });

  it('does not take a figure read from a picture for the publisher’s fault', () => {
    for (const grid of ['raster', 'sequence', 'alignment'] as const) {
      const smudge = { ...(SMUDGE as object), source: { grid } };
      expect(outcome(t2021({ review_total: smudge }), 'NUM-PARSE').outcome).toBe('uncertain');
    }
    const cell = { ...(SMUDGE as object), source: { grid: 'markup' as const } };
    expect(outcome(t2021({ review_total: cell }), 'NUM-PARSE').outcome).toBe('fail');
    expect(outcome(t2021({ review_total: SMUDGE }), 'NUM-PARSE').outcome).toBe('fail');
  });
});

describe('amounts and jumps', () => {
  it('lets amounts of money have fractions', () => {
    expect(outcome(t2021({ admin_fees_amount_wanyuan: 54.91 }), 'NUM-INT').outcome).toBe('pass');
    expect(outcome(reportOf('t2019', 2019, { procurement_amount: 75394432.52 }), 'NUM-INT').outcome).toBe('pass');
  });

  it('adds fractions without dust', () => {
    const previous = reportOf('t2019', 2019, { licensing_items_prev_year: 0.1, licensing_items_change: 0.2 });
    const report = reportOf('t2019', 2020, { licensing_items_prev_year: 0.3 });
    expect(outcome(report, 'T2-2019-ITEMS-YOY', 'licensing', previous).outcome).toBe('pass');
  });

  it('lets items go down to the signed change', () => {
    const report = reportOf('t2019', 2019, { licensing_items_prev_year: 4, licensing_items_change: -4 });
    expect(outcome(report, 'NUM-NONNEG').outcome).toBe('pass');
    expect(outcome(report, 'T2-2019-ITEMS-NEG', 'licensing').outcome).toBe('pass');
  });

  it('does not call small numbers a jump', () => {
    const result = outcome(
      t2021({ penalty_decisions: 19 }),
      'Y-SPIKE',
      undefined,
      reportOf('t2021', 2022, { penalty_decisions: 0 }),
    );
    expect(result.outcome).toBe('pass');
  });
});

describe('a table that lacks rows', () => {
  const lacking = (pattern: RegExp) =>
    outcome(
      t2021(
        Object.fromEntries(
          Object.keys(t2021({}).values)
            .filter((id) => pattern.test(id))
            .map((id) => [id, ABSENT]),
        ),
      ),
      'TABLE-SHAPE',
      pattern.source.startsWith('^reg') ? 'table2' : 'table3',
    ).finding!.message;

  it('is told of with their names, the first of many', () => {
    expect(lacking(/^regulations_/)).toMatchObject({
      zh: expect.stringContaining('没有找到：规章；'),
      en: expect.stringContaining('not found: government rules.'),
    });
    expect(lacking(/^res_denied_/).zh).toMatch(/没有找到：[^；]*等8项；/);
  });

  it('is told of with its columns where every row was found', () => {
    expect(lacking(/_research$/).zh).toContain('没有找到：科研机构；');
  });
});

describe('figures left over from last year', () => {
  const before = reportOf('t2021', 2022, {
    ...{ licensing_decisions: 568, penalty_decisions: 41, coercion_decisions: 7 },
    ...{ req_new_natural_person: 4, req_new_total: 4, normative_docs_in_force: 30 },
  });
  const now = (cells: Record<string, CellOf>) => ({
    ...reportOf('t2021', 2023, {}),
    values: { ...before.values, ...reportOf('t2021', 2023, cells).values },
  });
  const table2 = { licensing_decisions: 568, penalty_decisions: 41, coercion_decisions: 7 };

  it('are told of one table where those of another changed, or cannot be read', () => {
    for (const asked of [9, SMUDGE]) {
      const result = outcome(now({ ...table2, req_new_total: asked }), 'Y-SAME-NUMBERS', undefined, before);
      expect(result).toMatchObject({ outcome: 'fail', instance: 'table2', finding: { actual: 3 } });
      expect(result.finding!.message.zh).toMatch(/^表二/);
    }
  });

  it('are not told of a table of which a figure changed or cannot be read', () => {
    expect(outcome(now({ ...table2, penalty_decisions: 42 }), 'Y-SAME-NUMBERS', undefined, before).outcome).toBe(
      'pass',
    );
    const smudged = outcome(now({ ...table2, penalty_decisions: SMUDGE }), 'Y-SAME-NUMBERS', undefined, before);
    expect(smudged.outcome).toBe('uncertain');
  });
});

describe('a rule that breaks down', () => {
  const broken = {
    ...PREPARED[0]!,
    judge: () => {
      throw new Error('division by cucumber');
    },
  };

  it('becomes a finding about the rule and leaves the others alone', () => {
    const report = t2021({ review_upheld: 1 });
    const results = checkWith([broken, ...PREPARED.slice(1)], { report, previous: null });
    const finding = findingsOf(results).find((f) => f.rule === BROKEN_RULE);
    expect(finding).toMatchObject({
      instance: PREPARED[0]!.rule.id,
      severity: 'warning',
      actual: 'division by cucumber',
    });
    expect(finding!.message.zh).toContain(PREPARED[0]!.rule.id);
    expect(results.some((r) => r.rule === 'T4-SUM-REVIEW' && r.outcome === 'fail')).toBe(true);
  });
});

describe('findings', () => {
  it('come worst first, one for each broken instance', () => {
    const report = t2021({ review_upheld: 1, penalty_decisions: 1.5 });
    const severities = findingsOf(checkReport({ report, previous: null })).map((f) => f.severity);
    const order = ['critical', 'error', 'warning', 'info'];
    expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(severities).toContain('error');
    expect(severities).toContain('warning');
  });

  it('exist exactly where a rule failed', () => {
    const results = checkReport({ report: t2021({ review_upheld: 1 }), previous: null });
    for (const r of results) expect(r.finding !== undefined).toBe(r.outcome === 'fail');
  });
});
