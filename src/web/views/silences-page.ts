import type { Wants } from '../../report/wants.ts';
import type { Silence } from '../../store/silences.ts';
import { frame } from '../../text/web.ts';
import { silences as words } from '../../text/web-alerts.ts';
import type { PageContext } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { instant } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { card, dataTable } from './table.ts';

/** The rules by which alerts are told to nobody for a time. `refused`: the last one asked for could not be made. */
export function silencesPage(page: PageContext, silences: readonly Silence[], refused: boolean): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: t(words.title),
    area: 'alerts',
    trail: [{ href: '/alerts', text: t(frame.alerts) }],
    lead: t(words.lead),
    body: html`${refused ? html`<p class="alert alert-warning" role="alert">${t(words.refused)}</p>` : ''}
${card('silences', t(words.title), list(t, silences, page.now))}${card('new', t(words.add), form(t))}`,
  });
}

function list(t: Translate, silences: readonly Silence[], now: Date): Markup {
  return dataTable({
    caption: t(words.title),
    rows: silences,
    empty: t(words.none),
    rowClass: (row) => (Date.parse(row.endsAt) > now.getTime() ? '' : 'nb-undone'),
    columns: [
      {
        head: t(words.what),
        kind: 'head',
        cell: (row) => html`<span id="s-${row.id}">${wantsInWords(row.wants)}</span>`,
      },
      { head: t(words.until), cell: (row) => instant(row.endsAt) },
      { head: t(words.reason), kind: 'wide', cell: (row) => row.reason },
      { head: t(words.by), cell: (row) => row.by },
      { head: t(words.created), cell: (row) => instant(row.createdAt) },
      {
        head: t(words.end),
        cell: (row) =>
          Date.parse(row.endsAt) > now.getTime()
            ? html`<form method="post" action="/silences/${row.id}/end"><button class="btn btn-sm" type="submit">${t(words.end)}</button></form>`
            : t(words.ended),
      },
    ],
  });
}

/** What a silence is about, in the words of the settings. */
function wantsInWords(wants: Wants): string {
  return Object.entries(wants)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
    .join(' · ');
}

function form(t: Translate): Markup {
  const field = (name: string, word: string) =>
    html`<label>${word}<input class="form-control" name="${name}" maxlength="1000"></label>`;
  return html`<form class="nb-act" method="post" action="/silences"><div class="nb-act-fields">
${field('rules', t(words.rules))}${field('agencies', t(words.agencies))}${field('regions', t(words.regions))}${field('levels', t(words.levels))}
<label>${t(words.reason)}<input class="form-control" name="reason" maxlength="1000" required></label>
<label>${t(words.days)}<input class="form-control" name="days" type="number" min="1" max="366" value="7" required></label>
<label>${t(words.by)}<input class="form-control" name="by" maxlength="60" autocomplete="name"></label></div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.add)}</button></div></form>`;
}
