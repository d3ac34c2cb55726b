import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/report/recipe.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Db } from '../../src/store/database.ts';
import { recipesOf, saveRecipe } from '../../src/store/recipes.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';

export function recipe(agencyId: string, change: Partial<Recipe> = {}): Recipe {
  return {
    agencyId,
    host: 'portal.example',
    family: 'trs',
    columnUrl: 'https://portal.example/nb/',
    ownFolder: 'https://portal.example/nb/',
    listKind: 'rows',
    pager: 'https://portal.example/nb/index_1.html',
    dateSource: 'row',
    needsBrowser: null,
    learnedAt: NOW,
    lastSuccessAt: NOW,
    failures: 0,
    lastFailure: null,
    fullAt: NOW,
    leanLooks: 3,
    trustsValidators: true,
    pages: [{ url: 'https://portal.example/nb/', signature: '12-abc' }],
    history: [{ url: 'https://portal.example/old/', lastSuccessAt: NOW, until: NOW }],
    ...change,
  };
}

/** What every store keeps of recipes. */
export function recipeContract(db: () => Db): void {
  describe('recipes', () => {
    it('come back as they were given, and the same agency and host is one', async () => {
      await replaceAgencies(db(), [sample.agency('cook')]);
      await saveRecipe(db(), recipe('cook', { failures: 2, lastFailure: 'fetch.not-found' }));
      const changed = recipe('cook', { columnUrl: 'https://portal.example/new/', trustsValidators: false });
      await saveRecipe(db(), changed);
      expect(await recipesOf(db(), 'cook')).toEqual([changed]);
    });

    it('of several hosts come with the one that worked last first', async () => {
      await replaceAgencies(db(), [sample.agency('moved')]);
      await saveRecipe(db(), recipe('moved', { host: 'new.example', lastSuccessAt: '2026-02-03T00:00:00.000Z' }));
      await saveRecipe(db(), recipe('moved', { host: 'a.example', lastSuccessAt: '2025-02-03T00:00:00.000Z' }));
      expect((await recipesOf(db(), 'moved')).map((one) => one.host)).toEqual(['new.example', 'a.example']);
      expect(await recipesOf(db(), 'nobody')).toEqual([]);
    });
  });
}
