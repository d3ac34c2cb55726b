import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenciesToCsv, parseAgencies } from '../../src/registry/agency-csv.ts';
import { type Agency, LEVELS } from '../../src/report/agency.ts';
import { processorMs } from '../processor-time.ts';
import { shared } from '../shared.ts';

const HEADER = 'id,name,portal_url';
const row = (cells: string) => parseAgencies(`id,name,level,portal_url,first_year,last_year,region_code\n${cells}\n`);
const where = (text: string | Uint8Array) => parseAgencies(text).problems.map(({ row: r, column }) => `${r} ${column}`);

describe('a registry file', () => {
  it('needs only id, name and portal_url, in any order', () => {
    const { agencies, problems } = parseAgencies('portal_url,name,id\nhttps://kjj.example,银川市科学技术局,kjj\n');
    expect(problems).toEqual([]);
    expect(agencies).toEqual([
      {
        id: 'kjj',
        name: '银川市科学技术局',
        level: 'prefecture_dept',
        regionCode: '',
        parent: '',
        portalUrl: 'https://kjj.example',
        reportColumnUrl: '',
        aliases: [],
        firstYear: null,
        lastYear: null,
        extra: {},
      },
    ]);
  });

  it('may have Chinese headers, aliases and further columns, which are kept', () => {
    const csv =
      '编号,机构名称,层级,行政区划代码,上级机构,网址,年报栏目网址,别名或曾用名,起始年度,联系人\nx1,兴庆区科技局,县区部门,640104,兴庆区人民政府,http://www.xqq.example,,科技局|科学技术局| ,2019,某人\n';
    const { agencies, problems } = parseAgencies(csv);
    expect(problems).toEqual([]);
    expect(agencies[0]).toMatchObject({
      level: 'county_dept',
      regionCode: '640104',
      parent: '兴庆区人民政府',
      aliases: ['科技局', '科学技术局'],
      firstYear: 2019,
      extra: { 联系人: '某人' },
    });
  });

  it.each([
    ['UTF-8', new TextEncoder().encode(`${HEADER}\nx,银川市财政局,\n`)],
    ['UTF-8 with BOM', new TextEncoder().encode(`\uFEFF${HEADER}\nx,银川市财政局,\n`)],
    [
      'UTF-16 with BOM',
      new Uint8Array(Buffer.from(`\uFEFF${HEADER.replaceAll(',', '\t')}\nx\t银川市财政局\t\n`, 'utf16le')),
    ],
    [
      'GB18030',
      new Uint8Array([
        ...new TextEncoder().encode(`${HEADER}\nx,`),
        ...[0xd2, 0xf8, 0xb4, 0xa8, 0xca, 0xd0, 0xb2, 0xc6, 0xd5, 0xfe, 0xbe, 0xd6],
        ...new TextEncoder().encode(',\n'),
      ]),
    ],
  ])('may be in %s', (_, bytes) => {
    const { agencies, problems } = parseAgencies(bytes);
    expect(problems).toEqual([]);
    expect(agencies[0]).toMatchObject({ id: 'x', name: '银川市财政局', portalUrl: '' });
  });

  it('may be separated by semicolons or tabs, with quotes and Windows line ends', () => {
    expect(parseAgencies('id;name;portal_url\r\nx;"某县""一""局";\r\n').agencies[0]?.name).toBe('某县"一"局');
    expect(parseAgencies('id\tname\tportal_url\nx\t某县人民政府\t\n').agencies[0]?.level).toBe('county');
  });

  it('passes over empty lines and keeps the numbers of the rows', () => {
    expect(where(`${HEADER}\n\nx,某县局,\n,,\nx,某县局,\n`)).toEqual(['5 id']);
  });
});

describe('a faulty registry file', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['is empty', '', ['0 ']],
    ['is blank', '\n\n', ['0 ']],
    ['has an open quotation mark', `${HEADER}\n"x,y,z\n`, ['2 ']],
    ['has one in its header', 'id,"name,portal_url\nx,某县局,\n', ['1 ']],
    ['is no text', new Uint8Array([0x80, 0xff, 0xff]), ['0 ']],
    ['lacks columns', 'id,名字\nx,y\n', ['1 name', '1 portal_url']],
    ['has a column twice', 'id,name,机构名称,portal_url\nx,某县局,某县局,\n', ['1 name']],
  ])('that %s is refused', (_, text, problems) => {
    expect(where(text)).toEqual(problems);
    expect(parseAgencies(text).agencies).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['no id', ',某县局,,,,,', 'id'],
    ['an id with blanks', 'a b,某县局,,,,,', 'id'],
    ['an id with a path', '../etc,某县局,,,,,', 'id'],
    ['no name', 'x,,county,,,,', 'name'],
    ['an address without scheme', 'x,某县局,,www.example.com,,,', 'portal_url'],
    ['an address of another kind', 'x,某县局,,javascript:alert(1),,,', 'portal_url'],
    ['a file address', 'x,某县局,,file:///etc/passwd,,,', 'portal_url'],
    ['a password in the address', 'x,某县局,,https://u:p@example.com,,,', 'portal_url'],
    ['an unknown level', 'x,某县局,galaxy,,,,', 'level'],
    ['a level that the name does not tell', 'x,某某某,,,,,', 'level'],
    ['a year in words', 'x,某县局,,,二〇二〇,,', 'first_year'],
    ['years in the wrong order', 'x,某县局,,,2020,2019,', 'last_year'],
    ['a short region code', 'x,某县局,,,,,6401', 'region_code'],
    ['a control character', 'x,某\u0007县局,,,,,', 'name'],
    ['an endless name', `x,${'某'.repeat(2_000)}县局,county,,,,`, 'name'],
    ['more cells than the header', 'x,某县局,,,,,,extra', ''],
  ])('with %s names row and column in both languages and leaves the row out', (_, cells, column) => {
    const { agencies, problems } = row(cells);
    expect(agencies).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 2, column });
    expect(problems[0]!.message.zh).toMatch(/\p{Script=Han}/u);
    for (const words of Object.values(problems[0]!.message)) expect(words).not.toMatch(/[{}]/);
  });

  it.each<[string, string, number[]]>([
    ['never closed', 'x,"某县局,\ny,某县局,ftp://y\nz,某市财政局,\n', [2, 3]],
    ['closed by a mark of a later row', 'w,某县某局,\nx,"某县局,\ny,某县局,ftp://y\nz,"某市财政局",\n', [3, 4]],
    ['within a cell', 'x,某"县局,\ny,某县局,ftp://y\nz,某市财政局,\n', [2, 3]],
    ['closed within a cell', 'x,"某"县局,\r\ny,某县局,ftp://y\r\nz,"某市""财政""局",\r\n', [2, 3]],
    ['beside a cell of two lines', 'w,"某县\n某局",\nx,"某县局,\ny,某县局,ftp://y\nz,某市财政局,\n', [2, 3, 4]],
  ])('with a quotation mark %s names the row in which it opens, and checks the others', (_, body, rows) => {
    const { agencies, problems } = parseAgencies(`${HEADER}\n${body}`);
    expect(problems.map((one) => one.row)).toEqual(rows);
    expect(problems.filter(({ column }) => column === '').map(({ message }) => message.zh)).toEqual([
      expect.stringContaining('引号'),
    ]);
    expect(agencies.map(({ id }) => id)).toContain('z');
  });

  it('with an open quotation mark is read in time that grows with its length', () => {
    const count = 100_000;
    const text = `${HEADER}\n"x,\n${'y\n'.repeat(count)}${',"z"'.repeat(count)}\n"`;
    const before = processorMs();
    expect(parseAgencies(text).problems[0]).toMatchObject({ row: 2 });
    expect(processorMs() - before).toBeLessThan(5_000);
  });

  it('calls columns as the file does', () => {
    expect(where('编号,机构名称,网址\na b,某县局,ftp://x\n')).toEqual(['2 编号', '2 网址']);
  });

  it('names the row that used the id before, and keeps the first', () => {
    const { agencies, problems } = parseAgencies(`${HEADER}\nx,甲县局,\ny,乙县局,\nx,丙县局,\n`);
    expect(agencies.map((agency) => agency.name)).toEqual(['甲县局', '乙县局']);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message.en).toContain('row 2');
  });

  it('reports every problem of a row, and the other rows are kept', () => {
    const { agencies, problems } = parseAgencies(`${HEADER}\na b,,ftp://x\ny,乙县局,\n`);
    expect(problems.map((problem) => problem.column)).toEqual(['id', 'name', 'portal_url']);
    expect(agencies).toHaveLength(1);
  });

  it('is refused where it has more lines than any registry, before they are looked at', () => {
    const { agencies, problems } = parseAgencies(`id,name,portal_url\n${'\n'.repeat(4_000_000)}`);
    expect(agencies).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ row: 0, message: expect.objectContaining({ zh: expect.stringContaining('250000') }) }),
    ]);
  });

  it('never throws, whatever the bytes, and yields no agency without id and name', () => {
    const areNamed = (file: Parameters<typeof parseAgencies>[0]) =>
      parseAgencies(file).agencies.every(({ id, name }) => id !== '' && name !== '');
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', 'x', '局', '\t', ';') }).map((text) => `${HEADER}\n${text}`),
    );
    fc.assert(
      fc.property(files, (file) => {
        expect(areNamed(file)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('writing a registry file', () => {
  const word = fc.string({
    unit: fc.constantFrom('银', '川', 'a', '"', ',', ';', "'", '='),
    minLength: 1,
    maxLength: 8,
  });
  const agency: fc.Arbitrary<Agency> = fc.record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/),
    name: word,
    level: fc.constantFrom(...LEVELS),
    regionCode: fc.constantFrom('', '640104'),
    parent: fc.constantFrom('', '银川市人民政府'),
    portalUrl: fc.constantFrom('', 'https://portal.example/?a=1,2'),
    reportColumnUrl: fc.constantFrom('', 'http://portal.example/nb/'),
    aliases: fc.uniqueArray(word, { maxLength: 3 }),
    firstYear: fc.constantFrom(null, 2019),
    lastYear: fc.constantFrom(null, 2023),
    extra: fc.constantFrom({}),
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(agency, { selector: (a) => a.id, minLength: 1, maxLength: 5 }), (agencies) => {
        expect(parseAgencies(agenciesToCsv(agencies))).toMatchObject({ agencies, problems: [] });
      }),
    );
  });

  it('keeps further columns', () => {
    const csv = 'id,name,portal_url,备注\nx,某县局,,"甲,乙"\n';
    expect(parseAgencies(agenciesToCsv(parseAgencies(csv).agencies)).agencies[0]?.extra).toEqual({ 备注: '甲,乙' });
  });
});

describe('the registry of Ningxia that comes with Nianbao', () => {
  const bytes = readFileSync(join(import.meta.dirname, '..', '..', 'registry', 'ningxia.csv'));

  it('is without fault', () => {
    const { agencies, problems } = parseAgencies(bytes);
    expect(problems).toEqual([]);
    expect(agencies.length).toBeGreaterThan(60);
    for (const { regionCode, extra } of agencies) {
      expect(regionCode).toMatch(/^64/);
      expect(extra).toEqual({});
    }
  });
});

describe.skipIf(!shared)('the registry of the corpus (needs ../shared)', () => {
  it('is read without fault', () => {
    const { agencies, problems } = parseAgencies(readFileSync(join(shared!, 'corpus', 'agencies.csv')));
    expect(problems).toEqual([]);
    expect(agencies.length).toBeGreaterThan(590);
  });
});
