import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { layFounded } from '../store/founded.ts';
import { nianbao, outcomeOf, type Stage, sayings, setStage, until } from './stage.ts';

/** Nothing is lost: the service is killed without warning at random moments of a crawl, and started again. */
const KILLS = 10;
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** Starts the service, waits until its run is judged and its messages are sent, and stops it as a person would. */
async function runToTheEnd(environment: Record<string, string>) {
  const service = nianbao(['start'], environment);
  await until('the pages are served', () => /http:\/\/\S+/.test(service.errors()) || service.child.exitCode !== null);
  const url = /http:\/\/[\d.:]+/.exec(service.errors())?.[0];
  if (url === undefined) throw new Error(service.errors());
  await until('the run is judged and told', async () => {
    const runs = (await (await fetch(`${url}/api/v1/runs`)).json()) as unknown;
    const counts = await (await fetch(`${url}/metrics`)).text();
    return (
      !/"state":"(pending|running|judging)"/.test(JSON.stringify(runs)) &&
      !/queue="deliver",state="(waiting|active|delayed)"\} [1-9]/.test(counts)
    );
  });
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
}

async function read(dataDir: string) {
  const opened = await openStore({ databaseUrl: null, dataDir });
  if (!opened.ok) throw new Error(opened.failure.cause);
  const outcome = await outcomeOf(opened.value);
  await opened.value.close();
  return outcome;
}

describe('a service that is killed at ten random moments of a crawl', () => {
  it('comes to the same coverage, values and alerts as an undisturbed one, and tells nobody anything twice', async () => {
    await layFounded(`${stage.dataDir}/calm`);
    await runToTheEnd(stage.environment({ NIANBAO_DATA: `${stage.dataDir}/calm` }));
    const calm = await read(`${stage.dataDir}/calm`);
    const toldCalm = sayings(stage.told);
    expect(calm.coverage.length).toBeGreaterThan(15);
    expect(toldCalm.length).toBeGreaterThan(5);

    stage.told.length = 0;
    const environment = stage.environment({ NIANBAO_DATA: `${stage.dataDir}/killed`, LOG_LEVEL: 'info' });
    const moments: number[] = [];
    let isJudged = false;
    for (let i = 0; i < KILLS; i++) {
      const before = stage.portals.requests.length;
      const service = nianbao(['start'], environment);
      // A random moment of the crawl, told by the portals: so many requests after the start, and a few milliseconds more.
      const after = 1 + Math.floor(Math.random() * 5);
      await until('the crawl goes on, or nothing is left of it', () => {
        isJudged ||= service.errors().includes('run judged');
        return stage.portals.requests.length - before >= after || (isJudged && /http:\/\//.test(service.errors()));
      });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      service.child.kill('SIGKILL');
      await service.ended;
      moments.push(stage.portals.requests.length - before);
    }
    await runToTheEnd({ ...environment, LOG_LEVEL: 'warn' });
    const killed = await read(`${stage.dataDir}/killed`);
    console.log(`killed after ${moments.join(', ')} requests`);
    expect(killed, `killed after ${moments.join(', ')} requests`).toEqual(calm);
    // At least most of the kills fell into the crawl, not behind its end.
    expect(moments.filter((n) => n > 0).length).toBeGreaterThan(5);
    expect(sayings(stage.told)).toEqual(toldCalm);
    // What a kill cut off between sending and noting it is repeated under the same key and says so.
    const keys = new Set<string>();
    for (const { key, attempt } of stage.told) {
      if (keys.has(key)) expect(attempt).toBeGreaterThan(1);
      keys.add(key);
    }
  });
});
