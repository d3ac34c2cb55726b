import type { CommandModule } from '../command.ts';

/** Every command by its name, in the order in which help shows them; a command brings with it only what it needs itself. */
const COMMANDS: Record<string, () => Promise<CommandModule>> = {
  start: async () => (await import('./start.ts')).start,
  crawl: async () => (await import('./crawl.ts')).crawl,
  check: async () => (await import('./check.ts')).check,
  diff: async () => (await import('./diff.ts')).diff,
  series: async () => (await import('./series.ts')).series,
  coverage: async () => (await import('./coverage.ts')).coverage,
  calendar: async () => (await import('./calendar.ts')).calendar,
  alerts: async () => (await import('./alerts.ts')).alerts,
  findings: async () => (await import('./findings.ts')).findings,
  values: async () => (await import('./values.ts')).values,
  silences: async () => (await import('./silences.ts')).silences,
  notify: async () => (await import('./notify.ts')).notify,
  runs: async () => (await import('./runs.ts')).runs,
  agencies: async () => (await import('./agencies.ts')).agencies,
  column: async () => (await import('./column.ts')).column,
  import: async () => (await import('./import.ts')).importCommand,
  candidate: async () => (await import('./candidate.ts')).candidate,
  evidence: async () => (await import('./evidence.ts')).evidence,
  export: async () => (await import('./export.ts')).exportCommand,
  reprocess: async () => (await import('./reprocess.ts')).reprocess,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  plan: async () => (await import('./plan.ts')).plan,
  apply: async () => (await import('./apply.ts')).apply,
  tokens: async () => (await import('./tokens.ts')).tokens,
  audit: async () => (await import('./audit.ts')).audit,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  demo: async () => (await import('./demo.ts')).demo,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

const HELP = ['help', '-h', '--help'];

/** The commands that are named among the arguments; all of them where none is, or where help is asked for. */
export async function loadCommands(argv: readonly string[] = []): Promise<CommandModule[]> {
  const named = argv.some((argument) => HELP.includes(argument))
    ? []
    : argv.filter((argument) => Object.hasOwn(COMMANDS, argument));
  const wanted = Object.keys(COMMANDS).filter((name) => named.length === 0 || named.includes(name));
  return Promise.all(wanted.map((name) => COMMANDS[name]!()));
}
