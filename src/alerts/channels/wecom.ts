import type { Channel } from './channel.ts';
import { fitted, type Notice, noticeOf, plain } from './notice.ts';
import { linesOf, type Piece } from './notice-lines.ts';
import { type HttpIo, objectIn, outcomeOf, postJson } from './post-json.ts';

/** Of the content of one Markdown message, in UTF-8. */
const CONTENT_BYTES = 4_096;
/** A robot takes 20 messages a minute. */
const FREQUENCY: ReadonlySet<unknown> = new Set([45009, 45033, 45047, -1]);
const WAIT_MS = 60_000;

/**
 * A robot of a 企业微信 group: Markdown by POST to its address, which carries the key. Its answer is always 200; only
 * `errcode` 0 is a delivery (https://developer.work.weixin.qq.com/document/path/91770).
 */
export function wecomChannel(io: HttpIo): Channel {
  return {
    name: 'wecom',
    atOnce: 1_000,
    async send(bundle, target) {
      const content = fitted(noticeOf(bundle, target), CONTENT_BYTES, markdownOf);
      const sent = await postJson(io, target, JSON.stringify({ msgtype: 'markdown', markdown: { content } }));
      return sent.ok ? outcomeOf(sent.value, target, errorInside) : sent;
    },
  };
}

function markdownOf(notice: Notice): string {
  const lines = linesOf(notice).map((pieces) => pieces.map(formed).join(''));
  return [`**${plain(notice.title.zh)}**`, ...lines].join('\n');
}

function formed(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'strong':
      return `**${piece.text}**`;
    case 'small':
      return `<font color="comment">${piece.text}</font>`;
    case 'link':
      return `[${piece.text}](${piece.url})`;
  }
}

function errorInside(body: string): { cause: string; wait?: number } | null {
  const { errcode, errmsg } = objectIn(body) ?? {};
  if (errcode === 0) return null;
  const cause = `errcode ${String(errcode)} ${String(errmsg ?? body)}`.slice(0, 300);
  return FREQUENCY.has(errcode) ? { cause, wait: WAIT_MS } : { cause };
}
