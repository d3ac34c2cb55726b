import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { pictureSize } from '../../src/read/pictures/picture-size.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { createReaderPool, type ReaderPool } from '../../src/workers/reader-pool.ts';
import { noOcr } from '../ocr/no-ocr.ts';
import { PERIOD, record, scoreOf, TABLES, TITLE } from '../read/pictures/sample-tables.ts';
import { type Part, WRITERS } from '../read/pictures/write-pictured.ts';

/** Reports whose tables are pictures, through the pool as the service reads them. */
const picture = (bytes: Uint8Array): Part => {
  const { width, height } = pictureSize(bytes)!;
  return { bytes, width: width / 2.2, height: height / 2.2 };
};
const [disclosure, requests, reviews] = TABLES.map(picture) as [Part, Part, Part];
const HEADINGS = [
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
];
const WHOLE: Part[] = [TITLE, PERIOD, ...[disclosure, requests, reviews].flatMap((table, i) => [HEADINGS[i]!, table])];
const PAGE = { url: 'http://a.gov.cn/nb/t1.html', title: TITLE, listedDate: null, contentType: null };
const figures = Object.values(record.fields).filter((figure) => figure !== null).length;

let pool: ReaderPool;
beforeAll(() => {
  pool = createReaderPool({ timeoutMs: 120_000 });
});
afterAll(() => pool.close());

async function read(bytes: Uint8Array, leavePictures = false) {
  const result = await pool.read({ ...PAGE, bytes, leavePictures });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}

const name = 'a report whose tables are pictures';
describe.skipIf(noOcr !== null)(
  noOcr === null ? name : `${name} (recognition cannot be installed here: ${noOcr})`,
  () => {
    it.each(Object.keys(WRITERS))(
      'is read whole from %s: every figure exact, and each with its picture and box',
      async (format) => {
        const { report } = await read(WRITERS[format]!(WHOLE));
        expect(report).toMatchObject({ template: 't2021', year: 2023 });
        expect(scoreOf(report.values)).toEqual({ exact: figures, wrong: [], unreadable: 0, other: 0 });
        for (const { source } of Object.values(report.values))
          expect(source).toMatchObject({ grid: 'raster', bbox: expect.any(Array) });
        // The planted error of D-TABLE-IMAGE: told of each table, and nothing else is.
        const alarms = findingsOf(checkReport({ report, previous: null })).filter((one) => one.severity !== 'info');
        expect(alarms.map(({ rule, instance }) => `${rule} ${instance}`).sort()).toEqual([
          ...['D-TABLE-IMAGE table2', 'D-TABLE-IMAGE table3', 'D-TABLE-IMAGE table4'],
        ]);
      },
    );
  },
);

describe('a report whose tables are text', () => {
  it.each(['a picture as large as a table', 'a seal'])('is read without a look at its pictures: %s', async (what) => {
    const bytes = what === 'a seal' ? TABLES[0]!.subarray(0, 1200) : TABLES[0]!;
    const image = `<img src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}">`;
    const page = renderReport(record, {
      dialect: 'plain',
      title: TITLE,
      columnName: '年报',
      siteName: '示例',
      charset: 'utf-8',
    }).replace('<p>', `<p>${image}</p><p>`);
    const announced: number[] = [];
    const result = await readReport({ ...PAGE, bytes: new TextEncoder().encode(page) }, (n) => announced.push(n));
    if (!result.ok) throw new Error(result.failure.cause);
    expect(announced).toEqual([]);
    expect(result.value.unread).toBe(false);
    expect(scoreOf(result.value.report.values)).toEqual({ exact: figures, wrong: [], unreadable: 0, other: 0 });
  });
});

describe('a report whose tables are pictures that cannot be recognised here', () => {
  // A PDF without words on a page is a scan, which is another story.
  it.each(Object.keys(WRITERS).filter((format) => format !== 'pdf'))(
    'is not said to lack them, and states no blank: %s',
    async (format) => {
      const { report } = await read(WRITERS[format]!(WHOLE), true);
      expect(report.notUnderstood).toContainEqual(expect.objectContaining({ what: 'table' }));
      expect(Object.values(report.values).filter(({ status }) => status === 'blank')).toEqual([]);
    },
  );
});
