import { audit, tokens } from '../../text/administration.ts';
import { silences } from '../../text/web-alerts.ts';
import { registry } from '../../text/web-registry.ts';
import { settings as words } from '../../text/web-settings.ts';
import type { PageContext } from '../deps.ts';
import { translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { card } from './table.ts';

/** Where everything is set. */
export function settingsPage(page: PageContext): Markup {
  const t = translate(page.lang);
  const links: [href: string, word: string][] = [
    ['/registry', t(registry.title)],
    ['/silences', t(silences.title)],
    ['/tokens', t(tokens.title)],
    ['/audit', t(audit.title)],
  ];
  const items = links.map(([href, word]) => html`<li><a href="${href}">${word}</a></li>`);
  return layout(page, {
    title: t(words.title),
    area: 'settings',
    lead: t(words.lead),
    body: card('pages', t(words.pages), html`<ul>${items}</ul>`),
  });
}
