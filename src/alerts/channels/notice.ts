import type { Bilingual } from '../../report/bilingual.ts';
import type { Severity } from '../../report/finding.ts';
import { fill } from '../../text/fill.ts';
import { HAPPENED, NOTICE } from '../../text/notices.ts';
import { type Happening, onceEach, type Told } from '../once-each.ts';
import type { Bundle, Target } from './channel.ts';

/** One alert in a message to people. */
export interface NoticeItem {
  agency: string | null;
  year: number | null;
  message: Bilingual;
  /** Our page about it; null where nobody said where our pages are reached. */
  link: string | null;
  /** The portal's page; null where it may not be opened by a click. */
  page: string | null;
}

/** Alerts of one rule to which the same happened: they have one remedy. */
export interface NoticeGroup {
  rule: string;
  severity: Severity;
  happened: Happening;
  /** What the message told that may not have arrived; null for others. */
  before: Happening | null;
  remedy: Bilingual;
  items: NoticeItem[];
}

/** A bundle as people read it, before a channel gives it its form. */
export interface Notice {
  id: string;
  attempt: number;
  title: Bilingual;
  groups: NoticeGroup[];
  /** Number of alerts that did not fit. */
  left: number;
  /** Our page with all alerts. */
  link: string | null;
}

/** Pages that are no body's: an address of theirs is named nowhere as a link. */
const NEVER_LINKED = new Set(['D-HIJACK']);
const GRAVEST: readonly Severity[] = ['critical', 'error', 'warning', 'info'];

/** What is over. */
const ENDED: readonly Happening[] = ['resolved', 'passed'];

/** The bundle as a notice: each alert once, what is new before what is over, graver before lighter, one group a rule. */
export function noticeOf({ id, attempt, messages }: Bundle, target: Target): Notice {
  const told = onceEach(messages);
  const groups = new Map<string, NoticeGroup>();
  for (const one of told) {
    const { happened } = one;
    const { remedy, alert, after } = one.message;
    const { rule, severity } = alert;
    const before = happened === 'unsure' ? (after?.transition ?? null) : null;
    const key = `${happened} ${before} ${rule} ${severity}`;
    const group = groups.get(key) ?? { rule, severity, happened, before, remedy, items: [] };
    group.items.push(itemOf(one, target));
    groups.set(key, group);
  }
  const rank = ({ happened, severity }: NoticeGroup) =>
    (ENDED.includes(happened) ? GRAVEST.length : 0) + GRAVEST.indexOf(severity);
  return {
    id,
    attempt,
    title: plainWords(titled(titleOf(told), target)),
    groups: [...groups.values()].sort((a, b) => rank(a) - rank(b)),
    left: 0,
    link: pageOf(target, 'alerts'),
  };
}

/** Longest words of one alert: two of its sentences; the whole stands on our page. */
const MESSAGE_CHARACTERS = 300;

function cut(words: string): string {
  return words.length > MESSAGE_CHARACTERS ? `${words.slice(0, MESSAGE_CHARACTERS)}…` : words;
}

function itemOf({ message: { alert }, opened, ended }: Told, target: Target): NoticeItem {
  const { url } = alert.evidence;
  const words = { zh: cut(alert.message.zh), en: cut(alert.message.en) };
  return {
    agency: alert.agency?.name ?? null,
    year: alert.year,
    message:
      opened === undefined || ended === undefined
        ? words
        : fill(NOTICE.fromTo, { words, opened: minute(opened), ended: minute(ended) }),
    link: alert.id === '' ? pageOf(target, 'alerts') : pageOf(target, `alerts/${encodeURIComponent(alert.id)}`),
    page: typeof url === 'string' && !NEVER_LINKED.has(alert.rule) ? linkable(url) : null,
  };
}

/** In Shanghai. */
function minute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const REMINDERS: readonly Happening[] = ['reminded', 'escalated', 'countdown'];
const OPENED: readonly Happening[] = ['opened', 'reopened', 'kept'];

function titled(title: Bilingual, { digest }: Target): Bilingual {
  return digest ? { zh: title.zh + NOTICE.digest.zh, en: title.en + NOTICE.digest.en } : title;
}

function titleOf(told: readonly Told[]): Bilingual {
  if (told.length > 1) return fill(NOTICE.many, { parts: partsOf(told) });
  const { message, happened } = told[0]!;
  const { rule, agency, year } = message.alert;
  const what = [agency?.name, year, rule].filter(Boolean).join(' ');
  const { zh, en } = HAPPENED[happened];
  return fill(NOTICE.one, { what: { zh: `${what} ${zh}`, en: `${what} ${en}` } });
}

/** How many of each kind; what opened and what ended is always said. */
function partsOf(told: readonly Told[]): Bilingual {
  const n = (kinds: readonly Happening[]) => told.filter(({ happened }) => kinds.includes(happened)).length;
  const counted = [
    [NOTICE.opened, n(OPENED), true],
    [NOTICE.reminded, n(REMINDERS), false],
    [NOTICE.unsure, n(['unsure']), false],
    [NOTICE.passed, n(['passed']), false],
    [NOTICE.resolved, n(['resolved']), true],
  ] as const;
  const parts = counted
    .filter(([, count, always]) => always || count > 0)
    .map(([words, count]) => fill(words, { n: count }));
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

function pageOf({ pages }: Target, path: string): string | null {
  return pages === undefined ? null : linkable(new URL(path, pages.endsWith('/') ? pages : `${pages}/`).href);
}

/** An address that can end no markup early; null where it is none of the web. */
function linkable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.href.length > 400) return null;
  return url.href.replace(/[()[\]<>|"'`*_\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function plainWords({ zh, en }: Bilingual): Bilingual {
  return { zh: plain(zh), en: plain(en) };
}

/** ASCII words with dots between them, looked at from their beginning only; and a dot between other letters and such a word. */
const DOTTED = /(?<![a-z\d-])[a-z\d-]+(?:\.[a-z\d-]+)+|(?<=\P{ASCII})\.[a-z\d-]+/giu;
/** What stays as it is written: official hosts, names of files, numbers, abbreviations. */
const NO_FOREIGN_HOST = /(?:\.gov\.cn|\.(?:pdf|docx?|xlsx?|html?|wps|ofd|txt|csv)|\.[^.]?|\d)$/i;

/**
 * Crawled words for a robot's markup: nothing in them makes a link, a heading or calls anybody. Programs make links of bare addresses
 * too, so that these are broken.
 */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[[\]<>@#*`|~\\]/g, (c) => WIDE[c]!)
    .replaceAll('://', '：//')
    .replace(DOTTED, (words) => (NO_FOREIGN_HOST.test(words) ? words : words.replaceAll('.', '．')))
    .trim();
}

const WIDE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'[]<>@#*`|~\\'].map((c) => [c, String.fromCharCode(c.charCodeAt(0) + 0xfee0)]),
);

/** The notice in a channel's form with as many alerts as `limit` bytes of UTF-8 hold; what does not fit is counted. */
export function fitted(notice: Notice, limit: number, render: (notice: Notice) => string): string {
  const total = notice.groups.reduce((sum, group) => sum + group.items.length, 0);
  const fits = (n: number) => Buffer.byteLength(render(first(notice, n, total))) <= limit;
  if (fits(total)) return render(notice);
  let [low, high] = [0, total];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return cutTo(render(first(notice, low, total)), limit);
}

function first(notice: Notice, n: number, total: number): Notice {
  let room = n;
  const groups = notice.groups.flatMap((group) => {
    const items = group.items.slice(0, Math.max(0, room));
    room -= items.length;
    return items.length > 0 ? [{ ...group, items }] : [];
  });
  return { ...notice, groups, left: total - n };
}

/** Not even one alert fits: its words are cut, never in the middle of a character. */
function cutTo(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, limit - 8)).replace(/\uFFFD+$/, '')}…`;
}
