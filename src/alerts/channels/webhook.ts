import { createHmac } from 'node:crypto';
import type { Channel, OutgoingMessage, Target } from './channel.ts';
import { type HttpIo, objectIn, outcomeOf, postJson } from './post-json.ts';

/**
 * POSTs each message as JSON. `X-Nianbao-Signature: sha256=<hex>` is the HMAC-SHA-256 of `<timestamp>.<body>` under the target's
 * secret, `X-Nianbao-Timestamp` in Unix seconds; a user name and password in the address become HTTP Basic; `Idempotency-Key`
 * stays the same for all attempts. Redirects are not followed.
 * Fails with `notify.rejected` where trying again at once is useless, else with `notify.unreachable` or `notify.rate-limited`.
 */
export function webhookChannel(io: HttpIo): Channel {
  return {
    name: 'webhook',
    atOnce: 1,
    async send({ messages, attempt }, target) {
      const message = { ...messages[0]!, attempt };
      const body = JSON.stringify(message);
      const sent = await postJson(io, target, body, { headers: headersOf(message, body, target, io.now()) });
      return sent.ok ? outcomeOf(sent.value, target, errorInside) : sent;
    },
  };
}

function headersOf(message: OutgoingMessage, body: string, target: Target, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers: Record<string, string> = {
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

/** Receivers that relay to chat robots pass their 200 with an error code in the body on. */
function errorInside(response: string): { cause: string } | null {
  const { errcode, code, ok: fine, success } = objectIn(response) ?? {};
  const wrong = (n: unknown) => typeof n === 'number' && n !== 0 && !(n >= 200 && n < 300);
  return wrong(errcode) || wrong(code) || fine === false || success === false
    ? { cause: response.slice(0, 200) }
    : null;
}
