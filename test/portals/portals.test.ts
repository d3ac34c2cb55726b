import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAll } from './farm/plant.ts';
import { type Farm, startFarm } from './farm/server.ts';
import { TODAY } from './farm/world.ts';
import { type Discovered, type Discovery, openDiscovery } from './run-discovery.ts';
import { type Score, scoreOf, showScore } from './score.ts';

let farm: Farm;
let discovery: Discovery;
let first: Discovered;
let second: Discovered;
let score: Score;
let again: Score;

beforeAll(async () => {
  farm = await startFarm(plantAll);
  discovery = await openDiscovery(farm);
  first = await discovery.run(TODAY);
  score = scoreOf(farm, first);
  second = await discovery.run('2025-04-11T02:00:00Z');
  again = scoreOf(farm, second);
  console.log([showScore('first run', score), ...score.faults, showScore('second run, nothing new', again)].join('\n'));
}, 180_000);

afterAll(async () => {
  await discovery?.close();
  await farm?.close();
});

describe('the portal farm', () => {
  it('is found on', () => {
    expect(score.falseMissing).toBe(0);
  });
});
