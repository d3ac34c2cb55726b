import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type DeadEnd, openDeadEnd } from './dead-end.ts';
import type { FetchOptions, FetchResult } from './fetch-page.ts';
import { judgeResponse } from './outcome.ts';
import { type AskForPage, answerPage, newPageRequests, type PageRequests } from './page-requests.ts';

export interface BrowserOptions extends Pick<FetchOptions, 'userAgent' | 'maxBytes'> {
  /** Path of a Chromium; see `findBrowser`. */
  executable: string;
  /** Without the sandbox hostile pages run with the rights of this process; a container as root cannot have one. */
  sandbox: boolean;
  /** Whether a host may be asked while a page of `home` is shown. */
  mayAsk: (host: string, home: string) => boolean;
  /** For one page, from its answer to its finished lists; default 120 s, since what it loads is paced. */
  timeoutMs?: number;
  /** All that one page may load; default 15 MB. */
  maxLoadedBytes?: number;
  /** Requests that one page may make; default 60. */
  maxRequests?: number;
  /** Pages that one browser shows before it is replaced; default 50. */
  pagesPerBrowser?: number;
}

/** Shows pages that are only made by their scripts. One page at a time; the browser starts with the first. */
export interface PageBrowser {
  /**
   * The page as its scripts made it (UTF-8 HTML), as fetchPage would have answered; every trouble is an outcome. All that it loads
   * is asked for by `ask`; throws what that throws.
   */
  render(url: string, ask: AskForPage, signal?: AbortSignal): Promise<FetchResult>;
  close(): Promise<void>;
}

/** Waited for after the page is there, for lists that scripts fetch: until nothing was asked for half a second. */
const QUIET_MS = 500;
/** Bytes of scripts that are kept from page to page. */
const MOST_SCRIPT_BYTES = 20_000_000;

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
  // Names are resolved by nobody but the fetcher.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--js-flags=--max-old-space-size=256',
];

interface Running {
  browser: Browser;
  wayOut: DeadEnd;
  scripts: Map<string, FetchResult>;
}

/** A browser that starts with the first page and is replaced after some, or after any failure of its own. */
export function createPageBrowser(options: BrowserOptions): PageBrowser {
  let running: Promise<Running> | null = null;
  let shown = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const ending = await running?.catch(() => null);
    running = null;
    shown = 0;
    await ending?.browser.close().catch(() => undefined);
    await ending?.wayOut.close();
  };

  const render = async (url: string, ask: AskForPage, signal: AbortSignal | undefined): Promise<FetchResult> => {
    signal?.throwIfAborted();
    const first = await ask({ url });
    // What is no page is not shown.
    if (first.outcome !== 'ok' || first.bytes === null || !isPage(first)) return first;
    if (shown++ >= (options.pagesPerBrowser ?? 50)) await stop();
    const seen = newPageRequests();
    try {
      if (running && !(await running).browser.isConnected()) await stop();
      running ??= start(options);
      return await show(first, seen, ask, await running, options, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (seen.thrown !== null) throw seen.thrown;
      await stop();
      return failed(first, 'fetch.browser', String(error instanceof Error ? error.message : error).split('\n')[0]!);
    }
  };

  return {
    render(url, ask, signal) {
      const mine = turn.then(
        () => render(url, ask, signal),
        () => render(url, ask, signal),
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

function isPage({ headers }: FetchResult): boolean {
  return /html|xml|text\/plain|^$/i.test(headers['content-type'] ?? '');
}

async function start(options: BrowserOptions): Promise<Running> {
  // 36 MB, which most services never need.
  const { chromium } = await import('playwright-core');
  const wayOut = await openDeadEnd();
  try {
    const browser = await chromium.launch({
      executablePath: options.executable,
      chromiumSandbox: options.sandbox,
      // `<-loopback>`: without it Chromium would reach this machine past the proxy.
      proxy: { server: wayOut.url, bypass: '<-loopback>' },
      args: ARGUMENTS,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'zh_CN.UTF-8' },
    });
    return { browser, wayOut, scripts: new Map() };
  } catch (error) {
    await wayOut.close();
    throw error;
  }
}

async function show(
  first: FetchResult,
  seen: PageRequests,
  ask: AskForPage,
  { browser, scripts }: Running,
  options: BrowserOptions,
  signal: AbortSignal | undefined,
): Promise<FetchResult> {
  const { timeoutMs = 120_000, maxLoadedBytes = 15_000_000, maxRequests = 60 } = options;
  const started = Date.now();
  const address = first.finalUrl ?? first.url;
  const home = new URL(address).hostname.toLowerCase();
  const context = await contextOf(browser, options);
  const abort = () => void context.close().catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  const clock = setTimeout(abort, timeoutMs);
  try {
    const page = await context.newPage();
    const quiet = watch(page);
    seen.ready.set(address, first);
    const limits = {
      mayAsk: (host: string) => host === home || options.mayAsk(host, home),
      maxLoadedBytes,
      maxRequests,
    };
    const askOrEnd: AskForPage = (request) =>
      ask(request).catch((error) => {
        abort();
        throw error;
      });
    await answerPage(page, seen, askOrEnd, limits, scripts);
    await page.goto(address, { waitUntil: 'domcontentloaded', timeout: timeoutMs });
    await quiet(Math.max(0, timeoutMs - (Date.now() - started) - 1_000));
    if (seen.thrown !== null) throw seen.thrown;
    return await resultOf(page, first, seen, options, Date.now() - started, limits.maxLoadedBytes);
  } catch (error) {
    signal?.throwIfAborted();
    if (seen.thrown !== null) throw seen.thrown;
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    if (Date.now() - started >= timeoutMs - 50 || /Timeout/.test(why))
      return failed(first, 'fetch.timeout', `no finished page within ${timeoutMs} ms`);
    return failed(first, 'fetch.browser', why);
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', abort);
    await context.close().catch(() => undefined);
    keepFew(scripts);
  }
}

function contextOf(browser: Browser, { userAgent }: BrowserOptions): Promise<BrowserContext> {
  const harmless = { acceptDownloads: false, serviceWorkers: 'block' as const, permissions: [] };
  return browser.newContext({ userAgent, locale: 'zh-CN', ...harmless });
}

/** A script may have led on to another page: what stands there in the end is the page. */
async function resultOf(
  page: Page,
  first: FetchResult,
  seen: PageRequests,
  { maxBytes }: BrowserOptions,
  durationMs: number,
  maxLoadedBytes: number,
): Promise<FetchResult> {
  const bytes = new TextEncoder().encode(await page.content());
  if (seen.isOver || bytes.byteLength > maxBytes || seen.bytes > maxLoadedBytes)
    return failed(
      first,
      'fetch.too-large',
      `a page of ${seen.requests} requests and ${seen.bytes} bytes in the browser`,
    );
  const { main } = seen;
  if (main !== null && main.status === null) return failed(first, main.outcome, main.cause ?? main.url);
  const status = main?.status ?? first.status;
  const finalUrl = page.url();
  if (!/^https?:/.test(finalUrl)) return failed(first, 'fetch.browser', `shows ${finalUrl.slice(0, 200)}`);
  const faults = [...new Set([...(first.tlsFaults ?? []), ...seen.faults])];
  return {
    ...failed(first, 'fetch.browser', ''),
    ...judgeResponse(status ?? 200, 'text/html', bytes),
    finalUrl,
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    bytes,
    durationMs,
    requests: Math.max(1, first.requests) + seen.requests,
    rendered: true,
    ...(faults.length > 0 ? { tlsFaults: faults } : {}),
    ...(seen.failed.length > 0 ? { flaw: `what the page loads failed: ${seen.failed.join('; ')}` } : {}),
  };
}

function keepFew(scripts: Map<string, FetchResult>): void {
  let bytes = [...scripts.values()].reduce((sum, one) => sum + (one.bytes?.byteLength ?? 0), 0);
  for (const [url, one] of scripts) {
    if (bytes <= MOST_SCRIPT_BYTES) return;
    bytes -= one.bytes?.byteLength ?? 0;
    scripts.delete(url);
  }
}

/** Closes dialogs and further windows; yields a wait until the page asks for nothing more. */
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
  return async (longestMs) => {
    const until = Date.now() + longestMs;
    while (Date.now() < until && (open > 0 || Date.now() - last < QUIET_MS)) await page.waitForTimeout(50);
  };
}

function failed(first: FetchResult, outcome: FetchResult['outcome'], cause: string): FetchResult {
  return {
    url: first.url,
    finalUrl: null,
    status: null,
    headers: {},
    bytes: null,
    outcome,
    cause: cause === '' ? null : cause.slice(0, 300),
    durationMs: 0,
    retryAfterMs: null,
    requests: Math.max(1, first.requests),
    at: first.at,
  };
}
