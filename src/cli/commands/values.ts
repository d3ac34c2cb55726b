import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import type { CorrectionAct } from '../../report/correction.ts';
import { correctionStates } from '../../store/corrections.ts';
import type { Store } from '../../store/database.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { CORRECTION_REFUSALS, CORRECTION_STATES, CORRECTIONS } from '../../text/corrections.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { fitTable, terminalWidth } from '../fit-table.ts';
import { both, inCell, print, printJson } from '../output.ts';
import { withStore } from '../with-store.ts';
import { agencyIdsOf, yearsOf } from './crawl.ts';

export const values: CommandModule = {
  build: (finish) => {
    const command = new Command('values').description(both(CORRECTIONS.command));
    command
      .command('corrections', { isDefault: true })
      .description(both(CORRECTIONS.list))
      .option('--agency <id...>', both(CORRECTIONS.agencyOption))
      .option('--year <year...>', both(CORRECTIONS.yearOption))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    const signed = (leaf: Command) =>
      leaf.option('--reason <text>', both(CORRECTIONS.reasonOption)).option('--by <name>', both(CORRECTIONS.byOption));
    signed(command.command('correct <id> <figure>').description(both(CORRECTIONS.correctCommand))).action(
      (id: string, figure: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, (store) => act(store, settings, id, figure, options)),
        ),
    );
    signed(command.command('withdraw <id>').description(both(CORRECTIONS.withdrawCommand))).action(
      (id: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, (store) => act(store, settings, id, null, options)),
        ),
    );
    return command;
  },
};

async function list(store: Store, options: Record<string, unknown>): Promise<number> {
  const [agencyIds, years] = [await agencyIdsOf(store.db, options.agency), yearsOf(options.year)];
  const rows = await correctionStates(store.db, {
    ...(agencyIds.length > 0 ? { agencyIds } : {}),
    ...(years.length > 0 ? { years } : {}),
  });
  if (options.json === true)
    printJson(rows.map(({ id: _, cell, act: _act, ...row }) => ({ ...row, raw: cell.raw, snapshot: cell.snapshot })));
  else if (rows.length === 0) print(both(CLI.nothing));
  else {
    const { field, read, corrected, state, who, why } = CORRECTIONS;
    const head = [field, read, corrected, state, who, why].map(inCell);
    const figure = (status: string | null, value: number | null) =>
      status === 'blank' ? inCell(CORRECTIONS.isBlank) : String(value ?? '—');
    const lines = rows.map((row) => [
      `${row.agencyId}/${row.year}/${row.field}`,
      figure(row.read.status, row.read.value),
      row.act === 'withdraw' ? '—' : figure(row.status, row.value),
      inCell(CORRECTION_STATES[row.state]),
      row.by,
      row.reason,
    ]);
    print(fitTable([head, ...lines], terminalWidth(), 0, [0]));
  }
  return rows.some(({ state }) => state === 'open') ? 1 : 0;
}

/** `figure` null: the correction is withdrawn. */
async function act(
  store: Store,
  settings: Settings,
  id: string,
  figure: string | null,
  options: Record<string, unknown>,
): Promise<number> {
  const [agencyId, year, field] = id.split('/');
  if (!agencyId || !/^\d{4}$/.test(year ?? '') || !field)
    throw new FailureError(failure('usage', `"${id}": ${both(CORRECTIONS.badId)}`));
  const about = { agencyId, year: Number(year), field, reason: String(options.reason ?? '') };
  const said = { ...about, by: String(options.by ?? userInfo().username) };
  const asked: CorrectionAct =
    figure === null
      ? { ...said, act: 'withdraw' }
      : { ...said, act: 'correct', figure: figure === 'blank' ? 'blank' : Number(figure.trim() || Number.NaN) };
  const { correctFigure } = await import('../../workers/correct-figure.ts');
  const { outcome } = await correctFigure({ store, settings, clock: () => new Date() }, asked);
  if (outcome !== 'done') throw new FailureError(failure('usage', `"${id}": ${both(CORRECTION_REFUSALS[outcome])}`));
  print(both(CLI.done));
  return 0;
}
