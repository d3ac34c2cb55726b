import type { Channel } from './channel.ts';
import { fitted, type Notice, noticeOf, plain } from './notice.ts';
import { linesOf, type Piece } from './notice-lines.ts';
import { type HttpIo, outcomeOf, postJson } from './post-json.ts';

/** Of the whole body, in UTF-8: longer texts are cut by Slack. */
const CONTENT_BYTES = 30_000;

/**
 * An incoming webhook of Slack (or of Mattermost, which takes the same): `mrkdwn` text. Its answer to a delivery is `ok`, to
 * anything else a word (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 */
export function slackChannel(io: HttpIo): Channel {
  return {
    name: 'slack',
    atOnce: 1_000,
    async send(bundle, target) {
      const body = fitted(noticeOf(bundle, target), CONTENT_BYTES, (notice) =>
        JSON.stringify({ text: textOf(notice), unfurl_links: false, unfurl_media: false }),
      );
      const sent = await postJson(io, target, body);
      return sent.ok ? outcomeOf(sent.value, target, errorInside) : sent;
    },
  };
}

function textOf(notice: Notice): string {
  const lines = linesOf(notice).map((pieces) => pieces.map(formed).join(''));
  return [`*${escaped(plain(`${notice.title.zh} ${notice.title.en}`))}*`, ...lines].join('\n');
}

function formed(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return escaped(piece.text);
    case 'strong':
      return `*${escaped(piece.text)}*`;
    case 'small':
      return `_${escaped(piece.text)}_`;
    case 'link':
      return `<${piece.url.replaceAll('&', '&amp;')}|${escaped(piece.text)}>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function errorInside(body: string): { cause: string } | null {
  return body.trim() === 'ok' ? null : { cause: body.trim().slice(0, 300) || 'an empty answer' };
}
