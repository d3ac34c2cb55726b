import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import type { Report, TemplateId } from '../../src/report/report.ts';
import { shared } from '../shared.ts';
import { ABSENT, type CellOf, reportOf } from './report-of.ts';

interface Truth {
  id: string;
  year: number;
  template_id: TemplateId | null;
  complete: boolean;
  fields?: Record<string, number | null>;
  findings?: string[];
  finding_instances?: Record<string, string[]>;
  failed_checks?: { check: string; group: string; sum: number; published: number }[];
}

/** Truths whose figures were read in full; the rest of a cut text is unknown. */
function truths(folder: string): Truth[] {
  const path = join(shared ?? '', 'corpus', folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.truth.json'))
    .map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as Truth)
    .filter((truth) => truth.template_id !== null && Object.keys(truth.fields ?? {}).length > 0);
}

function asReport(truth: Truth): Report {
  return reportOf(truth.template_id!, truth.year, truth.fields as Record<string, CellOf>, ABSENT);
}

/** What truths list: arithmetic of severity error or warning. Blank cells and missing rows are another matter. */
function breaches(report: Report, previous: Report | null = null) {
  return findingsOf(checkReport({ report, previous }))
    .filter(({ severity, rule }) => severity !== 'info' && !rule.startsWith('TABLE-') && !rule.startsWith('D-'))
    .map(({ rule, instance, expected, actual }) => ({ rule, instance, expected, actual }));
}

const RULE_OF_GROUP: Record<string, string> = {
  行政复议: 'T4-SUM-REVIEW',
  '行政诉讼/未经复议直接起诉': 'T4-SUM-LIT-DIRECT',
  '行政诉讼/复议后起诉': 'T4-SUM-LIT-AFTER-REVIEW',
};

describe.skipIf(!shared)('the rules on figures read by hand (needs ../shared)', () => {
  it('has documents and reports to look at', () => {
    expect(truths('documents').length).toBeGreaterThanOrEqual(4);
    expect(truths('reports').filter((t) => t.complete).length).toBeGreaterThanOrEqual(13);
  });

  it.each(truths('documents').map((t) => [t.id, t] as const))(
    'finds in document %s exactly what was planted',
    (_, t) => {
      const found = breaches(asReport(t)).map(({ rule, instance }) => `${rule} ${instance ?? rule}`);
      const planted = Object.entries(t.finding_instances ?? {}).flatMap(([rule, keys]) =>
        keys.map((k) => `${rule} ${k}`),
      );
      expect(found.sort()).toEqual(planted.sort());
    },
  );

  it.each(truths('reports').map((t) => [t.id, t] as const))('raises no false alarm on report %s', (_, t) => {
    const found = breaches(asReport(t)).map(({ rule, expected, actual }) => ({ rule, expected, actual }));
    const known = (t.failed_checks ?? []).map(({ group, sum, published }) => ({
      rule: RULE_OF_GROUP[group],
      expected: sum,
      actual: published,
    }));
    expect(found).toEqual(known);
  });

  it.each(truths('seeds').map((t) => [t.id, t] as const))('raises no false alarm on seed %s', (_, t) => {
    expect(breaches(asReport(t))).toEqual([]);
  });

  it('follows a real pair of years: what was carried out was carried in, the stock does not add up', () => {
    const of = (id: string) => asReport(truths('reports').find((t) => t.id === id)!);
    const found = breaches(of('fujian-pingtan-2023'), of('fujian-pingtan-2022'));
    expect(found.map(({ rule }) => rule)).not.toContain('Y-CARRY-TOTAL');
    expect(found).toContainEqual({ rule: 'Y-STOCK-NORM', instance: 'normative_docs', expected: 643, actual: 470 });
  });
});
