import { createHmac } from 'node:crypto';
import { fail, ok, type Result } from '../../errors/failure.ts';
import type { Channel, OutgoingMessage, Target } from './channel.ts';

/** What the channel needs of the outside. */
export interface WebhookIo {
  fetch: typeof fetch;
  now: () => Date;
  /** For the whole exchange; default 15 s. */
  timeoutMs?: number;
}

/** As much of an answer as is read for an error inside, and as is kept as proof. */
const RESPONSE_BYTES = 65_536;
const PROOF_CHARACTERS = 2_000;
const TIMEOUT_MS = 15_000;

/**
 * POSTs the message as JSON. `X-Nianbao-Signature: sha256=<hex>` is the HMAC-SHA-256 of `<timestamp>.<body>` under the target's
 * secret, `X-Nianbao-Timestamp` in Unix seconds; a user name and password in the address become HTTP Basic; `Idempotency-Key` stays the same for all attempts. Redirects are not followed.
 * Fails with `notify.rejected` where trying again at once is useless, else with `notify.unreachable`.
 */
export function webhookChannel(io: WebhookIo): Channel {
  return {
    name: 'webhook',
    async send(message, target) {
      if (!target.url || !URL.canParse(target.url)) return fail('notify.rejected', `target ${target.name} has no url`);
      const body = JSON.stringify(message);
      try {
        const { address, authorization } = withoutCredentials(target.url);
        const response = await io.fetch(address, {
          method: 'POST',
          headers: { ...headersOf(message, body, target, io.now()), ...authorization },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(io.timeoutMs ?? TIMEOUT_MS),
        });
        return outcomeOf(response.status, await readCapped(response), target);
      } catch (error) {
        return fail('notify.unreachable', causeOf(error), { target: target.name });
      }
    },
  };
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

function headersOf(message: OutgoingMessage, body: string, target: Target, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'Nianbao',
    'Idempotency-Key': message.id,
    'X-Nianbao-Attempt': String(message.attempt),
    'X-Nianbao-Timestamp': timestamp,
  };
  if (target.secret) headers['X-Nianbao-Signature'] = `sha256=${signatureOf(target.secret, timestamp, body)}`;
  return headers;
}

/** What a receiver computes to verify a message. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

function outcomeOf(status: number, response: string, target: Target): Result<{ response: string }> {
  const context = { target: target.name, status, response: response.slice(0, PROOF_CHARACTERS) };
  if (status >= 200 && status < 300) {
    const inside = errorInside(response);
    if (inside) return fail('notify.rejected', `receiver answered ${status} with an error inside: ${inside}`, context);
    return ok({ response: `${status} ${response}`.trim().slice(0, PROOF_CHARACTERS) });
  }
  const refused = status >= 300 && status < 500 && status !== 408 && status !== 429;
  return fail(refused ? 'notify.rejected' : 'notify.unreachable', `receiver answered ${status}`, context);
}

/** Chat robots answer 200 with an error code in the body. */
function errorInside(response: string): string | null {
  try {
    const body: unknown = JSON.parse(response);
    if (typeof body !== 'object' || body === null) return null;
    const { errcode, code, ok: fine, success } = body as Record<string, unknown>;
    const wrong = (n: unknown) => typeof n === 'number' && n !== 0 && !(n >= 200 && n < 300);
    return wrong(errcode) || wrong(code) || fine === false || success === false ? response.slice(0, 200) : null;
  } catch {
    return null;
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
function causeOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause instanceof Error; depth++) inner = inner.cause;
  if (!(inner instanceof Error)) return 'unknown';
  return inner.name === 'TimeoutError'
    ? 'the receiver did not answer in time'
    : ((inner as { code?: string }).code ?? inner.name);
}
