import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { agenciesToCsv, parseAgencies, type RegistryProblem } from '../../registry/agency-csv.ts';
import { listAgencies } from '../../store/agencies.ts';
import { CLI, HEADERS, OPTIONS } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { systemError } from '../../text/system-error.ts';
import { takeRegistry } from '../../workers/take-registry.ts';
import { type CommandModule, guarded, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { changeLines } from '../registry-changes-text.ts';
import { withStore } from '../with-store.ts';

export const agencies: CommandModule = {
  build: (finish) => {
    const command = new Command('agencies').description(both(CLI.agencies));
    command
      .command('import <file>')
      .description(both(CLI.agenciesImport))
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const bytes = await bytesOf(file);
          return withStore(settings, async ({ db }) => {
            const said = { by: userInfo().username, way: 'cli' as const, now: new Date().toISOString() };
            const taken = await takeRegistry(db, bytes, { ...said, file: basename(file) });
            if (!taken.ok) throw new FailureError(taken.failure);
            for (const doubt of taken.value.warnings) print(doubtLine(basename(file), doubt));
            print(`${both(CLI.done)}: ${countOf(taken.value.agencies.length)}`);
            for (const line of changeLines(taken.value.changes)) print(line);
            return 0;
          });
        }),
      );
    command
      .command('list')
      .description(both(CLI.agenciesList))
      .option('--json', both(OPTIONS.json))
      .option('--csv', both(OPTIONS.csv))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const all = await listAgencies(store.db, { activeOnly: true });
            if (options.json === true) printJson(all);
            else if (options.csv === true) process.stdout.write(agenciesToCsv(all));
            else
              print(
                all.length === 0
                  ? both(CLI.nothing)
                  : table([HEADERS.agencies.map(inCell), ...all.map((a) => [a.id, a.name, a.level, a.portalUrl])]),
              );
            return 0;
          }),
        ),
      );
    command
      .command('check <file>')
      .description(both(CLI.agenciesCheck))
      .option('--json', both(OPTIONS.json))
      .action((file: string, options: Record<string, unknown>) =>
        guarded(finish, () => checkFile(file, options.json === true)),
      );
    return command;
  },
};

async function checkFile(file: string, json: boolean): Promise<number> {
  const { agencies: found, problems, warnings } = parseAgencies(await bytesOf(file));
  if (json) printJson({ file, agencies: found.length, problems, warnings });
  else {
    for (const problem of problems) print(lineOf(file, problem));
    for (const doubt of warnings) print(doubtLine(file, doubt));
    print(`${countOf(found.length)}, ${both(fill(CLI.problems, { count: problems.length }))}`);
  }
  return problems.length > 0 ? 1 : 0;
}

/** Rows as a spreadsheet counts them; row 0 is the whole file. */
function lineOf(file: string, { row, column, message }: RegistryProblem): string {
  const place = [file, ...(row === 0 ? [] : [both(fill(CLI.row, { row }))]), column].filter((part) => part !== '');
  return `${place.join(' ')}: ${both(message)}`;
}

const doubtLine = (file: string, doubt: RegistryProblem) => `${both(CLI.doubt)} ${lineOf(file, doubt)}`;

const countOf = (count: number) => both(fill(CLI.agenciesCount, { count }));

/** Throws a FailureError `file.unreadable`: what the user named on the command line is not there. */
async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw new FailureError(failure('file.unreadable', `${file}: ${both(systemError(error))}`));
  });
}
