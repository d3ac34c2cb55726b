import { Command } from 'commander';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { listRuns } from '../../store/runs.ts';
import { CLI, HEADERS, OPTIONS, RUN_STATE, RUN_TRIGGER, STATUS } from '../../text/cli.ts';
import { beijingTime } from '../beijing-time.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

export const runs: CommandModule = {
  build: (finish) =>
    new Command('runs')
      .description(both(CLI.runs))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const all = await listRuns(store.db);
            if (options.json === true) printJson(all);
            else if (all.length === 0) print(both(CLI.nothing));
            else
              print(
                table([
                  HEADERS.runs.map(inCell),
                  ...all.map((r) => [
                    r.id,
                    inCell(RUN_STATE[r.state]),
                    inCell(RUN_TRIGGER[r.trigger] ?? { zh: r.trigger, en: r.trigger }),
                    r.years.join(',') || '—',
                    String(r.agencyIds.length),
                    r.finishedAt === null ? '…' : beijingTime(r.finishedAt, 'minute'),
                    countsOf(r.summary?.coverage),
                  ]),
                ]),
              );
            return 0;
          }),
        ),
      ),
};

/** `已发布 published 22 · 逾期发布 late 1` */
function countsOf(counts: unknown): string {
  const by = (counts ?? {}) as Partial<Record<keyof typeof STATUS, number>>;
  return COVERAGE_STATUSES.filter((s) => by[s])
    .map((s) => `${inCell(STATUS[s])} ${by[s]}`)
    .join(' · ');
}
