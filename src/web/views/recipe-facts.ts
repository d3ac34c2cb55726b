import type { Selectable } from 'kysely';
import type { RecipeTable } from '../../store/schema.ts';
import { recipe as words } from '../../text/web-pages.ts';
import type { Translate } from '../translate.ts';
import { externalLink, instant } from './format.ts';
import { html, type Markup } from './markup.ts';
import { facts } from './table.ts';

/** What was learned of an agency's column, the host that worked last first. */
export function recipeFacts(t: Translate, recipes: readonly Selectable<RecipeTable>[]): Markup {
  if (recipes.length === 0) return html`<p class="nb-empty">${t(words.none)}</p>`;
  return html`${recipes.map((recipe) => recipeOf(t, recipe))}`;
}

function recipeOf(t: Translate, recipe: Selectable<RecipeTable>): Markup {
  const failures = t(words.failures, { count: recipe.failures, why: recipe.last_failure ?? '' });
  const old = recipe.history.map((column) => html`<li>${externalLink(t, column.url)} ${instant(column.until)}</li>`);
  return facts([
    [t(words.column), externalLink(t, recipe.column_url)],
    [t(words.family), recipe.family],
    [t(words.list), t(words.listKinds[recipe.list_kind] ?? words.listKinds.rows)],
    [t(words.pager), recipe.pager ? externalLink(t, recipe.pager) : null],
    [t(words.dates), t(words.dateSources[recipe.date_source] ?? words.dateSources.none)],
    [t(words.needsBrowser), recipe.needs_browser],
    [t(words.learnedAt), instant(recipe.learned_at)],
    [t(words.lastSuccess), instant(recipe.last_success_at)],
    [t(words.failed), recipe.failures > 0 ? failures : null],
    [t(words.validators), recipe.trusts_validators ? null : t(words.liar)],
    [t(words.history), old.length > 0 ? html`<ul class="mb-0">${old}</ul>` : null],
  ]);
}
