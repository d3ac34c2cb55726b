import { describe, expect, it } from 'vitest';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import { nextRecipe } from '../../src/crawler/recipe.ts';
import { shrunken } from '../../src/crawler/shrunken.ts';
import type { Memory, VisitedAgency } from '../../src/crawler/visit.ts';
import type { Look } from '../../src/report/look.ts';
import type { Recipe } from '../../src/report/recipe.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { base, driveSearch } from './drive-search.ts';

const agency = {
  ...agencyOf('county_dept'),
  ...{ name: '示例县科学技术局', portalUrl: `${base}/`, reportColumnUrl: `${base}/nb/` },
};
const row = (year: number, folder = '.') =>
  `<li><a href="${folder}/t${year + 1}0118_${year}.html">示例县科学技术局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const page = (body: string) =>
  `<html><title>政府信息公开年报_示例县</title><body>您的位置：首页 > 政府信息公开年报<ul>${body}</ul></body></html>`;
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => to - i);
const column = (all: readonly number[]) => page(all.map((year) => row(year)).join(''));

const visit = (memory: Partial<Memory> = {}): VisitedAgency => ({
  agency,
  ownsAddress: true,
  memory: { recipe: null, oldColumns: [], reports: [], awaitedYears: [], openYears: [], isLean: false, ...memory },
});

/** The recipe that a whole look at a portal leaves. */
function recipeOf(portal: Record<string, string>): Recipe {
  const { learned, whole, lost } = driveSearch(portal, visit());
  const at = '2025-02-02T02:00:00.000Z';
  return nextRecipe(null, { agencyId: agency.id, at, learned, whole, lost, lean: false, lied: false })!;
}

const full = { '/nb/': column(years(2014, 2023)) };
const recipe = recipeOf(full);

describe('a column that was read whole', () => {
  it('and suddenly lists far fewer items is not whole, and says why', () => {
    for (const left of [[], [2023], years(2020, 2023)]) {
      const result = driveSearch({ '/nb/': column(left) }, visit({ recipe }));
      expect(result).toMatchObject({ outcome: 'column_shrunken', whole: false });
      expect(result.gaps).toContain(`lists ${left.length} items, and 10 when it was last read whole`);
    }
  });

  it('keeps what it was held against until it is whole again', () => {
    const { learned, whole, lost } = driveSearch({ '/nb/': column([2023]) }, visit({ recipe }));
    const at = '2025-03-02T02:00:00.000Z';
    const next = nextRecipe(recipe, { agencyId: agency.id, at, learned, whole, lost, lean: false, lied: false });
    expect(next).toMatchObject({ pages: recipe.pages, fullAt: recipe.fullAt });
    expect(driveSearch({ '/nb/': column([2023]) }, visit({ recipe: next })).outcome).toBe('column_shrunken');
    expect(driveSearch(full, visit({ recipe: next })).outcome).toBe('column_read');
  });

  it('calls nobody missing while it is short', () => {
    const { outcome, whole, yearsListed } = driveSearch({ '/nb/': column([2023]) }, visit({ recipe }));
    const look: Look = {
      ...{
        id: 'l',
        runId: 'r',
        agencyId: agency.id,
        at: '2025-04-10T02:00:00.000Z',
        columnUrl: `${base}/nb/`,
        steps: [],
      },
      ...{ outcome, whole, yearsListed },
    };
    const said = judgeCoverage({
      ...{ agency, year: 2024, looks: [look], page: null, report: null, staleAfterDays: 30 },
      now: new Date('2025-04-10T04:00:00.000Z'),
    });
    expect([said.status, said.reasonCode]).toEqual(['unknown', 'unknown.column_shrunken']);
  });

  it('may lose a few, or half of what it had', () => {
    for (const left of [years(2015, 2023), years(2019, 2023)])
      expect(driveSearch({ '/nb/': column(left) }, visit({ recipe })).outcome).toBe('column_read');
  });

  it('of few items is judged by its reports alone', () => {
    const few = recipeOf({ '/nb/': column(years(2020, 2023)) });
    expect(driveSearch({ '/nb/': column([2023]) }, visit({ recipe: few })).outcome).toBe('column_read');
  });

  it('may move its items into folders of years', () => {
    const folders = years(2014, 2023);
    const moved: Record<string, string> = {
      '/nb/': page(folders.map((year) => `<li><a href="/nb/${year}/">${year}年</a></li>`).join('')),
      ...Object.fromEntries(folders.map((year) => [`/nb/${year}/`, page(row(year))])),
    };
    const result = driveSearch(moved, visit({ recipe }));
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: folders });
  });

  it('may be short where an operator gave it anew since', () => {
    const given = visit({ recipe, isShrunkenRight: true });
    expect(driveSearch({ '/nb/': column([2023]) }, given)).toMatchObject({ outcome: 'column_read', whole: true });
  });

  it('is another one at another address, and not held against where its reading stopped early', () => {
    const marks = [{ url: `${base}/nb/`, signature: '1-00' }];
    expect(shrunken({ url: `${base}/nb/index.html`, marks, stopped: false }, recipe)).toContain('lists 1 items');
    expect(shrunken({ url: `${base}/other/`, marks, stopped: false }, recipe)).toBeNull();
    expect(shrunken({ url: `${base}/nb/`, marks, stopped: true }, recipe)).toBeNull();
  });
});
