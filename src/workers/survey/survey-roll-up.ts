import type { Agency } from '../../report/agency.ts';
import type { Report } from '../../report/report.ts';
import type { RollUp } from '../../report/surroundings.ts';
import { COUNTED_VALUE } from '../../store/corrections.ts';
import type { Db } from '../../store/database.ts';

/** Whose figures are held against those of the bodies below them. */
export const GOVERNMENTS: readonly Agency['level'][] = ['province', 'prefecture', 'county', 'township', 'park'];
/** Counts that add up over bodies. */
const FIELDS = [
  'req_new_total',
  'res_total_total',
  'review_total',
  'lit_direct_total',
  'lit_after_review_total',
  'licensing_decisions',
  'penalty_decisions',
  'coercion_decisions',
] as const;

const SUMS_UP =
  /(?:汇总|综合|汇集|归集|统计)[^。；]{0,40}(?:部门|单位|县|区|乡镇|街道|镇街)[^。；]{0,20}|(?:部门|单位|县（?市|县区|乡镇|街道|镇街)[^。；]{0,30}(?:汇总|综合|合并)(?:编制|而成|形成|后)?|(?:数据|统计范围)[^。；]{0,12}(?:包括|包含|涵盖|含)[^。；]{0,30}(?:部门|单位|乡镇|街道|县)/;
const OWN_ONLY =
  /(?:仅|只)(?:含|包括|统计|反映|涉及|为)?[^。；]{0,8}(?:本级|本机关|本办)|(?:不含|不包括|不包含)[^。；]{0,20}(?:部门|下级|乡镇|街道|县)/;

/** Whether a government's report says that it sums up those below it, in the words of its head and first section. */
export function scopeOf(report: Pick<Report, 'prose'>): Pick<RollUp, 'includes' | 'says'> {
  const sentences = report.prose
    .filter(({ section }) => section <= 1)
    .flatMap(({ text }) => text.split(/[。；\n]/))
    .map((text) => text.replace(/\s+/g, ''));
  const own = sentences.find((text) => OWN_ONLY.test(text));
  if (own !== undefined) return { includes: false, says: own.slice(0, 120) };
  const sum = sentences.find((text) => SUMS_UP.test(text) && /报告|年报|编制|数据/.test(text));
  return sum === undefined ? { includes: null, says: null } : { includes: true, says: sum.slice(0, 120) };
}

/** A government's figures beside those of the bodies that the registry puts below it; null for bodies that have none below. */
export async function rollUpOf(
  db: Db,
  parent: Agency,
  report: Report,
  year: number,
  agencies: readonly Agency[],
): Promise<RollUp | null> {
  if (!GOVERNMENTS.includes(parent.level) || (report.template !== 't2021' && report.template !== 't2019')) return null;
  const below = agencies.filter(
    (one) =>
      one.id !== parent.id &&
      (one.parent === parent.id || one.parent === parent.name) &&
      (one.firstYear ?? year) <= year &&
      (one.lastYear ?? year) >= year,
  );
  if (below.length === 0) return null;
  const rows = await figuresOfChildren(db, below, year, report.template);
  const fields = FIELDS.flatMap((field) => {
    const own = report.values[field];
    const theirs = rows.filter((row) => row.field === field);
    if (own?.status !== 'reported' || own.value === null || theirs.length === 0) return [];
    const largest = theirs.reduce((a, b) => (b.value! > a.value! ? b : a));
    const name = below.find((one) => one.id === largest.agency_id)!.name;
    const children = theirs.reduce((sum, row) => sum + row.value!, 0);
    return [
      { field, parent: own.value, children, largest: { agencyId: largest.agency_id, name, value: largest.value! } },
    ];
  });
  const known = new Set(rows.map((row) => row.agency_id)).size;
  return { ...scopeOf(report), owed: below.length, known, fields };
}

async function figuresOfChildren(db: Db, below: readonly Agency[], year: number, template: string) {
  const rows = await db
    .selectFrom('nianbao.report as r')
    .innerJoin('nianbao.value as v', 'v.report_id', 'r.id')
    .select(['r.agency_id', 'v.field', COUNTED_VALUE.as('value')])
    .where('r.current', '=', true)
    .where('r.year', '=', year)
    .where('r.template', '=', template)
    .where(
      'r.agency_id',
      'in',
      below.map((one) => one.id),
    )
    .where(COUNTED_VALUE, 'is not', null)
    .where('v.field', 'in', [...FIELDS])
    .orderBy('r.agency_id')
    .execute();
  return rows;
}
