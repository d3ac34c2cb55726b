import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMO, type DemoPortals, startDemoPortals } from '../../src/demo/local-portals.ts';
import { isFailureError } from '../../src/errors/failure.ts';
import { parseAgencies } from '../../src/registry/agency-csv.ts';

let portals: DemoPortals | undefined;
afterEach(async () => {
  await portals?.close();
  portals = undefined;
});

describe('the demo portals', () => {
  it('claim no year of a real agency of which they carry no figures', async () => {
    portals = await startDemoPortals({ basePort: 0 });
    const real = portals.agencies.filter((agency) => !agency.name.startsWith('示例'));
    expect(real.map((agency) => [agency.id, agency.firstYear, agency.lastYear])).toEqual([
      ['wuzhong-kjj', 2018, 2018],
      ['yinchuan-kjj', 2018, 2018],
      ['xingqing-kjgxj', 2023, 2023],
      ['jinfeng-kjj', 2020, 2020],
      ['pingtan-gwh', 2022, 2023],
      ['suqian', 2023, 2023],
      ['hongze', 2023, 2023],
      ['jinhu', 2023, 2023],
    ]);
  });

  it('have the same registry as rows and as a CSV file', async () => {
    portals = await startDemoPortals({ basePort: 0 });
    const [header, ...rows] = portals.registryCsv.trim().split('\n');
    expect(header).toBe('id,name,level,region_code,parent,portal_url,report_column_url,aliases,first_year,last_year');
    expect(rows.map((row) => row.split(',')[0])).toEqual(portals.agencies.map((agency) => agency.id));
    expect(rows.find((row) => row.startsWith('xingqing'))).toContain('兴庆区科学技术局|');
    expect(parseAgencies(portals.registryCsv)).toMatchObject({ problems: [], warnings: [] });
  });

  it('listen where they listened before, one port for each, and name the port that is taken', async () => {
    const basePort = await freePorts();
    portals = await startDemoPortals({ basePort });
    expect(portals.urls).toEqual(
      portals.urls.map((_, i) => `http://127.0.0.1:${basePort + (i === 5 ? 8 : i > 5 ? i - 1 : i)}`),
    );
    const second = startDemoPortals({ basePort });
    const error = await second.catch((thrown: unknown) => thrown);
    expect(isFailureError(error) && error.failure).toMatchObject({ code: 'web.port', context: { port: basePort } });
    await portals.close();
    portals = await startDemoPortals({ basePort });
    expect((await fetch(portals.urls[0]!)).status).toBe(200);
  });

  it('answer as portals do: pages, not found, unchanged, refused, silent', async () => {
    portals = await startDemoPortals({ basePort: 0 });
    const { sites } = portals;
    const page = await fetch(`${sites.shili}/zwgk/zfxxgk/zfxxgknb/`);
    expect(page.status).toBe(200);
    const again = await fetch(page.url, { headers: { 'if-none-match': page.headers.get('etag')! } });
    expect(again.status).toBe(304);
    expect((await fetch(`${sites.shili}/nothing`)).status).toBe(404);
    expect((await fetch(`${sites['shiliqu-scjg']}/`)).status).toBe(412);
    await expect(fetch(`${sites['shiliqu-wlj']}/`)).rejects.toThrow();
    const old = await fetch(`${sites.shilixian}/xxgk/nb/`);
    expect(old.headers.get('content-type')).toBe('text/html');
    expect(new TextDecoder('gb18030').decode(await old.arrayBuffer())).toContain('政府信息公开年报');
  });

  it('publish, edit and remove reports while they run', async () => {
    portals = await startDemoPortals({ basePort: 0 });
    const column = `${portals.sites.shili}/zwgk/zfxxgk/bmnb/`;
    const listed = async () =>
      (await (await fetch(column)).text()).match(/title="示例市教育局\d{4}年政府信息公开[^"]*"/g)?.length;
    expect(await listed()).toBe(1);
    portals.change((records) => {
      const last = records.find((record) => record.agencyId === 'shili-jyj')!;
      return [...records, { ...last, year: DEMO.year, published: '2024-04-12' }];
    });
    expect(await listed()).toBe(2);
    portals.change((records) => records.filter((record) => record.agencyId !== 'shili-jyj'));
    expect(await listed()).toBeUndefined();
  });

  it('show no report about a year after the demo’s, unless asked to', async () => {
    portals = await startDemoPortals({ basePort: 0 });
    expect(await (await fetch(`${portals.sites.jiangsu}/col/col1001/index.html`)).text()).not.toContain(
      '2024年政府信息公开',
    );
    await portals.close();
    portals = await startDemoPortals({ basePort: 0, throughYear: 2025 });
    expect(await (await fetch(`${portals.sites.jiangsu}/col/col1001/index.html`)).text()).toContain(
      '2024年政府信息公开',
    );
    expect(portals.agencies.find((agency) => agency.id === 'shuyang')).toMatchObject({
      firstYear: 2025,
      lastYear: 2025,
    });
  });
});

/** The first of ten ports in a row that are free now. */
async function freePorts(): Promise<number> {
  for (let base = 28_180; base < 38_000; base += 97) {
    const free = await Promise.all(Array.from({ length: 10 }, (_, i) => isFree(base + i)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no ten free ports in a row');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
