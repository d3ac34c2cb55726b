import type { Agency } from '../../../src/report/agency.ts';
import type { Finding } from '../../../src/report/finding.ts';
import type { TemplateId } from '../../../src/report/report.ts';
import { Dice } from '../../generate/dice.ts';
import { DEPARTMENT } from '../cases/case.ts';
import { assessed } from '../planted/assess.ts';
import type { Cells, Facts } from '../planted/facts.ts';
import { fieldsOf } from '../report-of.ts';

/** How a whole report differs from the plain one: all that is not said is as a county's bureau would write it. */
export interface Whole extends Partial<Omit<Facts, 'parts' | 'before' | 'registered'>> {
  /** Rows of table 3 by applicant; sums and （七）总计 are made from them. */
  asked?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The opening, and the words of sections one, five and six; a table's section keeps its place. */
  text?: { opening?: string[]; one?: string[]; five?: string[]; six?: string[] };
  /** Last year's figures; what is not named is what this year has, with what was carried in carried out. */
  before?: Cells;
  level?: Agency['level'];
}

/** The column of natural persons. */
export const NP = 'natural_person';

/** So many requests of persons, all granted. */
export const granted = (n: number) => ({ req_new: { [NP]: n }, res_granted: { [NP]: n } });

/** The opening with a sentence about the period. */
export const period = (words: string) => ({
  opening: [`根据《中华人民共和国政府信息公开条例》要求编制本报告。${words}`],
});

/** Section one with sentences of its own behind what every bureau writes. */
export const one = (...lines: string[]) => ({
  one: [
    '2025年，我局主动公开政府信息，严格落实信息发布审核制度，加强门户网站建设和监督考核，规范依申请公开办理。',
    ...lines,
  ],
});

const BODIES = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org'];

/** The facts of a whole report whose figures and words agree, but for what the case says. */
export function whole(one: Whole = {}): Facts {
  const { template = 't2021', agency = '青山县农业农村局', year = 2025, text = {}, level = 'county_dept' } = one;
  const cells = { ...figures(template, one.asked ?? {}), ...one.cells };
  const facts: Facts = {
    ...{ template, agency, year, title: `${agency}${year}年政府信息公开工作年度报告` },
    ...{ parts: [], without: [], before: null, registered: { ...DEPARTMENT, name: agency, level } },
    ...withoutOwn(one),
    cells,
  };
  const before = one.before === undefined ? null : { ...lastYearOf(cells), ...one.before };
  return { ...facts, before, parts: partsOf(facts, text) };
}

/** What `check` says of it above information, as a supervisor reads it. */
export async function alarmsOf(one: Whole): Promise<Finding[]> {
  const { findings } = await readAndChecked(one);
  return findings.filter(({ severity }) => severity !== 'info');
}

export async function readAndChecked(one: Whole) {
  const found = await assessed(whole(one), 'html', new Dice(11));
  if (found === null) throw new Error('the report was not read');
  return found;
}

function withoutOwn({ asked: _a, text: _t, before: _b, level: _l, ...facts }: Whole): Partial<Facts> {
  return facts as Partial<Facts>;
}

/** Every cell of the form: 0, but for the rows of table 3 that are given, with their sums. */
function figures(template: TemplateId, asked: NonNullable<Whole['asked']>): Cells {
  const cells: Cells = {};
  for (const { id } of fieldsOf(template)) if (!id.startsWith('x_')) cells[id] = 0;
  for (const [row, by] of Object.entries(asked)) {
    for (const [body, n] of Object.entries(by)) {
      const also = /^res_(?!total)/.test(row) ? ['res_total'] : [];
      for (const one of [row, ...also]) for (const column of [body, 'total']) cells[`${one}_${column}`]! += n;
    }
  }
  return cells;
}

function lastYearOf(cells: Cells): Cells {
  const before = { ...cells };
  for (const column of [...BODIES, 'total']) {
    before[`req_carried_out_${column}`] = cells[`req_carried_in_${column}`] ?? 0;
    before[`req_carried_in_${column}`] = 0;
  }
  const { normative_docs_in_force: stock, normative_docs_made: made = 0, normative_docs_repealed: gone = 0 } = cells;
  if (stock !== undefined) before.normative_docs_in_force = stock - made + gone;
  return before;
}

function partsOf({ agency, year, template, cells }: Facts, text: NonNullable<Whole['text']>): Facts['parts'] {
  const received = cells.req_new_total ?? cells.req_received ?? 0;
  const asked =
    received === 0 ? '本年度未收到政府信息公开申请。' : `本年度新收政府信息公开申请${received}件，均依法办理。`;
  const opening = text.opening ?? [
    `根据《中华人民共和国政府信息公开条例》要求编制本报告。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `如对本报告有疑问，请与${agency}办公室联系（电话：0953-2271000）。`,
  ];
  const one = text.one ?? [
    `${year}年，我局认真贯彻落实条例，主动公开政府信息，依托县政府门户网站及时更新内容。`,
    `${asked}严格落实信息发布保密审查制度，加强公开平台建设，开展业务培训和监督考核。`,
  ];
  const five = text.five ?? [
    '存在的主要问题：一是政策解读形式不够丰富；二是公开的主动性有待加强。',
    '下一步，将丰富解读形式，加强业务培训，提升公开质量。',
  ];
  const six = text.six ?? ['本年度未收取信息处理费。无其他需要报告的事项。'];
  const t2014 = template === 't2014';
  return [
    { heading: '', lines: opening },
    { heading: t2014 ? '一、概述' : '一、总体情况', lines: one },
    { heading: '二、主动公开政府信息情况', lines: [] },
    { heading: t2014 ? '三、依申请公开情况' : '三、收到和处理政府信息公开申请情况', lines: [] },
    { heading: t2014 ? '四、行政复议、行政诉讼情况' : '四、政府信息公开行政复议、行政诉讼情况', lines: [] },
    { heading: '五、存在的主要问题及改进情况', lines: five },
    { heading: '六、其他需要报告的事项', lines: six },
    ...(t2014 ? [{ heading: '附件：政府信息公开情况统计表', lines: [] }] : []),
  ];
}
