import type { TemplateId } from '../../../src/report/report.ts';
import type { Cells, Facts } from './facts.ts';
import { lastYear, type Plant } from './plants.ts';
import { written } from './prose.ts';

const FORMS = ['t2019', 't2021'] as const;
const ALL = ['t2014', 't2019', 't2021'] as const;

/** Some facts put otherwise. */
function given(rule: string, templates: readonly TemplateId[], change: (facts: Facts) => Partial<Facts> | null): Plant {
  return {
    rule,
    templates,
    plant(facts) {
      const changed = change(facts);
      return changed === null ? null : { ...facts, ...changed };
    },
  };
}

/** Figures put otherwise, the prose written from them. */
function figures(rule: string, templates: readonly TemplateId[], change: (cells: Cells) => Cells | null): Plant {
  return {
    rule,
    templates,
    plant(facts, dice) {
      const cells = change(facts.cells);
      return cells === null ? null : written({ ...facts, cells: { ...facts.cells, ...cells } }, dice);
    },
  };
}

/** This year's and last year's figures put otherwise. */
function pair(
  rule: string,
  templates: readonly TemplateId[],
  change: (before: Cells, now: Cells) => { before?: Cells; now?: Cells } | null,
): Plant {
  return given(rule, templates, (facts) => {
    if (facts.year <= { t2014: 2014, t2019: 2019, t2021: 2021 }[facts.template]) return null;
    const before = lastYear(facts);
    const changed = change(before, facts.cells);
    if (changed === null) return null;
    return { before: { ...before, ...changed.before }, cells: { ...facts.cells, ...changed.now } };
  });
}

/** A line put under the heading whose number this is. */
function line(rule: string, templates: readonly TemplateId[], under: string, words: string): Plant {
  return given(rule, templates, ({ parts }) => ({
    parts: parts.map((part) => (part.heading.startsWith(under) ? { ...part, lines: [...part.lines, words] } : part)),
  }));
}

const OF_NOBODY = '各级政府部门不断完善公开制度，部分地区还开发了政务应用程序，各级行政机关积极回应社会关切。';
const STEADY = ['公开工作稳步推进', '服务水平持续提升', '制度建设不断完善', '公开渠道进一步拓宽', '审核把关更加严格'];
const generic =
  OF_NOBODY + Array.from({ length: 60 }, (_, i) => `${STEADY[i % 5]}，${STEADY[(i * 3 + 2) % 5]}。`).join('');

/** Errors that need cells printed otherwise, last year's report, the page or the registry. */
export const MORE_PLANTS: readonly Plant[] = [
  given('T3-CARRY-BOUND', FORMS, ({ cells }) => ({
    cells: {
      ...cells,
      req_carried_out_total: cells.req_new_total! + cells.req_carried_in_total! + 2,
      res_total_total: Number.NaN,
    },
  })),
  figures('T3-BACKLOG', FORMS, (cells) => ({
    ...moreOf(cells, 'req_new_natural_person', 20_000),
    ...moreOf(cells, 'req_carried_out_natural_person', 20_000),
    req_new_total: cells.req_new_total! + 20_000,
    req_carried_out_total: cells.req_carried_out_total! + 20_000,
  })),
  figures('T3-OTHER-SHARE', ['t2021'], (cells) => ({
    ...Object.fromEntries(
      ['req_new', 'res_other_misc', 'res_total'].flatMap((row) =>
        ['natural_person', 'total'].map((column) => [`${row}_${column}`, cells[`${row}_${column}`]! + 9_000] as const),
      ),
    ),
  })),
  figures('T4-CORRECTED-RATE', FORMS, (cells) => ({
    ...moreOf(cells, 'review_corrected', 30),
    ...moreOf(cells, 'review_total', 30),
  })),
  given('T2-REG-POWER', FORMS, ({ cells, template, registered }) =>
    registered?.level === 'county_dept'
      ? {
          cells: {
            ...cells,
            ...(template === 't2021' ? { regulations_in_force: 7 } : { regulations_public_total: 7 }),
          },
        }
      : null,
  ),
  pair('T2-FEE-UNIT', ['t2021'], (_, now) =>
    now.admin_fees_amount_wanyuan! > 1
      ? { before: { admin_fees_amount_wanyuan: now.admin_fees_amount_wanyuan! / 10_000 } }
      : null,
  ),
  pair('T2-2019-PUBLIC-YOY', ['t2019'], (before) => ({
    before: { normative_docs_public_total: before.normative_docs_public_total! - 1 },
  })),
  given('S14-HEADING-VALUE', ['t2014'], () => ({ headingFigure: '三、依申请公开' })),
  { ...given('NUM-PARSE', FORMS, () => ({ printed: { penalty_decisions: '若干' } })), notIn: ['text'] },
  given('NUM-INT', FORMS, () => ({ printed: { review_upheld: '2.5' } })),
  figures('TABLE-ALLZERO', FORMS, (cells) =>
    Object.fromEntries(Object.keys(cells).flatMap((id) => (/^re[qsv]|^lit/.test(id) ? [[id, 0]] : []))),
  ),
  pair('Y-REPEAL-BOUND', ['t2021'], (before, now) => ({
    before: { normative_docs_in_force: 2 },
    now: { normative_docs_repealed: now.normative_docs_made! + 3 + before.normative_docs_in_force! },
  })),
  pair('Y-PENDING', FORMS, (_, now) => ({ before: { review_pending: now.review_total! + 1 } })),
  pair('Y-SPIKE', ALL, (_, now) =>
    now.penalty_decisions === undefined
      ? { before: { published_website: now.published_website! * 10 } }
      : { before: { penalty_decisions: now.penalty_decisions * 6 + 30 } },
  ),
  pair('Y-SAME-NUMBERS', ALL, (_, now) =>
    Object.entries(now).filter(([id, n]) => n !== 0 && !/total|in_force|items_prev/.test(id)).length >= 5
      ? { before: { ...now } }
      : null,
  ),
  pair('Y-SAME-NUMBERS', ['t2021'], (_, now) => {
    const table2 = Object.entries(now).filter(([id]) => /_(?:made|repealed|decisions|wanyuan)$/.test(id));
    const told = table2.filter(([, n]) => n !== 0);
    const sum = told.reduce((all, [, n]) => all + n, 0);
    return told.length >= 3 && sum >= 50 ? { before: Object.fromEntries(table2) } : null;
  }),
  pair('Y-ZERO-AFTER', FORMS, (_, now) =>
    Object.entries(now).every(([id, n]) => n === 0 || !/^re[qs]_/.test(id)) ? { before: { req_new_total: 12 } } : null,
  ),
  given('X-S14-PRESS-HEAD', ['t2014'], ({ cells, parts }) => ({
    cells: { ...cells, press_conferences_by_head: 0 },
    parts: parts.map((part) =>
      part.heading.startsWith('二、') ? { ...part, lines: [...part.lines, '局长参加新闻发布会2次。'] } : part,
    ),
  })),
  given('D-EARLY', ALL, ({ year }) => ({ day: `${year}年12月20日` })),
  given('D-DATE-CONFLICT', ALL, ({ year }) => ({
    day: `发布日期：${year + 1}年1月20日`,
    url: `https://kjj.example.gov.cn/art/${year + 1}/1/3/art_1_23456.html`,
  })),
  given('D-TABLE-MISSING', FORMS, () => ({ withoutTables: '收到和处理' })),
  given('D-ATTACH-ONLY', ALL, () => ({ page: { format: 'pdf', attachmentOf: null } })),
  given('D-ATTACH-MISMATCH', ALL, ({ agency, year }) => ({
    page: {
      format: 'docx',
      attachmentOf: {
        url: 'https://kjj.example.gov.cn/1.html',
        title: `${agency}${year - 1}年政府信息公开工作年度报告`,
      },
    },
  })),
  line('D-PII-ID', ALL, '五、', '申请人王某，身份证号11010519491231002X，已答复。'),
  line('D-PII-BANK', ALL, '五、', '退费账户为工商银行卡号6222021234567890128。'),
  line('D-PII-MOBILE', ALL, '五、', '申请人联系电话13812345678。'),
  line('D-TEXT-LOSS', ALL, '五、', '统计期限为202311日至20231231日。'),
  given('D-HIJACK', ALL, ({ title }) => ({ title: title.replace('政府信息公开', '澳门永利娱乐城政府信息公开') })),
  given('D-GENERIC', FORMS, ({ parts }) => ({
    parts: parts.map((part) =>
      /^[一五六]、/.test(part.heading)
        ? { ...part, lines: part.heading.startsWith('一') ? [generic] : ['改进公开工作。'] }
        : part,
    ),
  })),
];

function moreOf(cells: Cells, id: string, by: number): Cells {
  return { [id]: cells[id]! + by };
}
