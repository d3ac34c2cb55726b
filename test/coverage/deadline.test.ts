import { describe, expect, it } from 'vitest';
import { deadlineFor } from '../../src/coverage/deadline.ts';
import { LEVELS, type Level } from '../../src/report/agency.ts';

describe('the deadline', () => {
  it.each<[Level, number, string, boolean, string]>([
    ['county', 2018, '2019-03-31', true, '492'],
    ['county_dept', 2018, '2019-03-31', true, '492'],
    ['township', 2017, '2018-03-31', true, '492'],
    ['county_dept', 2019, '2020-01-31', true, '711'],
    ['prefecture_dept', 2024, '2025-01-31', true, '711'],
    ['central', 2024, '2025-01-31', true, '711'],
    ['central_dept', 2024, '2025-01-31', true, '711'],
    ['vertical', 2024, '2025-01-31', true, '711'],
    ['province', 2019, '2020-03-31', true, '711'],
    ['prefecture', 2024, '2025-03-31', true, '711'],
    ['county', 2024, '2025-03-31', true, '711'],
    ['township', 2024, '2025-03-31', false, '比照各级政府'],
    ['park', 2024, '2025-03-31', false, '比照各级政府'],
    ['park_dept', 2024, '2025-01-31', false, '比照政府部门'],
  ])('of %s for %i is %s', (level, year, date, statutory, source) => {
    const deadline = deadlineFor(level, year);
    expect(deadline).toMatchObject({ date, statutory });
    expect(deadline.citation).toContain(source);
  });

  it('exists for every kind of body and every year', () => {
    for (const level of LEVELS) {
      for (let year = 2008; year <= 2040; year++)
        expect(deadlineFor(level, year).date.slice(0, 4)).toBe(String(year + 1));
    }
  });
});
