import { type Browser, chromium, type Page, type Response } from 'playwright-core';
import { type CheckingProxy, openCheckingProxy, REFUSED_HEADER } from './checking-proxy.ts';
import type { FetchOptions, FetchResult } from './fetch-page.ts';
import { judgeResponse } from './outcome.ts';

export interface BrowserOptions extends Pick<FetchOptions, 'userAgent' | 'allowedNetworks' | 'maxBytes'> {
  /** Path of a Chromium; see `findBrowser`. */
  executable: string;
  /** Without the sandbox hostile pages run with the rights of this process; a container as root cannot have one. */
  sandbox: boolean;
  /** Whether a host may be asked while a page of `home` is shown. */
  mayAsk: (host: string, home: string) => boolean;
  /** For one page, from its request to its finished lists; default 30 s. */
  timeoutMs?: number;
  /** All that one page may load; default 15 MB. */
  maxLoadedBytes?: number;
  /** Pages that one browser shows before it is replaced; default 50. */
  pagesPerBrowser?: number;
}

/** Shows pages that are only made by their scripts. One page at a time; the browser starts with the first. */
export interface PageBrowser {
  /** The page as its scripts made it (UTF-8 HTML), as fetchPage would have answered; every trouble is an outcome. */
  render(url: string, signal?: AbortSignal): Promise<FetchResult>;
  close(): Promise<void>;
}

/** Waited for after the page is there, for lists that scripts fetch: until nothing was asked for half a second. */
const QUIET_MS = 500;
const LONGEST_QUIET_MS = 6_000;
/** What no list needs. */
const LEFT_OUT = new Set(['image', 'media', 'font', 'manifest', 'websocket', 'eventsource', 'ping']);

const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-first-run',
  '--no-pings',
  // WebRTC would open sockets past the proxy.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--js-flags=--max-old-space-size=256',
];

export function createPageBrowser(options: BrowserOptions): PageBrowser {
  let home = '';
  let running: Promise<Running> | null = null;
  let shown = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const ending = await running?.catch(() => null);
    running = null;
    shown = 0;
    await ending?.browser.close().catch(() => undefined);
    await ending?.proxy.close();
  };

  const render = async (url: string, signal: AbortSignal | undefined): Promise<FetchResult> => {
    signal?.throwIfAborted();
    if (shown++ >= (options.pagesPerBrowser ?? 50)) await stop();
    home = new URL(url).hostname.toLowerCase();
    try {
      if (running && !(await running).browser.isConnected()) await stop();
      running ??= start(options, (host) => host === home || options.mayAsk(host, home));
      const { browser, proxy } = await running;
      proxy.resetBudget();
      return await show(url, browser, proxy, options, signal);
    } catch (error) {
      signal?.throwIfAborted();
      await stop();
      return failed(url, 'fetch.browser', String(error instanceof Error ? error.message : error).split('\n')[0]!);
    }
  };

  return {
    render(url, signal) {
      const mine = turn.then(
        () => render(url, signal),
        () => render(url, signal),
      );
      turn = mine;
      return mine;
    },
    async close() {
      await turn.catch(() => undefined);
      await stop();
    },
  };
}

interface Running {
  browser: Browser;
  proxy: CheckingProxy;
}

async function start(options: BrowserOptions, mayAsk: (host: string) => boolean): Promise<Running> {
  const { allowedNetworks, maxLoadedBytes = 15_000_000 } = options;
  const proxy = await openCheckingProxy({ allowedNetworks, mayAsk, maxBytes: maxLoadedBytes });
  try {
    const browser = await chromium.launch({
      executablePath: options.executable,
      chromiumSandbox: options.sandbox,
      // `<-loopback>`: without it Chromium would reach this machine past the proxy.
      proxy: { server: proxy.url, bypass: '<-loopback>' },
      args: ARGUMENTS,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'zh_CN.UTF-8' },
    });
    return { browser, proxy };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}

async function show(
  url: string,
  browser: Browser,
  proxy: CheckingProxy,
  options: BrowserOptions,
  signal: AbortSignal | undefined,
): Promise<FetchResult> {
  const { timeoutMs = 30_000, userAgent } = options;
  const started = Date.now();
  const context = await browser.newContext({
    userAgent,
    locale: 'zh-CN',
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
  });
  const abort = () => void context.close().catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  const clock = setTimeout(abort, timeoutMs);
  try {
    const page = await context.newPage();
    const quiet = watch(page);
    let answer: Response | null = null;
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
      if (isPage && (response.status() < 300 || response.status() >= 400)) answer = response;
    });
    const first = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: timeoutMs });
    await quiet(Math.min(LONGEST_QUIET_MS, Math.max(0, timeoutMs - (Date.now() - started) - 1_000)));
    // A script may have led on to another page: the last answer is the page's.
    const last: Response | null = answer ?? first;
    if (last === null) return failed(url, 'fetch.browser', 'the browser got no answer');
    const status = last.status();
    const refusal = last.headers()[REFUSED_HEADER];
    if (refusal !== undefined) return failed(url, 'fetch.forbidden-address', `${last.url()}: ${refusal}`);
    const bytes = new TextEncoder().encode(await page.content());
    const finalUrl = page.url();
    const over = bytes.byteLength > options.maxBytes || proxy.tally.bytes > (options.maxLoadedBytes ?? 15_000_000);
    if (over) return failed(url, 'fetch.too-large', `a page of ${proxy.tally.bytes} bytes in the browser`);
    return {
      ...failed(url, 'fetch.browser', ''),
      ...judgeResponse(status, 'text/html', bytes),
      finalUrl,
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      bytes,
      durationMs: Date.now() - started,
      requests: Math.max(1, proxy.tally.requests),
    };
  } catch (error) {
    signal?.throwIfAborted();
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    if (Date.now() - started >= timeoutMs - 50 || /Timeout/.test(why))
      return failed(url, 'fetch.timeout', `no finished page within ${timeoutMs} ms`);
    const refused = proxy.tally.refused.find(({ host }) => host.includes(new URL(url).hostname));
    if (refused) return failed(url, 'fetch.forbidden-address', `${refused.host}: ${refused.why}`);
    return failed(url, 'fetch.connect', why);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', abort);
    await context.close().catch(() => undefined);
  }
}

/** Leaves out what no list needs, closes dialogs and further windows; yields a wait until the page asks for nothing more. */
function watch(page: Page): (longestMs: number) => Promise<void> {
  let open = 0;
  let last = Date.now();
  const count = (by: number) => () => {
    open = Math.max(0, open + by);
    last = Date.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  const routed = page.route('**/*', (route) =>
    LEFT_OUT.has(route.request().resourceType()) ? route.abort() : route.continue(),
  );
  routed.catch(() => undefined);
  return async (longestMs) => {
    const until = Date.now() + longestMs;
    while (Date.now() < until && (open > 0 || Date.now() - last < QUIET_MS)) await page.waitForTimeout(50);
  };
}

function failed(url: string, outcome: FetchResult['outcome'], cause: string): FetchResult {
  return {
    url,
    finalUrl: null,
    status: null,
    headers: {},
    bytes: null,
    outcome,
    cause: cause.slice(0, 300),
    durationMs: 0,
    retryAfterMs: null,
    requests: 1,
    at: new Date().toISOString(),
  };
}
