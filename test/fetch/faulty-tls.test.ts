import { createDiffieHellmanGroup } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FetchOptions, type FetchResult, fetchPage } from '../../src/fetch/fetch-page.ts';
import { byWay, type HostWay, type HostWays, otherWays, WRITTEN } from '../../src/fetch/host-way.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { certificateFault, remediesOf } from '../../src/fetch/tls-fault.ts';
import { localGate } from './local-gate.ts';
import { options } from './local-server.ts';
import { type Identity, shortDhParameters, writeCertificate } from './write-certificate.ts';

/** Real servers with the faults that portals of counties have; names of our own lead to them. */
let root: Identity;
let between: Identity;
let good: Identity;
const servers: Server[] = [];
let asked: string[] = [];
let headers: object[] = [];

beforeAll(() => {
  root = writeCertificate({ name: 'Test Root', isAuthority: true });
  between = writeCertificate({ name: 'Test Between', isAuthority: true, issuer: root });
  good = writeCertificate({ name: 'portal.example', hosts: ['portal.example', 'www.portal.example'], issuer: root });
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  asked = [];
  headers = [];
});

type Answer = (path: string) => string | { location: string };

async function listen(server: Server, scheme: string, port = 0): Promise<number> {
  servers.push(server);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.address() as AddressInfo).port;
  server.on('request', (request, response) => {
    asked.push(`${scheme}://${request.headers.host.replace(/:\d+$/, '')}${request.url}`);
    headers.push(request.headers);
    response.setHeader('connection', 'close');
    const said = answerWith(request.url);
    if (typeof said === 'string') response.end(said);
    else response.writeHead(302, said).end();
  });
  return at;
}
let answerWith: Answer = () => 'page';

const secure = (identity: Identity, more: ServerOptions = {}) =>
  listen(
    createSecure({ cert: identity.cert, key: identity.key.export({ type: 'pkcs8', format: 'pem' }), ...more }),
    'https',
  );
const plain = () => listen(createPlain(), 'http');

const resolve = ((host: string, _wanted: object, answer: (e: Error | null, a: LookupAddress[]) => void) => {
  if (/^(www\.)?gone\./.test(host))
    return answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), []);
  answer(null, [{ address: '127.0.0.1', family: 4 }]);
}) as unknown as NonNullable<FetchOptions['resolve']>;

/** What a registry of `hosts` would let the fetcher do. */
function waysOf(registered: string[], isTolerant = true) {
  const learned = new Map<string, HostWay>();
  const isOurs = (host: string) => registered.includes(host.replace(/:\d+$/, '').replace(/^www\./, ''));
  const ways: HostWays = {
    isTolerant,
    find: async (host) => (isOurs(host) ? (learned.get(host) ?? WRITTEN) : null),
    learn: async (host, way) => void learned.set(host, way),
  };
  return { ways, learned };
}

async function ask(url: string, { ways } = waysOf(['portal.example']), times = 1) {
  const { gate, entered } = localGate();
  const fetch = options({ resolve, ca: root.cert, connectTimeoutMs: 5_000 });
  const fetcher = createPoliteFetcher({ gate, fetch, ways });
  let result: FetchResult | null = null;
  for (let n = 0; n < times; n++) result = await fetcher.fetch({ url: `${url}${n === 0 ? '' : n}` });
  await fetcher.close();
  return { ...result!, entered: entered.length };
}

describe('a certificate', () => {
  it('that is in order is read without a mark', async () => {
    const port = await secure(good);
    const { outcome, tlsFaults } = await ask(`https://portal.example:${port}/a`);
    expect({ outcome, tlsFaults }).toEqual({ outcome: 'ok', tlsFaults: undefined });
  });

  const faulty: [string, () => Promise<number>, string][] = [
    [
      'that has expired',
      () => secure(writeCertificate({ name: 'portal.example', issuer: root, fromDays: -30, toDays: -1 })),
      'expired',
    ],
    ['of its own making', () => secure(writeCertificate({ name: 'portal.example' })), 'self-signed'],
    [
      'without the one between',
      () => secure(writeCertificate({ name: 'portal.example', issuer: between })),
      'incomplete-chain',
    ],
    ['of another name', () => secure(writeCertificate({ name: 'cdn.example', issuer: root })), 'foreign-name'],
    [
      'of tomorrow',
      () => secure(writeCertificate({ name: 'portal.example', issuer: root, fromDays: 1 })),
      'not-yet-valid',
    ],
  ];
  it.each(faulty)('%s is read where the host is registered, and marked', async (_what, serve, fault) => {
    const known = waysOf(['portal.example']);
    const port = await serve();
    const url = `https://portal.example:${port}/a`;
    const { outcome, tlsFaults, bytes, entered } = await ask(url, known);
    expect({ outcome, tlsFaults }).toEqual({ outcome: 'ok', tlsFaults: [fault] });
    expect(new TextDecoder().decode(bytes!)).toBe('page');
    // No request more than without the fault, and it is known of the host from then on.
    expect(entered).toBe(2);
    expect(known.learned.get(`portal.example:${port}`)?.faults).toEqual([fault]);
  });

  it.each(faulty)(
    '%s is not read where the host is not registered, nor where strictness is asked for',
    async (_what, serve) => {
      const port = await serve();
      for (const known of [waysOf(['other.example']), waysOf(['portal.example'], false)])
        expect((await ask(`https://portal.example:${port}/a`, known)).outcome).toBe('fetch.tls');
      expect(asked).toEqual([]);
    },
  );

  it('of a host to which a registered one leads is still checked', async () => {
    const port = await secure(writeCertificate({ name: 'stranger.example' }));
    const first = await plain();
    answerWith = (path) => (path === '/away' ? { location: `https://stranger.example:${port}/in` } : '');
    const { outcome } = await ask(`http://portal.example:${first}/away`);
    answerWith = () => 'page';
    expect(outcome).toBe('fetch.tls');
    expect(asked.filter((one) => one.includes('stranger'))).toEqual([]);
  });

  it('to which the same portal leads by a redirect is put up with as well', async () => {
    const port = await secure(writeCertificate({ name: 'www.portal.example' }));
    const first = await plain();
    answerWith = (path) => (path === '/from' ? { location: `https://www.portal.example:${port}/in` } : 'page');
    const { outcome, tlsFaults, finalUrl } = await ask(`http://portal.example:${first}/from`);
    answerWith = () => 'page';
    expect({ outcome, tlsFaults }).toEqual({ outcome: 'ok', tlsFaults: ['self-signed'] });
    expect(finalUrl).toBe(`https://www.portal.example:${port}/in`);
  });

  it('that is mended is no fault any more', async () => {
    const known = waysOf(['portal.example']);
    const port = await secure(writeCertificate({ name: 'portal.example' }));
    await ask(`https://portal.example:${port}/a`, known);
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    await listen(
      createSecure({ cert: good.cert, key: good.key.export({ type: 'pkcs8', format: 'pem' }) }),
      'https',
      port,
    );
    expect((await ask(`https://portal.example:${port}/a`, known)).tlsFaults).toBeUndefined();
    expect(known.learned.get(`portal.example:${port}`)?.faults).toEqual([]);
  });

  it('that was revoked, or is not signed by whom it says, is never put up with', () => {
    for (const code of ['CERT_REVOKED', 'CERT_SIGNATURE_FAILURE', 'CERT_REJECTED', ''])
      expect(certificateFault(code)).toBeNull();
  });
});

describe('a TLS of old', () => {
  const dh = () => shortDhParameters(createDiffieHellmanGroup('modp2').getPrime());
  const old: [string, () => Promise<number>][] = [
    ['of 1.0 only', () => secure(good, { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })],
    ['of 1.1 only', () => secure(good, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })],
    [
      'with a short Diffie-Hellman key',
      () => secure(good, { maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES128-SHA:@SECLEVEL=0', dhparam: dh() }),
    ],
  ];
  it.each(old)('%s is spoken with a registered host after one refusal, and remembered', async (_what, serve) => {
    const known = waysOf(['portal.example']);
    const port = await serve();
    const { outcome, tlsFaults } = await ask(`https://portal.example:${port}/a`, known);
    expect({ outcome, tlsFaults }).toEqual({ outcome: 'ok', tlsFaults: ['legacy-protocol'] });
    expect(known.learned.get(`portal.example:${port}`)?.isLegacy).toBe(true);
    // The next fetcher knows it from the start: robots.txt and the page, no attempt beside them.
    expect((await ask(`https://portal.example:${port}/b`, known)).entered).toBe(2);
  });

  it.each(old)('%s is not spoken with any other host', async (_what, serve) => {
    const port = await serve();
    for (const known of [waysOf([]), waysOf(['portal.example'], false)])
      expect((await ask(`https://portal.example:${port}/a`, known)).outcome).toBe('fetch.tls');
    expect(asked).toEqual([]);
  });

  it('without the mark of safe renegotiation has the same remedy', () => {
    expect(remediesOf('ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 'https:')[0]).toBe('legacy');
  });

  it('and a certificate that is faulty besides are both put up with', async () => {
    const port = await secure(writeCertificate({ name: 'portal.example' }), {
      ...{ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
    });
    expect((await ask(`https://portal.example:${port}/a`)).tlsFaults).toEqual(['self-signed', 'legacy-protocol']);
  });
});

describe('a host that answers only', () => {
  it('by http is asked by it where its address says https, and from then on at once', async () => {
    const known = waysOf(['portal.example']);
    const port = await plain();
    const first = await ask(`https://portal.example:${port}/a`, known, 3);
    expect([first.outcome, first.url, first.finalUrl]).toEqual([
      'ok',
      `https://portal.example:${port}/a2`,
      `http://portal.example:${port}/a2`,
    ]);
    expect(asked).toEqual(['robots.txt', 'a', 'a1', 'a2'].map((path) => `http://portal.example/${path}`));
    // One attempt by https, then four requests.
    expect(first.entered).toBe(5);
    expect(known.learned.get(`portal.example:${port}`)?.scheme).toBe('http:');
  });

  it('by https is asked by it where its address says http', async () => {
    const port = await secure(good);
    const { outcome, finalUrl } = await ask(`http://portal.example:${port}/a`);
    expect([outcome, finalUrl]).toEqual(['ok', `https://portal.example:${port}/a`]);
  });

  it('by http is not asked by it where strictness is asked for, nor where it is not registered', async () => {
    const port = await plain();
    for (const known of [waysOf(['portal.example'], false), waysOf([])])
      expect((await ask(`https://portal.example:${port}/a`, known)).outcome).toBe('fetch.tls');
    expect(asked).toEqual([]);
  });

  it('not at all is tried each way once, and then left for a while', async () => {
    const port = await plain();
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    const { outcome, entered } = await ask(`http://portal.example:${port}/a`, waysOf(['portal.example']), 3);
    expect(outcome).toBe('fetch.connect');
    // By http and by https; what is known of their robots.txt answers for the rest.
    expect(entered).toBe(2);
  });

  it('by its name with or without www is asked by that, on the usual ports', async () => {
    const ways = (url: string, code: string) => otherWays(url, code, true).map((way) => byWay(url, way));
    expect(ways('https://portal.example/a?b', 'ECONNREFUSED')).toEqual([
      'http://portal.example/a?b',
      'https://www.portal.example/a?b',
      'http://www.portal.example/a?b',
    ]);
    // A name that is not known is not asked by the other scheme.
    expect(ways('http://www.portal.example/a', 'ENOTFOUND')).toEqual(['http://portal.example/a']);
    // What took too long to answer, or is a number, has no other way of this kind.
    expect(ways('http://www.portal.example/a', 'UND_ERR_HEADERS_TIMEOUT')).toEqual([]);
    expect(ways('http://192.0.2.1/a', 'ENOTFOUND')).toEqual([]);
    const { entered, outcome } = await ask('http://gone.example/a', waysOf(['gone.example']));
    expect([outcome, entered]).toEqual(['fetch.dns', 2]);
  });

  it('is sent nothing that it did not set itself', async () => {
    const port = await secure(writeCertificate({ name: 'portal.example' }));
    await ask(`https://user:secret@portal.example:${port}/a`);
    for (const sent of headers)
      expect(Object.keys(sent).sort()).toEqual(
        ['accept', 'accept-encoding', 'accept-language', 'connection', 'host', 'user-agent'].sort(),
      );
  });
});

describe('without a registry', () => {
  it('a page of its own is fetched strictly', async () => {
    const port = await secure(writeCertificate({ name: 'portal.example' }));
    const { outcome, unreached } = await fetchPage(
      { url: `https://portal.example:${port}/` },
      options({ resolve, connectTimeoutMs: 5_000 }),
    );
    expect([outcome, unreached?.code]).toEqual(['fetch.tls', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  });
});
