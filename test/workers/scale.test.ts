import { expect, it } from 'vitest';
import { benchScale } from '../../bench/scale.ts';

/** `npm run bench -- scale` crawls 3,000 agencies on 300 hosts; this is the same, small enough for every run of the tests. */
const [AGENCIES, HOSTS] = (process.env.NIANBAO_SCALE ?? '60x12').split('x').map(Number) as [number, number];

it(`a crawl of ${AGENCIES} agencies on ${HOSTS} hosts with the embedded database stays small and misses nobody`, async () => {
  const result = await benchScale(AGENCIES, HOSTS);
  expect(result.troubles).toEqual({});
  expect(result.verdicts.filter(({ met }) => met !== true)).toEqual([]);
}, 600_000);
