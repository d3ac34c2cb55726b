/** Writes to a store until it is killed: tasks that end with an effect; says `done <n>` after each commit. */
import { replaceAgencies } from '../../src/store/agencies.ts';
import { openStore } from '../../src/store/database.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { addTasks, completeTask } from '../../src/store/tasks.ts';
import { agency, NOW, run, task } from './samples.ts';

const { dataDir, round } = JSON.parse(process.argv[2]!) as { dataDir: string; round: number };
const opened = await openStore({ databaseUrl: null, dataDir });
if (!opened.ok) throw new Error(opened.failure.cause);
const { db } = opened.value;
await run(db, `r${round}`);
for (let n = 0; ; n++) {
  const id = `${round}-${n}`;
  await addTasks(db, [task(`r${round}`, `${n}`)], NOW);
  await completeTask(db, `fetch-r${round}-${n}`, {
    effects: async (trx) => {
      await replaceAgencies(trx, [agency(id)]);
      await saveSnapshot(trx, new TextEncoder().encode(id.repeat(500)), null, NOW);
    },
    next: [task(`r${round}`, `${n}`, 'process')],
    now: NOW,
  });
  process.stdout.write(`done ${n}\n`);
}
