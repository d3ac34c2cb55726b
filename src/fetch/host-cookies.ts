/** Cookies of one host as they are sent back: `a=1; b=2`. */
export interface HostCookies {
  of(host: string): string;
  keep(host: string, cookies: string): void;
  forget(host: string): void;
}

/** A gate or a session lasts for a visit; nobody is to know us the next day. */
const LIFE_MS = 600_000;
const MOST_HOSTS = 500;

/** What hosts set, in memory and for minutes only: some let nobody past their first page, or pass each page twice, without it. */
export function createHostCookies(now: () => number = Date.now): HostCookies {
  const kept = new Map<string, { cookies: string; until: number }>();
  return {
    of(host) {
      const known = kept.get(host);
      return known && known.until > now() ? known.cookies : '';
    },
    keep(host, cookies) {
      kept.delete(host);
      if (cookies !== '') kept.set(host, { cookies, until: now() + LIFE_MS });
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_HOSTS && oldest !== undefined) kept.delete(oldest);
    },
    forget: (host) => void kept.delete(host),
  };
}

const MOST_COOKIES = 20;
const MAX_LENGTH = 4_000;

/** The cookies with those that were set since: of one name the last, without those that were taken back; the oldest make room. */
export function withCookies(before: string, set: string): string {
  const named = new Map<string, string>();
  for (const pair of `${before}; ${set}`.split(/;\s*/)) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    named.delete(pair.slice(0, at));
    if (at < pair.length - 1) named.set(pair.slice(0, at), pair);
  }
  const all = [...named.values()].slice(-MOST_COOKIES);
  while (all.join('; ').length > MAX_LENGTH) all.shift();
  return all.join('; ');
}
