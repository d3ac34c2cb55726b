import { frame } from '../../text/web.ts';
import { report, snapshot as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { SnapshotView } from '../queries/snapshots.ts';
import { translate } from '../translate.ts';
import { duration, externalLink, fileSize, instant } from './format.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { outcomeCell } from './outcome-word.ts';
import { card, dataTable, facts } from './table.ts';
import { tlsNote } from './tls-note.ts';

/** What is known of kept bytes, and the two safe ways to see them. */
export function snapshotPage(page: PageContext, view: SnapshotView): Markup {
  const t = translate(page.lang);
  const { snapshot, observations, reports } = view;
  const base = `/snapshots/${snapshot.sha256}`;
  const readFrom = reports.map(
    (one) =>
      html`<a href="/agencies/${one.agencyId}/${one.year}">${t(report.title, { agency: one.agency, year: one.year })}</a> `,
  );
  return layout(page, {
    title: t(words.title, { sha: snapshot.sha256.slice(0, 12) }),
    area: 'none',
    lead: t(words.lead),
    actions: html`<a class="btn" href="${base}/text">${t(words.asText)}</a> <a class="btn" href="${base}/raw" download>${t(words.download)}</a>`,
    body: html`<div class="card nb-card"><div class="card-body">${facts([
      [t(words.sha), html`<code class="nb-url">${snapshot.sha256}</code>`],
      [t(words.size), fileSize(snapshot.size)],
      [t(words.type), snapshot.media_type],
      [t(words.firstSeen), instant(snapshot.first_seen_at)],
      [t(words.reports), readFrom.length > 0 ? html`${readFrom}` : t(frame.none)],
    ])}<p class="text-secondary nb-small">${t(words.safety)}</p></div></div>
${card(
  'observations',
  t(words.observations),
  dataTable({
    caption: t(words.observations),
    rows: observations,
    empty: t(frame.nothing),
    columns: [
      { head: t(words.at), cell: (row) => instant(row.at) },
      {
        head: t(words.url),
        kind: 'wide',
        cell: (row) => html`${externalLink(t, row.final_url ?? row.url)}${tlsNote(t, row.tls_faults)}`,
      },
      { head: t(words.outcome), cell: (row) => outcomeCell(page.lang, row.outcome) },
      { head: t(words.http), kind: 'num', cell: (row) => row.status ?? '—' },
      {
        head: t(words.took),
        kind: 'num',
        cell: (row) => (row.duration_ms < 10_000 ? `${row.duration_ms} ms` : duration(t, row.duration_ms)),
      },
      { head: t(words.headers), kind: 'wide', cell: (row) => headers(t(words.headers), row.headers) },
    ],
  }),
)}`,
  });
}

function headers(word: string, all: Readonly<Record<string, string>>): Markup | string {
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  if (lines.length === 0) return '—';
  return html`<details><summary>${word} (${lines.length})</summary><pre class="nb-pre">${lines.join('\n')}</pre></details>`;
}
