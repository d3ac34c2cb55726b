import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { type AuditEntry, listAudit } from '../../store/audit.ts';
import { auditGroup, auditWhat, audit as words } from '../../text/administration.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { beijingTime } from '../beijing-time.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

const STANDARD = 100;
const MOST = 100_000;

/** The log of acts: who did what and when, newest first. */
export const audit: CommandModule = {
  build: (finish) =>
    new Command('audit')
      .description(both(words.about))
      .option('--what <act>', `${both(words.what)}: ${Object.keys(auditGroup).join(' | ')} | …`)
      .option('--by <name>', both(words.filterBy))
      .option('--limit <count>', `[${STANDARD}]`)
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async ({ db }) => {
            const filter = { what: (options.what as string) ?? null, by: (options.by as string) ?? null };
            const all = await listAudit(db, filter, limitOf(options.limit));
            if (options.json === true) printJson(all);
            else if (all.length === 0) print(both(CLI.nothing));
            else print(table([HEADS.map(inCell), ...all.map(rowOf)]));
            return 0;
          }),
        ),
      ),
};

const HEADS = [words.atBeijing, words.by, words.what, words.subject, words.details];

function rowOf({ at, by, what, about, details }: AuditEntry): string[] {
  const told = Object.keys(details).length === 0 ? '' : JSON.stringify(details);
  const word = auditWhat[what];
  return [
    beijingTime(at, 'second'),
    plain(by),
    word === undefined ? what : inCell(word),
    plain(about ?? '—'),
    plain(told),
  ];
}

/** Words of people on one line. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function limitOf(given: unknown): number {
  const limit = Number(given ?? STANDARD);
  if (Number.isInteger(limit) && limit > 0 && limit <= MOST) return limit;
  throw new FailureError(failure('usage', `--limit ${String(given)}: 1–${MOST}`));
}
