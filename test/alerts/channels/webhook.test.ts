import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { channelsOf } from '../../../src/alerts/channels/index.ts';
import { signatureOf, webhookChannel } from '../../../src/alerts/channels/webhook.ts';
import { bundleOf, channelContract, sampleMessage } from '../../contracts/channel.ts';

const SECRET = 'correct horse';
const now = () => new Date('2025-02-01T00:00:00.900Z');
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A receiver on this machine that keeps what it got and answers as told. */
async function receiver(answer: RequestListener = (_, response) => response.end('ok')) {
  const got: { method: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ method: request.method ?? '', headers: request.headers, body });
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const target = {
    name: 'office',
    channel: 'webhook',
    url: `http://127.0.0.1:${port}/hook?token=t0k3n`,
    secret: SECRET,
  };
  return { got, target, port };
}

const channel = webhookChannel({ fetch, now, timeoutMs: 400 });
const answers = (status: number, body = '', headers = {}) =>
  receiver((_, response) => response.writeHead(status, headers).end(body));

describe('the webhook channel', () => {
  channelContract(async () => {
    const { got, target } = await receiver();
    const arrived = () => got.map(({ headers, body }) => JSON.stringify(headers) + body);
    return { channel, target, arrived, secret: SECRET };
  });

  it('signs timestamp and body, so that a receiver can verify both', async () => {
    const { got, target } = await receiver();
    await channel.send(bundleOf(sampleMessage({ attempt: 3 })), target);
    const { headers, body, method } = got[0]!;
    const timestamp = String(headers['x-nianbao-timestamp']);
    expect(method).toBe('POST');
    expect(timestamp).toBe('1738368000');
    const wanted = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['x-nianbao-signature']).toBe(`sha256=${wanted}`);
    expect(signatureOf(SECRET, timestamp, body)).toBe(wanted);
    expect(headers['idempotency-key']).toBe(sampleMessage().id);
    expect(headers['x-nianbao-attempt']).toBe('3');
    expect(JSON.parse(body)).toEqual(sampleMessage({ attempt: 3 }));
  });

  it('logs in where the address holds a user name and a password', async () => {
    const { got, target } = await receiver();
    const url = target.url.replace('http://', 'http://office:p%40ss%25%E5%AF%86@');
    expect((await channel.send(bundleOf(sampleMessage()), { ...target, url })).ok).toBe(true);
    const [scheme, encoded] = String(got[0]?.headers.authorization).split(' ');
    expect([scheme, Buffer.from(encoded!, 'base64').toString()]).toEqual(['Basic', 'office:p@ss%密']);
  });

  it('does not sign where there is no secret', async () => {
    const { got, target } = await receiver();
    const { secret: _, ...open } = target;
    expect((await channel.send(bundleOf(sampleMessage()), open)).ok).toBe(true);
    expect(got[0]!.headers).not.toHaveProperty('x-nianbao-signature');
  });

  it.each([200, 201, 204])('has delivered at %i', async (status) => {
    const { target } = await answers(status);
    expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({ ok: true });
  });

  it.each([
    [400, 'notify.rejected'],
    [401, 'notify.rejected'],
    [404, 'notify.rejected'],
    [410, 'notify.rejected'],
    [408, 'notify.unreachable'],
    [429, 'notify.rate-limited'],
    [500, 'notify.unreachable'],
    [503, 'notify.unreachable'],
  ])('has failed at %i with %s', async (status, code) => {
    const { target } = await answers(status, 'why');
    const result = await channel.send(bundleOf(sampleMessage()), target);
    expect(result).toMatchObject({ ok: false, failure: { code, context: { status, response: 'why' } } });
  });

  it.each(['{"errcode":93000,"errmsg":"invalid webhook url"}', '{"code":19001,"msg":"bad"}', '{"ok":false}'])(
    'has failed where 200 carries an error inside: %s',
    async (body) => {
      const { target } = await answers(200, body);
      expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({
        ok: false,
        failure: { code: 'notify.rejected' },
      });
    },
  );

  it.each(['{"errcode":0,"errmsg":"ok"}', '{"code":200}', '[]', '{', 'null'])(
    'has delivered where 200 carries %s',
    async (body) => {
      const { target } = await answers(200, body);
      expect((await channel.send(bundleOf(sampleMessage()), target)).ok).toBe(true);
    },
  );

  it('follows no redirect', async () => {
    const elsewhere = await receiver();
    const { target } = await answers(302, '', { location: `http://127.0.0.1:${elsewhere.port}/` });
    expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({
      ok: false,
      failure: { code: 'notify.rejected' },
    });
    expect(elsewhere.got).toEqual([]);
  });

  it('gives up on a receiver that does not answer, and on one that never ends', async () => {
    const silent = await receiver(() => undefined);
    const started = Date.now();
    const result = await channel.send(bundleOf(sampleMessage()), silent.target);
    expect(result).toMatchObject({ ok: false, failure: { code: 'notify.unanswered' } });
    const dripping = await receiver((_, response) => void response.writeHead(200).write('a'));
    expect((await channel.send(bundleOf(sampleMessage()), dripping.target)).ok).toBe(false);
    expect(Date.now() - started).toBeLessThan(60_000);
  });

  it('reads no more of an answer than it keeps', async () => {
    const { target } = await receiver((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('长'.repeat(20_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    const result = await channel.send(bundleOf(sampleMessage()), target);
    if (!result.ok) throw new Error(result.failure.cause);
    expect(result.value.response.length).toBeLessThan(2_100);
  });

  it('fails where nobody listens, without giving the address away', async () => {
    const { target, port } = await receiver();
    servers.splice(0).forEach((server) => {
      server.close();
    });
    const result = await channel.send(bundleOf(sampleMessage()), {
      ...target,
      url: `http://127.0.0.1:${port}/x?token=t0k3n`,
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'notify.unreachable', cause: 'ECONNREFUSED' } });
    expect(JSON.stringify(result)).not.toContain('t0k3n');
  });

  it.each([undefined, '', 'not an address'])('fails for good where the target’s address is %j', async (url) => {
    const target = { name: 'office', channel: 'webhook', ...(url === undefined ? {} : { url }) };
    expect(await channel.send(bundleOf(sampleMessage()), target)).toMatchObject({
      ok: false,
      failure: { code: 'notify.rejected' },
    });
  });
});

describe('the channels', () => {
  it('are found by their names', () => {
    const logger = { info: () => undefined, warn: () => undefined };
    const channels = channelsOf({ fetch, now, logger });
    expect([...channels.keys()].sort()).toEqual(['dingtalk', 'feishu', 'log', 'mail', 'slack', 'webhook', 'wecom']);
    for (const [name, found] of channels) expect(found.name).toBe(name);
  });
});
