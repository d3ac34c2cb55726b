import { CORRECTIONS } from '../../text/corrections.ts';
import { original as words } from '../../text/web-original.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

/** Figures and, beside or below them, the original in a frame of its own; links of the figures move the frame, with scripts or without. `correctAt`: where figures are corrected. */
export function beside(t: Translate, original: string, correctAt: string | null, tables: Markup): Markup {
  return html`<div class="nb-beside"><div class="nb-beside-tables">${tables}</div>
<aside class="nb-beside-original d-print-none" aria-labelledby="original">${originalHead(t, original)}
<p class="nb-place" data-place hidden><span></span>${correctAt === null ? nothing : html` <a data-correct href="${correctAt}">${t(CORRECTIONS.correctThis)}</a>`}</p>${originalFrame(t, original)}</aside></div>`;
}

function originalHead(t: Translate, original: string): Markup {
  return html`<div class="nb-original-line"><h3 class="nb-h3" id="original">${t(words.head)}</h3><a href="${original}" data-original>${t(words.open)}</a></div>
<p class="nb-small text-secondary">${t(words.hint)}</p>`;
}

/** The frame: nothing in it runs, not even our own scripts. */
export function originalFrame(t: Translate, original: string): Markup {
  return html`<iframe class="nb-original-frame" name="nb-original" src="${original}" title="${t(words.head)}" sandbox="allow-same-origin" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}
