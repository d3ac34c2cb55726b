import type { LookupAddress } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FetchOptions, fetchPage } from '../../src/fetch/fetch-page.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';
import { localGate } from './local-gate.ts';
import { type LocalServer, options, serve } from './local-server.ts';

/** Names of our own: a portal at an address that may be asked, and a neighbour of ours that may not, both really listening. */
const ALLOWED = '127.0.0.1';
const SECRET = '127.0.0.2';

let portal: LocalServer;
let secret: LocalServer;
let port: string;
let redirect: string | null;
let robotsRedirect: string | null;

beforeEach(async () => {
  redirect = null;
  robotsRedirect = null;
  portal = await serve((request, response) => {
    const to = request.url === '/robots.txt' ? robotsRedirect : redirect;
    if (to !== null) response.writeHead(302, { location: to }).end();
    else response.end(request.url === '/robots.txt' ? '' : 'page');
  }, ALLOWED);
  port = new URL(portal.url).port;
  secret = await serve((_request, response) => response.end('secret'), SECRET, Number(port));
});
afterEach(async () => {
  // Whatever the trick was: nobody came here.
  expect(secret.asked).toEqual([]);
  await portal.close();
  await secret.close();
});

/** Answers each question for a name with the next list of addresses; the last one stays. */
function resolver(names: Record<string, string[][]>) {
  const questions: string[] = [];
  const resolve = ((host: string, _wanted: object, answer: (e: Error | null, a: LookupAddress[]) => void) => {
    questions.push(host);
    const answers = names[host.replace(/\.$/, '')] ?? [[]];
    const addresses = answers.length > 1 ? answers.shift()! : answers[0]!;
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as NonNullable<FetchOptions['resolve']>;
  return { resolve, questions };
}

function guarded(names: Record<string, string[][]>) {
  const networks = parseNetworks([`${ALLOWED}/32`]);
  if (!networks.ok) throw new Error(networks.failure.cause);
  const { resolve, questions } = resolver(names);
  return { options: options({ allowedNetworks: networks.value, resolve, connectTimeoutMs: 2_000 }), questions };
}

const PORTAL = { 'portal.example': [[ALLOWED]], 'inside.example': [[SECRET]] };

describe('a name', () => {
  it('leads to the address that it resolves to, where that may be asked', async () => {
    const { options: how } = guarded(PORTAL);
    expect((await fetchPage({ url: `http://portal.example:${port}/a` }, how)).outcome).toBe('ok');
    expect(portal.asked.map(({ path }) => path)).toEqual(['/a']);
  });

  it.each([
    ['an address of this machine', SECRET],
    ['a private address', '10.0.0.1'],
    ['the metadata service of a cloud', '169.254.169.254'],
    ['an IPv6 address that maps it', `::ffff:${SECRET}`],
    ['an IPv6 address that translates it (NAT64)', '64:ff9b::7f00:2'],
    ['an IPv6 address that tunnels to it (6to4)', '2002:7f00:2::1'],
    ['an IPv6 address with a zone', 'fe80::1%lo'],
    ['a unique local address', 'fd00::1'],
    ['no address at all', ''],
  ])('is not followed to %s', async (_what, address) => {
    const { options: how } = guarded({ 'inside.example': [address === '' ? [] : [address]] });
    const { outcome } = await fetchPage({ url: `http://inside.example:${port}/` }, how);
    expect(outcome).toBe('fetch.forbidden-address');
  });

  it('with several addresses leads only to those that may be asked', async () => {
    const { options: how } = guarded({ 'both.example': [[SECRET, ALLOWED, '::1']] });
    expect((await fetchPage({ url: `http://both.example:${port}/` }, how)).outcome).toBe('ok');
  });

  it('that answers otherwise the second time (rebinding) is asked once for each connection, and refused then', async () => {
    const { options: how, questions } = guarded({ 'turns.example': [[ALLOWED], [SECRET]] });
    const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: how });
    // robots.txt is asked for at the first answer; the page would go to the second.
    const { outcome } = await fetcher.fetch({ url: `http://turns.example:${port}/` });
    await fetcher.close();
    expect(outcome).toBe('fetch.forbidden-address');
    expect(questions).toEqual(['turns.example', 'turns.example']);
    expect(portal.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });
});

describe('a portal cannot send us to an address inside', () => {
  it.each([
    ['by a name', () => `http://inside.example:${port}/`],
    ['by a name with the dot of the root', () => `http://inside.example.:${port}/`],
    ['by a name behind user and password', () => `http://portal.example:80@inside.example:${port}/`],
    ['by an address without a scheme', () => `//inside.example:${port}/`],
    ['by an address in decimal', () => `http://2130706434:${port}/`],
    ['by an address in octal', () => `http://0177.0.0.2:${port}/`],
    ['by an address in hexadecimal', () => `http://0x7f.2:${port}/`],
    ['by a mapped address', () => `http://[::ffff:${SECRET}]:${port}/`],
  ])('%s', async (_how, to) => {
    redirect = to();
    const { options: how } = guarded(PORTAL);
    const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: how });
    const { outcome } = await fetcher.fetch({ url: `http://portal.example:${port}/` });
    await fetcher.close();
    expect(outcome).toBe('fetch.forbidden-address');
  });

  it('by its robots.txt', async () => {
    robotsRedirect = `http://inside.example:${port}/robots.txt`;
    const { options: how } = guarded(PORTAL);
    const fetcher = createPoliteFetcher({ gate: localGate().gate, fetch: how });
    const { outcome } = await fetcher.fetch({ url: `http://portal.example:${port}/` });
    await fetcher.close();
    expect(outcome).toBe('fetch.robots-unavailable');
    expect(portal.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  it.each([22, 25, 3306, 5432, 6379])('to port %i, where no portal listens', async (blocked) => {
    redirect = `http://portal.example:${blocked}/`;
    const { options: how, questions } = guarded(PORTAL);
    const { outcome } = await fetchPage({ url: `http://portal.example:${port}/` }, how);
    expect(outcome).toBe('fetch.forbidden-address');
    expect(questions).toHaveLength(1);
  });
});
