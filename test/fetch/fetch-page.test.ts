import type { lookup } from 'node:dns';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage } from '../../src/fetch/fetch-page.ts';
import { createHostCookies } from '../../src/fetch/host-cookies.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';
import { createSafeAgent } from '../../src/fetch/safe-agent.ts';
import { type LocalServer, options, serve } from './local-server.ts';

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const page = '<html><title>年报</title><body><a href="a.html">政府信息公开年报</a></body></html>';

describe('a page that is there', () => {
  it('comes with its bytes, its status and the headers worth keeping', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"', 'x-other': 'no' });
      response.end(page);
    });
    const result = await fetchPage({ url: `${server.url}/a#part` }, options());
    expect(result).toMatchObject({ outcome: 'ok', status: 200, finalUrl: `${server.url}/a`, cause: null });
    expect(Buffer.from(result.bytes!).toString()).toBe(page);
    expect(result.headers).toMatchObject({ etag: '"1"', 'content-type': 'text/html; charset=utf-8' });
    expect(result.headers).not.toHaveProperty('x-other');
  });

  it('is asked for by name and contact', async () => {
    server = await serve((_, response) => response.end(page));
    await fetchPage({ url: server.url }, options());
    expect(server.asked[0]!.headers['user-agent']).toMatch(/^Nianbao\/\S+ .*\+https:\/\/example\.org\/contact/);
  });

  it('is unchanged where the validators of the last visit still hold', async () => {
    server = await serve((request, response) => {
      response.statusCode =
        request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] ? 304 : 200;
      response.end();
    });
    const lastModified = 'Mon, 01 Jan 2024 00:00:00 GMT';
    const result = await fetchPage({ url: server.url, etag: '"1"', lastModified }, options());
    expect(result).toMatchObject({ outcome: 'unchanged', status: 304 });
  });

  it.each([
    ['gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['br', brotliCompressSync(page)],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
  ])('is decompressed from %s', async (encoding, body) => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(body);
    });
    const result = await fetchPage({ url: server.url }, options());
    expect(Buffer.from(result.bytes!).toString()).toBe(page);
  });
});

describe('an answer beyond its budget', () => {
  it('is cut off where it is too large on the wire', async () => {
    server = await serve((_, response) => response.end(Buffer.alloc(200_000)));
    const result = await fetchPage({ url: server.url }, options({ maxWireBytes: 100_000 }));
    expect(result).toMatchObject({ outcome: 'fetch.too-large', bytes: null });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(300_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('is cut off where %s unpacks to more than the limit', async (encoding, body) => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(body);
    });
    const before = process.memoryUsage().rss;
    const result = await fetchPage({ url: server.url }, options({ maxBytes: 1_000_000 }));
    expect(result.outcome).toBe('fetch.too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('is kept to the limit where the caller asked for that', async () => {
    server = await serve((_, response) => response.end('a'.repeat(5_000)));
    const result = await fetchPage({ url: server.url }, options({ maxBytes: 1_000, truncate: true }));
    expect(result.bytes?.length).toBe(1_000);
  });

  it('times out where it comes drop by drop', async () => {
    server = await serve((_, response) => {
      response.write('<html>');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const result = await fetchPage({ url: server.url }, options({ totalTimeoutMs: 300 }));
    expect(result).toMatchObject({ outcome: 'fetch.timeout', status: 200, bytes: null });
    expect(result.durationMs).toBeLessThan(20_000);
  });

  it('times out where no headers come', async () => {
    server = await serve(() => {});
    const result = await fetchPage({ url: server.url }, options({ totalTimeoutMs: 300 }));
    expect(result).toMatchObject({ outcome: 'fetch.timeout', status: null });
  });

  it('is refused where its headers are too long', async () => {
    server = await serve((_, response) => {
      response.setHeader('x-long', 'a'.repeat(40_000));
      response.end(page);
    });
    expect((await fetchPage({ url: server.url }, options())).outcome).toBe('fetch.too-large');
  });

  it('is faulty where the compression breaks off or is unknown', async () => {
    server = await serve((request, response) => {
      response.writeHead(200, { 'content-encoding': request.url === '/zstd' ? 'zstd' : 'gzip' });
      response.end(request.url === '/zstd' ? 'abc' : gzipSync(page).subarray(0, 30));
    });
    expect((await fetchPage({ url: server.url }, options())).outcome).toBe('fetch.encoding');
    expect((await fetchPage({ url: `${server.url}/zstd` }, options())).outcome).toBe('fetch.encoding');
  });
});

describe('a redirect', () => {
  it('is followed, and the last address is told', async () => {
    server = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(301, { location: 'b?c=1' }).end();
      else response.end(page);
    });
    const result = await fetchPage({ url: `${server.url}/a` }, options());
    expect(result).toMatchObject({ outcome: 'ok', finalUrl: `${server.url}/b?c=1` });
  });

  it('that leads in a circle or never ends is named as such', async () => {
    server = await serve((request, response) => {
      const n = Number(/n=(\d+)/.exec(request.url!)?.[1] ?? -1);
      response.writeHead(302, { location: n < 0 ? '/' : `/?n=${n + 1}` }).end();
    });
    expect(await fetchPage({ url: `${server.url}/` }, options())).toMatchObject({ outcome: 'fetch.redirects' });
    expect(server.asked.length).toBe(1);
    expect(await fetchPage({ url: `${server.url}/?n=0` }, options())).toMatchObject({ outcome: 'fetch.redirects' });
    expect(server.asked.length).toBe(7);
  });

  it('to itself with a cookie passes once the cookie comes back', async () => {
    server = await serve((request, response) => {
      if (request.headers.cookie === 'CT6T=1') response.end(page);
      else response.writeHead(302, { location: '/', 'set-cookie': 'CT6T=1; Path=/; HttpOnly' }).end();
    });
    expect(await fetchPage({ url: `${server.url}/` }, options())).toMatchObject({ outcome: 'ok' });
  });

  it.each([
    '<html><head><meta http-equiv="refresh" content="0"></head></html>',
    '<meta http-equiv="refresh" content="0; url=/a?x=1&amp;y=2">',
    '<script>setTimeout(function () { location.reload(true); }, 100)</script>',
    "<script>window.location.href = '/a?x=1&y=2';</script>请稍候",
  ])('by a page without content passes with its cookie: %s', async (gate) => {
    server = await serve((request, response) => {
      if (request.headers.cookie === 'pass=1') response.end(page);
      else response.writeHead(200, { 'set-cookie': 'pass=1; Path=/', 'content-type': 'text/html' }).end(gate);
    });
    expect(await fetchPage({ url: `${server.url}/a?x=1&y=2` }, options())).toMatchObject({
      outcome: 'ok',
      requests: 2,
    });
  });

  it.each([
    '<meta http-equiv="refresh" content="0">',
    '<meta http-equiv="refresh" content="0; url=http://other.example/">',
    '<script>location.replace("javascript:1")</script>',
    `<title>公告</title><meta http-equiv="refresh" content="600"><p>${'本单位的公告。'.repeat(20)}</p>`,
  ])('by a page is followed twice at most, and only to its own host: %s', async (gate) => {
    let n = 0;
    server = await serve((_, response) => response.writeHead(200, { 'set-cookie': `pass=${++n}` }).end(gate));
    expect((await fetchPage({ url: server.url }, options())).outcome).toMatch(/^(ok|fetch\.redirects)$/);
    expect(server.asked.length).toBe(gate.endsWith('content="0">') ? 3 : 1);
  });

  it('by a page that sets the same cookie each time is no gate: the page stands', async () => {
    const again = '<meta http-equiv="refresh" content="600">';
    server = await serve((_, response) => response.writeHead(200, { 'set-cookie': 'r=1' }).end(again));
    const cookies = createHostCookies();
    for (const asked of [2, 3]) {
      expect(await fetchPage({ url: server.url }, options({ cookies }))).toMatchObject({ outcome: 'ok', status: 200 });
      expect(server.asked.length).toBe(asked);
    }
  });

  it('by a page whose content stands in frames is not followed', async () => {
    const framed = '<script>if (isPhone) location.href = "/m/"</script><frameset><frame src="list.html"></frameset>';
    server = await serve((_, response) => response.writeHead(200, { 'set-cookie': 'r=1' }).end(framed));
    expect(await fetchPage({ url: server.url }, options())).toMatchObject({ outcome: 'ok', requests: 1 });
  });

  it.each(['./', '../index.html', '/'])(
    'by a page that was deleted, up to its folder, is not followed: %s',
    async (up) => {
      server = await serve((_, response) => response.end(`<meta http-equiv="refresh" content="0;url=${up}">`));
      const url = `${server.url}/zwgk/nb/202401/t20240115_1.html`;
      expect(await fetchPage({ url, through: true }, options())).toMatchObject({ finalUrl: url });
      expect(server.asked.length).toBe(1);
    },
  );

  it.each([
    '<script>window.location.href = "./f/2023.html"</script>',
    '<html><head><meta http-equiv="refresh" content="0;url=f/2023.html"></head><body></body></html>',
  ])('by a page without content is followed to its own host where that is asked for: %s', async (shell) => {
    server = await serve((request, response) => response.end(request.url === '/a/f/2023.html' ? page : shell));
    const url = `${server.url}/a/`;
    expect(await fetchPage({ url, through: true }, options())).toMatchObject({ finalUrl: `${url}f/2023.html` });
    expect(await fetchPage({ url }, options())).toMatchObject({ finalUrl: url });
  });

  it.each(['127.0.0.2', '2130706434', '0x7f.0.0.2', '[::1]', '[::ffff:127.0.0.2]', 'other.example'])(
    'to %s is refused where only the first address is allowed',
    async (host) => {
      server = await serve((_, response) => response.writeHead(302, { location: `http://${host}:1/` }).end());
      const networks = parseNetworks(['127.0.0.1']);
      const allowed = options({ allowedNetworks: networks.ok ? networks.value : [] });
      const agent = createSafeAgent({ ...allowed, resolve: resolveTo('127.0.0.2') });
      const result = await fetchPage({ url: server.url }, { ...allowed, agent });
      expect(result).toMatchObject({ outcome: 'fetch.forbidden-address', status: 302 });
      await agent.destroy();
    },
  );

  it.each(['file:///etc/passwd', 'gopher://127.0.0.1/', 'javascript:alert(1)', 'http://'])(
    'to %s is faulty',
    async (location) => {
      server = await serve((_, response) => response.writeHead(302, { location }).end());
      expect((await fetchPage({ url: server.url }, options())).outcome).toBe('fetch.redirects');
    },
  );
});

/** A resolver that gives one address for every name, as a hostile name server may. */
function resolveTo(address: string): typeof lookup {
  const resolve = (_host: string, _options: object, answer: (error: null, addresses: object[]) => void) =>
    answer(null, [{ address, family: 4 }]);
  return resolve as unknown as typeof lookup;
}

describe('a host name', () => {
  it('that leads to a private address is refused while the socket opens, whatever it led to before', async () => {
    server = await serve((_, response) => response.end(page));
    const changed = options({ allowedNetworks: [] });
    const agent = createSafeAgent({ ...changed, resolve: resolveTo('127.0.0.1') });
    const port = new URL(server.url).port;
    const result = await fetchPage({ url: `http://www.example.gov.cn:${port}/` }, { ...changed, agent });
    expect(result).toMatchObject({ outcome: 'fetch.forbidden-address', status: null });
    expect(server.asked).toEqual([]);
    await agent.destroy();
  });

  it('that does not exist is a DNS failure', async () => {
    const resolve = (_: string, __: object, answer: (error: Error) => void) =>
      answer(Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' }));
    const agent = createSafeAgent({ ...options(), resolve: resolve as unknown as typeof lookup });
    const result = await fetchPage({ url: 'http://no.example/' }, options({ agent }));
    expect(result.outcome).toBe('fetch.dns');
    await agent.destroy();
  });
});

describe('a request that cannot be made', () => {
  it.each(['', 'nonsense', 'ftp://example.org/', 'mailto:a@b.c'])('to %j has a bad address', async (url) => {
    expect((await fetchPage({ url }, options())).outcome).toBe('fetch.bad-url');
  });

  it('to a port where nobody listens could not be connected', async () => {
    const gone = await serve(() => {});
    await gone.close();
    expect(await fetchPage({ url: gone.url }, options())).toMatchObject({ outcome: 'fetch.connect', status: null });
  });

  it('over TLS to a server that speaks none is a TLS failure', async () => {
    server = await serve((_, response) => response.end(page));
    const result = await fetchPage({ url: server.url.replace('http:', 'https:') }, options());
    expect(result.outcome).toBe('fetch.tls');
  });

  it('throws the reason of an aborted signal, and nothing else throws', async () => {
    server = await serve(() => {});
    const stopping = new AbortController();
    const reason = new Error('shutting down');
    setTimeout(() => stopping.abort(reason), 50);
    await expect(fetchPage({ url: server.url }, options({ signal: stopping.signal }))).rejects.toBe(reason);
  });
});

describe('a server that asks for patience', () => {
  it('tells for how long', async () => {
    server = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    expect(await fetchPage({ url: server.url }, options())).toMatchObject({
      outcome: 'fetch.rate-limited',
      retryAfterMs: 7_000,
    });
  });
});
