import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/check/check-report.ts';
import type { DateClaim, Report } from '../../src/report/report.ts';
import { reportOf } from './report-of.ts';

const outcome = (rule: string, report: Report) =>
  checkReport({ report, previous: null }).find((result) => result.rule === rule)?.outcome;
const dated = (...published: DateClaim[]): Report => ({ ...reportOf('t2021', 2023, {}), published });

describe('days of publication that disagree', () => {
  it.each<[string, DateClaim[], string]>([
    [
      'one day everywhere',
      [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-01-18', source: 'text' },
      ],
      'pass',
    ],
    [
      'a page put in at night',
      [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-01-19', source: 'url' },
      ],
      'pass',
    ],
    [
      'tag and page',
      [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-02-02', source: 'text' },
      ],
      'fail',
    ],
    [
      'tag and list',
      [
        { date: '2024-02-18', source: 'meta' },
        { date: '2024-01-18', source: 'list' },
        { date: '2024-02-18', source: 'url' },
      ],
      'fail',
    ],
    [
      'an address before the page',
      [
        { date: '2024-03-02', source: 'text' },
        { date: '2024-01-10', source: 'url' },
      ],
      'fail',
    ],
    [
      'an address of a migration',
      [
        { date: '2017-01-12', source: 'text' },
        { date: '2017-07-21', source: 'url' },
      ],
      'suppressed',
    ],
    ['one place only', [{ date: '2024-01-18', source: 'meta' }], 'not_assessable'],
    [
      'the day of writing',
      [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-01-02', source: 'text', text: '成文日期:2024-01-02' },
      ],
      'not_assessable',
    ],
    [
      'the day of signing',
      [
        { date: '2024-01-18', source: 'meta' },
        { date: '2024-01-02', source: 'signature' },
      ],
      'not_assessable',
    ],
  ])('%s', (_, claims, expected) => {
    expect(outcome('D-DATE-CONFLICT', dated(...claims))).toBe(expected);
  });
});

describe('a hijacked page', () => {
  const page = reportOf('t2021', 2023, {});
  it('is told where no form is left in it as well', () => {
    const tampering = [{ word: '娱乐城', text: '某娱乐城', place: null }];
    expect(outcome('D-HIJACK', { ...page, template: null, values: {}, tampering })).toBe('fail');
  });
  it('is none where nothing was injected, and not judged where nobody looked', () => {
    expect(outcome('D-HIJACK', page)).toBe('pass');
    const { tampering: _, ...unlooked } = page;
    expect(outcome('D-HIJACK', unlooked)).toBe('not_assessable');
  });
});
