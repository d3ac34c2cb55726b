import { settings as words } from '../../text/web-settings.ts';
import type { PageContext, ShownChange } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { settingsTrail } from './settings-trail.ts';
import { card, dataTable } from './table.ts';

/** What a plan would change, and the plan itself, to be applied or mended. */
export function planPage(page: PageContext, yaml: string, changes: readonly ShownChange[]): Markup {
  const t = translate(page.lang);
  const list = dataTable({
    caption: t(words.planChanges),
    rows: changes,
    empty: t(words.planNone),
    columns: [
      { head: '±', cell: (row) => row.sign },
      { head: t(words.section), kind: 'head', cell: (row) => row.section },
      {
        head: t(words.change),
        kind: 'wide',
        cell: (row) => html`<bdi>${row.text}</bdi>${row.sign === '!' ? html` (${t(words.held)})` : ''}`,
      },
    ],
  });
  return layout(page, {
    title: t(words.plan),
    area: 'settings',
    trail: settingsTrail(t),
    body: html`${card('changes', t(words.planChanges), list)}${card('plan', t(words.plan), planForm(t, yaml))}`,
  });
}

/** The plan as text, with what may be done with it. */
export function planForm(t: Translate, yaml: string): Markup {
  return html`<form class="nb-act" method="post" action="/settings/plan">
<label>${t(words.plan)}<textarea class="form-control nb-mono" name="plan" rows="10" maxlength="60000" spellcheck="false" required>${yaml}</textarea></label>
<p class="form-hint">${t(words.planHint)}</p>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.planShow)}</button>
${yaml === '' ? '' : html`<button class="btn" type="submit" formaction="/settings/apply">${t(words.planApply)}</button>`}</div></form>`;
}
