import type { PageFacts } from '../../../src/check/page-facts.ts';
import { TEMPLATES } from '../../../src/extract/templates/index.ts';
import type { Agency } from '../../../src/report/agency.ts';
import type { Report, TemplateId } from '../../../src/report/report.ts';
import type { Surroundings } from '../../../src/report/surroundings.ts';
import { randomAgency } from '../../generate/agencies.ts';
import type { Dice } from '../../generate/dice.ts';

export type Cells = Record<string, number>;

/** A report that breaks no rule, before it is written: figures that agree, from which prose and tables are made. */
export interface Facts {
  template: TemplateId;
  agency: string;
  year: number;
  title: string;
  cells: Cells;
  /** Heading and paragraphs of each part, the first without heading. */
  parts: { heading: string; lines: string[] }[];
  /** Rows left out of the tables, by id. */
  without: string[];
  /** Last year's figures, where they are there to compare. */
  before: Cells | null;
  /** Cells printed otherwise than by their figure, by field. */
  printed?: Record<string, string>;
  /** A word of the headings under which no table stands. */
  withoutTables?: string;
  /** A figure printed in the heading row of this number in the statistics. */
  headingFigure?: string;
  /** The day under the report; otherwise the 20th of January after its year. */
  day?: string;
  /** Who signs; the body by default. */
  signedBy?: string;
  url?: string;
  /** Its body in the registry. */
  registered?: Agency;
  page?: PageFacts;
  /** What other reports and other fetches say of it once it was read. */
  around?: (report: Report) => Surroundings;
}

const YEARS: Record<TemplateId, [number, number]> = { t2014: [2014, 2018], t2019: [2019, 2020], t2021: [2021, 2026] };

/** Agency, year and figures; the prose is written from them. */
export function randomFacts(template: TemplateId, dice: Dice): Facts {
  const year = dice.int(...YEARS[template]);
  const agency = randomAgency(dice);
  const cells = template === 't2014' ? statistics(dice) : forms(template, dice);
  const title = `${agency}${year}年政府信息公开工作年度报告`;
  return { template, agency, year, title, cells, parts: [], without: [], before: null };
}

/** The sum of the fields whose ids match. */
export function total(cells: Cells, pattern: RegExp): number {
  return Object.entries(cells).reduce((sum, [id, value]) => (pattern.test(id) ? sum + value : sum), 0);
}

const some = (dice: Dice, most: number) => (dice.chance(0.5) ? 0 : dice.int(1, most));

function forms(template: TemplateId, dice: Dice): Cells {
  const cells: Cells = {};
  for (const field of TEMPLATES[template].fields) if (field.type !== 'text') cells[field.id] = 0;
  disclosure(template, cells, dice);
  requests(template, cells, dice);
  for (const group of ['review', 'lit_direct', 'lit_after_review']) {
    const kinds = ['upheld', 'corrected', 'other', 'pending'];
    for (const kind of kinds) cells[`${group}_${kind}`] = some(dice, 4);
    cells[`${group}_total`] = kinds.reduce((sum, kind) => sum + cells[`${group}_${kind}`]!, 0);
  }
  return cells;
}

function disclosure(template: TemplateId, cells: Cells, dice: Dice): void {
  const decisions = ['licensing', 'penalty', 'coercion', ...(template === 't2019' ? ['other_services'] : [])];
  for (const row of decisions) cells[`${row}_decisions`] = some(dice, dice.pick([9, 300, 9000]));
  const [made, gone] = [some(dice, 20), some(dice, 6)];
  if (template === 't2021') {
    Object.assign(cells, { normative_docs_made: made, normative_docs_repealed: gone });
    cells.normative_docs_in_force = made + dice.int(0, 60);
    cells.admin_fees_amount_wanyuan = dice.chance(0.5) ? 0 : dice.int(1, 900_000) / 100;
    return;
  }
  Object.assign(cells, { normative_docs_new_made: made, normative_docs_new_public: made });
  cells.normative_docs_public_total = made + dice.int(0, 60);
  for (const row of [...decisions, 'admin_fees']) cells[`${row}_items_prev_year`] = dice.int(3, 400);
  if (dice.chance(0.5)) Object.assign(cells, { procurement_projects: 3, procurement_amount: dice.int(5, 900) });
}

function requests(template: TemplateId, cells: Cells, dice: Dice): void {
  const table = TEMPLATES[template].tables.find(({ section }) => section === 's3_requests')!;
  const columns = table.columns.map(({ id }) => id).filter((id) => id !== 'total');
  const leaves = table.rows.map(({ id }) => id).filter((id) => /^res_(?!total)/.test(id));
  const scale = dice.pick([0, 0, 2, 9, 60, 800]);
  for (const column of columns) {
    const busy = scale > 0 && (column === 'natural_person' || dice.chance(0.2));
    for (const row of leaves) cells[`${row}_${column}`] = busy && dice.chance(0.4) ? dice.int(0, scale) : 0;
    const done = leaves.reduce((sum, row) => sum + cells[`${row}_${column}`]!, 0);
    const out = busy ? some(dice, 5) : 0;
    const carried = busy ? Math.min(some(dice, 4), done) : 0;
    Object.assign(cells, {
      [`res_total_${column}`]: done,
      [`req_carried_out_${column}`]: out,
      [`req_carried_in_${column}`]: carried,
      [`req_new_${column}`]: done + out - carried,
    });
  }
  for (const { id } of table.rows)
    cells[`${id}_total`] = columns.reduce((sum, column) => sum + cells[`${id}_${column}`]!, 0);
}

const SUMS: Record<string, string[]> = {
  req_received: ['req_received_in_person', 'req_received_fax', 'req_received_online', 'req_received_letter'],
  req_closed: ['req_closed_on_time', 'req_closed_extended'],
  staff_total: ['staff_full_time', 'staff_part_time'],
  review_total: ['review_upheld', 'review_corrected', 'review_other'],
  litigation_total: ['litigation_upheld', 'litigation_corrected', 'litigation_other'],
};
const CHANNELS = ['gazette', 'website', 'weibo', 'wechat', 'other_channels'];

function statistics(dice: Dice): Cells {
  const cells: Cells = {};
  for (const field of TEMPLATES.t2014.fields) if (field.type !== 'text') cells[field.id] = some(dice, 30);
  for (const [sum, parts] of Object.entries(SUMS)) cells[sum] = parts.reduce((all, part) => all + cells[part]!, 0);
  const replies = Object.keys(cells).filter((id) => /^replies_(?!total|denied)/.test(id));
  for (const id of [...replies, ...Object.keys(cells).filter((one) => one.startsWith('replies_denied'))]) cells[id] = 0;
  const denied = Math.min(some(dice, 3), cells.req_closed!);
  Object.assign(cells, { replies_denied: denied, replies_denied_privacy: denied });
  Object.assign(cells, { replies_granted: cells.req_closed! - denied, replies_total: cells.req_closed! });
  cells.published_website = dice.int(20, 900);
  const channels = CHANNELS.map((one) => cells[`published_${one}`]!);
  cells.published_total = dice.int(
    Math.max(...channels),
    channels.reduce((a, b) => a + b, 0),
  );
  cells.published_normative_docs = Math.min(cells.published_normative_docs!, cells.published_total);
  cells.normative_docs_issued = cells.published_normative_docs + some(dice, 5);
  for (const kind of ['press_conferences', 'online_interviews'])
    cells[`${kind}_by_head`] = Math.min(cells[`${kind}_by_head`]!, cells[kind]!);
  return cells;
}
