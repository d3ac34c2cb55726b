import { describe, expect, it } from 'vitest';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import { INFERRED_CELLS } from '../../src/text/rules.ts';
import { assessReport, readReport } from '../../src/workers/process-report.ts';
import { ruledTable, show, writePdf } from '../write-pdf.ts';

/** The end of the 2014 form: (三) = 1 + 2. */
const ROWS = [
  ['统计指标', '单位', '统计数'],
  ['（一）政府信息公开工作专门机构数', '个', '1'],
  ['（二）设置政府信息公开查阅点数', '个', '2'],
  ['（三）从事政府信息公开工作人员数', '人', '5'],
  ['1.专职人员数', '人', '2'],
  ['2.兼职人员数', '人', '3'],
  ['六、举报投诉数量', '件', '0'],
];
const STAFF = ['staff_full_time', 'staff_part_time', 'staff_total'];
const AGENCY = {
  id: 'a',
  name: '某市某局',
  aliases: [],
  level: null,
  regionCode: null,
  parent: null,
  portalUrl: 'http://a.example/',
  reportColumnUrl: null,
};

/** A page with the table between rules; `last` is drawn over it. */
function page(rows: readonly string[][], last = ''): Uint8Array {
  const title = show(150, 780, '某市某局2017年政府信息公开工作年度报告');
  return writePdf([{ content: title + ruledTable([60, 380, 430, 520], 740, 24, rows) + last }]);
}

/** The table with another figure in the row of a label. */
function withFigure(label: string, figure: string): string[][] {
  return ROWS.map((row) => (row[0]!.includes(label) ? [row[0]!, row[1]!, figure] : row));
}

async function read(bytes: Uint8Array) {
  const result = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
  if (!result.ok) throw new Error(result.failure.code);
  const { report } = result.value;
  const { findings, results } = assessReport(report, null, AGENCY as never);
  return { values: report.values, findings, results };
}

describe('a PDF with rules, whose sums are all right', () => {
  it('is stated without a note', async () => {
    const { values } = await read(page(ROWS));
    expect(STAFF.map((field) => values[field])).toMatchObject([{ value: 2 }, { value: 3 }, { value: 5 }]);
    expect(STAFF.flatMap((field) => values[field]?.note ?? [])).toEqual([]);
  });
});

describe('a PDF that does not add up because it was published so', () => {
  it('is stated as printed, since another library finds the same figures, and the finding stands', async () => {
    const { values, findings } = await read(page(withFigure('从事', '6')));
    expect(values.staff_total).toMatchObject({ status: 'reported', value: 6, note: TRUST_NOTES.confirmed });
    const finding = findings.find(({ rule }) => rule === 'S14-STAFF');
    expect(finding).toMatchObject({ severity: 'error', expected: 5, actual: 6 });
    expect(finding?.message.zh).not.toContain('请核对原文');
  });
});

/** Shows 2, and says in its tags that the text is 7件, as an edited file with stale tags does; PDFium believes tags that hold words. */
const STALE = `/Span << /ActualText <FEFF00374EF6> >> BDC ${show(433, 740 - 5 * 24 + 8, '2')} EMC\n`;

describe('a PDF that two libraries read differently', () => {
  it('gives up the figure that breaks a sum, with its raw text and the reason, and accuses nobody', async () => {
    const { values, findings, results } = await read(page(withFigure('专职', ''), STALE));
    expect(values.staff_full_time).toMatchObject({
      status: 'unreadable',
      value: null,
      raw: '7件',
      note: TRUST_NOTES.differs,
    });
    expect(findings.map(({ rule }) => rule)).not.toContain('S14-STAFF');
    expect(results.find(({ rule }) => rule === 'S14-STAFF')?.outcome).toBe('uncertain');
  });

  it('keeps the figures on which they agree', async () => {
    const { values } = await read(page(withFigure('专职', ''), STALE));
    expect(values.staff_part_time).toMatchObject({ status: 'reported', value: 3 });
    expect(values.reading_points).toMatchObject({ status: 'reported', value: 2 });
  });
});

describe('a PDF without rules that does not add up', () => {
  const lines = (rows: readonly string[][]) =>
    rows.map(
      ([label, unit, figure], i) =>
        show(60, 740 - 24 * i, label!) + show(390, 740 - 24 * i, unit!) + show(440, 740 - 24 * i, figure!),
    );
  const borderless = (rows: readonly string[][]) =>
    writePdf([{ content: show(150, 780, '某市某局2017年政府信息公开工作年度报告') + lines(rows).join('') }]);

  it('is stated without a note where its sums hold', async () => {
    const { values } = await read(borderless(ROWS));
    expect(STAFF.map((field) => values[field])).toMatchObject([{ value: 2 }, { value: 3 }, { value: 5 }]);
    expect(STAFF.flatMap((field) => values[field]?.note ?? [])).toEqual([]);
  });

  it('is stated with a note where its row has all that the table has columns, and told as what is inferred', async () => {
    const { values, findings } = await read(borderless(withFigure('从事', '6')));
    expect(values.staff_total).toMatchObject({ status: 'reported', value: 6, note: TRUST_NOTES.asPrinted });
    const told = findings.filter(({ rule }) => rule === 'S14-STAFF');
    expect(told.map(({ fields }) => [...fields].sort())).toEqual([STAFF]);
    expect(told[0]?.message.zh).toContain(INFERRED_CELLS.zh);
  });

  it('is unreadable where its row lacks something, with what stands there, and accuses nobody: a second reading finds the digits, not their column', async () => {
    const [label, , figure] = withFigure('从事', '6').find(([name]) => name!.includes('从事'))!;
    const rows = withFigure('从事', '6').map((row) => (row[0] === label ? [label!, '', figure!] : row));
    const { values, findings } = await read(borderless(rows));
    expect(values.staff_total).toMatchObject({
      status: 'unreadable',
      value: null,
      raw: '6',
      note: TRUST_NOTES.brokenSum,
    });
    expect(findings.filter(({ rule }) => rule === 'S14-STAFF')).toEqual([]);
  });
});
