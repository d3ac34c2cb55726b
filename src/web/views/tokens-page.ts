import { SCOPES } from '../../report/scope.ts';
import type { Token } from '../../store/tokens.ts';
import { scopeMeaning, scopeWord, tokens as words } from '../../text/administration.ts';
import type { PageContext } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { instant, shanghaiMinute } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { settingsTrail } from './settings-trail.ts';
import { card, dataTable } from './table.ts';

/** The tokens, and a form for a new one. `secret`: that of the one just made, shown this once. */
export function tokensPage(
  page: PageContext,
  tokens: readonly Token[],
  answer: { secret?: string; incomplete?: boolean },
): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: t(words.title),
    area: 'settings',
    trail: settingsTrail(t),
    lead: t(words.lead),
    body: html`${answer.incomplete ? html`<p class="alert alert-warning" role="alert">${t(words.incomplete)}</p>` : nothing}
${answer.secret === undefined ? nothing : once(t, answer.secret)}
${card('tokens', t(words.title), list(t, tokens))}${card('new', t(words.create), form(t))}`,
  });
}

function once(t: Translate, secret: string): Markup {
  return html`<div class="alert alert-success" role="status"><p>${t(words.once)}</p><p class="nb-mono nb-url" data-secret>${secret}</p></div>`;
}

function list(t: Translate, tokens: readonly Token[]): Markup {
  return dataTable({
    caption: t(words.title),
    rows: tokens,
    empty: t(words.none),
    rowClass: (row) => (row.revokedAt === null ? '' : 'nb-undone'),
    columns: [
      { head: t(words.name), kind: 'head', cell: (row) => html`<bdi>${row.name}</bdi>` },
      { head: t(words.scope), cell: (row) => t(scopeWord[row.scope]) },
      { head: t(words.created), cell: (row) => instant(row.createdAt) },
      { head: t(words.createdBy), cell: (row) => html`<bdi>${row.createdBy}</bdi>` },
      { head: t(words.used), cell: (row) => (row.lastUsedAt === null ? t(words.never) : instant(row.lastUsedAt)) },
      {
        head: t(words.revoke),
        cell: (row) =>
          row.revokedAt === null
            ? html`<form method="post" action="/tokens/${row.id}/revoke"><button class="btn btn-sm" type="submit">${t(words.revoke)}<span class="visually-hidden"> ${row.name}</span></button></form>`
            : t(words.revoked, { at: shanghaiMinute(row.revokedAt) }),
      },
    ],
  });
}

function form(t: Translate): Markup {
  const choices = SCOPES.map(
    (one) => html`<option value="${one}">${t(scopeWord[one])} — ${t(scopeMeaning[one])}</option>`,
  );
  return html`<form class="nb-act" method="post" action="/tokens"><div class="nb-act-fields">
<label>${t(words.name)}<input class="form-control" name="name" maxlength="60" required aria-describedby="name-hint"></label>
<label>${t(words.scope)}<select class="form-select" name="scope">${choices}</select></label></div>
<p class="form-hint" id="name-hint">${t(words.nameHint)}</p>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.create)}</button></div></form>`;
}
