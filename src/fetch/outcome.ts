import type { FailureCode } from '../errors/catalogue.ts';

/** What became of a request: the page, `unchanged` (304), or a failure code of the catalogue. */
export type FetchOutcome = 'ok' | 'unchanged' | FailureCode;

export interface Judgement {
  outcome: FetchOutcome;
  /** For the log; null where there is nothing to say. */
  cause: string | null;
}

/** Judges a complete answer by its status and, because firewalls also answer 200, by what the page is. */
export function judgeResponse(status: number, contentType: string | null, bytes: Uint8Array): Judgement {
  if (status === 304) return { outcome: 'unchanged', cause: null };
  const byStatus = judgeStatus(status);
  if (byStatus) return { outcome: byStatus, cause: `portal answered ${status}` };
  const small = smallPageOf(contentType, bytes);
  const challenge = small && challengeOf(status, small);
  if (challenge) return { outcome: 'fetch.blocked', cause: `${challenge} (status ${status})` };
  if (small && MAINTENANCE.test(small.words))
    return { outcome: 'fetch.http-error', cause: `portal in maintenance (status ${status})` };
  if (status === 204 || status === 202) return { outcome: 'fetch.http-error', cause: `portal answered ${status}` };
  return { outcome: 'ok', cause: null };
}

/** 418 and 521 are what the firewalls of several provinces answer, 412 comes with a script that makes a cookie. */
const BLOCKED = new Set([401, 403, 405, 406, 412, 418, 451, 521]);

function judgeStatus(status: number): FailureCode | null {
  // We never ask for a range: what comes as a part is not the page.
  if (status === 206) return 'fetch.http-error';
  if (status >= 200 && status < 300) return null;
  if (BLOCKED.has(status)) return 'fetch.blocked';
  if (status === 404) return 'fetch.not-found';
  if (status === 410) return 'fetch.gone';
  if (status === 429) return 'fetch.rate-limited';
  return 'fetch.http-error';
}

/** Pages longer than this are content: challenge pages and cookie shells are small. */
const CHALLENGE_MAX_BYTES = 24_000;
const CHALLENGE_WORDS =
  /安全验证|访问验证|人机验证|滑动验证|请输入验证码|拖动滑块|网站防火墙|访问被拦截|请求被拦截|访问被阻断|访问被拒绝|非法访问|WAF|创宇盾|安全狗|Access Denied|Just a moment/i;

/** What stands in the place of every page while a portal is rebuilt. */
const MAINTENANCE =
  /(系统|网站|站点|平台|服务器)(正在)?(进行)?(系统)?(升级|改版|维护|调整|割接){1,2}(中|，|。|,|$)|正在(进行)?(系统|网站|全面|紧急)?(升级|维护|改版){1,2}|(暂停|停止)(访问|对外服务)|under maintenance/i;

interface SmallPage {
  page: string;
  /** What a reader sees. */
  words: string;
  links: number;
}

/** A page of few words and hardly any links: not content, but what is shown in its place. */
function smallPageOf(contentType: string | null, bytes: Uint8Array): SmallPage | null {
  if (bytes.length === 0 || bytes.length > CHALLENGE_MAX_BYTES) return null;
  if (contentType !== null && !/html|text\/plain/i.test(contentType)) return null;
  const page = decodeRoughly(bytes);
  if (!/<(script|html|body|title|meta)/i.test(page)) return null;
  const words = visibleText(page);
  const links = page.match(/<a\s/gi)?.length ?? 0;
  return links > 3 || words.length > 600 ? null : { page, words, links };
}

function challengeOf(status: number, { page, words, links }: SmallPage): string | null {
  if (CHALLENGE_WORDS.test(words)) return 'challenge page';
  if (words.length < 60 && links === 0 && /document\.cookie\s*=|\$_ts\s*[=[]|challenge/i.test(page)) {
    return 'cookie set by script';
  }
  return status === 202 && words.length < 60 ? 'script shell' : null;
}

function visibleText(page: string): string {
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(page)?.[1] ?? '';
  const body = cutElements(page).replace(/<[^<>]*>/g, ' ');
  return `${title} ${body}`.replace(/\s+/g, ' ').trim();
}

/** Cuts scripts, styles and comments by index, so that an unclosed one costs nothing. */
export function cutElements(page: string): string {
  let out = '';
  let at = 0;
  const opening = /<(script|style|title|noscript)\b|<!--/gi;
  for (let m = opening.exec(page); m; m = opening.exec(page)) {
    out += page.slice(at, m.index);
    const closing = m[1] ? `</${m[1].toLowerCase()}` : '-->';
    const end = page.toLowerCase().indexOf(closing, m.index);
    if (end < 0) return out;
    at = end;
    opening.lastIndex = end;
  }
  return out + page.slice(at);
}

/** Only for finding words: UTF-8 where that is possible, else GB18030. */
export function decodeRoughly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Names an error that a socket, the resolver, TLS or the HTTP parser raised, by its code; an unknown one is `fetch.connect`. */
export function judgeError(code: string): FailureCode {
  if (/^(ENOTFOUND|ENODATA|EAI_\w+|ESERVFAIL|EREFUSED)$/.test(code)) return 'fetch.dns';
  if (/TIMEOUT|TIMEDOUT|^ABORT_TOTAL$/.test(code)) return 'fetch.timeout';
  if (/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)/.test(code)) {
    return 'fetch.tls';
  }
  if (/HEADERS_OVERFLOW/.test(code)) return 'fetch.too-large';
  if (/^HPE_/.test(code)) return 'fetch.http-error';
  if (/^(Z_|ERR_BROTLI|ERR__ERROR_|BROTLI)/.test(code)) return 'fetch.encoding';
  return 'fetch.connect';
}
