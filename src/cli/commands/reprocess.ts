import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { listAgencies } from '../../store/agencies.ts';
import type { Db, Store } from '../../store/database.ts';
import { readSnapshot } from '../../store/snapshots.ts';
import { CHECK } from '../../text/check.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { RULES_AGAIN } from '../../text/findings.ts';
import { REPROCESS } from '../../text/reprocess.ts';
import { withKeptPictures } from '../../workers/page-pictures.ts';
import {
  hasChanged,
  inFixedOrder,
  type KeptContent,
  keptContents,
  keptReading,
  markTold,
  outcomeOf,
  type ReadAgain,
  startReadingAgain,
  toldByRun,
} from '../../workers/read-again.ts';
import { readPage } from '../../workers/read-page.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { terminalWidth } from '../fit-table.ts';
import { inOrder } from '../in-order.ts';
import { bar, both, note, Progress, print, printJson } from '../output.ts';
import { readAgainAsJson, readAgainAsText } from '../read-again-told.ts';
import { AT_ONCE, withReaders } from '../read-input.ts';
import { judgeAllAgain } from '../rules-again.ts';
import { startForCommand, waitForRuns } from '../serve.ts';
import { withStore } from '../with-store.ts';

export const reprocess: CommandModule = {
  build: (finish) =>
    new Command('reprocess')
      .description(both(CLI.reprocess))
      .option('--dry-run', both(REPROCESS.dryRun))
      .option('--rules [version]', both(RULES_AGAIN.option))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => {
          const { rules } = options;
          if (rules === true || typeof rules === 'string')
            return judgeAllAgain(settings, rules, options.dryRun === true, options.json === true);
          return options.dryRun === true
            ? compareOnly(settings, options.json === true)
            : readAll(settings, options.json === true);
        }),
      ),
};

/** Reads and saves. Each content is one task with its outcome, so a killed run is taken up where it was, and told whole. */
async function readAll(settings: Settings, json: boolean): Promise<number> {
  const running = await startForCommand(settings, { pages: false, workers: true });
  try {
    const { context } = running.service;
    const { id, goesOn } = await startReadingAgain(context);
    if (goesOn) note(both(REPROCESS.goesOn));
    if (!(await waitForRuns(running))) {
      note(both(CLI.stopped));
      return 3;
    }
    const told = await toldByRun(context.store.db, id);
    await tell(told, context.store.db, json, false);
    await markTold(context.store.db, id);
    return told.some(hasChanged) ? 1 : 0;
  } finally {
    await running.service.stop();
  }
}

/** Reads and compares, and leaves the store as it is. */
async function compareOnly(settings: Settings, json: boolean): Promise<number> {
  return withStore(settings, (store) =>
    withReaders(settings, async (readers) => {
      const contents = await keptContents(store.db);
      const told: ReadAgain[] = [];
      const progress = new Progress(!json);
      await inOrder(
        contents,
        AT_ONCE,
        (content) => compareOne(content, store, readers),
        (outcome) => {
          told.push(outcome);
          progress.show(`${bar(told.length, contents.length)}  ${both(CHECK.reading)}`);
        },
      );
      progress.end();
      await tell(inFixedOrder(told), store.db, json, true);
      return told.some(hasChanged) ? 1 : 0;
    }),
  );
}

async function compareOne(content: KeptContent, store: Store, readers: ReaderPool): Promise<ReadAgain> {
  const before = await keptReading(store.db, content);
  const kept = await readSnapshot(store.db, content.snapshot);
  if (kept === null) return outcomeOf(content, before, { failure: 'internal' });
  const read = await readPage(store.db, withKeptPictures(store.db, readers), content.page, kept);
  return outcomeOf(content, before, read.ok ? read.value : { failure: read.failure.code });
}

async function tell(told: readonly ReadAgain[], db: Db, json: boolean, dryRun: boolean): Promise<void> {
  const names = new Map((await listAgencies(db)).map((a) => [a.id, a.name]));
  if (json) printJson(readAgainAsJson(told, names, dryRun));
  else print(readAgainAsText(told, names, terminalWidth()));
  if (dryRun) note(both(REPROCESS.nothingSaved));
}
