import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import type { DecisionKind } from '../../report/decision-act.ts';
import { listAgencies } from '../../store/agencies.ts';
import type { Store } from '../../store/database.ts';
import { listReports } from '../../store/reports.ts';
import { CLI, OPTIONS, SEVERITY } from '../../text/cli.ts';
import { FINDINGS } from '../../text/findings.ts';
import { decideFinding } from '../../workers/decide-finding.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { fitTable, terminalWidth } from '../fit-table.ts';
import { both, inCell, print, printJson } from '../output.ts';
import { withStore } from '../with-store.ts';
import { agencyIdsOf, listOf, yearsOf } from './crawl.ts';

export const findings: CommandModule = {
  build: (finish) => {
    const command = new Command('findings').description(both(FINDINGS.command));
    command
      .command('list', { isDefault: true })
      .description(both(FINDINGS.list))
      .option('--agency <id...>', both(FINDINGS.agency))
      .option('--year <year...>', both(FINDINGS.year))
      .option('--rule <rule...>', both(FINDINGS.rule))
      .option('--dismissed', both(FINDINGS.dismissedOnly))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    const leaf = (act: DecisionKind) =>
      command
        .command(`${act} <id>`)
        .description(both(FINDINGS[act]))
        .option('--reason <text>', both(FINDINGS.reason))
        .option('--by <name>', both(FINDINGS.by))
        .action((id: string, options: Record<string, unknown>) =>
          withSettings(options, finish, (settings) =>
            withStore(settings, (store) => decide(store, settings, id, act, options)),
          ),
        );
    leaf('accept');
    leaf('dismiss');
    leaf('restore');
    return command;
  },
};

async function list(store: Store, options: Record<string, unknown>): Promise<number> {
  const [years, rules] = [yearsOf(options.year), listOf(options.rule)];
  const agencyIds = await agencyIdsOf(store.db, options.agency);
  const names = new Map((await listAgencies(store.db)).map((agency) => [agency.id, agency.name]));
  const reports = await listReports(store.db, {
    currentOnly: true,
    ...(agencyIds.length > 0 ? { agencyIds } : {}),
    ...(years.length > 0 ? { years } : {}),
  });
  const rows = reports.flatMap(({ agencyId, year, url, snapshot, rules: rulesVersion, findings: all }) =>
    all
      .filter((one) => rules.length === 0 || rules.includes(one.rule))
      .filter((one) => options.dismissed !== true || one.dismissed !== undefined)
      .map((one) => ({
        id: `${agencyId}/${year}/${one.key ?? ''}`,
        agency: { id: agencyId, name: names.get(agencyId) ?? agencyId },
        year,
        ...one,
        ...{ url, snapshot, rulesVersion },
      })),
  );
  if (options.json === true) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else {
    const head = [FINDINGS.id, FINDINGS.ruleHead, FINDINGS.severity, FINDINGS.state, FINDINGS.what].map(inCell);
    const lines = rows.map((row) => [
      `${row.agency.id}/${row.year}/${(row.key ?? '').slice(0, 8)}`,
      row.rule,
      inCell(SEVERITY[row.severity]),
      inCell(row.dismissed ? FINDINGS.dismissed : row.accepted ? FINDINGS.accepted : FINDINGS.open),
      row.message.zh,
    ]);
    print(fitTable([head, ...lines], terminalWidth(), 0, [0]));
  }
  return rows.some((row) => row.dismissed === undefined && row.severity !== 'info') ? 1 : 0;
}

async function decide(
  store: Store,
  settings: Settings,
  id: string,
  act: DecisionKind,
  options: Record<string, unknown>,
): Promise<number> {
  const [agencyId, year, key] = id.split('/');
  if (!agencyId || !/^\d{4}$/.test(year ?? '') || !key)
    throw new FailureError(failure('usage', `"${id}": ${both(FINDINGS.badId)}`));
  const by = String(options.by ?? userInfo().username);
  const reason = String(options.reason ?? '');
  const context = { store, settings, clock: () => new Date() };
  const { outcome } = await decideFinding(context, { agencyId, year: Number(year), key, act, by, reason });
  const code = outcome === 'not-found' ? 'store.not-found' : 'usage';
  if (outcome !== 'done') throw new FailureError(failure(code, `"${id}": ${both(WHY_NOT[outcome])}`));
  print(both(CLI.done));
  return 0;
}

const WHY_NOT = { 'not-found': FINDINGS.notFound, unclear: FINDINGS.unclear, 'no-reason': FINDINGS.noReason };
