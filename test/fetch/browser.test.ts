import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserOptions, createPageBrowser, type PageBrowser } from '../../src/fetch/browser.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const networks = parseNetworks(['127.0.0.1/32']);

/** Pages of a portal whose lists are made by scripts, and of what such pages try. */
const pages: Record<string, string> = {
  '/shell': `<title>年报</title><div id="app"></div><script>
    fetch('/list.json').then((r) => r.json()).then((rows) => {
      app.innerHTML = rows.map((row) => '<a href="' + row.url + '">' + row.title + '</a>').join('');
    });</script>`,
  '/inner': `<div id="app">…</div><script>
    const tries = ['http://127.0.0.2:PORT/secret', 'http://10.0.0.1/', 'http://[::1]:PORT/secret', 'http://169.254.169.254/latest', 'file:///etc/hostname', 'ws://127.0.0.2:PORT/'];
    Promise.allSettled(tries.map((url) => url.startsWith('ws') ? new Promise((_, no) => { const s = new WebSocket(url); s.onerror = no; s.onopen = _; }) : fetch(url, { mode: 'no-cors' })))
      .then((all) => { app.textContent = all.map((one) => one.status).join(' '); });</script>`,
  '/frames':
    '<iframe src="http://127.0.0.2:PORT/secret"></iframe><img src="http://127.0.0.1:PORT/picture.png"><a href="/a">a</a>',
  '/away': '<script>location.replace("http://127.0.0.2:PORT/secret")</script>',
  '/loop': '<a href="/x">x</a><script>for (;;);</script>',
  '/dialog': '<script>alert(1); confirm(2); open("/secret"); document.write("<a href=\\"/after\\">after</a>")</script>',
  '/large': `<div id="app"></div><script>app.innerHTML = '<p>' + 'x'.repeat(3e6) + '</p>'</script>`,
  '/challenge': '<html><title>安全验证</title><body>请完成安全验证<script>1</script></body></html>',
};

describe.skipIf(!executable)('a page that its scripts make (needs Chromium)', () => {
  let server: Server;
  let origin = '';
  let browser: PageBrowser;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.socket.localAddress}${request.url}`);
      if (request.url === '/list.json')
        return void response.end(JSON.stringify([{ url: '/2024.html', title: '2024年政府信息公开工作年度报告' }]));
      const page = pages[request.url ?? ''];
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end((page ?? 'nothing').replaceAll('PORT', String((server.address() as AddressInfo).port)));
    });
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = createPageBrowser(options());
  });

  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  });

  const options = (more: Partial<BrowserOptions> = {}): BrowserOptions => ({
    executable: executable!,
    sandbox: process.getuid?.() !== 0,
    userAgent: 'Nianbao/0.1 (annual report monitor)',
    allowedNetworks: networks.ok ? networks.value : [],
    mayAsk: () => true,
    maxBytes: 2_000_000,
    timeoutMs: 15_000,
    ...more,
  });

  const render = async (path: string) => {
    const result = await browser.render(`${origin}${path}`);
    return { ...result, html: result.bytes === null ? '' : new TextDecoder().decode(result.bytes) };
  };

  it('is answered as it stands when its lists are there', async () => {
    const { outcome, status, finalUrl, html, requests } = await render('/shell');
    expect({ outcome, status, finalUrl, requests }).toEqual({
      outcome: 'ok',
      status: 200,
      finalUrl: `${origin}/shell`,
      requests: 2,
    });
    expect(html).toContain('<a href="/2024.html">2024年政府信息公开工作年度报告</a>');
  });

  it('reaches no address that is not allowed: not by scripts, sockets, files or frames', async () => {
    const { html } = await render('/inner');
    // Without reading the answer a page cannot tell a refusal of the proxy from one of the server: only what was asked tells.
    expect(html).toMatch(/rejected|fulfilled/);
    expect((await render('/frames')).html).toContain('<a href="/a">');
    expect(asked.filter((at) => !at.startsWith('127.0.0.1/') && !at.startsWith('::ffff:127.0.0.1/'))).toEqual([]);
    expect(asked.filter((at) => at.endsWith('picture.png'))).toEqual([]);
  });

  it('is not followed to another address that is not allowed', async () => {
    const { outcome } = await render('/away');
    expect(outcome).toBe('fetch.forbidden-address');
    expect(asked.filter((at) => at.endsWith('/secret'))).toEqual([]);
  });

  it('that never comes to rest is given up, and the next one is shown', async () => {
    const hurried = createPageBrowser(options({ timeoutMs: 3_000 }));
    try {
      expect((await hurried.render(`${origin}/loop`)).outcome).toBe('fetch.timeout');
      expect((await hurried.render(`${origin}/shell`)).outcome).toBe('ok');
    } finally {
      await hurried.close();
    }
  });

  it('may open dialogs and windows without effect', async () => {
    expect((await render('/dialog')).html).toContain('after');
  });

  it('is refused when it grows beyond its budget', async () => {
    expect((await render('/large')).outcome).toBe('fetch.too-large');
  });

  it('that asks for a proof of humanity is told as such, and not defeated', async () => {
    expect((await render('/challenge')).outcome).toBe('fetch.blocked');
  });

  it('that does not exist, or whose browser cannot start, has its failure', async () => {
    expect((await render('/absent')).outcome).toBe('fetch.not-found');
    const broken = createPageBrowser(options({ executable: '/nonexistent/chromium' }));
    expect((await broken.render(`${origin}/shell`)).outcome).toBe('fetch.browser');
    await broken.close();
  });
});
