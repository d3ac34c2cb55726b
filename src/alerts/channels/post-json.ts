import { fail, ok, type Result } from '../../errors/failure.ts';
import type { Target } from './channel.ts';

/** What channels over HTTP need of the outside. */
export interface HttpIo {
  fetch: typeof fetch;
  now: () => Date;
  /** For the whole exchange; default 15 s. */
  timeoutMs?: number;
}

/** An answer as it was read: status, the first 64 KiB of its body, and how long it asks us to wait. */
export interface Answer {
  status: number;
  body: string;
  retryAfterMs: number | null;
}

/** As much of an answer as is read for an error inside, and as is kept as proof. */
const RESPONSE_BYTES = 65_536;
const PROOF_CHARACTERS = 2_000;
const TIMEOUT_MS = 15_000;
/** Where a receiver says that there were too many, but not for how long. */
const RATE_LIMIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * POSTs JSON, once, without following redirects. Fails with `notify.unreachable` where nothing was sent, with `notify.unanswered` where the
 * receiver may have taken it; the cause never holds the address.
 */
export async function postJson(
  io: HttpIo,
  target: Target,
  body: string,
  more: { address?: string; headers?: Record<string, string> } = {},
): Promise<Result<Answer>> {
  const url = more.address ?? target.url;
  if (!url || !URL.canParse(url)) return fail('notify.rejected', `target ${target.name} has no url`);
  try {
    const { address, authorization } = withoutCredentials(url);
    const response = await io.fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Nianbao',
        ...more.headers,
        ...authorization,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(io.timeoutMs ?? TIMEOUT_MS),
    });
    const retryAfterMs = waitOf(response.headers.get('retry-after'), io.now());
    return ok({ status: response.status, body: await readCapped(response), retryAfterMs });
  } catch (error) {
    const code = isBeforeSending(error) ? 'notify.unreachable' : 'notify.unanswered';
    return fail(code, causeOf(error), { target: target.name });
  }
}

/** Judges an answer by its status; `errorInside` then by its body, as each receiver words it. */
export function outcomeOf(
  answer: Answer,
  target: Target,
  errorInside: (body: string) => { cause: string; wait?: number } | null,
): Result<{ response: string }> {
  const { status, body, retryAfterMs } = answer;
  const context = { target: target.name, status, response: body.slice(0, PROOF_CHARACTERS) };
  if (status === 429)
    return fail('notify.rate-limited', 'receiver answered 429', {
      ...context,
      retryAfterMs: retryAfterMs ?? RATE_LIMIT_MS,
    });
  if (status < 200 || status >= 300) {
    const wait = errorInside(body)?.wait;
    if (wait !== undefined)
      return fail('notify.rate-limited', `receiver answered ${status}`, {
        ...context,
        retryAfterMs: retryAfterMs ?? wait,
      });
    const refused = status >= 300 && status < 500 && status !== 408;
    return fail(refused ? 'notify.rejected' : 'notify.unreachable', `receiver answered ${status}`, context);
  }
  const inside = errorInside(body);
  if (inside === null) return ok({ response: `${status} ${body}`.trim().slice(0, PROOF_CHARACTERS) });
  const cause = `receiver answered ${status} with an error inside: ${inside.cause}`;
  return inside.wait === undefined
    ? fail('notify.rejected', cause, context)
    : fail('notify.rate-limited', cause, { ...context, retryAfterMs: inside.wait });
}

/** The object in an answer's body; null where there is none. */
export function objectIn(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Troubles of finding the receiver, of the connection and of its certificate: the message has not left us. */
function isBeforeSending(error: unknown): boolean {
  const inner = innermost(error) as { name?: string; code?: string; syscall?: string; message?: string } | null;
  const { name = '', code = '', syscall = '', message = '' } = inner ?? {};
  // Refused by `fetch` itself.
  if (typeof code !== 'string' || code === '') return name !== 'TimeoutError' && name !== 'AbortError';
  if (syscall === 'connect' || syscall === 'getaddrinfo' || message.includes('before secure TLS connection'))
    return true;
  return /^(ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|\w+_CERT\w*|ERR_INVALID_URL)$/.test(
    code,
  );
}

function waitOf(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), LONGEST_WAIT_MS) : null;
}

/** `fetch` refuses addresses with a user name; HTTP Basic is what they mean. */
function withoutCredentials(text: string): { address: string; authorization: { Authorization?: string } } {
  const url = new URL(text);
  const [user, password] = [url.username, url.password].map(decodeLoosely);
  if (!user && !password) return { address: text, authorization: {} };
  url.username = '';
  url.password = '';
  const Authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return { address: url.href, authorization: { Authorization } };
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function readCapped(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (bytes < RESPONSE_BYTES) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, RESPONSE_BYTES - bytes), { stream: true });
    bytes += value.length;
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

/** The innermost message: `fetch failed` alone says nothing. Never holds the address, which may carry a token. */
export function causeOf(error: unknown): string {
  const inner = innermost(error);
  if (inner === null) return 'unknown';
  return inner.name === 'TimeoutError'
    ? 'the receiver did not answer in time'
    : ((inner as { code?: string }).code ?? inner.name);
}

function innermost(error: unknown): Error | null {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause instanceof Error; depth++) inner = inner.cause;
  return inner instanceof Error ? inner : null;
}
