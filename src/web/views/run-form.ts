import { runs as words } from '../../text/web-pages.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

/** The form that starts a run. `trouble` says what was wrong with the last attempt. */
export function startRunForm(t: Translate, trouble: string | null = null): Markup {
  return html`<form class="nb-form-line" method="post" action="/runs">
${trouble ? html`<p class="alert alert-danger" role="alert">${trouble}</p>` : nothing}
<label>${t(words.startYear)}<input class="form-control" name="year" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" size="6"></label>
<label>${t(words.startAgency)}<input class="form-control" name="agency" maxlength="200" size="16"></label>
<button class="btn btn-primary" type="submit">${t(words.start)}</button>
<p class="form-hint">${t(words.startHint)}</p></form>`;
}
