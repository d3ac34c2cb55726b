import type { CoverageStatus } from '../../report/coverage.ts';
import { html, type Markup, nothing } from './markup.ts';

/** From good over bad to open: the order in which states are shown. */
export const STATUS_ORDER: readonly CoverageStatus[] = [
  'published',
  'late',
  'missing',
  'removed',
  'unknown',
  'due',
  'not_due',
];

/** Shares of the states as one bar; decoration beside the figures, so hidden from screen readers. */
export function shareBar(counts: ReadonlyMap<CoverageStatus, number>): Markup {
  const total = STATUS_ORDER.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  if (total === 0) return nothing;
  let x = 0;
  const parts = STATUS_ORDER.map((status) => {
    const width = ((counts.get(status) ?? 0) / total) * 100;
    const at = x;
    x += width;
    return width === 0
      ? nothing
      : html`<rect class="nb-fill-${status}" x="${at.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="4"/>`;
  });
  return html`<svg class="nb-share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** Progress from 0 to 1, with the failed part in its own colour. */
export function progressBar(done: number, failed: number): Markup {
  const width = (share: number) => (Math.min(1, Math.max(0, share)) * 100).toFixed(2);
  return html`<svg class="nb-share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="nb-fill-published" x="0" y="0" width="${width(done)}" height="4"/><rect class="nb-fill-missing" x="${width(done)}" y="0" width="${width(failed)}" height="4"/></svg>`;
}
