import type { Level } from '../../src/report/agency.ts';
import type { FineState } from '../../src/report/fine-state.ts';

/**
 * What we know, and the day on which it is judged. `pub 2025-01-20`: the report gives that day; `seen D`: first seen then, without a day;
 * `whole D`: the column was read whole and did not list it; `fail D`: the portal could not be reached; `gone D`: whole without it, page gone.
 */
export type Example = [level: Level, year: number, evidence: string, today: string, state: FineState, citation: string];

const OLD = '492号）第三十一条';
const DEPARTMENTS = '711号）第四十九条第一款';
const GOVERNMENTS = '711号）第四十九条第二款';
const ALIKE_GOVERNMENT = '比照各级政府';
const ALIKE_DEPARTMENT = '比照政府部门';

/** Dated examples from the law; times without a day of their own are noon in Shanghai. */
export const EXAMPLES: readonly Example[] = [
  // To 2018: 31 March for everybody (regulation of 2008, Art. 31).
  ['county_dept', 2014, '', '2014-12-31', 'not_due', OLD],
  ['county_dept', 2014, '', '2015-01-01', 'due', OLD],
  ['county_dept', 2014, 'pub 2015-03-31', '2015-04-02', 'published', OLD],
  ['county_dept', 2014, 'pub 2015-04-01', '2015-04-02', 'late', OLD],
  ['province', 2015, 'pub 2016-03-31', '2016-04-02', 'published', OLD],
  ['county_dept', 2015, 'whole 2016-04-01', '2016-04-01', 'missing', OLD],
  ['county_dept', 2018, 'pub 2019-02-11', '2019-04-01', 'published', OLD],
  ['county_dept', 2018, 'whole 2019-02-01', '2019-02-02', 'due', OLD],
  ['central_dept', 2018, '', '2019-03-17', 'due_soon', OLD],
  ['central_dept', 2018, '', '2019-03-16', 'due', OLD],
  ['township', 2018, 'whole 2019-04-01', '2019-04-01', 'missing', OLD],
  ['vertical', 2018, 'pub 2019-04-15', '2019-05-20', 'late', OLD],
  ['county', 2018, 'whole 2019-04-01', '2019-05-20', 'unknown', OLD],
  // From 2019: 31 January for departments (Art. 49(1)), 31 March for governments (Art. 49(2)).
  ['county_dept', 2019, '', '2019-12-31T15:59:59Z', 'not_due', DEPARTMENTS],
  ['county_dept', 2019, '', '2019-12-31T16:00:00Z', 'due', DEPARTMENTS],
  ['county_dept', 2019, '', '2020-01-16', 'due', DEPARTMENTS],
  ['county_dept', 2019, '', '2020-01-17', 'due_soon', DEPARTMENTS],
  ['county_dept', 2019, 'pub 2020-01-31', '2020-02-01', 'published', DEPARTMENTS],
  ['county_dept', 2019, 'pub 2020-02-01', '2020-02-02', 'late', DEPARTMENTS],
  ['county_dept', 2019, 'whole 2020-01-31', '2020-02-01', 'unknown', DEPARTMENTS],
  ['county_dept', 2019, 'whole 2020-02-01', '2020-02-01', 'missing', DEPARTMENTS],
  ['county_dept', 2019, 'whole 2020-01-31T15:59:59Z', '2020-02-01', 'unknown', DEPARTMENTS],
  ['county_dept', 2019, 'whole 2020-01-31T16:00:00Z', '2020-02-01', 'missing', DEPARTMENTS],
  ['county_dept', 2019, '', '2020-01-31T15:59:59Z', 'due_soon', DEPARTMENTS],
  ['county_dept', 2019, '', '2020-01-31T16:00:00Z', 'unknown', DEPARTMENTS],
  // A leap year moves neither the day nor the count of days.
  ['county_dept', 2023, 'pub 2024-02-29', '2024-03-01', 'late', DEPARTMENTS],
  ['county_dept', 2023, 'whole 2024-02-29', '2024-02-29', 'missing', DEPARTMENTS],
  ['county_dept', 2023, 'whole 2024-02-15', '2024-02-29', 'missing', DEPARTMENTS],
  ['county_dept', 2023, 'whole 2024-02-15', '2024-03-01', 'unknown', DEPARTMENTS],
  ['county', 2023, 'pub 2024-02-29', '2024-04-01', 'published', GOVERNMENTS],
  ['county', 2019, 'pub 2020-02-29', '2020-04-01', 'published', GOVERNMENTS],
  // Week-ends and the Spring Festival move nothing: 31 January 2026 is a Saturday, 2027 a Sunday; 2025 lay in the festival.
  ['prefecture_dept', 2025, 'pub 2026-02-02', '2026-02-03', 'late', DEPARTMENTS],
  ['prefecture_dept', 2025, 'whole 2026-02-01', '2026-02-01', 'missing', DEPARTMENTS],
  ['prefecture_dept', 2026, 'pub 2027-01-31', '2027-02-01', 'published', DEPARTMENTS],
  ['prefecture_dept', 2026, 'pub 2027-02-01', '2027-02-02', 'late', DEPARTMENTS],
  ['prefecture_dept', 2024, 'pub 2025-02-05', '2025-02-06', 'late', DEPARTMENTS],
  // Every kind of department.
  ['central', 2024, 'whole 2025-02-01', '2025-02-01', 'missing', DEPARTMENTS],
  ['central_dept', 2024, 'pub 2025-01-31', '2025-02-01', 'published', DEPARTMENTS],
  ['province_dept', 2024, 'whole 2025-02-05', '2025-02-05', 'missing', DEPARTMENTS],
  ['prefecture_dept', 2024, 'pub 2025-01-02', '2025-01-05', 'published', DEPARTMENTS],
  ['county_dept', 2024, 'pub 2024-12-30', '2024-12-31', 'published', DEPARTMENTS],
  ['vertical', 2024, 'pub 2025-03-31', '2025-04-01', 'late', DEPARTMENTS],
  ['vertical', 2024, '', '2025-01-20', 'due_soon', DEPARTMENTS],
  // Governments.
  ['province', 2019, 'pub 2020-03-31', '2020-04-01', 'published', GOVERNMENTS],
  ['prefecture', 2024, 'whole 2025-02-01', '2025-02-01', 'due', GOVERNMENTS],
  ['prefecture', 2024, 'pub 2025-04-01', '2025-04-01', 'late', GOVERNMENTS],
  ['county', 2024, 'whole 2025-03-31', '2025-03-31', 'due_soon', GOVERNMENTS],
  ['county', 2024, 'whole 2025-04-01', '2025-04-01', 'missing', GOVERNMENTS],
  ['county', 2024, '', '2025-03-17', 'due_soon', GOVERNMENTS],
  ['county', 2024, '', '2025-03-16', 'due', GOVERNMENTS],
  ['county', 2024, 'seen 2025-03-31', '2025-06-01', 'published', GOVERNMENTS],
  // Bodies for which no national text sets a day: customary, told as a warning.
  ['township', 2024, 'whole 2025-02-01', '2025-02-01', 'due', ALIKE_GOVERNMENT],
  ['township', 2024, 'whole 2025-04-01', '2025-04-01', 'missing', ALIKE_GOVERNMENT],
  ['park', 2024, 'pub 2025-03-31', '2025-04-01', 'published', ALIKE_GOVERNMENT],
  ['park_dept', 2024, 'pub 2025-02-01', '2025-02-01', 'late', ALIKE_DEPARTMENT],
  ['township_dept', 2024, 'whole 2025-02-01', '2025-02-01', 'missing', ALIKE_DEPARTMENT],
  // What could not be looked at accuses nobody.
  ['county_dept', 2024, 'fail 2025-02-01', '2025-02-01', 'unknown', DEPARTMENTS],
  ['county_dept', 2024, 'whole 2025-01-30; fail 2025-02-01', '2025-02-01', 'unknown', DEPARTMENTS],
  ['county_dept', 2024, 'whole 2025-02-01; fail 2025-02-03', '2025-02-05', 'missing', DEPARTMENTS],
  ['county_dept', 2024, 'whole 2025-02-01; fail 2025-02-03', '2025-02-16', 'unknown', DEPARTMENTS],
  ['county_dept', 2024, '', '2025-06-01', 'unknown', DEPARTMENTS],
  // Without a day of its own, only our looks tell.
  ['county_dept', 2024, 'seen 2025-01-31', '2025-06-01', 'published', DEPARTMENTS],
  ['county_dept', 2024, 'seen 2025-02-01', '2025-06-01', 'published', DEPARTMENTS],
  ['county_dept', 2024, 'whole 2025-02-01; seen 2025-02-03', '2025-06-01', 'late', DEPARTMENTS],
  ['county_dept', 2024, 'whole 2025-01-31; seen 2025-02-03', '2025-06-01', 'published', DEPARTMENTS],
  // Taken down.
  ['county_dept', 2024, 'seen 2025-01-20; gone 2025-03-01', '2025-03-01', 'removed', DEPARTMENTS],
  ['county_dept', 2024, 'seen 2025-01-20; fail 2025-03-01', '2025-03-01', 'published', DEPARTMENTS],
];
