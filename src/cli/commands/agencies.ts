import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { agenciesToCsv, parseAgencies } from '../../registry/agency-csv.ts';
import { importRegistry } from '../../service.ts';
import { listAgencies } from '../../store/agencies.ts';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, guarded, withSettings } from '../command.ts';
import { both, note, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

export const agencies: CommandModule = {
  build: (finish) => {
    const command = new Command('agencies').description(both(CLI.agencies));
    command
      .command('import <file>')
      .description('导入登记表；有错误行则不做任何改动  import; a faulty file changes nothing')
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const imported = await importRegistry(store, file);
            if (!imported.ok) throw new FailureError(imported.failure);
            print(`${both(CLI.done)}: ${imported.value}`);
            return 0;
          }),
        ),
      );
    command
      .command('list')
      .description('列出机构  list')
      .option('--json', 'JSON')
      .option('--csv', 'CSV')
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const all = await listAgencies(store.db, { activeOnly: true });
            if (options.json === true) printJson(all);
            else if (options.csv === true) process.stdout.write(agenciesToCsv(all));
            else
              print(all.length === 0 ? both(CLI.nothing) : table(all.map((a) => [a.id, a.name, a.level, a.portalUrl])));
            return 0;
          }),
        ),
      );
    command
      .command('check <file>')
      .description('校验登记表  check a registry file')
      .action((file: string) => guarded(finish, () => checkFile(file)));
    return command;
  },
};

async function checkFile(file: string): Promise<number> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new FailureError(failure('file.unreadable', `${file}: ${error.message}`));
  });
  const { agencies: found, problems } = parseAgencies(bytes);
  for (const p of problems) note(`${file}:${p.row} ${p.column}: ${both(p.message)}`);
  print(`${found.length} 个机构 agencies, ${problems.length} 处错误 problems`);
  return problems.length > 0 ? 1 : 0;
}
