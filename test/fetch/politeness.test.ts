import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../src/fetch/fetch-page.ts';
import { createPoliteFetcher, type PoliteFetcher } from '../../src/fetch/politeness.ts';
import { localGate } from './local-gate.ts';
import { type LocalServer, options, serve } from './local-server.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A portal whose robots.txt is `robots` (a status or its text); other paths answer a page or what `handle` does. */
async function portal(
  robots: number | string,
  handle?: (q: IncomingMessage, r: ServerResponse) => boolean,
): Promise<LocalServer> {
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') {
      response.statusCode = typeof robots === 'number' ? robots : 200;
      response.end(typeof robots === 'number' ? '' : robots);
    } else if (!handle?.(request, response)) response.end('<html>page</html>');
  });
  opened.push(server);
  return server;
}

/** Gates of this process alone, which write down the gaps that they were asked to keep. */
function fetcher(hostDelayMs = 0, changes: Partial<FetchOptions> = {}): PoliteFetcher & { gaps: number[] } {
  const { gate, gaps } = localGate(hostDelayMs, changes.signal);
  const made = { ...createPoliteFetcher({ gate, fetch: options(changes) }), gaps };
  opened.push(made);
  return made;
}

const paths = (server: LocalServer) => server.asked.map((one) => one.path);

describe('cookies', () => {
  const cookies = (server: LocalServer) => server.asked.map((one) => one.headers.cookie ?? '');

  it('that a host sets go back to it with the next request, and are known no more where they were taken back', async () => {
    const server = await portal(404, (request, response) => {
      if (request.url === '/a') response.setHeader('set-cookie', ['s=1; Path=/; HttpOnly', 't=2']);
      if (request.url === '/b') response.setHeader('set-cookie', ['s=3', 't=; Max-Age=0']);
      return false;
    });
    const polite = fetcher();
    for (const path of ['/a', '/b', '/c']) await polite.fetch({ url: server.url + path });
    expect(cookies(server)).toEqual(['', '', 's=1; t=2', 's=3']);
  });

  it('that lead round in circles are forgotten', async () => {
    const server = await portal(404, (request, response) => {
      if (request.url === '/a') response.setHeader('set-cookie', 's=old');
      if (request.headers.cookie === undefined) return false;
      response.writeHead(302, { location: request.url! }).end();
      return true;
    });
    const polite = fetcher();
    const outcomes = [];
    for (const path of ['/a', '/b', '/b']) outcomes.push((await polite.fetch({ url: server.url + path })).outcome);
    expect(outcomes).toEqual(['ok', 'fetch.redirects', 'ok']);
  });

  it('open a gate once and not for each page', async () => {
    const server = await portal(404, (request, response) => {
      if (request.headers.cookie === 'CT6T=1' || request.url === '/robots.txt') return false;
      response.writeHead(302, { location: request.url!, 'set-cookie': 'CT6T=1' }).end();
      return true;
    });
    const polite = fetcher();
    for (const path of ['/a', '/b', '/c']) expect((await polite.fetch({ url: server.url + path })).outcome).toBe('ok');
    expect(paths(server)).toEqual(['/robots.txt', '/a', '/a', '/b', '/c']);
  });

  it('go to no other host, and not to one that refused us', async () => {
    const one = await portal(404, (_, response) => {
      response.setHeader('set-cookie', 's=1');
      response.statusCode = 403;
      return false;
    });
    const other = await portal(404);
    const polite = fetcher();
    await polite.fetch({ url: `${one.url}/a` });
    await polite.fetch({ url: `${one.url}/b` });
    await polite.fetch({ url: `${other.url}/a` });
    expect([...cookies(one), ...cookies(other)].filter(Boolean)).toEqual([]);
  });
});

describe('robots.txt', () => {
  it('is asked for first, once for a visit', async () => {
    const server = await portal('User-agent: *\nDisallow: /admin/\n');
    const polite = fetcher();
    await polite.fetch({ url: `${server.url}/a` });
    await polite.fetch({ url: `${server.url}/b` });
    expect(paths(server)).toEqual(['/robots.txt', '/a', '/b']);
  });

  it('is obeyed where it forbids the page', async () => {
    const server = await portal('User-agent: *\nDisallow: /\n');
    const result = await fetcher().fetch({ url: `${server.url}/xxgknb/` });
    expect(result).toMatchObject({ outcome: 'fetch.robots', status: null });
    expect(paths(server)).toEqual(['/robots.txt']);
  });

  it('is obeyed where it speaks to us by name, and the longest rule wins', async () => {
    const server = await portal('User-agent: nianbao\nDisallow: /xxgk\nAllow: /xxgk/nb/\n\nUser-agent: *\nAllow: /\n');
    const polite = fetcher();
    expect((await polite.fetch({ url: `${server.url}/xxgk/zn/` })).outcome).toBe('fetch.robots');
    expect((await polite.fetch({ url: `${server.url}/xxgk/nb/1.html` })).outcome).toBe('ok');
  });

  it.each([404, 403, 401, 410])('allows everything where it answers %i', async (status) => {
    const server = await portal(status);
    expect((await fetcher().fetch({ url: `${server.url}/a` })).outcome).toBe('ok');
  });

  it.each([500, 503, 429])('makes us wait where it answers %i', async (status) => {
    const server = await portal(status);
    expect(await fetcher().fetch({ url: `${server.url}/a` })).toMatchObject({ outcome: 'fetch.robots-unavailable' });
    expect(paths(server)).toEqual(['/robots.txt']);
  });

  it('makes us wait where its answer breaks off', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('User-agent');
      setTimeout(() => response.destroy(), 20);
    });
    opened.push(server);
    expect(await fetcher().fetch({ url: `${server.url}/a` })).toMatchObject({ outcome: 'fetch.robots-unavailable' });
  });

  it('says nothing where the host itself is out of reach: the failure is that of the connection', async () => {
    const gone = await serve(() => {});
    await gone.close();
    expect((await fetcher().fetch({ url: `${gone.url}/a` })).outcome).toBe('fetch.connect');
    const silent = await serve(() => {});
    opened.push(silent);
    expect((await fetcher(0, { totalTimeoutMs: 200 }).fetch({ url: `${silent.url}/a` })).outcome).toBe('fetch.timeout');
  });

  it('is read to 500 KiB, and a page in its place allows everything', async () => {
    const long = `User-agent: *\n${'# filler\n'.repeat(60_000)}Disallow: /\n`;
    expect((await fetcher().fetch({ url: `${(await portal(long)).url}/a` })).outcome).toBe('ok');
    expect((await fetcher().fetch({ url: `${(await portal('<html>首页</html>')).url}/a` })).outcome).toBe('ok');
  });

  it('of another host is asked for where a redirect leads there', async () => {
    const other = await portal('User-agent: *\nDisallow: /\n');
    const first = await portal(404, (_, response) => {
      response.writeHead(302, { location: `${other.url}/b` }).end();
      return true;
    });
    expect((await fetcher().fetch({ url: `${first.url}/a` })).outcome).toBe('fetch.robots');
    expect(paths(other)).toEqual(['/robots.txt']);
  });

  it('is told to the observer', async () => {
    const server = await portal(404);
    const told: string[] = [];
    await fetcher().fetch(
      { url: `${server.url}/a` },
      { robots: (result) => void told.push(`${result.url} ${result.status}`) },
    );
    expect(told).toEqual([`${server.url}/robots.txt 404`]);
  });
});

describe('the pace of a host', () => {
  it('holds between any two requests, robots.txt and redirects included', async () => {
    const server = await portal(404, (request, response) => {
      if (request.url !== '/a') return false;
      response.writeHead(302, { location: '/b' }).end();
      return true;
    });
    const polite = fetcher(80);
    await polite.fetch({ url: `${server.url}/a` });
    await polite.fetch({ url: `${server.url}/c` });
    expect(paths(server)).toEqual(['/robots.txt', '/a', '/b', '/c']);
    const gaps = server.asked.slice(1).map((one, i) => one.at - server.asked[i]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(75);
  });

  it('is the larger of our own and Crawl-delay, up to a limit', async () => {
    const server = await portal('User-agent: *\nCrawl-delay: 0.2\n');
    const polite = fetcher(10);
    await polite.fetch({ url: `${server.url}/a` });
    expect(polite.gaps).toEqual([10, 200]);
  });

  it('lets one request at a time through to a host', async () => {
    let open = 0;
    let most = 0;
    const server = await portal(404, (_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end('<html>page</html>');
      }, 30);
      return true;
    });
    const polite = fetcher();
    const results = await Promise.all(['/a', '/b', '/c'].map((path) => polite.fetch({ url: server.url + path })));
    expect(results.map((result) => result.outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(most).toBe(1);
  });

  it('does not outlast an abort', async () => {
    const server = await portal(404);
    const stopping = new AbortController();
    const polite = fetcher(5_000, { signal: stopping.signal });
    const answer = polite.fetch({ url: `${server.url}/a` });
    while (server.asked.length === 0) await new Promise((resume) => setTimeout(resume, 5));
    setTimeout(() => stopping.abort(new Error('shutting down')), 50);
    await expect(answer).rejects.toThrow('shutting down');
    expect(paths(server)).toEqual(['/robots.txt']);
  });
});
