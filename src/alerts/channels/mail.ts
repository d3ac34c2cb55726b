import { html } from 'hono/html';
import nodemailer from 'nodemailer';
import { fail, ok, type Result } from '../../errors/failure.ts';
import type { Bundle, Channel, Taken, Target } from './channel.ts';
import { type Notice, noticeOf } from './notice.ts';
import { bilingual, linesOf, type Piece } from './notice-lines.ts';

const TIMEOUT_MS = 20_000;

/** What the channel needs to know; times in milliseconds. */
export interface MailIo {
  timeoutMs?: number;
}

/**
 * Mail by SMTP, as text and as HTML. The target's address is `smtp://user:password@host:587?from=a@b&to=c@d`, `smtps://` for TLS
 * from the first byte; `to` may stand several times or hold commas. The same bundle keeps its Message-ID, so that mail programs
 * show a repeated one once. Who took it is not told again. Fails with `notify.rejected` where the server refuses for good or refuses one of the recipients, with
 * `notify.unanswered` where the message was handed over and the server said nothing to it.
 */
export function mailChannel(io: MailIo = {}): Channel {
  return {
    name: 'mail',
    atOnce: 1_000,
    async send(bundle, target) {
      const address = readMailAddress(target.url ?? '');
      if (!address.ok) return address;
      const { from, to, transport } = address.value;
      const wait = io.timeoutMs ?? TIMEOUT_MS;
      const progress = { isHanded: false };
      const server = nodemailer.createTransport({
        url: transport,
        connectionTimeout: wait,
        greetingTimeout: wait,
        socketTimeout: wait,
        disableFileAccess: true,
        disableUrlAccess: true,
        logger: watching(progress),
        transactionLog: true,
      });
      const taken: Taken[] = [];
      const said: string[] = [];
      try {
        for (const { owed, recipients } of roundsOf(bundle, to)) {
          const notice = noticeOf(owed, target);
          progress.isHanded = false;
          const sent = await server.sendMail({
            from,
            to: recipients,
            subject: bilingual(notice.title)
              .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
              .slice(0, 200),
            text: textOf(notice),
            html: String(await htmlOf(notice)),
            messageId: `<${owed.id}@nianbao>`,
            headers: { 'X-Nianbao-Attempt': String(owed.attempt), 'Auto-Submitted': 'auto-generated' },
          });
          taken.push({ ids: owed.messages.map(({ id }) => id), by: sent.accepted.map(String) });
          if (sent.rejected.length > 0) return refusedOf(sent, target, taken);
          said.push(sent.response);
        }
        return ok({ response: said.join('; ').slice(0, 2_000) || 'all had it before' });
      } catch (error) {
        return outcomeOf(error, target, progress.isHanded, taken);
      } finally {
        server.close();
      }
    },
  };
}

/** What is still owed to whom: recipients that have the same messages already get one mail together. */
function roundsOf(bundle: Bundle, to: readonly string[]): { owed: Bundle; recipients: string[] }[] {
  const rounds = new Map<string, { owed: Bundle; recipients: string[] }>();
  for (const recipient of to) {
    const messages = bundle.messages.filter(({ taken = [] }) => !taken.includes(recipient));
    const key = messages.map(({ id }) => id).join(' ');
    const round = rounds.get(key) ?? { owed: { ...bundle, messages }, recipients: [] };
    if (messages.length > 0) rounds.set(key, round);
    round.recipients.push(recipient);
  }
  return [...rounds.values()];
}

/** What the server said to a mail that it took for some of its recipients at least. */
interface Sent {
  accepted: readonly unknown[];
  rejected: readonly unknown[];
  rejectedErrors?: readonly { responseCode?: number | undefined }[] | undefined;
}

/** Some took it and others were refused: for now where the server says so of all of them (4yz), else for good. */
function refusedOf(sent: Sent, target: Target, taken: readonly Taken[]): Result<never> {
  const cause = `the server refused ${sent.rejected.map(String).join(', ')}; ${sent.accepted.map(String).join(', ')} took it`;
  const isPassing = (sent.rejectedErrors ?? []).every(
    ({ responseCode = 0 }) => responseCode >= 400 && responseCode < 500,
  );
  return isPassing
    ? fail('notify.rate-limited', cause, { target: target.name, retryAfterMs: 300_000, taken })
    : fail('notify.rejected', cause, { target: target.name, taken });
}

/** The parts of a mail target; `notify.rejected` says what is missing. */
export function readMailAddress(text: string): Result<{ transport: string; from: string; to: string[] }> {
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol))
    return fail('notify.rejected', 'a mail target is smtp://host:port?from=…&to=…');
  const url = new URL(text);
  const to = url.searchParams.getAll('to').flatMap((one) =>
    one
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
  const from =
    url.searchParams.get('from') ??
    (decodeURIComponent(url.username).includes('@') ? decodeURIComponent(url.username) : '');
  if (from === '' || to.length === 0) return fail('notify.rejected', 'a mail target needs from=… and to=…');
  for (const name of ['from', 'to']) url.searchParams.delete(name);
  return ok({ transport: url.href, from, to });
}

/** Sees in the transaction when the server lets the message itself begin; keeps nothing of it. */
function watching(progress: { isHanded: boolean }) {
  const watch = (entry: { tnx?: string }, line: unknown) => {
    if (entry?.tnx === 'server' && /^354/.test(String(line))) progress.isHanded = true;
  };
  const none = () => undefined;
  return { level: none, trace: watch, debug: watch, info: watch, warn: none, error: none, fatal: none };
}

/** 5xx is for good; the rest may pass. What the server said holds no password: nodemailer quotes answers only. */
function outcomeOf(error: unknown, target: Target, isHanded: boolean, taken: readonly Taken[]): Result<never> {
  const { code, responseCode, response } = error as { code?: string; responseCode?: number; response?: string };
  const cause = [code, response].filter(Boolean).join(' ').slice(0, 300) || 'unknown';
  const context = { target: target.name, taken, ...(responseCode === undefined ? {} : { status: responseCode }) };
  // For now, says 4yz of any command (RFC 5321, 4.2.1), a failed login included.
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500)
    return fail('notify.rate-limited', cause, { ...context, retryAfterMs: 300_000 });
  if (code === 'EAUTH' || responseCode !== undefined) return fail('notify.rejected', cause, context);
  return fail(isHanded && responseCode === undefined ? 'notify.unanswered' : 'notify.unreachable', cause, context);
}

function textOf(notice: Notice): string {
  const formed = (piece: Piece) => (piece.kind === 'link' ? `${piece.text}: ${piece.url}` : piece.text);
  return linesOf(notice)
    .map((pieces) => pieces.map(formed).join(''))
    .join('\n');
}

function htmlOf(notice: Notice) {
  const formed = (piece: Piece) => {
    if (piece.kind === 'link') return html`<a href="${piece.url}">${piece.text}</a>`;
    if (piece.kind === 'strong') return html`<strong>${piece.text}</strong>`;
    return piece.kind === 'small' ? html`<small style="color:#666">${piece.text}</small>` : html`${piece.text}`;
  };
  const lines = linesOf(notice).map((pieces) => html`<p style="margin:.4em 0">${pieces.map(formed)}</p>`);
  return html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body style="font-family:sans-serif"><h3>${bilingual(notice.title)}</h3>${lines}</body></html>`;
}
