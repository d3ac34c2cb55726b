import type { Selectable } from 'kysely';
import type { Recipe } from '../report/recipe.ts';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { RecipeTable } from './schema.ts';

/** One row for each agency and host: the same again replaces what was known there. */
export async function saveRecipe(db: Db, recipe: Recipe): Promise<void> {
  const row = toRow(recipe);
  await db
    .insertInto('nianbao.recipe')
    .values(row)
    .onConflict((conflict) => conflict.columns(['agency_id', 'host']).doUpdateSet(row))
    .execute();
}

/** What is known of an agency's column, the one that worked last first; those of other hosts are history. */
export async function recipesOf(db: Db, agencyId: string): Promise<Recipe[]> {
  const rows = await db
    .selectFrom('nianbao.recipe')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('last_success_at', 'desc')
    .orderBy('host')
    .execute();
  return rows.map(fromRow);
}

function toRow(recipe: Recipe) {
  return {
    agency_id: recipe.agencyId,
    host: clean(recipe.host),
    family: recipe.family,
    column_url: clean(recipe.columnUrl),
    own_folder: cleanOrNull(recipe.ownFolder),
    list_kind: recipe.listKind,
    pager: cleanOrNull(recipe.pager),
    date_source: recipe.dateSource,
    needs_browser: cleanOrNull(recipe.needsBrowser),
    learned_at: recipe.learnedAt,
    last_success_at: recipe.lastSuccessAt,
    failures: recipe.failures,
    last_failure: cleanOrNull(recipe.lastFailure),
    full_at: recipe.fullAt,
    lean_looks: recipe.leanLooks,
    trusts_validators: recipe.trustsValidators,
    pages: json(recipe.pages),
    history: json(recipe.history),
  };
}

function fromRow(row: Selectable<RecipeTable>): Recipe {
  return {
    agencyId: row.agency_id,
    host: row.host,
    family: row.family,
    columnUrl: row.column_url,
    ownFolder: row.own_folder,
    listKind: row.list_kind,
    pager: row.pager,
    dateSource: row.date_source,
    needsBrowser: row.needs_browser,
    learnedAt: iso(row.learned_at),
    lastSuccessAt: iso(row.last_success_at),
    failures: row.failures,
    lastFailure: row.last_failure,
    fullAt: iso(row.full_at),
    leanLooks: row.lean_looks,
    trustsValidators: row.trusts_validators,
    pages: row.pages,
    history: row.history,
  };
}
