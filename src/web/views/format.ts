import { DURATION, frame } from '../../text/web.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `2026-02-01 09:30` in Asia/Shanghai. */
export function shanghaiMinute(at: Date | string): string {
  const time = new Date(new Date(at).getTime() + SHANGHAI_OFFSET_MS).toISOString();
  return `${time.slice(0, 10)} ${time.slice(11, 16)}`;
}

/** An instant, shown in Asia/Shanghai; a dash where there is none. */
export function instant(at: Date | string | null): Markup {
  if (at === null) return html`<span class="text-secondary">—</span>`;
  return html`<time class="nb-nowrap" datetime="${new Date(at).toISOString()}">${shanghaiMinute(at)}</time>`;
}

/** A calendar day as it is stored (YYYY-MM-DD); a dash where there is none. */
export function day(text: string | null): Markup {
  if (text === null) return html`<span class="text-secondary">—</span>`;
  return html`<time class="nb-nowrap" datetime="${text}">${text}</time>`;
}

/** Words that stand alone begin with a capital, where their script has any. */
export function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `3 h 12 min`, `45 s`: coarse, from milliseconds. */
export function duration(t: Translate, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t(DURATION.seconds, { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t(DURATION.minutes, { minutes, seconds: seconds % 60 });
  if (minutes < 48 * 60) return t(DURATION.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return t(DURATION.days, { days: Math.floor(minutes / 1440) });
}

/** `12.3 kB`, decimal units. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** An address of another site: a link that tells it nothing of us; plain text where it is no http(s) address. */
export function externalLink(t: Translate, url: string | null, text?: string): Markup {
  if (!url) return nothing;
  if (!/^https?:\/\//i.test(url)) return html`<span class="nb-url">${url}</span>`;
  return html`<a class="nb-url" href="${url}" rel="noreferrer noopener nofollow">${text ?? url}<span class="visually-hidden">${t(frame.external)}</span></a>`;
}

/** First and last characters of a hash, as a link to its snapshot. */
export function snapshotLink(sha: string | null): Markup {
  if (!sha) return html`<span class="text-secondary">—</span>`;
  return html`<a class="nb-mono" href="/snapshots/${sha}" title="${sha}">${sha.slice(0, 10)}…</a>`;
}
