import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeRobot } from '../alerts/channels/fake-robot.ts';
import { run } from '../cli/command-line.ts';

/**
 * A supervising office with its departments in a spreadsheet (sixty by `NIANBAO_OFFICE_AGENCIES`); one has not published. Only what the README
 * says is used.
 */
const COUNT = Number(process.env.NIANBAO_OFFICE_AGENCIES ?? 12);
const MISSING = 7;
const folder = mkdtempSync(join(tmpdir(), 'nianbao-office-'));
const NAMES =
  '发展和改革委员会 教育局 科学技术局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 生态环境局 住房和城乡建设局 交通运输局 水务局 农业农村局 商务局 文化和旅游局 卫生健康委员会 退役军人事务局 应急管理局'.split(
    ' ',
  );
const name = (i: number) => `示例市${['', '甲区', '乙区'][Math.floor(i / 20)]}${NAMES[i % 20]}`;

const html = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** One portal: for each department a home page that leads to its column, which lists its reports. */
const portal = createServer((request, response) => {
  const [, who = '', page = ''] = /^\/d(\d+)\/(.*)$/.exec(request.url ?? '') ?? [];
  const i = who === '' ? -1 : Number(who);
  const titled = (year: number) => `${name(i)}${year}年政府信息公开工作年度报告`;
  const years = i === MISSING ? [2024, 2023] : [2025, 2024, 2023];
  const link = (year: number) =>
    `<li><a href="/d${i}/zfxxgknb/${year}.html">${titled(year)}</a><span>${year + 1}-01-15</span></li>`;
  const pages: Record<string, string> = {
    '': html(name(i), `<a href="/d${i}/zfxxgknb/">政府信息公开年报</a>`),
    'zfxxgknb/': html('政府信息公开年报', `<h1>政府信息公开年报</h1><ul>${years.map(link).join('')}</ul>`),
  };
  for (const year of years)
    pages[`zfxxgknb/${year}.html`] = html(titled(year), `<h1>${titled(year)}</h1><p>发布日期：${year + 1}-01-15</p>`);
  const found = i < 0 ? undefined : pages[page];
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(found ?? '');
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
});
afterAll(() => {
  portal.closeAllConnections();
  portal.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

describe('a supervising office, by the README alone', { timeout: 600_000 }, () => {
  it('imports its departments from a spreadsheet, crawls, is told who is missing, and acknowledges it', async () => {
    const zero = { body: { errcode: 0, errmsg: 'ok' } };
    const [robot, digest] = [
      await fakeRobot(
        () => zero,
        () => true,
      ),
      await fakeRobot(
        () => zero,
        () => true,
      ),
    ];
    const rows = Array.from({ length: COUNT }, (_, i) => [`d${i}`, name(i), '市直部门', 640100, `${base}/d${i}/`]);
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      ['示例市部门名单'],
      ['编号', '机构名称', '层级', '行政区划代码', '网址'],
      ...rows,
    ]);
    utils.book_append_sheet(book, sheet, '名单');
    const file = join(folder, '部门名单.xlsx');
    writeFileSync(file, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    const config = join(folder, 'nianbao.config.yaml');
    const targets = [
      { name: '政务公开办', url: robot.url, channel: 'wecom' },
      { name: '每日汇总', url: digest.url, channel: 'wecom', digest: 'daily' },
    ];
    writeFileSync(config, JSON.stringify({ targets }));
    const at = (...args: string[]) =>
      run([...args, '--config', config], { NIANBAO_DATA: join(folder, 'data'), LOG_LEVEL: 'error' });

    const imported = await at('agencies', 'import', file);
    expect(imported.code, imported.errors).toBe(0);
    expect(imported.output).toContain(String(COUNT));
    const crawl = [
      'crawl',
      '--year',
      '2025',
      '--as-of',
      '2026-02-02',
      '--allow-network',
      '127.0.0.0/8',
      '--host-delay',
      '5',
    ];
    const crawled = await at(...crawl, '--json');
    expect(crawled.code, crawled.errors).toBe(1);

    const missing = await at('coverage', '--missing', '--year', '2025', '--json');
    expect(JSON.parse(missing.output)).toMatchObject([{ agencyId: `d${MISSING}`, status: 'missing' }]);
    expect(robot.taken).toHaveLength(1);
    const { content } = JSON.parse(robot.taken[0]!).markdown;
    expect(content).toContain('D-MISSING');
    expect(content).toContain(name(MISSING));
    // The digest waits for nine in the morning.
    expect(digest.got).toEqual([]);

    const listed = JSON.parse((await at('alerts', '--json')).output) as { id: string; rule: string; status: string }[];
    const alert = listed.find(({ rule }) => rule === 'D-MISSING')!;
    expect((await at('alerts', 'ack', alert.id, '--note', '已电话联系')).code).toBe(0);
    const after = JSON.parse((await at('alerts', '--json')).output) as typeof listed;
    expect(after.find(({ id }) => id === alert.id)!.status).toBe('acknowledged');
  });
});
