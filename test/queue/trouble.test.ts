import { expect, it } from 'vitest';
import { followTrouble, type TroubleTold } from '../../src/queue/trouble.ts';

it('trouble is told when it begins, again and again while it lasts, once when it is over, and anew when it is back', async () => {
  const told: TroubleTold[] = [];
  let isReady = false;
  const pace = { lookEveryMs: 5, sayEveryMs: 20 };
  const trouble = followTrouble(
    (one) => told.push(one),
    async () => isReady,
    pace,
  );
  const stages = () => told.map(({ stage }) => stage);
  expect(trouble.since()).toBeNull();
  for (let n = 0; n < 100; n++) trouble.note('fetch', new Error('refused'));
  expect(told).toMatchObject([{ stage: 'begins', queue: 'fetch', error: 'refused' }]);
  expect(trouble.since()).toEqual(told[0]!.since);
  await expect.poll(() => stages().filter((stage) => stage === 'lasts').length).toBeGreaterThan(1);
  isReady = true;
  await expect.poll(() => stages().at(-1)).toBe('over');
  expect(told.at(-1)).toMatchObject({ errors: 100, since: told[0]!.since });
  expect(trouble.since()).toBeNull();
  const count = told.length;
  trouble.note('judge', new Error('again'));
  expect(stages().slice(count)).toEqual(['begins']);
  trouble.end();
});
