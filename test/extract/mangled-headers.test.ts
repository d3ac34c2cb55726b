import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import type { Cell, Document, Grid, GridSource } from '../../src/report/document.ts';

interface Printed {
  text: string;
  rs?: number;
  cs?: number;
}

const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
const KINDS = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const ROWS: readonly [row: string, label: string][] = [
  ['req_new', '一、本年新收政府信息公开申请数量'],
  ['req_carried_in', '二、上年结转政府信息公开申请数量'],
  ['res_granted', '（一）予以公开'],
  ['res_other_no_correction', '1.申请人无正当理由逾期不补正'],
  ['req_carried_out', '四、结转下年度继续办理'],
];
/** Columns of the form from left to right. */
const ORDERS = {
  'as in the form': [0, 1, 2, 3, 4, 5, 6],
  'totals first': [6, 0, 1, 2, 3, 4, 5],
  '自然人 behind the group': [1, 2, 3, 4, 5, 0, 6],
};
const DAMAGES: Readonly<Record<string, (name: string) => string>> = {
  lost: () => '',
  unreadable: () => '\ufffd',
  'its head cut': (name) => name.slice(1),
  'its second half alone': (name) => name.slice(Math.ceil(name.length / 2)),
  'its first half alone': (name) => name.slice(0, Math.ceil(name.length / 2)),
  'a character too many that cannot be read': (name) => `${name}\ufffd`,
  misprinted: (name) => `某${name.slice(1)}`,
  foreign: () => '某某',
  'given to another': () => '其他',
  'given to the total': () => '总计',
};

describe('the head of the statistics', () => {
  const document = (head: readonly string[]): Document => {
    const rows = [
      head,
      ['（一）主动公开政府信息数', '条', '266', '1408'],
      ['1.政府公报公开政府信息数', '条', '101', ''],
      ['（二）申请办结数', '件', '3', '4'],
    ];
    const cells = rows.flatMap((texts, r) =>
      texts.map(
        (text, c): Cell => ({ r, c, rs: 1, cs: 1, text, raw: text, places: [{ page: 1, bbox: [c, r, c + 1, r + 1] }] }),
      ),
    );
    const grid: Grid = { t: 'grid', rows: rows.length, cols: 4, cells, source: 'alignment' };
    const [title] = ['某局2018年政府信息公开年度报告\n统计期限为2018年1月1日至12月31日'];
    return {
      irVersion: 1,
      format: 'pdf',
      reader: { name: 'x', version: '1' },
      meta: {},
      blocks: [{ t: 'p', text: title!, places: [] }, grid],
      links: [],
      warnings: [],
    };
  };

  it('is known by 统计数 beside 单位 where 统计指标 cannot be read', () => {
    const { values } = extractReport(document(['\ufffd', '单位', '上年统计数', '统计数']));
    expect(values.published_total).toMatchObject({ status: 'reported', value: 1408 });
    expect(values.published_gazette).toMatchObject({ status: 'blank' });
  });

  it('of which nothing can be read leaves nobody knowing which of two columns is the year’s', () => {
    const { values } = extractReport(document(['\ufffd', '\ufffd', '\ufffd', '\ufffd']));
    expect(values.published_gazette?.status).not.toBe('reported');
    expect(values.published_total?.status).not.toBe('reported');
  });
});

/** Figures of a row by column, every second one blank where asked; the total is their sum. */
function figures(row: number, sparse: boolean): string[] {
  const six = [1, 2, 3, 4, 5, 6].map((k) => (sparse && k % 2 === 1 ? '' : String(k * (row + 1) * 10 + k)));
  return [...six, String(six.reduce((sum, figure) => sum + Number(figure), 0))];
}

function headerOf(order: readonly number[]): Printed[][] {
  const middle = order.flatMap((column): Printed[] => {
    if (column === 0) return [{ text: '自然人', rs: 2 }];
    if (column === 6) return [{ text: '总计', rs: 2 }];
    return column === 1 ? [{ text: '法人或其他组织', cs: 5 }] : [];
  });
  const relation = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
  return [
    [
      { text: relation, rs: 3 },
      { text: '申请人情况', cs: 7 },
    ],
    middle,
    KINDS.map((text) => ({ text })),
  ];
}

function gridOf(rows: readonly Printed[][], source: GridSource): Grid {
  const taken = new Set<string>();
  const cells: Cell[] = [];
  const place = (r: number, c: number) => (source === 'markup' ? { path: `tr[${r}]/td[${c}]` } : { page: 1 });
  for (const [r, row] of rows.entries()) {
    let c = 0;
    for (const { text, rs = 1, cs = 1 } of row) {
      while (taken.has(`${r},${c}`)) c++;
      const tall = Math.min(rs, rows.length - r);
      for (let i = 0; i < tall; i++) for (let j = 0; j < cs; j++) taken.add(`${r + i},${c + j}`);
      cells.push({ r, c, rs: tall, cs, raw: text, text, places: [place(r, c)] });
      c += cs;
    }
  }
  const cols = Math.max(...cells.map(({ c, cs }) => c + cs));
  for (let r = 0; r < rows.length; r++)
    for (let c = 0; c < cols; c++)
      if (!taken.has(`${r},${c}`)) cells.push({ r, c, rs: 1, cs: 1, raw: '', text: '', places: [] });
  return { t: 'grid', rows: rows.length, cols, source, cells: cells.sort((a, b) => a.r - b.r || a.c - b.c) };
}

function documentOf(grids: readonly Grid[]): Document {
  const paragraph = (text: string) => ({ t: 'p' as const, text, places: [{ page: 1 }] });
  return {
    irVersion: 1,
    format: 'pdf',
    reader: { name: 'test', version: '1' },
    meta: {},
    blocks: [
      paragraph('某局2023年政府信息公开工作年度报告'),
      paragraph('三、收到和处理政府信息公开申请情况'),
      ...grids,
    ],
    links: [],
    warnings: [],
  };
}

/** Every way in which one header comes damaged, as the grids above its rows. */
function* damaged(header: Printed[][], body: Printed[][], source: GridSource): Generator<[string, Grid[]]> {
  yield ['whole', [gridOf([...header, ...body], source)]];
  for (const r of [1, 2])
    for (const [c, { text }] of header[r]!.entries())
      for (const [damage, change] of Object.entries(DAMAGES)) {
        const other = structuredClone(header);
        other[r]![c]!.text = change(text);
        yield [`${text} ${damage}`, [gridOf([...other, ...body], source)]];
      }
  for (const cut of [1, 2, 3])
    yield [`cut at ${cut}`, [gridOf(header.slice(0, cut), source), gridOf([...header.slice(cut), ...body], source)]];
  yield ['without spans', [gridOf([...header.map((row) => row.map(({ text }) => ({ text }))), ...body], source)]];
  for (const lost of [1, 2]) {
    const other = structuredClone(header).filter((_, r) => r !== lost);
    other[0]![0]!.rs = 2;
    for (const cell of other[1]!) cell.rs = 1;
    yield [`line ${lost} lost`, [gridOf([...other, ...body], source)]];
  }
}

describe.each(['markup', 'rules', 'alignment', 'sequence'] as const)(
  'the columns of a damaged header (%s)',
  (source) => {
    it.each(
      Object.entries(ORDERS).flatMap(([name, order]) => [false, true].map((sparse) => [name, sparse, order] as const)),
    )('%s, blank cells: %s: get their own figures or none', (_, sparse, order) => {
      const body = ROWS.map(([, label], r) => [
        { text: label },
        ...order.map((column) => ({ text: figures(r, sparse)[column]! })),
      ]);
      const wrong: string[] = [];
      let stated = 0;
      for (const [how, grids] of damaged(headerOf(order), body, source)) {
        const { values } = extractReport(documentOf(grids));
        for (const [r, [row]] of ROWS.entries())
          for (const [c, column] of COLUMNS.entries()) {
            const value = values[`${row}_${column}`];
            if (value?.status !== 'reported') continue;
            stated++;
            const truth = figures(r, sparse)[c];
            if (value.raw !== truth) wrong.push(`${how}: ${row}_${column} ${value.raw}, in truth ${truth}`);
          }
      }
      expect(wrong).toEqual([]);
      // Of a row that is only a sequence nobody knows which blank cells are its own.
      if (source !== 'sequence' || !sparse) expect(stated).toBeGreaterThan(ROWS.length * (sparse ? 4 : 7));
    });
  },
);

describe('columns whose first names cannot be read, behind two columns of labels', () => {
  const totalOf = (names: string[]) => {
    const bad = '\ufffd';
    const rows = [
      ['', bad, ...names.map((name) => name || bad)],
      ...ROWS.map(([, label], r) => ['', label, ...figures(r, false)]),
    ];
    const grid = gridOf(
      rows.map((row) => row.map((text) => ({ text }))),
      'alignment',
    );
    const value = extractReport(documentOf([grid])).values.req_new_total;
    return value?.status === 'reported' ? value.value : value?.status;
  };

  it('are counted only where the names that can be read stand as in the form', () => {
    const [last] = figures(0, false).slice(-1);
    expect(totalOf(['', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'])).toBe(Number(last));
    expect(totalOf(['', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'])).toBe('unreadable');
  });
});

describe('columns whose names were broken over the lines of a header without rules', () => {
  const statusOf = (texts: readonly string[]) => {
    const head = [
      ['申请人情况', '', '', '', '', '', ''],
      ['总计', '自然', '', '\ufffd', '社会', '法律', '\ufffd'],
      ['\ufffd', '人', '商业', '科研', '公益', '服务', '其'],
      ['\ufffd', '\ufffd', '企业', '机构', '组织', '机构', '他'],
    ];
    const body = ROWS.map(([, label], r) => [label, ...(r === 0 ? texts : texts.map(() => '\ufffd'))]);
    const rows = [...head.map((names) => ['', ...names]), ...body];
    const grid = gridOf(
      rows.map((row) => row.map((text) => ({ text }))),
      'alignment',
    );
    return extractReport(documentOf([grid])).values.req_new_natural_person?.status;
  };

  it('are counted only where the row’s own total is that of the form, or all are the same', () => {
    expect(statusOf(['11', '3', '', '5', '-', '3', '0'])).toBe('unreadable');
    expect(statusOf(['0', '0', '0', '0', '0', '0', '0'])).toBe('reported');
    expect(statusOf(['', '', '', '', '', '', ''])).toBe('unreadable');
    expect(statusOf(['3', '', '5', '-', '3', '0', '11'])).toBe('reported');
  });
});

describe('a page without rules that holds some columns of a kind of cases', () => {
  const statedOf = (groups: readonly [name: string, columns: readonly string[]][], figures: readonly number[]) => {
    const rows = [
      groups.map(([text, columns]) => ({ text, cs: columns.length })),
      groups.flatMap(([, columns]) => columns.map((text) => ({ text }))),
      figures.map((figure) => ({ text: String(figure) })),
    ];
    const disclosed = ['信息内容 本年制发件数 本年废止件数 现行有效件数', '规章 1 2 3', '行政规范性文件 4 5 6'];
    const before = disclosed.map((row) => row.split(' ').map((text) => ({ text })));
    const { values } = extractReport(documentOf([gridOf(before, 'alignment'), gridOf(rows, 'alignment')]));
    return Object.keys(values).filter((id) => /^(?:review|lit)_/.test(id) && values[id]?.status === 'reported').length;
  };
  const [upheld, corrected, other, pending, total] = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;
  const whole = [upheld, corrected, other, pending, total];
  const [direct, later] = ['未经复议直接起诉', '复议后起诉'] as const;

  it('counts the columns of all kinds, which it does not name, where most of their totals prove it', () => {
    const all = [...whole, ...whole, ...whole.map(() => '\ufffd')];
    const figures = [115, 13, 19, 17, 164, 45, 8, 9, 11, 72, 28, 2, 4, 4, 38];
    expect(statedOf([['\ufffd', all]], figures)).toBe(15);
    expect(statedOf([['\ufffd', all]], figures.with(4, 165))).toBe(0);
    expect(statedOf([['\ufffd', all]], figures.fill(0))).toBe(15);
  });

  it('says nothing of that kind’s figures: nobody knows where another kind’s columns end', () => {
    expect(
      statedOf(
        [
          [direct, whole],
          [later, whole],
        ],
        [4, 3, 2, 1, 10, 1, 0, 2, 0, 3],
      ),
    ).toBe(10);
    expect(
      statedOf(
        [
          [direct, [corrected, other, pending, total]],
          [later, [upheld]],
        ],
        [62, 58, 1399, 1519, 0],
      ),
    ).toBe(0);
    expect(
      statedOf(
        [
          [direct, whole.slice(0, 4)],
          [later, [total, upheld, corrected]],
        ],
        [4, 3, 2, 1, 10, 1, 0],
      ),
    ).toBe(0);
  });
});
