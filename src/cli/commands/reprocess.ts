import { Command } from 'commander';
import { listAgencies } from '../../store/agencies.ts';
import { pagesOf } from '../../store/pages.ts';
import { createRun, markRunStarted } from '../../store/runs.ts';
import { addJudgeWhenIdle, addTasks, inTransaction, type NewTask } from '../../store/tasks.ts';
import { CLI } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import type { WorkContext } from '../../workers/context.ts';
import { idOf } from '../../workers/ids.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print } from '../output.ts';
import { startForCommand, waitForRuns } from '../serve.ts';

export const reprocess: CommandModule = {
  build: (finish) =>
    new Command('reprocess').description(both(CLI.reprocess)).action((options: Record<string, unknown>) =>
      withSettings(options, finish, async (settings) => {
        const running = await startForCommand(settings, { pages: false, workers: true });
        try {
          const count = await readAllAgain(running.service.context);
          const finished = await waitForRuns(running);
          print(`${both(finished ? CLI.done : CLI.stopped)}: ${both(fill(CLI.reread, { count }))}`);
          return finished ? 0 : 3;
        } finally {
          await running.service.stop();
        }
      }),
    ),
};

/** A run without visits: one reading of every page whose bytes are kept. */
async function readAllAgain({ store, queues, clock, settings }: WorkContext): Promise<number> {
  const now = clock().toISOString();
  const agencies = await listAgencies(store.db);
  const runId = `reprocess-${now.replace(/\D/g, '').slice(0, 17)}`;
  const tasks: NewTask[] = [];
  for (const agency of agencies) {
    for (const { id: pageId, snapshot } of await pagesOf(store.db, agency.id)) {
      if (snapshot === null) continue;
      tasks.push({
        id: `process-${runId}-${idOf(pageId, snapshot)}`,
        runId,
        kind: 'process',
        payload: { pageId, snapshot },
      });
    }
  }
  const run = { id: runId, trigger: 'manual', scheduledFor: null, years: [], asOf: settings.asOf, createdAt: now };
  const added = await inTransaction(store.db, async (trx) => {
    await createRun(trx, { ...run, agencyIds: agencies.filter((a) => a.active).map((a) => a.id) });
    await markRunStarted(trx, runId, now);
    const first = await addTasks(trx, tasks, now);
    return first.length > 0 ? first : addJudgeWhenIdle(trx, runId, now);
  });
  await queues.addTasks(added);
  return tasks.length;
}
