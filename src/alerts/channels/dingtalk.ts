import { createHmac } from 'node:crypto';
import type { Channel, Target } from './channel.ts';
import { fitted, type Notice, noticeOf, plain } from './notice.ts';
import { linesOf, type Piece } from './notice-lines.ts';
import { type HttpIo, objectIn, outcomeOf, postJson } from './post-json.ts';

/** Of the whole body, in UTF-8; 20,000 are taken. */
const CONTENT_BYTES = 18_000;
/** A robot takes 20 messages a minute and is mute for ten minutes after more. */
const FREQUENCY: ReadonlySet<unknown> = new Set([130101, 130102, 410100, -1]);
/** Trouble that the platform tells under one code, and within it the ones about too many calls. */
const PLATFORM = 88;
const TOO_MANY = /^9(00\d\d|1\d\d\d)$/;
const WAIT_MS = 600_000;

/**
 * A robot of a 钉钉 group: Markdown by POST, signed where the target has a secret. Every message holds the word 年报, so that
 * it can be the robot's keyword. Only `errcode` 0 is a delivery
 * (https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages).
 */
export function dingtalkChannel(io: HttpIo): Channel {
  return {
    name: 'dingtalk',
    atOnce: 1_000,
    async send(bundle, target) {
      const notice = noticeOf(bundle, target);
      const body = fitted(notice, CONTENT_BYTES, (part) =>
        JSON.stringify({ msgtype: 'markdown', markdown: { title: plain(notice.title.zh), text: markdownOf(part) } }),
      );
      const sent = await postJson(io, target, body, { address: signedAddress(target, io.now()) });
      return sent.ok ? outcomeOf(sent.value, target, errorInside) : sent;
    },
  };
}

/** The address with `timestamp` in milliseconds and `sign` = Base64 of HMAC-SHA-256 of `<timestamp>\n<secret>` under the secret. */
function signedAddress({ url = '', secret }: Target, now: Date): string {
  if (!secret || !URL.canParse(url)) return url;
  const timestamp = String(now.getTime());
  const signed = new URL(url);
  signed.searchParams.set('timestamp', timestamp);
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return signed.href;
}

function markdownOf(notice: Notice): string {
  const lines = linesOf(notice).map((pieces) => pieces.map(formed).join(''));
  return [`#### ${plain(notice.title.zh)}`, ...lines].join('\n\n');
}

function formed(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'strong':
      return `**${piece.text}**`;
    case 'small':
      return `> ${piece.text}`;
    case 'link':
      return `[${piece.text}](${piece.url})`;
  }
}

function errorInside(body: string): { cause: string; wait?: number } | null {
  const { errcode, errmsg, sub_code } = objectIn(body) ?? {};
  if (errcode === 0) return null;
  const cause = `errcode ${String(errcode)} ${String(errmsg ?? body)}`.slice(0, 300);
  const isTooMany = FREQUENCY.has(errcode) || (errcode === PLATFORM && TOO_MANY.test(String(sub_code)));
  return isTooMany ? { cause, wait: WAIT_MS } : { cause };
}
