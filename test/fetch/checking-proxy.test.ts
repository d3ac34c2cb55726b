import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type CheckingProxy, type CheckingProxyOptions, openCheckingProxy } from '../../src/fetch/checking-proxy.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';

const loopback = parseNetworks(['127.0.0.1/32']);
const allowedNetworks = loopback.ok ? loopback.value : [];

let proxy: CheckingProxy | undefined;
let portal: Server | undefined;
let port = 0;
let connections = 0;
let most = 0;

afterEach(async () => {
  await proxy?.close();
  portal?.closeAllConnections();
  await new Promise((resolve) => (portal ? portal.close(resolve) : resolve(undefined)));
  portal = undefined;
  proxy = undefined;
});

async function open(options: Partial<CheckingProxyOptions> = {}): Promise<void> {
  connections = most = 0;
  portal = createServer((incoming, response) => {
    if (incoming.url === '/long') return void response.end('x'.repeat(300_000));
    setTimeout(() => response.end(`you asked for ${incoming.headers.host}${incoming.url}`), 30);
  });
  portal.on('connection', (socket) => {
    most = Math.max(most, ++connections);
    socket.on('close', () => connections--);
  });
  await new Promise<void>((resolve) => portal!.listen(0, '127.0.0.1', resolve));
  port = (portal.address() as AddressInfo).port;
  proxy = await openCheckingProxy({ allowedNetworks, mayAsk: () => true, maxBytes: 100_000, ...options });
}

/** Status and body that come back through the proxy; status 0 where the connection was cut. */
function through(url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const outgoing = request(
      proxy!.url,
      { path: url, headers: { host: new URL(url).host }, agent: false },
      (answer) => {
        let body = '';
        answer.on('data', (chunk) => (body += chunk));
        answer.on('close', () => resolve({ status: answer.complete ? answer.statusCode! : 0, body }));
      },
    );
    outgoing.on('error', () => resolve({ status: 0, body: '' }));
    outgoing.end();
  });
}

/** First line of the answer to CONNECT. */
function tunnelTo(target: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port: at } = new URL(proxy!.url);
    const socket = connect(Number(at), hostname, () =>
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`),
    );
    socket.on('data', (data) => {
      resolve(String(data).split('\r\n')[0]!);
      socket.destroy();
    });
    socket.on('close', () => resolve('closed'));
    socket.on('error', () => resolve('error'));
  });
}

/** A resolver that gives each name its addresses. */
const resolving = (names: Record<string, string[]>) =>
  ((
    name: string,
    _options: unknown,
    answer: (error: Error | null, found: { address: string; family: number }[]) => void,
  ) =>
    answer(
      names[name] ? null : new Error('ENOTFOUND'),
      (names[name] ?? []).map((address) => ({ address, family: 4 })),
    )) as never;

describe('the proxy before the browser', () => {
  it('hands on what may be asked for, under the name that was asked', async () => {
    await open({ resolve: resolving({ 'www.shili.gov.cn': ['127.0.0.1'] }) });
    const { status, body } = await through(`http://www.shili.gov.cn:${port}/a?b=c`);
    expect([status, body]).toEqual([200, `you asked for www.shili.gov.cn:${port}/a?b=c`]);
    expect(proxy!.tally).toMatchObject({ requests: 1, refused: [] });
  });

  it('refuses private addresses, also behind names, in other writings and inside IPv6', async () => {
    await open({ resolve: resolving({ 'inner.gov.cn': ['10.0.0.7'], 'cloud.gov.cn': ['169.254.169.254'] }) });
    const targets = [
      'inner.gov.cn',
      'cloud.gov.cn',
      '10.1.2.3',
      '0x7f.0.0.2',
      '2130706434',
      '[::1]',
      '[::ffff:10.0.0.1]',
      '[64:ff9b::a00:1]',
      'nowhere.gov.cn',
    ];
    for (const host of targets) expect([host, (await through(`http://${host}:${port}/`)).status]).toEqual([host, 403]);
    for (const host of targets) expect([host, await tunnelTo(`${host}:443`)]).toEqual([host, 'HTTP/1.1 403 Forbidden']);
    expect(connections + most).toBe(0);
    expect(proxy!.tally.refused.length).toBe(2 * targets.length);
  });

  it('connects to the address that it checked, whatever the name leads to the next time', async () => {
    let asked = 0;
    const rebinding = ((_name: string, _options: unknown, answer: (error: null, found: object[]) => void) =>
      answer(null, [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }])) as never;
    await open({ resolve: rebinding });
    expect((await through(`http://rebinding.gov.cn:${port}/`)).status).toBe(200);
    expect(asked).toBe(1);
    expect((await through(`http://rebinding.gov.cn:${port}/`)).status).toBe(403);
  });

  it('asks only the hosts of the portal', async () => {
    await open({
      mayAsk: (host) => host.endsWith('.gov.cn'),
      resolve: resolving({ 'www.shili.gov.cn': ['127.0.0.1'], 'tracker.example': ['127.0.0.1'] }),
    });
    expect((await through(`http://tracker.example:${port}/`)).status).toBe(403);
    expect((await through(`http://www.shili.gov.cn:${port}/`)).status).toBe(200);
    expect(proxy!.tally.refused).toEqual([{ host: 'tracker.example', why: 'not a host of this portal' }]);
  });

  it('has one connection to a host at a time', async () => {
    await open({ resolve: resolving({ 'www.shili.gov.cn': ['127.0.0.1'] }) });
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => through(`http://www.shili.gov.cn:${port}/${n}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(most).toBe(1);
  });

  it('cuts a page that sends more than its budget, and starts anew with the next page', async () => {
    await open({ resolve: resolving({ 'www.shili.gov.cn': ['127.0.0.1'] }) });
    expect((await through(`http://www.shili.gov.cn:${port}/long`)).status).toBe(0);
    expect((await through(`http://www.shili.gov.cn:${port}/a`)).status).toBe(0);
    proxy!.resetBudget();
    expect((await through(`http://www.shili.gov.cn:${port}/a`)).status).toBe(200);
  });

  it('speaks HTTP and tunnels only', async () => {
    await open();
    expect((await through('ftp://127.0.0.1/')).status).toBe(400);
    expect(await tunnelTo(`127.0.0.1:${port}`)).toBe('HTTP/1.1 200 Connection established');
  });
});
