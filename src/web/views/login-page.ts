import { login } from '../../text/web.ts';
import type { PageContext } from '../deps.ts';
import { translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';

export type LoginTrouble = 'wrong' | 'throttled' | null;

export function loginPage(page: PageContext, next: string, trouble: LoginTrouble): Markup {
  const t = translate(page.lang);
  return layout(
    { ...page, loggedIn: false },
    {
      title: t(login.title),
      area: 'login',
      body: html`<div class="card nb-narrow"><form class="card-body" method="post" action="/login">
      ${trouble ? html`<p class="alert alert-danger" role="alert">${t(login[trouble])}</p>` : nothing}
      <input type="hidden" name="next" value="${next}">
      <label class="form-label" for="password">${t(login.password)}</label>
      <input class="form-control" id="password" name="password" type="password" autocomplete="current-password" required autofocus aria-describedby="hint">
      <p class="form-hint" id="hint">${t(login.hint)}</p>
      <button class="btn btn-primary w-100" type="submit">${t(login.submit)}</button>
    </form></div>`,
    },
  );
}
