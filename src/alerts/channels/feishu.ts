import { createHmac } from 'node:crypto';
import type { Channel, Target } from './channel.ts';
import { fitted, type Notice, noticeOf, plain } from './notice.ts';
import { linesOf, type Piece } from './notice-lines.ts';
import { type HttpIo, objectIn, outcomeOf, postJson } from './post-json.ts';

/** Of the whole body, in UTF-8; 20 KB are taken. */
const CONTENT_BYTES = 18_000;
/** A robot takes 100 messages a minute and 5 a second. */
const FREQUENCY: ReadonlySet<unknown> = new Set([11232, 11233, 99991400]);
/** Said of requests of every kind that it does not take; too many are among them. */
const BAD_REQUEST = 9499;
const WAIT_MS = 60_000;

/**
 * A robot of a 飞书 (or Lark) group: a rich-text post, in which crawled words call nobody; signed where the target has a
 * secret. Only `code` 0 (in older answers `StatusCode` 0) is a delivery
 * (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot).
 */
export function feishuChannel(io: HttpIo): Channel {
  return {
    name: 'feishu',
    atOnce: 1_000,
    async send(bundle, target) {
      const signed = signatureOf(target, io.now());
      const body = fitted(noticeOf(bundle, target), CONTENT_BYTES, (notice) =>
        JSON.stringify({ ...signed, msg_type: 'post', content: { post: { zh_cn: postOf(notice) } } }),
      );
      const sent = await postJson(io, target, body);
      return sent.ok ? outcomeOf(sent.value, target, errorInside) : sent;
    },
  };
}

/** `timestamp` in seconds, `sign` = Base64 of HMAC-SHA-256 of nothing under the key `<timestamp>\n<secret>`. */
export function signatureOf(
  { secret }: Target,
  now: Date,
): { timestamp: string; sign: string } | Record<string, never> {
  if (!secret) return {};
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}

function postOf(notice: Notice) {
  return { title: plain(notice.title.zh), content: linesOf(notice).map((pieces) => pieces.map(formed)) };
}

function formed(piece: Piece) {
  if (piece.kind === 'link') return { tag: 'a', text: piece.text, href: piece.url };
  return { tag: 'text', text: piece.text, ...(piece.kind === 'strong' ? { style: ['bold'] } : {}) };
}

function errorInside(body: string): { cause: string; wait?: number } | null {
  const answer = objectIn(body) ?? {};
  const code = answer.code ?? answer.StatusCode;
  if (code === 0) return null;
  const cause = `code ${String(code)} ${String(answer.msg ?? answer.StatusMessage ?? body)}`.slice(0, 300);
  const isTooMany = FREQUENCY.has(code) || (code === BAD_REQUEST && /too many|frequen/i.test(cause));
  return isTooMany ? { cause, wait: WAIT_MS } : { cause };
}
