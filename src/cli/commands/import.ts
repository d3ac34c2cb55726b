import { basename } from 'node:path';
import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import type { HandedIn } from '../../report/operator-act.ts';
import type { Store } from '../../store/database.ts';
import { findPage } from '../../store/pages.ts';
import { currentReport } from '../../store/reports.ts';
import { WRONG } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { TESTIMONY_CLI as WORDS } from '../../text/testimony.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { readBytes } from '../load-input.ts';
import { type ActTold, operatorOptions, sayAndTell, wordOf } from '../operator-command.ts';
import { both } from '../output.ts';

type Options = Record<string, unknown>;

export const importCommand: CommandModule = {
  build: (finish) =>
    operatorOptions(
      new Command('import')
        .argument('<file>')
        .description(both(WORDS.import))
        .requiredOption('--agency <id>', both(WORDS.agencyId))
        .requiredOption('--year <year>', both(WORDS.year))
        .option('--url <address>', both(WORDS.url))
        .option('--published <day>', both(WORDS.published)),
    ).action((file: string, options: Options) =>
      withSettings(options, finish, (settings) => handIn(settings, file, options)),
    ),
};

async function handIn(settings: Settings, file: string, options: Options): Promise<number> {
  const act: HandedIn = {
    ...{ kind: 'import', agencyId: String(options.agency), year: yearOf(options.year) },
    ...{ bytes: await readBytes(file, settings.maxResponseBytes), fileName: basename(file) },
    ...{
      url: (options.url as string | undefined) ?? null,
      published: (options.published as string | undefined) ?? null,
    },
  };
  return sayAndTell(settings, { ...act, ...wordOf(options) }, options.json === true, whatWasRead);
}

/** `--year 2023`; throws a FailureError `usage` for anything else. */
export function yearOf(given: unknown): number {
  if (!/^\d{4}$/.test(String(given)))
    throw new FailureError(failure('usage', both(fill(WRONG.year, { value: String(given) }))));
  return Number(given);
}

/** Whether the file could be read, whether it says that it is another's, and what the rules say of it. */
async function whatWasRead({ db }: Store, { entry }: ActTold) {
  const page = entry?.page ? await findPage(db, entry.page) : null;
  const report = page && (await currentReport(db, page.agencyId, page.year));
  const isCounted = report?.pageId === page?.id;
  const unread = page?.fetchOutcome === 'ok' ? null : (page?.fetchOutcome ?? null);
  // The first reason is the operator's own word; what follows is what the document says against it.
  const against = (page?.attribution?.why ?? []).slice(1);
  const findings = isCounted ? (report?.findings ?? []) : [];
  const lines = [
    ...(unread === null ? [] : [`${both(WORDS.unread)}: ${unread}`]),
    ...(against.length === 0 ? [] : [`${both(WORDS.contradicted)}: ${against.join('; ')}`]),
    ...findings.map((one) => `  ${one.severity}  ${one.rule}  ${one.message.zh}`),
  ];
  const format = isCounted ? (report?.format ?? null) : null;
  const template = isCounted ? (report?.report.template ?? null) : null;
  return { extra: { format, template, unread, against, findings }, lines, hasProblems: lines.length > 0 };
}
