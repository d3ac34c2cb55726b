import type { TemplateId } from '../../../src/report/report.ts';
import { Dice } from '../../generate/dice.ts';
import type { AnyFormat } from '../../generate/writers.ts';
import { type Cells, type Facts, total } from './facts.ts';
import { written } from './prose.ts';

/** One error, and the rule that must tell of it. `plant` gives null where the report has no place for it. */
export interface Plant {
  rule: string;
  /** Another rule that tells of the same error as well: 0件 for 未收到. */
  or?: string;
  templates: readonly TemplateId[];
  /** Formats in which the rule is uncertain by intent: what cells hold is our guess there. */
  notIn?: readonly AnyFormat[];
  plant(facts: Facts, dice: Dice): Facts | null;
}

const FORMS = ['t2019', 't2021'] as const;
const ALL = ['t2014', 't2019', 't2021'] as const;

/** Another figure in the table; the prose keeps the right one. */
function cell(rule: string, templates: readonly TemplateId[], id: string, change: (cells: Cells) => number): Plant {
  return { rule, templates, plant: (facts) => ({ ...facts, cells: { ...facts.cells, [id]: change(facts.cells) } }) };
}

const more =
  (id: string, by = 3) =>
  (cells: Cells) =>
    cells[id]! + by;

/** The prose written from another figure; the table keeps the right one. Null where no sentence changed. */
function prose(rule: string, templates: readonly TemplateId[], change: (cells: Cells) => Cells | null): Plant {
  return {
    rule,
    templates,
    plant(facts, dice) {
      const cells = change(facts.cells);
      if (cells === null) return null;
      const at = dice.int(1, 1_000_000);
      const right = written(facts, new Dice(at));
      const wrong = written({ ...facts, cells: { ...facts.cells, ...cells } }, new Dice(at));
      return JSON.stringify(right.parts) === JSON.stringify(wrong.parts) ? null : { ...facts, parts: wrong.parts };
    },
  };
}

/** One line of the prose put otherwise. */
function words(rule: string, templates: readonly TemplateId[], change: (line: string, facts: Facts) => string): Plant {
  return {
    rule,
    templates,
    plant(facts) {
      let done = false;
      const parts = facts.parts.map((part) => ({
        ...part,
        lines: part.lines.map((line) => {
          const changed = done ? line : change(line, facts);
          done ||= changed !== line;
          return changed;
        }),
      }));
      return done ? { ...facts, parts } : null;
    },
  };
}

/** Headings and the lines under them put otherwise. */
function headings(rule: string, change: (part: Facts['parts'][number], facts: Facts) => Facts['parts']): Plant {
  return headingsOf(FORMS, rule, change);
}

function headingsOf(
  templates: readonly TemplateId[],
  rule: string,
  change: (part: Facts['parts'][number], facts: Facts) => Facts['parts'],
): Plant {
  return {
    rule,
    templates,
    plant: (facts) => ({ ...facts, parts: facts.parts.flatMap((part) => change(part, facts)) }),
  };
}

/** Against last year's figures, which agree but for one. */
function years(rule: string, templates: readonly TemplateId[], change: (before: Cells, now: Cells) => Cells): Plant {
  return {
    rule,
    templates,
    plant: (facts) => {
      const first = facts.template === 't2019' ? 2020 : 2022;
      const before = lastYear(facts);
      return facts.year < first ? null : { ...facts, before: { ...before, ...change(before, facts.cells) } };
    },
  };
}

/** Figures of the year before that fit this year's. */
export function lastYear({ cells, template }: Facts): Cells {
  const before = { ...cells };
  for (const [id, value] of Object.entries(cells)) {
    if (id.startsWith('req_carried_in_')) before[id.replace('_in_', '_out_')] = value;
    if (id.endsWith('_items_change')) before[id] = 0;
    if (template !== 't2014' && /^(?:review|lit)_.*pending$|^(?:review|lit_).*_total$/.test(id)) before[id] = 0;
  }
  const {
    normative_docs_in_force: stock = 0,
    normative_docs_made: made = 0,
    normative_docs_repealed: gone = 0,
  } = cells;
  before.normative_docs_in_force = stock - made + gone;
  const { normative_docs_public_total: open = 0, normative_docs_new_public: opened = 0 } = cells;
  return { ...before, normative_docs_public_total: open - opened };
}

/** A government that received nothing itself may sum up those below it: nothing is certain there. */
function ofDepartments(plant: Plant): Plant {
  const mayPlant = ({ registered }: Facts) => registered?.level === 'county_dept';
  return { ...plant, plant: (facts, dice) => (mayPlant(facts) ? plant.plant(facts, dice) : null) };
}

const inTotals = (cells: Cells) => cells.req_new_total! > 0;

/** One error of each kind that must be told. */
export const PLANTS: readonly Plant[] = [
  cell('T3-FLOW', FORMS, 'req_carried_out_total', more('req_carried_out_total')),
  cell('T3-RESULT-SUM', FORMS, 'res_granted_natural_person', more('res_granted_natural_person')),
  cell('T3-ROW-SUM', FORMS, 'res_partial_total', more('res_partial_total')),
  cell('T4-SUM-REVIEW', FORMS, 'review_total', more('review_total')),
  cell('T4-SUM-LIT-DIRECT', FORMS, 'lit_direct_upheld', more('lit_direct_upheld', 1)),
  cell('T4-SUM-LIT-AFTER-REVIEW', FORMS, 'lit_after_review_pending', more('lit_after_review_pending', 2)),
  cell('T2-STOCK-LB', ['t2021'], 'normative_docs_made', (cells) => cells.normative_docs_in_force! + 9),
  cell('T2-2019-PUBLIC-LB', ['t2019'], 'normative_docs_new_public', (cells) => cells.normative_docs_public_total! + 2),
  cell('T2-2019-ITEMS-NEG', ['t2019'], 'penalty_items_change', (cells) => -cells.penalty_items_prev_year! - 1),
  {
    rule: 'T2-2019-DECISIONS',
    templates: ['t2019'],
    plant: (facts) => ({ ...facts, cells: { ...facts.cells, licensing_items_prev_year: 0, licensing_decisions: 7 } }),
  },
  cell('T2-2019-PROCUREMENT', ['t2019'], 'procurement_projects', (cells) => (cells.procurement_projects! > 0 ? 0 : 4)),
  cell('S14-RECEIVED', ['t2014'], 'req_received', more('req_received')),
  cell('S14-CLOSED', ['t2014'], 'req_closed_on_time', more('req_closed_on_time')),
  cell('S14-REPLIES', ['t2014'], 'replies_granted', more('replies_granted')),
  cell('S14-DENIED', ['t2014'], 'replies_denied_privacy', more('replies_denied_privacy')),
  cell('S14-CLOSED-REPLIED', ['t2014'], 'replies_total', more('replies_total')),
  cell('S14-REVIEW', ['t2014'], 'review_other', more('review_other')),
  cell('S14-LITIGATION', ['t2014'], 'litigation_other', more('litigation_other')),
  cell('S14-STAFF', ['t2014'], 'staff_total', more('staff_total')),
  cell('S14-PRESS', ['t2014'], 'press_conferences_by_head', (cells) => cells.press_conferences! + 1),
  cell('S14-INTERVIEW', ['t2014'], 'online_interviews_by_head', (cells) => cells.online_interviews! + 1),
  cell('S14-NORMATIVE', ['t2014'], 'published_normative_docs', (cells) => cells.published_total! + 1),
  cell('S14-NORMATIVE-ISSUED', ['t2014'], 'published_normative_docs', (cells) => cells.normative_docs_issued! + 1),
  cell('S14-CHANNEL-UB', ['t2014'], 'published_total', (cells) => total(cells, /^published_(?!total|normative)/) + 5),
  cell('S14-CHANNEL-LB', ['t2014'], 'published_total', (cells) => cells.published_website! - 1),
  cell('NUM-NONNEG', ALL, 'review_total', () => -2),
  cell('TABLE-BLANK', FORMS, 'lit_direct_total', () => Number.NaN),
  { rule: 'TABLE-SHAPE', templates: FORMS, plant: (facts) => ({ ...facts, without: ['res_unable_unclear'] }) },
  years('Y-CARRY-TOTAL', FORMS, (before) => ({ req_carried_out_total: before.req_carried_out_total! + 2 })),
  years('Y-CARRY-COLUMN', FORMS, (before) => ({ req_carried_out_business: before.req_carried_out_business! + 2 })),
  years('Y-STOCK-NORM', ['t2021'], (before) => ({ normative_docs_in_force: before.normative_docs_in_force! + 40 })),
  years('T2-2019-ITEMS-YOY', ['t2019'], (before) => ({ licensing_items_change: before.licensing_items_change! + 5 })),
  prose('X-NEW', FORMS, (cells) => (inTotals(cells) ? { req_new_total: cells.req_new_total! + 13 } : null)),
  ofDepartments({
    ...prose('X-NONE', FORMS, (cells) => (inTotals(cells) ? { req_new_total: 0, req_carried_in_total: 0 } : null)),
    or: 'X-NEW',
  }),
  prose('X-CARRY-IN', FORMS, (cells) =>
    inTotals(cells) ? { req_carried_in_total: cells.req_carried_in_total! + 3 } : null,
  ),
  prose('X-CARRY-OUT', FORMS, (cells) =>
    inTotals(cells) ? { req_carried_out_total: cells.req_carried_out_total! + 3 } : null,
  ),
  {
    ...prose('X-CLOSED', FORMS, (cells) =>
      inTotals(cells) ? { res_total_total: cells.res_total_total! + 1000 } : null,
    ),
    or: 'X-HANDLED',
  },
  {
    ...prose('X-HANDLED', FORMS, (cells) =>
      inTotals(cells) ? { res_total_total: cells.res_total_total! + 1000 } : null,
    ),
    or: 'X-CLOSED',
  },
  prose('X-APPLICANTS', FORMS, (cells) =>
    inTotals(cells) ? { req_new_natural_person: cells.req_new_natural_person! + 7 } : null,
  ),
  prose('X-OUTCOMES', FORMS, (cells) =>
    cells.res_total_total! > 0 ? { res_unable_not_held_total: cells.res_unable_not_held_total! + 3 } : null,
  ),
  prose('X-REVIEW', FORMS, (cells) => ({ review_total: cells.review_total! + 11 })),
  prose('X-LITIGATION', FORMS, (cells) => ({ lit_direct_total: cells.lit_direct_total! + 11 })),
  words('X-NORMATIVE-STOCK', ['t2021'], (line, { cells }) =>
    line.replace(
      '加强政务新媒体管理。',
      `全年废止行政规范性文件${cells.normative_docs_repealed! + 4}件。加强政务新媒体管理。`,
    ),
  ),
  prose('X-NORMATIVE', ['t2021'], (cells) =>
    cells.normative_docs_made! > 0 ? { normative_docs_made: cells.normative_docs_made! + 5 } : null,
  ),
  prose('X-DECISIONS', FORMS, (cells) => ({ penalty_decisions: cells.penalty_decisions! + 5 })),
  prose('X-S14-CHANNELS', ['t2014'], (cells) => ({ staff_full_time: cells.staff_full_time! + 2 })),
  {
    ...prose('X-S14-REQUESTS', ['t2014'], (cells) => (cells.req_received! > 0 ? { req_received: 0 } : null)),
    or: 'X-S14-FIGURES',
  },
  prose('X-S14-FIGURES', ['t2014'], (cells) => ({ req_received: cells.req_received! + 13 })),
  {
    ...prose('X-CHANNEL-SUM', ['t2014'], (cells) =>
      cells.req_received! > 0 ? { req_received_letter: cells.req_received_letter! + 2 } : null,
    ),
    or: 'X-S14-FIGURES',
  },
  words('X-SHARE', FORMS, (line) =>
    line.replace('加强政务新媒体管理。', '公开专栏信息30条，其中动态12条，占40%；公告9条，占30%；其他9条，占35%。'),
  ),
  {
    rule: 'Y-TEXT-CHANGE',
    templates: FORMS,
    plant: (facts) => {
      if (facts.year < (facts.template === 't2019' ? 2020 : 2022)) return null;
      const line = `全年共收到政府信息公开申请${facts.cells.req_new_total}件，较上年增加77件。`;
      const parts = facts.parts.map((part) =>
        part.heading.startsWith('一、') ? { ...part, lines: [...part.lines, line] } : part,
      );
      return { ...facts, parts, before: lastYear(facts) };
    },
  },
  words('X-LIST-SUM', FORMS, (line) => line.replace(/其他信息(\d+)条/, (_, n) => `其他信息${Number(n) + 5}条`)),
  words('X-UNIT-SLIP', FORMS, (line) =>
    line.replace(/主动公开政府信息(\d+)条(?=，(?:其中|包括))/, '主动公开政府信息$1万条'),
  ),
  words('X-INTERNAL-LOGIC', FORMS, (line) =>
    line.replace('加强政务新媒体管理。', '网站独立用户访问总量739592个，网站总访问量237829次。'),
  ),
  words('X-PERIOD', ALL, (line) => line.replace('12月31日', '11月30日')),
  words('X-BASIS', ['t2021'], (line) =>
    line.replace(
      /《国务院办公厅[^）]*30号）/,
      '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
    ),
  ),
  words('X-PARTS', FORMS, (line) => line.replace('六个部分组成', '五个部分组成')),
  words('D-YEAR-RESIDUE', FORMS, (line, { year, agency }) =>
    line
      .replace('深入贯彻落实条例要求，', '')
      .replace(
        /^(\d{4})年，.*坚持以公开为常态、不公开为例外。$/,
        `${year - 1}年，${agency}主动公开政府信息32条，未收到政府信息公开申请。`,
      ),
  ),
  {
    rule: 'D-SIGNATURE',
    templates: FORMS,
    plant: (facts) => {
      const mayBeOne = !/局$/.test(facts.agency) || /[粮食和物资储备]/.test(facts.agency);
      return mayBeOne ? null : { ...facts, signedBy: '某县粮食和物资储备局' };
    },
  },
  words('D-AGENCY-RESIDUE', FORMS, (line) =>
    line.replace('严格保密审查。', '及时调整畜牧渔业局政务公开工作领导小组成员。'),
  ),
  {
    rule: 'D-TITLE-YEAR',
    templates: ALL,
    plant: (facts) => ({ ...facts, title: facts.title.replace(String(facts.year), String(facts.year - 1)) }),
  },
  {
    rule: 'D-TITLE-FORM',
    templates: FORMS,
    plant: (facts) => ({ ...facts, title: facts.title.replace('工作年度报告', '年度报告') }),
  },
  headings('D-SECTION-MISSING', (part) => (part.heading.startsWith('六、') ? [] : [part])),
  headings('D-SECTION-ORDER', (part) => [{ ...part, heading: part.heading.replace('行政复议', '行政法复议') }]),
  headings('D-SECTION-EXTRA', (part) =>
    part.heading.startsWith('六、')
      ? [part, { heading: '七、下一年度工作计划', lines: ['将继续做好公开工作。'] }]
      : [part],
  ),
  headings('D-S1-EMPTY', (part, { year }) =>
    part.heading.startsWith('一、')
      ? [{ ...part, lines: [`本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`] }]
      : [part],
  ),
  headings('D-S1-ELEMENTS', (part) => [
    { ...part, lines: part.lines.filter((line) => !/考核|监督|督|领导/.test(line)) },
  ]),
  headings('D-S5-EMPTY', (part) => (part.heading.startsWith('五、') ? [{ ...part, lines: ['无。'] }] : [part])),
  headingsOf(['t2021'], 'D-S6-FEE', (part) =>
    part.heading.startsWith('六、') ? [{ ...part, lines: ['无其他需要报告的事项。'] }] : [part],
  ),
  {
    rule: 'D-TEMPLATE-WRONG',
    templates: ['t2014', 't2019'],
    plant: (facts) => ({
      ...written({ ...facts, year: 2023, title: facts.title.replace(String(facts.year), '2023') }, new Dice(7)),
    }),
  },
];
