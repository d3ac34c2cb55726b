import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage } from '../../src/fetch/fetch-page.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import type { PostBody } from '../../src/fetch/post-body.ts';
import { localGate } from './local-gate.ts';
import { type LocalServer, options, serve } from './local-server.ts';

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const post: PostBody = { body: 'channelid=7&page=2', contentType: 'application/x-www-form-urlencoded' };

/** A server that keeps method and body of every request and answers by path. */
async function listen(redirects: Record<string, [number, string]> = {}, robots = '') {
  const asked: string[] = [];
  server = await serve(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url !== '/robots.txt') asked.push([request.method, request.url, body].join(' ').trim());
    const to = redirects[request.url ?? ''];
    if (to) response.writeHead(to[0], { location: to[1] }).end();
    else response.end(request.url === '/robots.txt' ? robots : `${request.headers['content-type'] ?? 'none'} ${body}`);
  });
  return { url: server.url, asked };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('a list that is asked for by POST', () => {
  it('is sent its fields and their kind, and the result names what was posted', async () => {
    const { url, asked } = await listen();
    const result = await fetchPage({ url: `${url}/search`, post, etag: '"1"' }, options());
    expect(asked).toEqual(['POST /search channelid=7&page=2']);
    expect(result).toMatchObject({ outcome: 'ok', post });
    expect(Buffer.from(result.bytes!).toString()).toBe(`${post.contentType} ${post.body}`);
    expect(server!.asked[0]!.headers).not.toHaveProperty('if-none-match');
  });

  it.each([301, 302, 303])('is asked for by GET, without its fields, where %i sends it on', async (status) => {
    const { url, asked } = await listen({ '/search': [status, '/error.html'] });
    const result = await fetchPage({ url: `${url}/search`, post }, options());
    expect(asked).toEqual(['POST /search channelid=7&page=2', 'GET /error.html']);
    expect(result).toMatchObject({ outcome: 'ok', finalUrl: `${url}/error.html` });
  });

  it.each([307, 308])('is refused where %i would have it posted again elsewhere', async (status) => {
    const { url, asked } = await listen({ '/search': [status, '/other'] });
    expect(await fetchPage({ url: `${url}/search`, post }, options())).toMatchObject({ outcome: 'fetch.redirects' });
    expect(asked.length).toBe(1);
  });

  it('sends no long body', async () => {
    const { url, asked } = await listen();
    const long = { ...post, body: 'a'.repeat(4_001) };
    expect(await fetchPage({ url: `${url}/search`, post: long }, options())).toMatchObject({
      outcome: 'fetch.bad-url',
    });
    expect(asked).toEqual([]);
  });

  it('obeys robots.txt and waits for its turn as any other request does', async () => {
    const { url, asked } = await listen({}, 'User-agent: *\nDisallow: /closed/');
    const { gate, entered } = localGate();
    const fetcher = createPoliteFetcher({ gate, fetch: options() });
    expect(await fetcher.fetch({ url: `${url}/closed/search`, post })).toMatchObject({ outcome: 'fetch.robots' });
    expect(asked).toEqual([]);
    expect(await fetcher.fetch({ url: `${url}/open/search`, post })).toMatchObject({ outcome: 'ok' });
    await fetcher.close();
    // One for robots.txt, one for the list.
    expect(entered).toEqual([new URL(url).host, new URL(url).host]);
  });
});
