import { afterAll, beforeAll, expect, it } from 'vitest';
import { crawlPortal } from '../../src/crawler/crawl-portal.ts';
import { planRun } from '../../src/crawler/plan-run.ts';
import { type DemoPortals, startDemoPortals } from '../../src/demo/local-portals.ts';
import { FETCH_DEFAULTS, fetchPage } from '../../src/fetch/fetch-page.ts';
import { parseNetworks } from '../../src/fetch/safe-address.ts';

let portals: DemoPortals;
beforeAll(async () => {
  portals = await startDemoPortals({ basePort: 0 });
});
afterAll(() => portals.close());

it('a crawl leaves the signals of the process to the service', async () => {
  const networks = parseNetworks(['127.0.0.0/8']);
  if (!networks.ok) throw new Error(networks.failure.cause);
  const options = { ...FETCH_DEFAULTS, userAgent: 'test', allowedNetworks: networks.value };
  const [visit] = planRun(portals.agencies.filter((a) => a.id === 'wuzhong-kjj'));
  const heard: number[] = [];
  const outcome = await crawlPortal(visit!, {
    fetcher: {
      fetch: async (request) => {
        const result = await fetchPage(request, options);
        heard.push(process.listeners('SIGINT').filter((listener) => listener.name === 'sigintHandler').length);
        return result;
      },
    },
    decode: (bytes) => new TextDecoder().decode(bytes),
    now: () => new Date(),
    onFetched: async () => null,
  });
  expect(outcome.agencies[0]?.look.outcome).toBe('column_read');
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.every((listeners) => listeners === 0)).toBe(true);
});
