import { frame } from '../../text/web.ts';
import { explore } from '../../text/web-explore.ts';
import { settings } from '../../text/web-settings.ts';
import { assetUrl } from '../assets.ts';
import type { PageContext } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { shanghaiMinute } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';
import { withQuery } from './pagination.ts';

/** `login`: before it nothing else can be opened, so nothing else is offered. */
export type Area = 'login' | 'queues' | 'overview' | 'agencies' | 'alerts' | 'explore' | 'runs' | 'settings' | 'none';

export interface Layout {
  title: string;
  area: Area;
  /** Links above the title, outermost first. */
  trail?: { href: string; text: string }[];
  /** Beside the title: status chips, buttons. */
  actions?: Markup;
  /** Under the title: one line of context. */
  lead?: Markup | string;
  body: Markup;
  /** Own scripts that make the page handier; it works without them. */
  scripts?: readonly string[];
}

/** A whole page: landmarks, navigation, switches of language and theme. */
export function layout(page: PageContext, content: Layout): Markup {
  const t = translate(page.lang);
  const theme = page.theme === 'dark' ? 'dark' : 'light';
  return html`<!doctype html>
<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}" data-bs-theme="${theme}" data-theme="${page.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title} · ${t(frame.brand)}</title>
<link rel="icon" type="image/svg+xml" href="${assetUrl('icon.svg')}">
<link rel="stylesheet" href="${assetUrl('tabler.css')}">
<link rel="stylesheet" href="${assetUrl('nianbao.css')}">
<script src="${assetUrl('theme.js')}"></script>
${(content.scripts ?? []).map((name) => html`<script src="${assetUrl(name)}" defer></script>`)}
</head>
<body>
<a class="nb-skip" href="#content">${t(frame.skip)}</a>
${header(page, t, content.area)}
<main id="content" class="container-xl nb-main" tabindex="-1">
${trail(t, content.trail ?? [])}
<div class="nb-title"><h1>${content.title}</h1><div class="nb-actions">${content.actions ?? nothing}</div></div>
${content.lead ? html`<p class="nb-lead">${content.lead}</p>` : nothing}
${content.body}
</main>
<footer class="nb-footer"><div class="container-xl">
<span>${t(frame.footer, { version: page.version, now: shanghaiMinute(page.now) })}</span>
<span class="d-print-none"><a href="/api/v1/openapi.json">${t(frame.api)}</a> · <a href="/metrics">${t(frame.metrics)}</a></span>
</div></footer>
</body>
</html>`;
}

function header(page: PageContext, t: Translate, area: Area): Markup {
  return html`<header class="nb-header d-print-none"><div class="container-xl">
<a class="nb-brand" href="/"><img src="${assetUrl('icon.svg')}" alt="" width="26" height="26"><span>${t(frame.brand)}</span></a>
${area === 'login' ? nothing : mainNav(t, area)}
<div class="nb-switches">
${themeSwitch(page, t)}
<a href="${withQuery(page.url, { lang: page.lang === 'zh' ? 'en' : 'zh' })}" lang="${page.lang === 'zh' ? 'en' : 'zh-CN'}" title="${t(frame.languageLabel)}">${t(frame.language)}</a>
${page.loggedIn ? html`<form method="post" action="/logout"><button class="nb-linklike" type="submit">${t(frame.logout)}</button></form>` : nothing}
</div>
</div></header>`;
}

function mainNav(t: Translate, area: Area): Markup {
  const item = (name: Area, href: string, word: string) =>
    html`<li><a href="${href}" ${name === area ? html`aria-current="page"` : nothing}>${word}</a></li>`;
  return html`<nav class="nb-nav" aria-label="${t(frame.mainNav)}"><ul>
${item('overview', '/', t(frame.overview))}
${item('agencies', '/agencies', t(frame.agencies))}
${item('alerts', '/alerts', t(frame.alerts))}
${item('explore', '/explore', t(explore.title))}
${item('runs', '/runs', t(frame.runs))}
${item('queues', '/queues', t(frame.queues))}
${item('settings', '/settings', t(settings.title))}
</ul></nav>`;
}

function themeSwitch(page: PageContext, t: Translate): Markup {
  const next = { auto: 'dark', dark: 'light', light: 'auto' } as const;
  const words = { auto: frame.themeAuto, light: frame.themeLight, dark: frame.themeDark };
  const shapes = { auto: '◐', light: '☀', dark: '☾' };
  const label = `${t(frame.theme)}: ${t(words[page.theme])}`;
  return html`<a href="${withQuery(page.url, { theme: next[page.theme] })}" title="${label} → ${t(words[next[page.theme]])}" aria-label="${label} → ${t(words[next[page.theme]])}"><span aria-hidden="true">${shapes[page.theme]}</span></a>`;
}

function trail(t: Translate, links: { href: string; text: string }[]): Markup {
  if (links.length === 0) return nothing;
  return html`<nav aria-label="${t(frame.breadcrumb)}" class="nb-trail d-print-none"><ol>${links.map(
    (one) => html`<li><a href="${one.href}">${one.text}</a></li>`,
  )}</ol></nav>`;
}
