import { type CountSeries, findAnomalies } from '../../../src/anomaly/find-anomalies.ts';
import { differingFigures } from '../../../src/diff/other-report.ts';
import { revisionOf } from '../../../src/diff/revision.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Surroundings, TextCopy } from '../../../src/report/surroundings.ts';
import { compareTexts } from '../../../src/similarity/compare-texts.ts';
import { passagesOf } from '../../../src/similarity/passages.ts';
import { writeProse } from '../../similarity/write-prose.ts';
import type { Facts } from './facts.ts';
import { lastYear, type Plant } from './plants.ts';

const ALL = ['t2014', 't2019', 't2021'] as const;
const FORMS = ['t2019', 't2021'] as const;

function around(
  rule: string,
  templates: Plant['templates'],
  of: (report: Report, facts: Facts) => Surroundings,
): Plant {
  return { rule, templates, plant: (facts) => ({ ...facts, around: (report) => of(report, facts) }) };
}

const content = (id: string, day: string) => ({
  ...{ reportId: id.repeat(32), snapshot: id.repeat(64), url: 'https://kjj.example.gov.cn/1.html' },
  ...{ firstSeenAt: `${day}T02:00:00Z`, lastSeenAt: `${day}T02:00:00Z` },
});

/** The same page with one figure and one sentence otherwise, as it was first published. */
function revised(report: Report, note: string): Surroundings {
  const field = report.template === 't2014' ? 'published_total' : 'licensing_decisions';
  const value = report.values[field]!;
  const values = { ...report.values, [field]: { ...value, value: value.value! + 1, raw: String(value.value! + 1) } };
  const prose = report.prose.map((part) => (part.section === 5 ? { ...part, text: `${part.text}\n${note}` } : part));
  const changed = revisionOf({ ...report, values }, { ...report, prose }, true);
  if (changed === null) throw new Error('no revision where a figure was changed');
  const seen = { before: content('1', '2024-01-20'), after: content('2', '2024-02-20') };
  return { revisions: [{ ...seen, ...changed, reposted: false }] };
}

/** This text put beside the same with another body's name, or another year's. */
function copied(report: Report, facts: Facts, of: TextCopy['of']): Surroundings {
  const [name, year] = of === 'peer' ? ['邻县商务局', facts.year] : [facts.agency, facts.year - 1];
  const theirs = report.prose.map(({ section, text }) => ({
    section,
    text: text.replaceAll(facts.agency, name).replaceAll(String(facts.year), String(year)),
  }));
  const compared = compareTexts(passagesOf(report.prose, [facts.agency]), passagesOf(theirs, [name]));
  const copy = { of, agencyId: 'a2', agency: name, year, ...compared, ...content('3', '2024-02-20') };
  const [lastYear, peers] = of === 'peer' ? [null, [copy]] : [copy, []];
  return { copies: { lastYear, peers, comparedLastYear: true, comparedPeers: 1 } };
}

/** A report with enough words of its own to be called a copy. */
function copy(rule: string, of: TextCopy['of']): Plant {
  return {
    rule,
    templates: FORMS,
    plant: (facts, dice) => ({
      ...facts,
      before: lastYear(facts),
      parts: facts.parts.map((part) =>
        part.heading.startsWith('一、') ? { ...part, lines: [...part.lines, writeProse(dice, 14)] } : part,
      ),
      around: (report) => copied(report, facts, of),
    }),
  };
}

/** A second report of the year beside it, with one figure otherwise. */
function twice(report: Report): Surroundings {
  const field = report.template === 't2014' ? 'published_total' : 'licensing_decisions';
  const value = report.values[field]!;
  const there = { ...report, values: { ...report.values, [field]: { ...value, value: value.value! + 1 } } };
  const figures = differingFigures(report, there);
  if (figures === null) throw new Error('two like reports cannot be held against each other');
  return {
    others: [{ reportId: '5'.repeat(32), snapshot: '5'.repeat(64), url: 'https://kjj.example.gov.cn/2.html', figures }],
  };
}

/** The count beside four quiet years of its own. */
function counted(report: Report): Surroundings {
  const fields = ['req_new_total'];
  const earlier = [12, 14, 11, 13].map((count, at) => ({ year: (report.year ?? 0) - 4 + at, count }));
  const series: CountSeries = {
    ...{ body: 'a1', group: 'county_dept', metric: 'requests_new', label: '本年新收申请', fields, earlier },
    ...{ count: 130_000, last: 13 },
  };
  return { anomalies: findAnomalies([series]).get('a1') ?? { tested: 0, found: [] } };
}

function summed(report: Report, more: number): Surroundings {
  const parent = report.values.req_new_total!.value!;
  const children = parent + more;
  const largest = { agencyId: 'a2', name: '某县商务局', value: children };
  const fields = [{ field: 'req_new_total', parent, children, largest }];
  return { rollUp: { includes: true, says: '汇总各部门数据编制', owed: 1, known: 1, fields } };
}

/** Errors that other reports and other fetches show. */
export const AROUND_PLANTS: readonly Plant[] = [
  around('D-SILENT-REVISION', ALL, (report) => revised(report, '同时加强队伍建设和业务交流学习。')),
  around('D-CORRECTED', ALL, (report) => revised(report, '更正说明：原报告数据有误，现予以更正。')),
  around('Y-RESTATED', ALL, (report) => revised(report, '同时加强队伍建设和业务交流学习。')),
  copy('D-COPY-PEER', 'peer'),
  copy('D-COPY-LASTYEAR', 'last-year'),
  around('D-ATTACH-DEAD', ALL, () => ({
    attachments: [
      {
        ...{ url: 'https://kjj.example.gov.cn/1.docx', name: '年报.docx', status: '404', tries: 4 },
        ...{ firstTriedAt: '2024-02-01T02:00:00Z', lastTriedAt: '2024-02-05T02:00:00Z' },
      },
    ],
  })),
  around('D-DUPLICATE', ALL, twice),
  around('G-SUM', FORMS, (report) => summed(report, 3)),
  around('G-LB', FORMS, (report) => summed(report, 5)),
  around('A-COUNT', FORMS, counted),
];
