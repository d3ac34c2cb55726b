import { registry as words } from '../../text/web-registry.ts';
import type { PageContext } from '../deps.ts';
import { translate } from '../translate.ts';
import { fileSize } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { settingsTrail } from './settings-trail.ts';
import { card } from './table.ts';

/** How large the registry is, the registry as a file, and the form that brings another. */
export function registryPage(
  page: PageContext,
  count: number,
  mostBytes: number,
  answer: 'applied' | 'expired' | 'noFile' | null,
): Markup {
  const t = translate(page.lang);
  const tone = answer === 'applied' ? 'alert-success' : 'alert-warning';
  return layout(page, {
    title: t(words.title),
    area: 'settings',
    trail: settingsTrail(t),
    lead: t(words.lead, { count }),
    actions: html`<a class="btn" href="/registry.csv">${t(words.download)}</a>`,
    body: html`${answer === null ? nothing : html`<p class="alert ${tone}" role="status">${t(words[answer])}</p>`}
${card(
  'upload',
  t(words.upload),
  html`<form class="nb-act" method="post" action="/registry/preview" enctype="multipart/form-data">
<div class="nb-act-fields"><label>${t(words.file)}<input class="form-control" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx,.xls,.et" required></label></div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.check)}</button></div>
<p class="form-hint">${t(words.hint, { max: fileSize(mostBytes) })}</p></form>`,
)}`,
  });
}
