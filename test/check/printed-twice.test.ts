import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/check/check-report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { type Printed, printHtml, printTables } from '../extract/printed-report.ts';

/** What the rule says of a page with the tables of `first` and, below them, those of `second` that are named. */
async function told(first: Printed, second: Printed, tables: readonly number[]) {
  const again = printTables('t2021', second).filter((_, i) => tables.includes(i));
  const bytes = new TextEncoder().encode(printHtml([...printTables('t2021', first), ...again]));
  const found = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: 'text/html' });
  if (!found.ok) throw new Error('not read');
  const results = checkReport({ report: found.value.report, previous: null });
  return results
    .filter(({ rule }) => rule === 'NUM-TWICE')
    .map(({ outcome, finding }) => finding?.message.zh ?? outcome);
}

describe('a table that is printed twice', () => {
  it('is told of where its figures differ, with both and how many cells', async () => {
    const [message, ...more] = await told({}, { req_new_total: '3', res_granted_total: '3' }, [1]);
    expect(more).toEqual([]);
    expect(message).toMatch(/^表三.*有2格印了两次而数不同，如“本年新收政府信息公开申请数量·总计”一处为0、一处为3/);
  });

  it('is told of table by table', async () => {
    expect(await told({}, { penalty_decisions: '8', review_total: '2' }, [0, 2])).toHaveLength(2);
  });

  it('is nothing to tell of where it says the same, or leaves a cell blank', async () => {
    expect(await told({ req_new_total: '3' }, { req_new_total: '3' }, [0, 1, 2])).toEqual(['pass']);
    expect(await told({ req_new_total: '3' }, { req_new_total: '' }, [1])).toEqual(['pass']);
  });
});
