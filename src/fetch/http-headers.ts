import type { PostBody } from './post-body.ts';

/** What a request is sent with besides its address. */
export interface AskedWith {
  /** Of the last answer, for a conditional request. */
  etag?: string;
  lastModified?: string;
  /** What a page in the browser sends with a request of its own that its server may look at. */
  asPage?: { accept?: string; referer?: string; 'x-requested-with'?: string };
}

/** What is sent with a request: who asks, what is understood, and nothing that tells one visitor from another but a portal's own cookie. */
export function headersOf(
  { etag, lastModified, post, asPage }: AskedWith & { post: PostBody | undefined },
  options: { userAgent: string },
  cookie: string | undefined,
): Record<string, string> {
  return {
    'user-agent': options.userAgent,
    accept: 'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
    ...asPage,
    ...(post ? { 'content-type': post.contentType } : {}),
    ...(etag && !post ? { 'if-none-match': etag } : {}),
    ...(lastModified && !post ? { 'if-modified-since': lastModified } : {}),
    ...(cookie ? { cookie } : {}),
  };
}

const KEPT_HEADERS = new Set(
  'content-type content-length content-encoding content-disposition etag last-modified date server retry-after location'.split(
    ' ',
  ),
);

/** The headers of an answer that are worth keeping, names in lower case. */
export function kept(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name, value]) => KEPT_HEADERS.has(name) && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, (text(value) ?? '').slice(0, 1_000)]));
}

/** The first value of a header. */
export function text(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Names and values of the cookies that an answer sets; one that it takes back has no value. */
export function cookiePairs(value: string | string[] | undefined): string {
  const lines = Array.isArray(value) ? value : value ? [value] : [];
  return lines
    .slice(0, 10)
    .map((line) => {
      const pair = line.split(';')[0]!.trim().slice(0, 1_000);
      return /;\s*(max-age\s*=\s*(0|-\d+)\s*(;|$)|expires\s*=[^;]{0,20}\b1970\b)/i.test(line)
        ? pair.replace(/=.*$/s, '=')
        : pair;
    })
    .join('; ');
}

/** What Retry-After asks for, in ms, from seconds or an HTTP date; at most a day. */
export function retryAfter(headers: Record<string, string>, now: number): number | null {
  const value = headers['retry-after'];
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : null;
}
