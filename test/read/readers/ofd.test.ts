import { describe, expect, it } from 'vitest';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { gridMatrix } from '../../../src/read/grid.ts';
import { ofdReader } from '../../../src/read/readers/ofd.ts';
import { readZipParts } from '../../../src/read/zip-parts.ts';
import type { Document } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { zipOf } from '../zip-of.ts';
import { boxObject, documentOf, packageOf, textObject } from './ofd-of.ts';
import { figures, recordOfEach, valuesIn, wordsOf, wrongFigures } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });
const small = documentOf(
  ['前文'],
  [
    [
      [cell('甲', 2), cell('乙', 1, 2)],
      [cell('1'), cell('2')],
    ],
  ],
);

readerContract(ofdReader, [
  {
    name: 'a page with a ruled table',
    input: { bytes: small },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

async function read(bytes: Uint8Array): Promise<Document> {
  const result = await ofdReader.read({ bytes });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

const matrix = (document: Document) =>
  document.blocks.flatMap((block) =>
    block.t === 'grid' ? [gridMatrix(block).map((row) => row.map((one) => one?.text))] : [],
  );

const text = (document: Document) => document.blocks.flatMap((block) => (block.t === 'p' ? [block.text] : []));

async function failureOf(bytes: Uint8Array): Promise<string> {
  const result = await ofdReader.read({ bytes });
  return result.ok ? 'read' : result.failure.code;
}

/** A table of one row: two boxes side by side, with what is drawn in them. */
const twoCells = (left: string, right: string) =>
  boxObject(20, 40, 60, 20) +
  boxObject(80, 40, 60, 20) +
  left +
  right +
  textObject('政府信息公开工作年度报告统计情况', 20, 20);

describe('reports as OFD', () => {
  for (const record of recordOfEach()) {
    for (const height of [297, 160, 125]) {
      it(`${record.template}, pages of ${height} mm: every figure and every blank is read back`, async () => {
        const bytes = documentOf(
          wordsOf(record),
          reportTables(record).map((table) => table.rows),
          height,
        );
        expect(figures(record, await valuesIn(ofdReader, bytes))).toEqual(record.fields);
      });
    }
  }
});

describe('text of a page', () => {
  it('stands where the steps from character to character put it, runs of equal steps too', async () => {
    const object = (attributes: string, inner: string) =>
      `<ofd:TextObject Size="3" ${attributes}>${inner}</ofd:TextObject>`;
    const left = object(
      'Boundary="22 45 50 10"',
      '<ofd:TextCode X="0" Y="3" DeltaX="g 2 3 1.5 1.5">行政许12</ofd:TextCode>',
    );
    const right = object('Boundary="82 42 9 18"', '<ofd:TextCode X="0" Y="3" DeltaY="g 3 3.5">行政许可</ofd:TextCode>');
    expect(matrix(await read(packageOf([twoCells(left, right)])))).toEqual([[['行政许12', '行政许可']]]);
  });

  it('is scaled and moved by the transformation of its object', async () => {
    const scaled =
      '<ofd:TextObject Size="1" Boundary="20 40 60 20" CTM="3 0 0 3 62 4"><ofd:TextCode X="0" Y="1" DeltaX="0.5">42</ofd:TextCode></ofd:TextObject>';
    expect(matrix(await read(packageOf([twoCells('', scaled)])))).toEqual([[['', '42']]]);
  });

  it('of several codes in one object goes on where each begins; a gap between figures is kept', async () => {
    const codes =
      '<ofd:TextObject Size="3" Boundary="22 45 50 10"><ofd:TextCode X="0" Y="3" DeltaX="1.5">12</ofd:TextCode><ofd:TextCode X="9" DeltaX="1.5">34</ofd:TextCode></ofd:TextObject>';
    const document = await read(packageOf([twoCells(codes, '')]));
    expect(document.blocks.find((block) => block.t === 'grid')?.cells[0]?.raw).toBe('12 34');
  });

  it('that is not drawn is not read, nor what belongs to clips and patterns', async () => {
    const hidden = [
      textObject('1', 22, 45).replace('<ofd:TextObject', '<ofd:TextObject Visible="false"'),
      textObject('2', 22, 45).replace('<ofd:TextObject', '<ofd:TextObject Alpha="0"'),
      textObject('3', 22, 45).replace('</ofd:TextObject>', '<ofd:FillColor Value="0 0 0" Alpha="0"/></ofd:TextObject>'),
      `<ofd:PathObject Boundary="0 0 9 9"><ofd:Clips><ofd:Clip>${textObject('4', 22, 45)}</ofd:Clip></ofd:Clips></ofd:PathObject>`,
    ];
    expect(matrix(await read(packageOf([twoCells(hidden.join(''), textObject('5', 85, 45))])))).toEqual([[['', '5']]]);
  });

  it('whose font is its own secret is unreadable, not empty', async () => {
    const document = await read(packageOf([twoCells(textObject('\ue001', 22, 45), textObject('5', 85, 45))]));
    expect(matrix(document)).toEqual([[['\ufffd', '5']]]);
  });

  it('of a page that was left sideways is read upright', async () => {
    const page = twoCells(textObject('行政许可', 22, 45), textObject('57', 85, 45)).replace(
      /<ofd:(\w+)Object Boundary="(\S+) (\S+) (\S+) (\S+)"/g,
      (_, kind, x, y) => `<ofd:${kind}Object Boundary="${297 - Number(y)} ${x} 50 50" CTM="0 1 -1 0 0 0"`,
    );
    expect(matrix(await read(packageOf([page])))).toEqual([[['行政许可', '57']]]);
  });
});

describe('lines of a page', () => {
  const line = (x: number, y: number, width: number, height: number, paint: string) =>
    `<ofd:PathObject Boundary="${x} ${y} ${width} ${height}" ${paint}`;
  const rule = (x: number, y: number, width: number, height: number) =>
    `${line(x, y, width, height, 'Fill="true" Stroke="false"')}><ofd:AbbreviatedData>M0 0L${width} 0 L${width} ${height}L0 ${height}C</ofd:AbbreviatedData></ofd:PathObject>`;

  it('may be thin filled shapes; what is transparent, white or a background rules nothing', async () => {
    const drawn = [20, 80, 140].map((x) => rule(x, 40, 0.2, 20)).concat([40, 60].map((y) => rule(20, y, 120, 0.2)));
    const path = '<ofd:AbbreviatedData>M 0 0 L 0 20</ofd:AbbreviatedData></ofd:PathObject>';
    const unseen = [
      `${line(50, 40, 1, 20, 'Alpha="0"')}>${path}`,
      `${line(50, 40, 1, 20, 'LineWidth="0.2"')}><ofd:StrokeColor Value="255 255 255"/>${path}`,
      rule(30, 40, 20, 20),
    ];
    const words = [textObject('行政', 40, 45), textObject('许可', 60, 45), textObject('57', 85, 45)];
    const page = [...drawn, ...unseen, ...words, textObject('政府信息公开工作年度报告统计情况', 20, 20)].join('');
    expect(matrix(await read(packageOf([page])))).toEqual([[['行政许可', '57']]]);
  });

  it('that are curves rule nothing, and a path that cannot be understood ends there', async () => {
    const curve =
      '<ofd:PathObject Boundary="50 40 9 20"><ofd:AbbreviatedData>M 0 0 B 0 5 0 15 0 20</ofd:AbbreviatedData></ofd:PathObject>';
    const odd =
      '<ofd:PathObject Boundary="50 40 9 20"><ofd:AbbreviatedData>M 0 0 X 0 20 L 0 20</ofd:AbbreviatedData></ofd:PathObject>';
    const document = await read(
      packageOf([twoCells(curve + odd + textObject('行政许可', 46, 45), textObject('57', 85, 45))]),
    );
    expect(matrix(document)).toEqual([[['行政许可', '57']]]);
  });
});

describe('parts of a package', () => {
  it('are found by relative and absolute paths; template pages are drawn under the page that names them', async () => {
    const template = `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${textObject('页眉文字', 20, 100)}</ofd:Layer></ofd:Content></ofd:Page>`;
    const bytes = packageOf(
      [textObject('正文文字', 20, 120)],
      {
        'Tpls/t.xml': template,
      },
      '<ofd:TemplatePage ID="9" BaseLoc="/Tpls/t.xml"/>',
    );
    const parts = await readZipParts(bytes, () => true, { entries: 99, bytes: 1e7 });
    const page = new TextDecoder().decode(parts.get('Doc_0/Pages/0/Content.xml'));
    const named = page.replace('<ofd:Content>', '<ofd:Template TemplateID="9"/><ofd:Content>');
    const whole = Object.fromEntries([...parts, ['Doc_0/Pages/0/Content.xml', Buffer.from(named)]]);
    expect(text(await read(zipOf(whole)))).toEqual(['页眉文字', '正文文字']);
  });

  it('of several documents are read one after another', async () => {
    const parts = await readZipParts(packageOf([textObject('第一份', 20, 50)]), () => true, {
      entries: 99,
      bytes: 1e7,
    });
    const second = await readZipParts(packageOf([textObject('第二份', 20, 50)]), () => true, {
      entries: 99,
      bytes: 1e7,
    });
    const root = new TextDecoder().decode(parts.get('OFD.xml'));
    const all: Record<string, Uint8Array> = Object.fromEntries(parts);
    for (const [name, part] of second) all[name.replace('Doc_0', 'Doc_1')] = part;
    const body = '<ofd:DocBody><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>';
    all['OFD.xml'] = Buffer.from(root.replace('</ofd:OFD>', body));
    expect(text(await read(zipOf(all)))).toEqual(['第一份', '第二份']);
  });

  it('that hold pictures only are no text: the document is a scan', async () => {
    const picture = '<ofd:ImageObject Boundary="0 0 420 297" ResourceID="3"/>';
    const result = await ofdReader.read({ bytes: packageOf([picture, picture]) });
    expect(!result.ok && result.failure).toMatchObject({
      code: 'read.unsupported',
      context: { scanned: true, pages: 2 },
    });
  });

  it('that are missing, cut off or encrypted fail', async () => {
    const parts = Object.fromEntries(await readZipParts(small, () => true, { entries: 99, bytes: 1e7 }));
    const { 'Doc_0/Pages/0/Content.xml': content, ...rest } = parts;
    expect(await failureOf(zipOf(rest))).toBe('read.malformed');
    expect(await failureOf(zipOf({ ...rest, 'Doc_0/Pages/0/Content.xml': content!.slice(0, -30) }))).toBe(
      'read.malformed',
    );
    expect(await failureOf(zipOf({ ...parts, 'Encryptions.xml': '<x/>' }))).toBe('read.encrypted');
  });
});

describe('damaged and hostile packages', () => {
  const [, , record] = recordOfEach();
  const bytes = documentOf(
    wordsOf(record!),
    reportTables(record!).map((table) => table.rows),
    160,
  );

  it('any object deleted: never a wrong figure', async () => {
    const parts = Object.fromEntries(await readZipParts(bytes, () => true, { entries: 99, bytes: 1e7 }));
    const names = Object.keys(parts).filter((name) => name.endsWith('Content.xml'));
    for (const name of names) {
      const page = new TextDecoder().decode(parts[name]);
      const objects = page.match(/<ofd:(\w+)Object .*?<\/ofd:\1Object>/g)!;
      for (let i = 0; i < objects.length; i += 11) {
        const values = await valuesIn(ofdReader, zipOf({ ...parts, [name]: page.replace(objects[i]!, '') }));
        expect({ name, i, wrong: wrongFigures(record!, values) }).toEqual({ name, i, wrong: [] });
      }
    }
  });

  it('any byte changed: never a wrong figure', async () => {
    for (let i = 0; i < bytes.length; i += 1499) {
      const changed = Uint8Array.from(bytes);
      changed[i]! ^= 1;
      expect(wrongFigures(record!, await valuesIn(ofdReader, changed))).toEqual([]);
    }
  });

  it('a step repeated a billion times, and a page named three thousand times, stop', async () => {
    const many =
      '<ofd:TextObject Size="3" Boundary="1 1 9 9"><ofd:TextCode X="0" Y="3" DeltaX="g 1000000000 3">政府</ofd:TextCode></ofd:TextObject>';
    expect(text(await read(packageOf([many])))).toEqual(['政府']);
    expect(await failureOf(packageOf(Array.from({ length: 3000 }, () => '')))).toBe('read.too-complex');
    const templates = Array.from({ length: 100 }, (_, i) => `<ofd:Template TemplateID="${i}"/>`).join('');
    expect(await failureOf(packageOf([templates]))).toBe('read.too-complex');
    expect(text(await read(packageOf([textObject('政'.repeat(200_000), 0, 20)])))[0]?.length).toBeGreaterThan(10);
  });
});
