import { lookup } from 'node:dns/promises';
import { access, constants, mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { withoutSecrets } from '../../config/log.ts';
import type { Settings } from '../../config/settings.ts';
import { FailureError } from '../../errors/failure.ts';
import { findBrowser } from '../../fetch/find-browser.ts';
import { isOcrInstalled } from '../../read/raster/ocr-place.ts';
import { READERS } from '../../read/readers/index.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import { shanghaiDay } from '../../report/year.ts';
import { openStore } from '../../store/database.ts';
import { type Delivery, deadDeliveries } from '../../store/deliveries.ts';
import { hostsWithWays } from '../../store/host-ways.ts';
import { weekendsOnly } from '../../text/calendar.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { DOCTOR } from '../../text/doctor.ts';
import { fill } from '../../text/fill.ts';
import { FORMAT_WORDS, FORMATS_PAGE } from '../../text/formats.ts';
import { systemError } from '../../text/system-error.ts';
import { HOST_WAYS, TLS_FAULT_WORDS } from '../../text/tls.ts';
import { browserObstacles, isRoot } from '../../workers/page-browser.ts';
import { yearsOnWeekendsOnly } from '../../workers/working-days-note.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { fitTable, terminalWidth } from '../fit-table.ts';
import { type FormatState, formatStates } from '../format-states.ts';
import { both, inCell, print, printJson } from '../output.ts';
import { wrap } from '../wrap.ts';

interface Verdict {
  what: keyof typeof DOCTOR.parts;
  /** `optional`: absent, and the service works without it. */
  state: 'ok' | 'optional' | 'broken';
  detail: string;
  remedy: Bilingual | null;
}

export const doctor: CommandModule = {
  build: (finish) =>
    new Command('doctor')
      .description(both(CLI.doctor))
      .option('--install-ocr', both(DOCTOR.installOcr))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          if (options.installOcr === true) await install();
          const there = await folder(settings);
          const usable = there.state === 'ok' || settings.databaseUrl !== null;
          const verdicts = [
            node(),
            there,
            ...(usable ? await storeAndQueue(settings) : []),
            readers(),
            browser(settings),
            ocr(),
            ...holidays(settings),
            await network(),
          ];
          const formats = await formatStates();
          if (options.json === true) printJson([...verdicts, ...formats]);
          else print([...verdicts.map(line), '', formatTable(formats)].join('\n'));
          return verdicts.some((v) => v.state === 'broken') ? 1 : 0;
        }),
      ),
};

function line({ what, state, detail, remedy }: Verdict): string {
  const mark = { ok: '✓', optional: '·', broken: '✗' }[state];
  const first = `${mark} ${both(DOCTOR.parts[what])}: ${detail}`;
  return remedy === null ? first : `${first}\n    ${CLI.remedy.zh} ${CLI.remedy.en}: ${both(remedy)}`;
}

/** Every format with what it needs, and below what to do about those that cannot be read here. */
function formatTable(formats: readonly FormatState[]): string {
  const { format, needs, trust } = FORMATS_PAGE;
  const rows = formats.map((one) => [
    one.state === 'ok' ? '✓' : '·',
    FORMAT_WORDS[one.format].name.zh,
    one.detail,
    one.needs.zh,
    one.trust.zh,
  ]);
  const head = ['', ...[format, DOCTOR.here, needs, trust].map(inCell)];
  const missing = formats.flatMap(({ format: id, remedy }) =>
    remedy === null ? [] : [`${FORMAT_WORDS[id].name.zh}: ${both(remedy)}`],
  );
  const remedies = missing.flatMap((one) => wrap(one, terminalWidth() - 4).map((text) => `    ${text}`));
  const title = missing.length === 0 ? [] : [`${CLI.remedy.zh} ${CLI.remedy.en}:`];
  return [fitTable([head, ...rows], terminalWidth()), ...title, ...remedies].join('\n');
}

/** Throws the installation's failure. */
async function install(): Promise<void> {
  const { installOcr } = await import('../../ocr/install-ocr.ts');
  const installed = await installOcr();
  if (!installed.ok) throw new FailureError(installed.failure);
}

function node(): Verdict {
  return { what: 'node', state: 'ok', detail: process.versions.node, remedy: null };
}

async function folder({ dataDir }: Settings): Promise<Verdict> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    return { what: 'folder', state: 'ok', detail: dataDir, remedy: null };
  } catch (error) {
    return {
      what: 'folder',
      state: 'broken',
      detail: `${dataDir}: ${both(systemError(error))}`,
      remedy: DOCTOR.remedies.folder,
    };
  }
}

async function storeAndQueue(settings: Settings): Promise<Verdict[]> {
  const address = settings.databaseUrl === null ? settings.dataDir : withoutSecrets(settings.databaseUrl);
  const store = await openStore({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir, poolSize: 4 });
  if (!store.ok)
    return [{ what: 'database', state: 'broken', detail: store.failure.cause, remedy: store.failure.remedy }];
  const verdicts: Verdict[] = [
    { what: 'database', state: 'ok', detail: `${store.value.kind} ${address}`, remedy: null },
  ];
  const ways = await hostsWithWays(store.value.db);
  if (ways.length > 0)
    verdicts.push({
      what: 'ways',
      state: 'optional',
      detail: ways.map(wayLine).join('；'),
      remedy: DOCTOR.remedies.ways,
    });
  const dead = await deadDeliveries(store.value.db);
  if (dead.length > 0) verdicts.push(undeliveredVerdict(dead));
  const { openQueues } = await import('../../queue/queues.ts');
  const queues = await openQueues({ redisUrl: settings.redisUrl, store: store.value });
  if (queues.ok) {
    verdicts.push({ what: 'queue', state: 'ok', detail: queues.value.kind, remedy: null });
    await queues.value.close();
  } else verdicts.push({ what: 'queue', state: 'broken', detail: queues.failure.cause, remedy: queues.failure.remedy });
  await store.value.close();
  return verdicts;
}

/** `office 3, mail 1`: how many messages were given up for whom. */
function undeliveredVerdict(dead: readonly Delivery[]): Verdict {
  const counts = [...Map.groupBy(dead, ({ target }) => target)].map(([target, of]) => `${target} ${of.length}`);
  return { what: 'messages', state: 'optional', detail: counts.join(', '), remedy: DOCTOR.remedies.messages };
}

/** `portal.example (answers by http only; certificate expired)`, in both languages. */
function wayLine({ host, scheme, name, faults }: Awaited<ReturnType<typeof hostsWithWays>>[number]): string {
  const notes = [
    ...(scheme === null ? [] : [fill(HOST_WAYS.otherScheme, { scheme: scheme.replace(':', '') })]),
    ...(name === null ? [] : [fill(HOST_WAYS.otherName, { name })]),
    ...faults.map((fault) => TLS_FAULT_WORDS[fault]),
  ];
  return `${host} (${notes.map(both).join('; ')})`;
}

function readers(): Verdict {
  return { what: 'readers', state: 'ok', detail: READERS.map((r) => r.format).join(', '), remedy: null };
}

/** Looked for on PATH, and usable by the settings. */
function browser(settings: Settings): Verdict {
  const found = findBrowser(process.env.PATH ?? '');
  const obstacles = browserObstacles(settings.browser, found, isRoot());
  const detail = found === null ? '—' : basename(found);
  if (obstacles.length === 0) return { what: 'browser', state: 'ok', detail, remedy: null };
  const told = obstacles.map((one) => DOCTOR.browser[one]);
  const { zh, en } = DOCTOR.browser.why;
  const remedy = {
    zh: `${zh}：${told.map((one) => one.zh).join('；')}`,
    en: `${en}: ${told.map((one) => one.en).join('; ')}`,
  };
  return { what: 'browser', state: 'optional', detail, remedy };
}

function ocr(): Verdict {
  if (isOcrInstalled()) return { what: 'ocr', state: 'ok', detail: both(DOCTOR.installed), remedy: null };
  return { what: 'ocr', state: 'optional', detail: '—', remedy: DOCTOR.remedies.ocr };
}

/** Said where working days count and nobody knows the holidays. */
function holidays(settings: Settings): Verdict[] {
  const today = settings.asOf ?? shanghaiDay(new Date());
  const years = yearsOnWeekendsOnly(settings, today);
  if (years.length === 0) return [];
  return [{ what: 'holidays', state: 'optional', detail: years.join(', '), remedy: weekendsOnly(years, today) }];
}

async function network(): Promise<Verdict> {
  try {
    await lookup('www.gov.cn');
    return { what: 'network', state: 'ok', detail: 'www.gov.cn', remedy: null };
  } catch (error) {
    return { what: 'network', state: 'broken', detail: (error as Error).message, remedy: DOCTOR.remedies.network };
  }
}
