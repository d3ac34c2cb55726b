import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailChannel, readMailAddress } from '../../../src/alerts/channels/mail.ts';
import { bundleOf, channelContract, sampleMessage } from '../../contracts/channel.ts';

const servers: SMTPServer[] = [];
const channel = mailChannel({ timeoutMs: 800 });

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** A mail server on this machine; keeps what it took, decoded. */
async function mailServer(options: SMTPServerOptions = {}) {
  const got: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        got.push(decoded(Buffer.concat(parts).toString()));
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}?from=nianbao@example.cn&to=office@example.cn,boss@example.cn`;
  return { got, target: { name: 'office', channel: 'mail', url, pages: 'https://monitor.example/' } };
}

/** The source of a mail with its quoted-printable and Base64 parts readable. */
function decoded(source: string): string {
  const words = source.replace(/=\?UTF-8\?[BQ]\?([^?]*)\?=\s*/gi, (whole, text: string) =>
    /\?B\?/i.test(whole) ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
  );
  return words.replace(
    /Content-Transfer-Encoding: (base64|quoted-printable)\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*?)(?=\r\n--|$)/g,
    (whole, kind, body) =>
      whole.replace(body, kind === 'base64' ? Buffer.from(body, 'base64').toString() : quoted(body)),
  );
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

const refusing = (code: number) =>
  Object.assign(new Error(code >= 500 ? 'refused' : 'try later'), { responseCode: code });

describe('the mail channel', () => {
  channelContract(async () => {
    const { got, target } = await mailServer();
    return { channel, target, arrived: () => got };
  });

  it('carries text and HTML in which crawled words are no markup', async () => {
    const { got, target } = await mailServer();
    const message = sampleMessage();
    const zh = '<img src=x onerror=alert(1)>未发布';
    const alert = { ...message.alert, message: { zh, en: 'Subject: x\r\nBcc: evil@example.cn' } };
    expect((await channel.send(bundleOf({ ...message, alert }), target)).ok).toBe(true);
    expect(got[0]).toContain('text/html');
    expect(got[0]).toContain('text/plain');
    expect(got[0]).not.toContain('<img');
    expect(got[0]).not.toMatch(/^Bcc:/m);
    expect(got[0]).toContain(`Message-ID: <${'d'.repeat(32)}@nianbao>`);
    expect(got[0]).toMatch(/To: office@example.cn, boss@example.cn/);
  });

  it.each([
    [450, 'notify.rate-limited'],
    [451, 'notify.rate-limited'],
    [452, 'notify.rate-limited'],
    [471, 'notify.rate-limited'],
    [530, 'notify.rejected'],
    [550, 'notify.rejected'],
    [551, 'notify.rejected'],
    [552, 'notify.rejected'],
    [553, 'notify.rejected'],
    [554, 'notify.rejected'],
  ])('has not delivered where the server answers %i to a recipient: %s', async (status, code) => {
    const { got, target } = await mailServer({ onRcptTo: (_address, _session, done) => done(refusing(status)) });
    expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({ ok: false, failure: { code } });
    expect(got).toEqual([]);
  });

  it.each([
    [421, 'notify.rate-limited'],
    [554, 'notify.rejected'],
  ])('has not delivered where the server answers %i to the message itself: %s', async (status, code) => {
    const { target } = await mailServer({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(refusing(status)));
      },
    });
    expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({ ok: false, failure: { code } });
  });

  it.each([
    [454, 'notify.rate-limited'],
    [535, 'notify.rejected'],
  ])('has not delivered where the login ends with %i: %s', async (status, code) => {
    const { target } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusing(status)),
    });
    const url = target.url.replace('smtp://', 'smtp://office:hunter2hunter2@');
    const result = await channel.send(bundleOf(sampleMessage()), { ...target, url });
    expect(result).toMatchObject({ ok: false, failure: { code } });
  });

  it('does not know whether it arrived where the server says nothing to the message, and knows it where it said nothing before', async () => {
    const after = await mailServer({ onData: (stream) => void stream.resume() });
    const [silence] = [await channel.send(bundleOf(sampleMessage()), after.target)];
    expect(silence).toMatchObject({ ok: false, failure: { code: 'notify.unanswered' } });
    const before = await mailServer({ onMailFrom: () => undefined });
    const early = await channel.send(bundleOf(sampleMessage()), before.target);
    expect(early).toMatchObject({ ok: false, failure: { code: 'notify.unreachable' } });
  });

  it('has not delivered where one of the recipients is refused', async () => {
    const { target } = await mailServer({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('boss') ? refusing(550) : null),
    });
    const result = await channel.send(bundleOf(sampleMessage()), target);
    expect(result).toMatchObject({ ok: false, failure: { code: 'notify.rejected' } });
    if (!result.ok) expect(result.failure.cause).toContain('boss@example.cn');
  });

  it('says who took it, and tells each recipient only what he does not have', async () => {
    let refused: number | null = 550;
    const sessions: string[][] = [];
    const { got, target } = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(refused !== null && address.startsWith('boss') ? refusing(refused) : null),
      onData(stream, session, done) {
        sessions.push(session.envelope.rcptTo.map(({ address }) => address));
        stream.resume().on('end', () => done(null));
      },
    });
    const first = sampleMessage({ id: 'first' });
    const taken = [{ ids: ['first'], by: ['office@example.cn'] }];
    expect(await channel.send(bundleOf(first), target)).toMatchObject({
      failure: { code: 'notify.rejected', context: { taken } },
    });
    refused = 450;
    expect(await channel.send(bundleOf(first), target)).toMatchObject({
      failure: { code: 'notify.rate-limited', context: { taken } },
    });
    refused = null;
    sessions.length = 0;
    const again = { ...first, taken: ['office@example.cn'] };
    const later = sampleMessage({ id: 'later' });
    expect((await channel.send({ ...bundleOf(again), messages: [again, later] }, target)).ok).toBe(true);
    expect(sessions).toEqual([['office@example.cn'], ['boss@example.cn']]);
    const all = { ...first, taken: ['office@example.cn', 'boss@example.cn'] };
    expect(await channel.send(bundleOf(all), target)).toMatchObject({ ok: true });
    expect([sessions.length, got.length]).toEqual([2, 0]);
  });

  it('has not delivered where the password is wrong, and tells it to nobody', async () => {
    const { target } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid login')),
    });
    const url = target.url.replace('smtp://', 'smtp://office:hunter2hunter2@');
    const result = await channel.send(bundleOf(sampleMessage()), { ...target, url });
    expect(result).toMatchObject({ ok: false, failure: { code: 'notify.rejected' } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('has not delivered where nobody listens', async () => {
    const url = 'smtp://127.0.0.1:1?from=a@example.cn&to=b@example.cn';
    expect(await channel.send(bundleOf(sampleMessage()), { name: 'x', channel: 'mail', url })).toMatchObject({
      ok: false,
      failure: { code: 'notify.unreachable' },
    });
  });

  it('takes apart its address', () => {
    expect(readMailAddress('smtps://me%40example.cn:pw@mail.example:465?to=a@example.cn&to=b@example.cn')).toEqual({
      ok: true,
      value: {
        transport: 'smtps://me%40example.cn:pw@mail.example:465',
        from: 'me@example.cn',
        to: ['a@example.cn', 'b@example.cn'],
      },
    });
    for (const wrong of ['smtp://h', 'smtp://h?from=a@b.cn', 'https://h?from=a&to=b', ''])
      expect(readMailAddress(wrong)).toMatchObject({ ok: false, failure: { code: 'notify.rejected' } });
  });
});
