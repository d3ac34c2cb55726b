import type { Kysely } from 'kysely';
import type { BlankMark } from '../../src/report/report.ts';
import type { Database } from '../../src/store/schema.ts';
import { PAGE_SHA } from './seed.ts';

interface Body {
  id: string;
  name: string;
  code: string;
  level: string;
  lastYear?: number;
  /** New requests of 2025; absent where no report was read. */
  figure?: { value: number } | { mark: BlankMark } | 'unreadable';
}

/** Cities of several provinces, one of which is over, and a district whose level is another. */
const BODIES: readonly Body[] = [
  { id: 'guangzhou', name: '广州市人民政府', code: '440100', level: 'prefecture', figure: { value: 12_345 } },
  { id: 'shenzhen', name: '深圳市人民政府', code: '440300', level: 'prefecture' },
  { id: 'foshan', name: '佛山市人民政府', code: '440600', level: 'prefecture', lastYear: 2020 },
  { id: 'chengdu', name: '成都市人民政府', code: '510100', level: 'prefecture', figure: { value: 30 } },
  { id: 'nanjing', name: '南京市人民政府', code: '320100', level: 'prefecture', figure: { mark: 'slash' } },
  { id: 'urumqi', name: '乌鲁木齐市人民政府', code: '650100', level: 'prefecture', figure: 'unreadable' },
  { id: 'dongcheng', name: '东城区人民政府', code: '110101', level: 'county', figure: { value: 9 } },
  { id: 'guangzhou-water', name: '广州市水务局', code: '440100', level: 'prefecture_dept', figure: { value: 100 } },
];

/** Bodies of several provinces beside those of the seed, with their reports of 2025. */
export async function seedProvinces(db: Kysely<Database>): Promise<void> {
  for (const { id, name, code, level, lastYear, figure } of BODIES) {
    await db
      .insertInto('nianbao.agency')
      .values({
        ...{ id, name, level, parent: '', region_code: code, portal_url: `http://${id}.example.cn/` },
        ...{ report_column_url: '', aliases: '[]', extra: '{}', active: true, last_year: lastYear ?? null },
      })
      .execute();
    if (figure !== undefined) await addReport(db, id, figure);
  }
}

async function addReport(db: Kysely<Database>, agency: string, figure: NonNullable<Body['figure']>): Promise<void> {
  const at = '2026-01-20T00:00:00Z';
  const id = `${agency}-2025`;
  await db
    .insertInto('nianbao.report')
    .values({
      ...{ id, agency_id: agency, year: 2025, page_id: 'none', url: `http://${agency}.example.cn/2025.html` },
      ...{ snapshot: PAGE_SHA, format: 'html', template: 't2021', title: '年度报告', reader: 'seed', words: '{}' },
      ...{ first_seen_at: at, last_seen_at: at, read_at: at, current: true },
    } as never)
    .execute();
  const read =
    figure === 'unreadable'
      ? { value: null, raw: '1?', status: 'unreadable' as const, mark: null }
      : 'value' in figure
        ? { value: figure.value, raw: String(figure.value), status: 'reported' as const, mark: null }
        : { value: null, raw: '/', status: 'blank' as const, mark: figure.mark };
  await db
    .insertInto('nianbao.value')
    .values({ report_id: id, field: 'req_new_total', unit: '件', note: null, source: null, ...read })
    .execute();
}
