import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, serve } from '../fetch/local-server.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

/**
 * A portal that does all it can to send a whole crawl to a neighbour inside our network. The neighbour is registered as another body's
 * portal, so that every rule about official hosts lets it pass: only the guard of addresses stands between.
 */
let portal: LocalServer;
let inside: TcpServer;
let folder: string;
let met = 0;
let secret = '';
let port = 0;

const page = (title: string, body: string) => `<html><title>${title}</title><body>${body}</body></html>`;
const row = (url: string, year: number) =>
  `<li><a href="${url}">示例县科学技术局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;

/** The forms of one address that a page may name. */
const forms = () => [
  secret,
  `http://[::ffff:127.0.0.2]:${port}`,
  `http://[64:ff9b::7f00:2]:${port}`,
  `http://2130706434:${port}`,
  `http://0177.0.0.2:${port}`,
  `http://0x7f.2:${port}`,
  `http://127.0.0.2.:${port}`,
  `http://[fe80::1]:${port}`,
  `http://0.0.0.0:${port}`,
  `http://localhost:${port}`,
];

function answer(path: string): { body: string } | { to: string } | null {
  if (path === '/robots.txt')
    return { body: `User-agent: *\nAllow: /\nSitemap: ${secret}/map.xml\nSitemap: /in/9/map.xml\n` };
  const form = /^\/in\/(\d)\//.exec(path)?.[1];
  if (form !== undefined) return { to: `${forms()[Number(form)]}${path}` };
  if (path === '/')
    return {
      body: page(
        '示例县科学技术局',
        `<a href="${secret}/nb/">政府信息公开年报</a><a href="/in/1/">政府信息公开</a><a href="/nb/">政府信息公开年报</a><iframe src="${secret}/frame"></iframe>
         <form action="${secret}/search"><input name="keyword">搜索</form>`,
      ),
    };
  const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => row(`/in/${n}/${2010 + n}.html`, 2010 + n));
  if (path === '/nb/')
    return {
      body: page(
        '政府信息公开年报',
        `${rows.join('')}${row(`${secret}/2020.html`, 2020)}${row('/2021.html', 2021)}<a href="${secret}/nb/2.html">下一页</a>`,
      ),
    };
  if (path === '/2021.html') {
    const title = '示例县科学技术局2021年政府信息公开工作年度报告';
    const files = ['/in/4', '/in/5', ...forms().slice(0, 3)].map(
      (to, n) => `<a href="${to}/${n}.doc">附件：年度报告${n}.doc</a>`,
    );
    return { body: page(title, `<h1>${title}</h1><p>请查看附件。</p>${files.join(' ')}`) };
  }
  return null;
}

beforeAll(async () => {
  inside = createServer((socket) => {
    met++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.2', resolve));
  port = (inside.address() as { port: number }).port;
  secret = `http://127.0.0.2:${port}`;
  portal = await serve((request, response) => {
    const said = answer(request.url ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (said === null) response.writeHead(404).end();
    else if ('to' in said) response.writeHead(302, { location: said.to }).end();
    else response.end(said.body);
  });
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(join(folder, 'data'));
  const rows = [
    `a,示例县科学技术局,${portal.url}/,`,
    `b,示例县教育局,${portal.url}/in/0/,${portal.url}/in/3/nb/`,
    `c,示例县财政局,${secret}/,${secret}/nb/`,
  ];
  writeFileSync(join(folder, 'agencies.csv'), `id,name,portal_url,report_column_url\n${rows.join('\n')}\n`);
});
afterAll(async () => {
  await portal?.close();
  await new Promise((resolve) => (inside ? inside.close(resolve) : resolve(null)));
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('a whole crawl of a portal that leads inside', () => {
  it('goes nowhere but to the addresses that are allowed', async () => {
    const environment = {
      NIANBAO_DATA: join(folder, 'data'),
      NIANBAO_HOST_DELAY_MS: '0',
      NIANBAO_ALLOW_NETWORK: '127.0.0.1/32',
      LOG_LEVEL: 'warn',
    };
    const years = ['--year', '2021', '--as-of', '2022-06-01', '--json'];
    const command = nianbao(['crawl', '--agencies', join(folder, 'agencies.csv'), ...years], environment);
    expect(await command.ended).not.toBe(3);
    expect(met).toBe(0);
    // The tricks were tried: rows, attachments and the column all led through the portal to the neighbour.
    const paths = portal.asked.map(({ path }) => path);
    for (const tried of [
      '/',
      '/nb/',
      '/2021.html',
      '/in/0/2010.html',
      '/in/9/2019.html',
      '/in/3/nb/',
      '/in/4/0.doc',
      '/in/5/1.doc',
    ])
      expect(paths).toContain(tried);
  });
});
