import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { localDeadlineOf } from '../../src/registry/duty-cells.ts';

const book = (sheets: Record<string, unknown[][]>, bookType: 'xlsx' | 'biff8' = 'xlsx') => {
  const made = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), name);
  return new Uint8Array(write(made, { type: 'array', bookType }) as ArrayBuffer);
};
const HEADER = ['编号', '机构名称', '层级', '行政区划代码', '网址', '备注'];
const row = (id: unknown, url = 'https://a.example/') => [id, '示例市教育局', '市直部门', 640100, url, null];

describe('a registry that is a workbook', () => {
  it.each(['xlsx', 'biff8'] as const)('is read as its CSV would be (%s), numbers as they were typed', (kind) => {
    const { agencies, problems } = parseAgencies(book({ 机构: [HEADER, row(640100001234567), [], row('b')] }, kind));
    expect(problems).toEqual([]);
    expect(agencies).toMatchObject([
      { id: '640100001234567', name: '示例市教育局', level: 'prefecture_dept', regionCode: '640100' },
      { id: 'b' },
    ]);
    expect(agencies[0]!.extra).toEqual({ 备注: '' });
  });

  it('may have a title above the header and other sheets before it; rows are the spreadsheet’s', () => {
    const sheets = { 说明: [['填写说明']], 名单: [['示例市政府部门名单'], [], HEADER, row('a'), row('b', '没有')] };
    const { agencies, problems } = parseAgencies(book(sheets));
    expect(agencies.map(({ id }) => id)).toEqual(['a']);
    expect(problems).toMatchObject([{ row: 5, column: '网址' }]);
  });

  it.each([
    ['m"月"d"日"', '2025-01-20'],
    ['d-mmm', '2025-01-20'],
    ['yyyy/m/d', '2025-01-20'],
    ['[$-804]mm\\-dd', '2025-01-20'],
  ])('takes the day that Excel made of 01-20 for that day, shown as %s', (format, date) => {
    const sheet = utils.aoa_to_sheet([[...HEADER, '地方期限'], row('a')]);
    sheet.G2 = { t: 'n', v: 45677, z: format };
    sheet['!ref'] = 'A1:G2';
    const made = utils.book_new();
    utils.book_append_sheet(made, sheet, 'a');
    const { agencies, problems } = parseAgencies(
      new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
    );
    expect(problems).toEqual([]);
    expect(localDeadlineOf(agencies[0]!, 2024)?.date).toBe(date);
  });

  it('may be typed with the full-width keys of an input method', () => {
    const typed = ['ａ', '示例市教育局', '', '６４０１００', 'ｈｔｔｐｓ：／／ａ．example/', ''];
    const { agencies, problems } = parseAgencies(book({ a: [HEADER, typed] }));
    expect(problems).toEqual([]);
    expect(agencies).toMatchObject([{ regionCode: '640100', portalUrl: 'https://a.example/' }]);
  });

  it('says what it lacks', () => {
    expect(
      parseAgencies(
        book({
          a: [
            ['名称', '网址'],
            ['x', 'y'],
          ],
        }),
      ).problems,
    ).toMatchObject([{ row: 1, column: 'id' }]);
    expect(parseAgencies(book({ a: [] })).problems[0]!.message.en).toBe('the file is empty');
    const broken = book({ a: [HEADER] }).slice(0, 200);
    expect(parseAgencies(broken).problems[0]!.message.en).toMatch(/cannot be read/);
  });
});
