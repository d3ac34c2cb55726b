import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { existsSync } from 'node:fs';
import { createServer as createTcp, type Server as TcpServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserOptions, createPageBrowser, type PageBrowser } from '../../src/fetch/browser.ts';
import { createPoliteFetcher, type PoliteFetcher } from '../../src/fetch/politeness.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';
import { localGate } from './local-gate.ts';
import { options as fetchOptions, type LocalServer, serve } from './local-server.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const networks = parseNetworks(['127.0.0.1/32']);

/** Pages of a portal whose lists are made by scripts, and of what such pages try. PORT is the portal's, SECRET one inside. */
const pages: Record<string, string> = {
  '/shell': `<title>年报</title><link rel="stylesheet" href="/style.css"><div id="app"></div><script src="/app.js"></script>`,
  '/app.js': `fetch('/list.json').then((r) => r.json()).then((rows) => {
      app.innerHTML = rows.map((row) => '<a href="' + row.url + '">' + row.title + '</a>').join('');
    });`,
  '/list.json': JSON.stringify([{ url: '/2024.html', title: '2024年政府信息公开工作年度报告' }]),
  '/many': `<div id="app">0</div><script>
    Promise.all([1, 2, 3, 4].map((n) => fetch('/part' + n + '.json'))).then((all) => { app.textContent = 'all ' + all.length; });</script>`,
  ...Object.fromEntries([1, 2, 3, 4].map((n) => [`/part${n}.json`, '[]'])),
  '/closed-list': `<div id="app">等待</div><script>
    fetch('/closed/list.json').then(() => { app.textContent = '有'; }, () => { app.textContent = '暂无数据'; });</script>`,
  '/post': `<div id="app"></div><script>
    const said = (how) => fetch('/rows', how).then((r) => r.text(), () => 'refused');
    Promise.all([said({ method: 'POST', body: new URLSearchParams({ page: 1 }) }), said({ method: 'POST', body: 'x'.repeat(9000), headers: { 'content-type': 'application/json' } }),
      said({ method: 'DELETE' }), said({ method: 'PUT', body: '1' })]).then((all) => { app.textContent = all.join(' '); });</script>`,
  '/form':
    '<form id="f" method="post" action="/vote"><input name="a" value="1"></form><a href="/a">a</a><script>f.submit()</script>',
  '/inner': `<link rel="prefetch" href="http://127.0.0.2:SECRET/prefetch"><link rel="preconnect" href="http://127.0.0.2:SECRET"><link rel="dns-prefetch" href="//inside.example">
    <link rel="preload" as="script" href="http://127.0.0.2:SECRET/preload"><link rel="icon" href="http://127.0.0.2:SECRET/icon"><link rel="manifest" href="http://127.0.0.2:SECRET/manifest">
    <script type="speculationrules">{"prerender":[{"source":"list","urls":["http://127.0.0.2:SECRET/prerender"]}],"prefetch":[{"source":"list","urls":["http://127.0.0.2:SECRET/spec"]}]}</script>
    <iframe src="http://127.0.0.2:SECRET/frame"></iframe><object data="http://127.0.0.2:SECRET/object"></object><embed src="http://127.0.0.2:SECRET/embed">
    <img src="http://127.0.0.2:SECRET/picture"><video src="http://127.0.0.2:SECRET/video"></video><script src="http://127.0.0.2:SECRET/script"></script>
    <style>@import url(http://127.0.0.2:SECRET/sheet); body { background: url(http://127.0.0.2:SECRET/background) }</style>
    <div id="app">…</div><script>
    const inside = 'http://127.0.0.2:SECRET/';
    const tries = [
      () => fetch(inside, { mode: 'no-cors' }), () => fetch(inside, { mode: 'no-cors', keepalive: true }), () => fetch('http://10.0.0.1/'), () => fetch('http://[::1]:SECRET/'),
      () => fetch('http://[::ffff:127.0.0.2]:SECRET/'), () => fetch('http://[64:ff9b::7f00:2]:SECRET/'), () => fetch('http://2130706434:SECRET/'), () => fetch('http://0x7f.0.0.2:SECRET/'),
      () => fetch('http://0177.0.0.2:SECRET/'), () => fetch('http://0.0.0.0:SECRET/'), () => fetch('http://localhost:SECRET/'), () => fetch('http://[fe80::1%25lo]:SECRET/'),
      () => fetch('http://169.254.169.254/latest'), () => fetch('file:///etc/hostname'), () => fetch('ftp://127.0.0.2:SECRET/'), () => fetch('/redirect-in'),
      () => new Promise((yes, no) => { const s = new WebSocket('ws://127.0.0.2:SECRET/'); s.onerror = no; s.onopen = yes; }),
      () => new Promise((yes, no) => { const s = new EventSource(inside); s.onerror = no; s.onopen = yes; }),
      () => navigator.sendBeacon(inside, 'x'), () => navigator.serviceWorker.register('/worker.js'),
      () => new Worker('/worker.js'), () => import(inside + 'module.js'), () => open(inside),
      async () => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.2:SECRET' }, { urls: 'turn:127.0.0.2:SECRET?transport=tcp', username: 'a', credential: 'b' }] });
        peer.createDataChannel('a'); await peer.setLocalDescription(await peer.createOffer());
      },
    ];
    // The page is not at rest before everything had its second.
    const second = new Promise((yes) => setTimeout(yes, 1000));
    const tried = Promise.allSettled(tries.map(async (one) => Promise.race([one(), second])));
    Promise.all([tried, second, fetch('/slow')]).then(([all]) => { app.textContent = all.map((one) => one.status).join(' '); });</script>`,
  '/worker.js': `fetch('http://127.0.0.2:SECRET/worker', { mode: 'no-cors' }); try { importScripts('http://127.0.0.2:SECRET/import') } catch {}`,
  '/away': '<script>location.replace("http://127.0.0.2:SECRET/secret")</script>',
  '/onward': '<script>location.replace("/moved")</script>',
  '/arrived/': '<title>arrived</title><a href="below.html">below</a>',
  '/stranger': '<script>location.replace("http://stranger.example:PORT/")</script>',
  '/loop': '<a href="/x">x</a><script>for (;;);</script>',
  '/dialog': '<script>alert(1); confirm(2); open("/secret"); document.write("<a href=\\"/after\\">after</a>")</script>',
  '/large': `<div id="app"></div><script>app.innerHTML = '<p>' + 'x'.repeat(3e6) + '</p>'</script>`,
  '/hungry': `<div id="app"></div><script>for (let n = 0; n < 30; n++) fetch('/part1.json?' + n)</script>`,
  '/challenge': '<html><title>安全验证</title><body>请完成安全验证<script>1</script></body></html>',
};

describe.skipIf(!executable)('a page that its scripts make (needs Chromium)', () => {
  let server: LocalServer;
  let inside: TcpServer;
  let datagrams: Datagrams;
  let browser: PageBrowser;
  let secretPort = 0;
  let connections = 0;
  let mostConnections = 0;
  const met: string[] = [];
  const refusedBySite: string[] = [];

  beforeAll(async () => {
    // Whoever comes to the neighbour at all, by whatever protocol, is met.
    inside = createTcp((socket) => {
      met.push('tcp');
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.2', resolve));
    secretPort = (inside.address() as { port: number }).port;
    datagrams = createSocket('udp4');
    datagrams.on('message', () => met.push('udp'));
    await new Promise<void>((resolve) => datagrams.bind(secretPort, '127.0.0.2', resolve));
    server = await serve((request, response) => {
      connections++;
      mostConnections = Math.max(mostConnections, connections);
      response.on('close', () => connections--);
      if (request.headers['user-agent'] !== 'Nianbao/0.1 (annual report monitor; +https://example.org/contact)')
        refusedBySite.push(request.url ?? '');
      const path = (request.url ?? '').replace(/\?.*/, '');
      if (path === '/robots.txt') return void response.end('User-agent: *\nDisallow: /closed/\n');
      if (path === '/slow') return void setTimeout(() => response.end('slow'), 2_000);
      if (path === '/moved') return void response.writeHead(302, { location: '/arrived/' }).end();
      if (path === '/redirect-in')
        return void response.writeHead(302, { location: `http://127.0.0.2:${secretPort}/redirected` }).end();
      if (path === '/rows')
        return void request.on('data', () => undefined).on('end', () => response.end(request.method));
      const page = pages[path];
      const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.json') ? 'application/json' : 'text/html';
      response.writeHead(page ? 200 : 404, { 'content-type': `${type}; charset=utf-8` });
      response.end(
        (page ?? 'nothing').replaceAll('SECRET', String(secretPort)).replaceAll('PORT', new URL(server.url).port),
      );
    });
    browser = createPageBrowser(options());
  });
  beforeEach(() => {
    server.asked.length = 0;
    mostConnections = 0;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    datagrams?.close();
    await new Promise((resolve) => (inside ? inside.close(resolve) : resolve(undefined)));
  });

  const options = (more: Partial<BrowserOptions> = {}): BrowserOptions => ({
    executable: executable!,
    sandbox: process.getuid?.() !== 0,
    userAgent: 'Nianbao/0.1 (annual report monitor; +https://example.org/contact)',
    mayAsk: () => true,
    maxBytes: 2_000_000,
    timeoutMs: 30_000,
    ...more,
  });

  const fetcherOf = (shown: PageBrowser, hostDelayMs = 0): PoliteFetcher =>
    createPoliteFetcher({
      gate: localGate(hostDelayMs).gate,
      fetch: fetchOptions({ allowedNetworks: networks.ok ? networks.value : [] }),
      browser: shown,
    });

  const render = async (path: string, { shown = browser, hostDelayMs = 0 } = {}) => {
    const fetcher = fetcherOf(shown, hostDelayMs);
    try {
      const result = await fetcher.fetch({ url: `${server.url}${path}`, render: true });
      return { ...result, html: result.bytes === null ? '' : new TextDecoder().decode(result.bytes) };
    } finally {
      await fetcher.close();
    }
  };
  const paths = () => server.asked.map(({ path }) => path);

  it('is answered as it stands when its lists are there', async () => {
    const { outcome, status, finalUrl, html, requests, flaw } = await render('/shell');
    expect({ outcome, status, finalUrl, requests, flaw }).toEqual({
      ...{ outcome: 'ok', status: 200, finalUrl: `${server.url}/shell`, requests: 3, flaw: undefined },
    });
    expect(html).toContain('<a href="/2024.html">2024年政府信息公开工作年度报告</a>');
    expect(paths()).toEqual(['/robots.txt', '/shell', '/app.js', '/list.json']);
  });

  it('has its scripts kept for the next page of the portal', async () => {
    await render('/shell');
    server.asked.length = 0;
    await render('/shell');
    expect(paths()).toEqual(['/robots.txt', '/shell', '/list.json']);
  });

  it('asks for what it loads one by one, at the pace of the host', async () => {
    const ends: number[] = [];
    const { html } = await render('/many', { hostDelayMs: 120 });
    expect(html).toContain('all 4');
    expect(paths()).toHaveLength(6);
    expect(mostConnections).toBe(1);
    for (const { at } of server.asked) ends.push(at);
    expect(Math.min(...ends.slice(1).map((at, i) => at - ends[i]!))).toBeGreaterThanOrEqual(119);
  });

  it('is not given what robots.txt forbids, and is then known to lack it', async () => {
    const { html, flaw } = await render('/closed-list');
    expect(html).toContain('暂无数据');
    expect(flaw).toContain('/closed/list.json: fetch.robots');
    expect(paths()).toEqual(['/robots.txt', '/closed-list']);
  });

  it('may ask a list by POST as its script does, and send nothing else', async () => {
    expect((await render('/post')).html).toContain('POST refused refused refused');
    await render('/form');
    expect(paths().filter((path) => path === '/rows')).toHaveLength(1);
    expect(paths()).not.toContain('/vote');
  });

  it('reaches no address that is not allowed, whatever it tries, and opens no connection itself', async () => {
    const { html } = await render('/inner');
    // What was tried has come to its end: without this nothing would be shown.
    expect(html).toMatch(/(rejected|fulfilled)( (rejected|fulfilled)){23}/);
    expect(met).toEqual([]);
    expect(refusedBySite).toEqual([]);
    expect(mostConnections).toBe(1);
  });

  it('is not followed to another address that is not allowed, nor to a host that is not the portal’s', async () => {
    expect((await render('/away')).outcome).toBe('fetch.forbidden-address');
    const narrow = createPageBrowser(options({ mayAsk: () => false }));
    try {
      expect((await render('/stranger', { shown: narrow })).outcome).toBe('fetch.foreign-host');
    } finally {
      await narrow.close();
    }
    expect(met).toEqual([]);
  });

  it('is followed within the portal, to where its links are read from', async () => {
    const { outcome, finalUrl, html } = await render('/onward');
    expect([outcome, finalUrl]).toEqual(['ok', `${server.url}/arrived/`]);
    expect(html).toContain('below.html');
    expect(paths()).toEqual(['/robots.txt', '/onward', '/moved', '/arrived/']);
  });

  it('that never comes to rest is given up, and the next one is shown', async () => {
    const hurried = createPageBrowser(options({ timeoutMs: 3_000 }));
    try {
      expect((await render('/loop', { shown: hurried })).outcome).toBe('fetch.timeout');
      expect((await render('/shell', { shown: hurried })).outcome).toBe('ok');
    } finally {
      await hurried.close();
    }
  });

  it('may open dialogs and windows without effect', async () => {
    expect((await render('/dialog')).html).toContain('after');
    expect(paths()).not.toContain('/secret');
  });

  it('is refused when it grows beyond its budget, by bytes or by requests', async () => {
    expect((await render('/large')).outcome).toBe('fetch.too-large');
    const modest = createPageBrowser(options({ maxRequests: 10 }));
    try {
      expect((await render('/hungry', { shown: modest })).outcome).toBe('fetch.too-large');
    } finally {
      await modest.close();
    }
    expect(paths().filter((path) => path.startsWith('/part1'))).toHaveLength(10);
  });

  it('that asks for a proof of humanity is told as such, and not defeated', async () => {
    expect((await render('/challenge')).outcome).toBe('fetch.blocked');
  });

  it('that does not exist, or whose browser cannot start, has its failure', async () => {
    expect((await render('/absent')).outcome).toBe('fetch.not-found');
    const broken = createPageBrowser(options({ executable: '/nonexistent/chromium' }));
    expect((await render('/shell', { shown: broken })).outcome).toBe('fetch.browser');
    await broken.close();
  });

  it('ends with what its requests throw: a host that must be waited for long puts the visit off', async () => {
    const thrown = new Error('wait');
    const ask = async ({ url }: { url: string }) => {
      if (url.endsWith('.json')) throw thrown;
      const fetcher = fetcherOf(browser);
      return fetcher.fetch({ url }).finally(() => fetcher.close());
    };
    await expect(browser.render(`${server.url}/shell?thrown`, ask as never)).rejects.toBe(thrown);
    expect((await render('/shell')).outcome).toBe('ok');
  });
});
