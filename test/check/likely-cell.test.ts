import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { likelyCell, likelyWords } from '../../src/check/likely-cell.ts';
import { type CellOf, reportOf } from './report-of.ts';

const SOUND = {
  req_new_natural_person: 9,
  req_new_total: 9,
  res_granted_natural_person: 4,
  res_granted_total: 4,
  res_partial_natural_person: 5,
  res_partial_total: 5,
  res_total_natural_person: 9,
  res_total_total: 9,
};
const findings = (wrong: Record<string, CellOf>) =>
  findingsOf(checkReport({ report: reportOf('t2021', 2023, { ...SOUND, ...wrong }), previous: null }));

describe('the likely wrong cell', () => {
  it('is where a row and a column cross that break by the same difference', () => {
    const found = findings({ res_granted_natural_person: 40 });
    expect(likelyCell(found)).toBe('res_granted_natural_person');
    const said = found.map((one) => likelyWords('t2021', found, one)?.zh ?? '').filter((words) => words !== '');
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/予以公开·自然人/);
  });

  it('is a total that breaks its row and the balance', () => {
    expect(likelyCell(findings({ req_new_total: 12 }))).toBe('req_new_total');
  });

  it('is none where one sum breaks, differences are unlike, or more breaks', () => {
    expect(likelyCell(findings({}))).toBe(null);
    expect(likelyCell(findings({ res_granted_business: 1, res_granted_natural_person: 40 }))).toBe(null);
    expect(likelyCell(findings({ res_granted_natural_person: 40, res_partial_natural_person: 8 }))).toBe(null);
  });
});
