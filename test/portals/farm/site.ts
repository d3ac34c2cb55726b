import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';

/** A request as a site of the farm sees it. */
export interface Asked {
  method: string;
  /** Path with query. */
  path: string;
  body: string;
  cookie: string;
}

export interface Reply {
  status?: number;
  /** Content-Type without charset; default `text/html`. */
  type?: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export interface SiteOptions {
  /** How its pages are written: with charset in header and page, in GB18030 without any, or in one and declared as the other. */
  encoding?: 'utf-8' | 'bare-gb18030' | 'gb18030-called-utf-8' | 'utf-8-called-gbk';
  /** Whether it answers conditional requests with 304. Static systems do, those behind a script do not. */
  conditional?: boolean;
  scheme?: 'http';
}

/** One host of the farm: what each of its paths answers. Pages are rendered when they are asked for. */
export interface Site {
  host: string;
  name: string;
  /** Address of a path of this site. */
  at(path: string): string;
  put(path: string, page: string | Reply | (() => string | Reply)): void;
  /** Asked before the pages; null = not its business. */
  rule(answer: (asked: Asked) => Reply | null): void;
  answer(asked: Asked): Reply;
  remove(path: string): void;
  /** Every path that has a page. */
  paths(): string[];
  /** Replaces whatever the site answers, robots.txt too; null = well again. */
  fault: ((asked: Asked) => Reply | 'hang up') | null;
  options: Required<SiteOptions>;
}

const NOT_FOUND: Reply = {
  status: 404,
  body: '<html><head><title>404</title></head><body>您访问的页面不存在</body></html>',
};

export function makeSite(host: string, name: string, port: number, options: SiteOptions = {}): Site {
  const pages = new Map<string, string | Reply | (() => string | Reply)>();
  const rules: ((asked: Asked) => Reply | null)[] = [];
  const settled: Required<SiteOptions> = { encoding: 'utf-8', conditional: true, scheme: 'http', ...options };
  const site: Site = {
    host,
    name,
    options: settled,
    fault: null,
    at: (path) => `http://${host}:${port}${path}`,
    put: (path, page) => void pages.set(path, page),
    remove: (path) => void pages.delete(path),
    rule: (answer) => void rules.push(answer),
    paths: () => [...pages.keys()],
    answer: (asked) => {
      for (const rule of rules) {
        const reply = rule(asked);
        if (reply) return encoded(reply, settled);
      }
      const found = asked.method === 'GET' ? (pages.get(asked.path) ?? pages.get(withoutIndex(asked.path))) : undefined;
      const page = typeof found === 'function' ? found() : found;
      return encoded(page === undefined ? NOT_FOUND : typeof page === 'string' ? { body: page } : page, settled);
    },
  };
  return site;
}

/** `/a/index.html` is `/a/`, as servers have it. */
function withoutIndex(path: string): string {
  return path.replace(/\/index\.s?html?$/, '/');
}

function encoded(reply: Reply, { encoding }: Required<SiteOptions>): Reply {
  if (Buffer.isBuffer(reply.body)) return reply;
  const type = reply.type ?? 'text/html';
  const isHtml = type === 'text/html';
  const declared = (charset: string) =>
    isHtml ? reply.body.toString().replace('<head>', `<head><meta charset="${charset}">`) : reply.body.toString();
  if (encoding === 'utf-8') return { ...reply, type: `${type}; charset=utf-8`, body: Buffer.from(declared('utf-8')) };
  if (encoding === 'bare-gb18030') return { ...reply, type, body: encodeGb18030(reply.body) };
  if (encoding === 'gb18030-called-utf-8')
    return { ...reply, type: `${type}; charset=utf-8`, body: encodeGb18030(declared('utf-8')) };
  return { ...reply, type: `${type}; charset=gbk`, body: Buffer.from(declared('gb2312')) };
}
