import { userInfo } from 'node:os';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { SCOPES } from '../../report/scope.ts';
import type { Said } from '../../store/audit.ts';
import type { Store } from '../../store/database.ts';
import { createToken, listTokens, revokeToken, type Token } from '../../store/tokens.ts';
import { scopeMeaning, scopeWord, tokens as words } from '../../text/administration.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, note, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

type Options = Record<string, unknown>;

/** Tokens for the API. A running service honours what is done here at once: both ask the same store. */
export const tokens: CommandModule = {
  build: (finish) => {
    const command = new Command('tokens').description(both(words.about));
    const run = (options: Options, work: (store: Store) => Promise<number>) =>
      withSettings(options, finish, (settings) => withStore(settings, work));
    command
      .command('list', { isDefault: true })
      .description(both(words.listAbout))
      .option('--json', both(OPTIONS.json))
      .action((options: Options) => run(options, (store) => list(store, options.json === true)));
    command
      .command('create')
      .description(both(words.createAbout))
      .requiredOption('--name <text>', both(words.nameHint))
      .requiredOption(
        '--scope <scope>',
        SCOPES.map((one) => `${one}: ${inCell(scopeWord[one])}, ${scopeMeaning[one].en}`).join(' | '),
      )
      .option('--json', both(OPTIONS.json))
      .action((options: Options) => run(options, (store) => create(store, options)));
    command
      .command('revoke <id>')
      .description(both(words.revokeAbout))
      .action((id: string, options: Options) => run(options, (store) => revoke(store, id)));
    return command;
  },
};

async function list({ db }: Store, json: boolean): Promise<number> {
  const all = await listTokens(db);
  if (json) printJson(all);
  else if (all.length === 0) print(both(CLI.nothing));
  else print(table([HEADS.map(inCell), ...all.map(rowOf)]));
  return 0;
}

const HEADS = [words.id, words.name, words.scope, words.created, words.used, words.state];

function rowOf({ id, name, scope, createdAt, lastUsedAt, revokedAt }: Token): string[] {
  const state = revokedAt === null ? words.valid : { zh: `撤销 ${revokedAt}`, en: 'revoked' };
  return [id, name, scope, createdAt.slice(0, 10), lastUsedAt?.slice(0, 10) ?? inCell(words.never), inCell(state)];
}

async function create({ db }: Store, options: Options): Promise<number> {
  const name = String(options.name).trim().slice(0, 60);
  const scope = SCOPES.find((one) => one === options.scope);
  if (scope === undefined || name === '')
    throw new FailureError(failure('usage', `--name … --scope ${SCOPES.join(' | ')}: ${both(words.incomplete)}`));
  const { token, secret } = await createToken(db, { name, scope }, said());
  if (options.json === true) printJson({ ...token, secret });
  else {
    note(`${token.id}  ${token.name}  ${token.scope}  ${both(words.once)}`);
    print(secret);
  }
  return 0;
}

/** `id` may be shortened to what tells it apart. */
async function revoke({ db }: Store, id: string): Promise<number> {
  const found = (await listTokens(db)).filter((one) => one.revokedAt === null && id !== '' && one.id.startsWith(id));
  const [token] = found;
  if (token === undefined || found.length > 1 || !(await revokeToken(db, token.id, said())))
    throw new FailureError(failure('store.not-found', `"${id}": ${both(words.noToken)}`));
  print(both(CLI.done));
  return 0;
}

function said(): Said {
  return { by: userInfo().username, way: 'cli', now: new Date().toISOString() };
}
