import { SEVERITIES } from '../../report/finding.ts';
import { severity } from '../../text/web.ts';
import { settings as words } from '../../text/web-settings.ts';
import type { ShownSettings } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup } from './markup.ts';
import { dataTable } from './table.ts';

interface LocalDay {
  region: string;
  year?: number;
  levels?: string[];
  day: string;
  citation: string;
}

/** The earlier days of local notices, and a form for one more. */
export function localDays(t: Translate, { values, held }: ShownSettings): Markup {
  const rows = (values.localDeadlines as LocalDay[]).map((one, index) => ({ ...one, index }));
  const isHeld = held.includes('localDeadlines');
  const list = dataTable({
    caption: t(words.local),
    rows,
    empty: t(words.localNone),
    columns: [
      { head: t(words.region), kind: 'head', cell: (row) => row.region },
      { head: t(words.year), cell: (row) => row.year ?? '—' },
      { head: t(words.levels), kind: 'wide', cell: (row) => row.levels?.join(' ') ?? '—' },
      { head: t(words.day), cell: (row) => row.day },
      { head: t(words.citation), kind: 'wide', cell: (row) => html`<bdi>${row.citation || '—'}</bdi>` },
      {
        head: t(words.remove),
        cell: (row) =>
          isHeld
            ? t(words.held)
            : removal(t, '/settings/local/remove', 'index', String(row.index), `${row.region} ${row.day}`),
      },
    ],
  });
  const field = (name: string, word: string, extra: Markup) =>
    html`<label>${word}<input class="form-control" name="${name}" ${extra}></label>`;
  const form = html`<form class="nb-act" method="post" action="/settings/local/add"><div class="nb-act-fields">
${field('region', t(words.region), html`inputmode="numeric" pattern="[0-9]{2,6}" required`)}${field('year', t(words.year), html`inputmode="numeric" pattern="[0-9]{4}"`)}
${field('levels', t(words.levels), html`maxlength="200"`)}${field('day', t(words.day), html`pattern="[0-9]{2}-[0-9]{2}" placeholder="01-20" required`)}
${field('citation', t(words.citation), html`maxlength="500"`)}</div>
<div class="nb-act-buttons"><button class="btn" type="submit">${t(words.add)}</button></div></form>`;
  return html`<p class="form-hint">${t(words.localHint)}</p>${list}${isHeld ? '' : form}`;
}

/** Who is told, and a form for one more. Secrets are not shown, and not sent back either. */
export function targets(t: Translate, { targets: rows }: ShownSettings): Markup {
  const list = dataTable({
    caption: t(words.targets),
    rows,
    empty: t(words.targetsNone),
    columns: [
      { head: t(words.name), kind: 'head', cell: (row) => html`<bdi>${row.name}</bdi>` },
      { head: t(words.channel), cell: (row) => row.channel },
      { head: t(words.address), kind: 'wide', cell: (row) => html`<bdi>${shownTarget(row.shown)}</bdi>` },
      {
        head: t(words.remove),
        cell: (row) =>
          row.own ? removal(t, '/settings/targets/remove', 'name', row.name, row.name) : t(words.fromFile),
      },
    ],
  });
  const field = (name: string, word: string, extra: Markup = html`maxlength="200"`) =>
    html`<label>${word}<input class="form-control" name="${name}" ${extra}></label>`;
  const levels = SEVERITIES.map((one) => html`<option value="${one}">${t(severity[one])}</option>`);
  return html`${list}<form class="nb-act" method="post" action="/settings/targets/add"><div class="nb-act-fields">
${field('name', t(words.name), html`maxlength="60" required`)}${field('url', t(words.url), html`type="url" maxlength="2000" required`)}
${field('secret', t(words.secret), html`type="password" minlength="8" maxlength="500" autocomplete="off"`)}
<label>${t(words.severity)}<select class="form-select" name="severity"><option value="">—</option>${levels}</select></label>
${field('rules', t(words.rules))}${field('regions', t(words.regions))}
<label>${t(words.digest)}<select class="form-select" name="digest"><option value="">${t(words.atOnce)}</option><option value="daily">${t(words.daily)}</option><option value="weekly">${t(words.weekly)}</option></select></label></div>
<p class="form-hint">${t(words.targetHint)}</p>
<div class="nb-act-buttons"><button class="btn" type="submit">${t(words.add)}</button></div></form>`;
}

function shownTarget({ name: _name, channel: _channel, ...rest }: Record<string, unknown>): string {
  return Object.entries(rest)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
}

function removal(t: Translate, action: string, name: string, value: string, what: string): Markup {
  return html`<form method="post" action="${action}"><input type="hidden" name="${name}" value="${value}"><button class="btn btn-sm" type="submit">${t(words.remove)}<span class="visually-hidden"> ${what}</span></button></form>`;
}
