import type { Context, MiddlewareHandler } from 'hono';
import type { WebEnv } from '../deps.ts';

/** Attributes of our own markup that hold addresses. In text and values from outside a quotation mark is always escaped. */
const ADDRESSES = /(\s(?:href|src|action|formaction|data-live)=")\/(?!\/)/g;

/**
 * Everything that leads somewhere, led below `basePath`: links, forms and assets of pages and of live markup, redirects, `Link` and the path of
 * cookies. Routes and views need not know of it.
 */
export function linksBelow(basePath: string): MiddlewareHandler<WebEnv> {
  const below = (markup: string) =>
    markup.replace(ADDRESSES, (found, start: string, at: number, whole: string) =>
      isBelow(whole.slice(at + found.length - 1, at + found.length + basePath.length), basePath)
        ? found
        : `${start}${basePath}/`,
    );
  return async (c, next) => {
    await next();
    const type = c.res.headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) await replaceBody(c, below);
    else if (type.startsWith('text/event-stream') && c.res.body !== null)
      c.res = new Response(c.res.body.pipeThrough(byLine(below)), { status: c.res.status, headers: c.res.headers });
    moveHeaders(c.res.headers, basePath);
  };
}

async function replaceBody(c: Context<WebEnv>, change: (text: string) => string): Promise<void> {
  const { status, headers } = c.res;
  const body = change(await c.res.text());
  headers.delete('content-length');
  c.res = new Response(body, { status, headers });
}

function moveHeaders(headers: Headers, basePath: string): void {
  const location = headers.get('location');
  if (location !== null && /^\/(?!\/)/.test(location) && !isBelow(location, basePath))
    headers.set('location', `${basePath}${location}`);
  const link = headers.get('link');
  if (link !== null) headers.set('link', link.replaceAll('</', `<${basePath}/`));
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return;
  headers.delete('set-cookie');
  for (const cookie of cookies) headers.append('set-cookie', cookie.replace(/; Path=\/(?=;|$)/i, `; Path=${basePath}`));
}

/** True for the base path itself and what lies below it. */
export function isBelow(path: string, basePath: string): boolean {
  return path.startsWith(basePath) && /^(?:$|[/?#"])/.test(path.slice(basePath.length));
}

/** Changes text as it flows, whole lines at a time, so that no address is cut in two. */
function byLine(change: (text: string) => string): TransformStream<Uint8Array, Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  let rest = '';
  return new TransformStream({
    transform: (chunk, controller) => {
      const text = rest + decoder.decode(chunk, { stream: true });
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      if (end > 0) controller.enqueue(encoder.encode(change(text.slice(0, end))));
    },
    flush: (controller) => {
      if (rest !== '') controller.enqueue(encoder.encode(change(rest)));
    },
  });
}
