import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage } from '../../src/fetch/fetch-page.ts';
import { decideRobots } from '../../src/fetch/robots.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';
import { type LocalServer, options, serve } from './local-server.ts';

let server: LocalServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const only = (network: string) => {
  const parsed = parseNetworks([network]);
  if (!parsed.ok) throw new Error(parsed.failure.cause);
  return parsed.value;
};

describe('an address of this machine, however it is written', () => {
  const FORMS = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '127。0。0。1',
    '①②⑦.⓪.⓪.①',
    'user:password@127.0.0.1',
    'localhost',
    '0',
    '0.0.0.0',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::1]',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00:ec2::254]',
  ];

  it.each(FORMS)('%s is not asked', async (host) => {
    server = await serve((_request, response) => response.end('secret'));
    const port = new URL(server.url).port;
    const { outcome } = await fetchPage({ url: `http://${host}:${port}/` }, options({ allowedNetworks: [] }));
    expect(outcome).toBe('fetch.forbidden-address');
    expect(server.asked).toEqual([]);
  });

  it.each([...FORMS.slice(1), 'file:///etc/passwd', 'data:text/html,x', 'javascript:1'])(
    '%s is not reached by a redirect',
    async (host) => {
      server = await serve((_request, response) => {
        const location =
          /^\w+:/.test(host) && !host.includes('@') ? host : `http://${host}:${new URL(server!.url).port}/in`;
        response.writeHead(302, { location: /[^\x20-\x7e]/.test(location) ? encodeURI(location) : location }).end();
      }, '127.0.0.2');
      const { outcome } = await fetchPage({ url: server.url }, options({ allowedNetworks: only('127.0.0.2/32') }));
      expect(outcome).toMatch(/^fetch\.(forbidden-address|redirects)$/);
      expect(server.asked.map(({ path }) => path)).not.toContain('/in');
    },
  );
});

describe('an answer that is not the page', () => {
  it.each([
    ['a part that was not asked for', 206],
    ['"not modified" to an unconditional request', 304],
  ])('is a failure: %s', async (_what, status) => {
    server = await serve((_request, response) => response.writeHead(status).end(status === 206 ? 'half' : undefined));
    expect((await fetchPage({ url: server.url }, options())).outcome).toBe('fetch.http-error');
  });
});

describe('an address without end', () => {
  const endless = `/${'a'.repeat(3_000)}`;

  it('is not asked for', async () => {
    server = await serve((_request, response) => response.end());
    expect((await fetchPage({ url: server.url + endless }, options())).outcome).toBe('fetch.bad-url');
    expect(server.asked).toEqual([]);
  });

  it('is not followed, and what is told of it stays short', async () => {
    server = await serve((_request, response) => response.writeHead(302, { location: endless }).end());
    const result = await fetchPage({ url: `${server.url}/` }, options());
    expect(result.outcome).toBe('fetch.redirects');
    expect(JSON.stringify(result).length).toBeLessThan(2_500);
    expect(server.asked).toHaveLength(1);
  });
});

describe('compression', () => {
  const zeros = gzipSync(Buffer.alloc(60_000_000));

  it.each([
    ['once', 'gzip', zeros],
    ['twice', 'gzip, gzip', gzipSync(zeros)],
    ['five times', 'gzip, gzip, gzip, gzip, gzip', gzipSync(zeros)],
  ])('that explodes is stopped: %s', async (_what, encoding, body) => {
    server = await serve((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    const { outcome, bytes } = await fetchPage({ url: server.url }, options({ maxBytes: 1_000_000 }));
    expect(outcome).toMatch(/^fetch\.(too-large|encoding)$/);
    expect(bytes).toBeNull();
  });

  it('in small pieces leaves no listeners behind', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const body = gzipSync(Buffer.alloc(20_000_000));
    server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' });
      response.end(gzipSync(Buffer.concat([body, body, body]), { level: 0 }));
    });
    await fetchPage({ url: server.url }, options({ maxBytes: 100_000_000 }));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings.map(({ name }) => name)).not.toContain('MaxListenersExceededWarning');
  });
});

describe('a robots.txt', () => {
  const answer = (text: string) =>
    ({ outcome: 'ok', status: 200, bytes: Buffer.from(text), cause: null }) as unknown as Parameters<
      typeof decideRobots
    >[1];

  it('of wildcards without end makes us wait instead of compute', () => {
    const started = process.cpuUsage();
    const robots = decideRobots(
      'http://a.gov.cn/robots.txt',
      answer(`User-agent: *\n${'Disallow: /*a*a*a*a*a*a*b\n'.repeat(16_000)}`),
    );
    expect(robots.kind).toBe('wait');
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });

  it('with as many wildcards as we read is held against a long address at once', () => {
    const robots = decideRobots(
      'http://a.gov.cn/robots.txt',
      answer(`User-agent: *\n${'Disallow: /*a*a*a*b\n'.repeat(1_200)}`),
    );
    const started = process.cpuUsage();
    expect(robots.kind === 'rules' && robots.isAllowed(`http://a.gov.cn/${'a'.repeat(1_900)}`)).toBe(true);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4_000);
  });
});
