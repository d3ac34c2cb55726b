import { SEVERITIES } from '../../report/finding.ts';
import { audit, tokens } from '../../text/administration.ts';
import { severity } from '../../text/web.ts';
import { silences } from '../../text/web-alerts.ts';
import { registry } from '../../text/web-registry.ts';
import { settingWord, settings as words } from '../../text/web-settings.ts';
import type { PageContext, ShownSettings } from '../deps.ts';
import { type Translate, translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';
import { planForm } from './plan-page.ts';
import { localDays, targets } from './settings-lists.ts';
import { card } from './table.ts';

/** Everything that may be set while Nianbao runs, and where the rest of the administration lies. */
export function settingsPage(
  page: PageContext,
  shown: ShownSettings,
  answer: { done?: boolean; trouble?: string },
): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: t(words.title),
    area: 'settings',
    lead: t(words.lead),
    body: html`${answer.done ? html`<p class="alert alert-success" role="status">${t(words.done)}</p>` : nothing}
${answer.trouble === undefined ? nothing : html`<p class="alert alert-danger" role="alert"><bdi>${answer.trouble}</bdi></p>`}
${card('pages', t(words.pages), links(t))}${card('judging', t(words.judging), values(t, shown))}
${card('local', t(words.local), localDays(t, shown))}${card('targets', t(words.targets), targets(t, shown))}
${card('plan', t(words.plan), planForm(t, ''))}`,
  });
}

function links(t: Translate): Markup {
  const all: [href: string, word: string][] = [
    ['/registry', t(registry.title)],
    ['/silences', t(silences.title)],
    ['/tokens', t(tokens.title)],
    ['/audit', t(audit.title)],
  ];
  return html`<div class="nb-act-buttons">${all.map(([href, word]) => html`<a class="btn" href="${href}">${word}</a> `)}</div>`;
}

const NUMBERS: [name: string, least: number, most: number][] = [
  ['graceDays', 0, 60],
  ['missingLooks', 1, 10],
  ['staleAfterDays', 1, 3650],
];

function values(t: Translate, { values: now, held }: ShownSettings): Markup {
  const isHeld = (name: string) => (held.includes(name) ? html`disabled` : nothing);
  const label = (name: string, field: Markup) =>
    html`<label>${t(settingWord[name]!)}${field}${held.includes(name) ? html`<span class="form-hint">${t(words.held)}</span>` : nothing}</label>`;
  const numbers = NUMBERS.map(([name, least, most]) =>
    label(
      name,
      html`<input class="form-control" name="${name}" type="number" min="${least}" max="${most}" value="${String(now[name])}" required ${isHeld(name)}>`,
    ),
  );
  const crons = ['schedule', 'seasonSchedule'].map((name) =>
    label(
      name,
      html`<input class="form-control nb-mono" name="${name}" maxlength="100" value="${String(now[name])}" ${isHeld(name)}>`,
    ),
  );
  const levels = SEVERITIES.map(
    (one) =>
      html`<option value="${one}" ${one === now.alertSeverity ? html`selected` : nothing}>${t(severity[one])}</option>`,
  );
  const least = html`<select class="form-select" name="alertSeverity" ${isHeld('alertSeverity')}>${levels}</select>`;
  return html`<form class="nb-act" method="post" action="/settings/values"><div class="nb-act-fields">
${numbers}${label('alertSeverity', least)}${crons}</div>
<div class="nb-act-buttons"><button class="btn btn-primary" type="submit">${t(words.save)}</button></div></form>`;
}
