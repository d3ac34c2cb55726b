import { deadlineFor } from '../coverage/deadline.ts';
import { mayBeLean, oldColumns } from '../crawler/recipe.ts';
import type { Memory } from '../crawler/visit.ts';
import type { Agency } from '../report/agency.ts';
import { shanghaiDay } from '../report/year.ts';
import { listCoverage } from '../store/coverage.ts';
import type { Db } from '../store/database.ts';
import { type Page, pagesOf } from '../store/pages.ts';
import { recipesOf } from '../store/recipes.ts';
import type { Run } from '../store/runs.ts';
import { givenColumn } from '../store/testimony.ts';
import { judgingTime } from './context.ts';

/** What former visits know of an agency, and what the coming one may lead to say. */
export async function remember(db: Db, agency: Agency, run: Run, clock: () => Date): Promise<Memory> {
  const recipes = await recipesOf(db, agency.id);
  // What an operator called wrong leads nowhere, and a file that was handed in lies on no portal.
  const pages = (await pagesOf(db, agency.id)).filter(({ mark }) => mark !== 'wrong' && mark !== 'withdrawn');
  const found = pages.filter((page) => page.imported === null);
  const given = await givenColumn(db, agency.id);
  const recipe = recipes[0] ?? null;
  const today = shanghaiDay(judgingTime(run, clock));
  const owed = run.years.filter((y) => (agency.firstYear ?? y) <= y && y <= (agency.lastYear ?? y));
  const known = new Set(pages.filter(stands).map((page) => page.year));
  const unknown = owed.filter((year) => `${year}-12-31` < today && !known.has(year));
  const openYears = unknown.filter((year) => deadlineFor(agency.level, year).date < today);
  const missing = await listCoverage(db, { agencyIds: [agency.id], status: ['missing'] });
  const openSince =
    openYears
      .map((year) => deadlineFor(agency.level, year).date)
      .sort()
      .at(-1) ?? null;
  const columns = found.flatMap((page) => page.columnUrl ?? []);
  return {
    recipe,
    givenColumn: given?.url ?? null,
    isShrunkenRight: given !== null && recipe !== null && given.from > recipe.fullAt,
    oldColumns: [...new Set([...oldColumns(recipes), ...columns])],
    reports: found.map((page) => page.url),
    // A report of another year that is called missing may come yet: its column is read to the end too.
    awaitedYears: [...new Set([...unknown, ...missing.map((row) => row.year)])],
    openYears,
    isLean: mayBeLean(recipe, { now: clock(), openSince }),
  };
}

/** A page that is the report of its year as far as we know: not another's, not hijacked, not in doubt. */
function stands({ movedTo, flaw, attribution, mark }: Page): boolean {
  return movedTo === null && flaw === null && (mark === 'right' || attribution?.verdict !== 'unclear');
}
