import { describe, expect, it } from 'vitest';
import { type DemoRecord, readRecords } from '../../../src/demo/record.ts';
import { opening, parts } from '../../../src/demo/report-prose.ts';
import { reportTables } from '../../../src/demo/report-tables.ts';
import { extractReport } from '../../../src/extract/extract-report.ts';
import { docxReader } from '../../../src/read/readers/docx.ts';
import { TEMPLATE_IDS } from '../../../src/report/report.ts';
import { docxOf, printDocx, wordTable } from '../printed-docx.ts';

/** One report per template in which no two figures are the same: a figure in the wrong place shows. */
const distinct = TEMPLATE_IDS.map((template): DemoRecord => {
  const record = readRecords().find((one) => one.template === template)!;
  return { ...record, fields: Object.fromEntries(Object.keys(record.fields).map((id, i) => [id, 101 + i])) };
});

/** What is done to one place of the file, and how many places lie between two that are tried. */
const MUTATIONS: [what: string, place: RegExp, by: string, step: number][] = [
  ['a cell deleted', /<w:tc>.*?<\/w:tc>/g, '', 19],
  ['a cell doubled', /<w:tc>.*?<\/w:tc>/g, '$&$&', 23],
  ['a cell split', /<\/w:tc>/g, '</w:tc><w:tc><w:p/></w:tc>', 29],
  ['a row deleted', /<w:tr>.*?<\/w:tr>/g, '', 7],
  ['a row doubled', /<w:tr>.*?<\/w:tr>/g, '$&$&', 7],
  ['a row moved by a column', /<w:tr>/g, '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 7],
  ['a column span lost', /<w:gridSpan[^>]*>/g, '', 5],
  ['a column span widened', /<w:gridSpan w:val="/g, '<w:gridSpan w:val="1', 5],
  ['a row span lost', /<w:vMerge[^>]*>/g, '', 11],
  ['a row span begun anew', /<w:vMerge\/>/g, '<w:vMerge w:val="restart"/>', 11],
  ['a row span without start', /<w:vMerge w:val="restart"\/>/g, '<w:vMerge/>', 3],
  ['the table cut in two', /<\/w:tr><w:tr>/g, '</w:tr></w:tbl><w:p/><w:tbl><w:tr>', 1],
];

function bodyOf(record: DemoRecord): string {
  const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const tables = reportTables(record);
  const blocks = parts(record).map(({ section, heading }) =>
    [
      p(heading),
      ...tables.filter((table) => table.section === section).map((table) => `${wordTable(table, 'plain')}<w:p/>`),
    ].join(''),
  );
  return [p(`${record.agency}${record.year}年政府信息公开工作年度报告`), p(opening(record)), ...blocks].join('');
}

/** Fields that are given with another figure than the record's, and the number of those that are right. */
async function wrongFigures(bytes: Uint8Array, record: DemoRecord): Promise<{ wrong: string[]; right: number }> {
  const result = await docxReader.read({ bytes });
  const values = result.ok ? extractReport(result.value).values : {};
  const given = Object.entries(record.fields).filter(([id]) => values[id]?.status === 'reported');
  const wrong = given.flatMap(([id, figure]) =>
    values[id]!.value === figure ? [] : [`${id}: ${values[id]!.value} for ${figure}`],
  );
  return { wrong, right: given.length - wrong.length };
}

describe.each(distinct)('a $template report as a Word document', (record) => {
  const body = bodyOf(record);

  it('is whole before anything is done to it', async () => {
    expect(await wrongFigures(docxOf(body), record)).toEqual({ wrong: [], right: Object.keys(record.fields).length });
  });

  it.each(MUTATIONS)(
    'with %s anywhere gives no wrong figure, and keeps most of the right ones',
    async (_, place, by, step) => {
      const places = [...body.matchAll(place)].filter((_found, i) => i % step === 0);
      let right = 0;
      for (const { 0: found, index } of places) {
        const mutated = body.slice(0, index) + by.replaceAll('$&', found) + body.slice(index + found.length);
        const read = await wrongFigures(docxOf(mutated), record);
        expect(read.wrong, `at ${index}`).toEqual([]);
        right += read.right;
      }
      expect(right).toBeGreaterThanOrEqual(places.length * Object.keys(record.fields).length * 0.9);
    },
  );

  it('with one byte changed anywhere gives no wrong figure', async () => {
    const whole = printDocx(record, 'plain');
    for (let at = 11; at < whole.length; at += Math.ceil(whole.length / 150)) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = bytes[at]! ^ (1 << (at % 8));
      expect((await wrongFigures(bytes, record)).wrong, `at ${at}`).toEqual([]);
    }
  });
});
