import type { ColumnSeen } from '../../report/look.ts';
import { LOOK_ALIKE_NAMES, type LookAlike } from '../../text/attribution.ts';
import { agencies as words } from '../../text/web-pages.ts';
import type { Translate } from '../translate.ts';
import { externalLink } from './format.ts';
import { html, type Markup, nothing } from './markup.ts';

/** What stood in the column and is no report of the agency, named for what it is. */
export function columnSeen(t: Translate, seen: ColumnSeen | null): Markup {
  const before = seen?.hiddenBefore;
  if (seen === null || (seen.alikesInAll === 0 && seen.others === 0 && before === undefined)) return html``;
  const alikes = seen.alikes.map(({ alike, title, url }) => {
    const name = LOOK_ALIKE_NAMES[alike as LookAlike];
    return html`<li><span class="text-secondary">${name ? t(name) : alike}</span> ${title} ${externalLink(t, url)}</li>`;
  });
  const isAny = before?.startsWith('9999') ?? false;
  const hidden = before === undefined ? '' : t(isAny ? words.seenSome : words.seenBefore, { day: before });
  return html`${hidden === '' ? nothing : html`<p>${hidden}</p>`}${seen.others > 0 ? html`<p>${t(words.seenOthers, { count: seen.others })}</p>` : nothing}${
    alikes.length > 0 ? html`<p>${t(words.seenAlikes, { count: seen.alikesInAll })}</p><ul>${alikes}</ul>` : nothing
  }`;
}
