import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Command, Option } from 'commander';
import { unknownCells } from '../../check/named-otherwise.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { ALERT_COLUMNS, alertRows, flatAlertRows } from '../../export/alert-rows.ts';
import { COVERAGE_COLUMNS, coverageRows } from '../../export/coverage-rows.ts';
import { csvParts } from '../../export/csv.ts';
import { jsonParts } from '../../export/json.ts';
import { flatReportRows, REPORT_COLUMNS, type ReportSummary, reportRows } from '../../export/report-rows.ts';
import { type ReportValues, valueColumns, valueRows } from '../../export/value-rows.ts';
import { MOST_SHEET_ROWS, xlsxParts } from '../../export/xlsx.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import type { TemplateId, Value } from '../../report/report.ts';
import { listAgencies } from '../../store/agencies.ts';
import { listAlerts } from '../../store/alerts.ts';
import { listCoverage } from '../../store/coverage.ts';
import type { Db } from '../../store/database.ts';
import { currentReports, type StoredReport } from '../../store/reports.ts';
import { isAnyCorrected, valuesOfMany } from '../../store/values.ts';
import { backup as words } from '../../text/backup.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, Counter, note } from '../output.ts';
import { writeWhole } from '../whole-file.ts';
import { withStore } from '../with-store.ts';

const SUBJECTS = ['reports', 'values', 'alerts', 'coverage'] as const;
type Subject = (typeof SUBJECTS)[number];
type Names = ReadonlyMap<string, string>;

export const exportCommand: CommandModule = {
  build: (finish) =>
    new Command('export')
      .description(both(CLI.export))
      .addArgument(new Argument('<what>').choices(SUBJECTS))
      .addOption(new Option('--format <format>', FORMATS.join(' | ')).choices(FORMATS).default('json'))
      .option('--output <file>', both(OPTIONS.output))
      .action((what: Subject, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const format = options.format as Format;
            const output = options.output === undefined ? null : String(options.output);
            if (format === 'xlsx' && output === null && process.stdout.isTTY)
              throw new FailureError(failure('usage', `--format xlsx: ${both(CLI.xlsxToFile)}`));
            await store.db
              .transaction()
              .setIsolationLevel('repeatable read')
              .execute(async (trx) => {
                const names = new Map((await listAgencies(trx)).map((a) => [a.id, a.name]));
                // Where the rows themselves go to the terminal, no line may run between them.
                const rowsDone = new Counter(words.rowsDone, output !== null || !process.stdout.isTTY);
                const found = await EXPORTS[what](trx, names);
                await put(partsOf(what, { ...found, batches: counted(found.batches, rowsDone) }, format), output);
              });
            return 0;
          }),
        ),
      ),
};

const FORMATS = ['json', 'csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

/** What is exported, as it comes: rows for JSON, and rows of plain cells with their columns for a spreadsheet. */
interface Exported {
  columns: readonly string[];
  batches: AsyncIterable<Batch>;
}

interface Batch {
  rows: readonly unknown[];
  flat: readonly object[];
}

function exported<Row extends object>(
  columns: readonly (keyof Row & string)[],
  batches: AsyncIterable<{ rows: readonly unknown[]; flat: readonly Row[] }>,
): Exported {
  return { columns, batches };
}

function partsOf(what: Subject, { columns, batches }: Exported, format: Format): AsyncIterable<string | Uint8Array> {
  if (format === 'json') return jsonParts(eachOf(batches, ({ rows }) => rows));
  const table = { columns, rows: eachOf(batches, ({ flat }) => flat as readonly Record<string, unknown>[]) };
  if (format === 'csv') return csvParts(table);
  return xlsxParts(table, what, {
    onSheets: (names) => {
      if (names.length > 1)
        note(both(fill(CLI.manySheets, { count: names.length, most: MOST_SHEET_ROWS, names: names.join(' ') })));
    },
  });
}

/** The same batches, with their rows on a progress line. */
async function* counted(batches: Exported['batches'], rowsDone: Counter): AsyncGenerator<Batch> {
  try {
    for await (const batch of batches) {
      yield batch;
      rowsDone.add(batch.rows.length);
    }
  } finally {
    rowsDone.end();
  }
}

async function* eachOf<A, B>(source: AsyncIterable<A>, made: (one: A) => B): AsyncGenerator<B> {
  for await (const one of source) yield made(one);
}

async function put(parts: AsyncIterable<string | Uint8Array>, output: string | null): Promise<void> {
  if (output === null) return pipeline(Readable.from(parts, { objectMode: false }), process.stdout, { end: false });
  await writeWhole(output, (to) => pipeline(Readable.from(parts, { objectMode: false }), createWriteStream(to)));
}

async function* once<Row extends object>(rows: readonly unknown[], flat: readonly Row[]) {
  yield { rows, flat };
}

const EXPORTS: Record<Subject, (db: Db, names: Names) => Promise<Exported>> = {
  async reports(db, names) {
    const summaries = eachOf(currentReports(db), (reports) => reports.map((one) => summaryOf(one, names)));
    return exported(
      REPORT_COLUMNS,
      eachOf(summaries, (reports) => ({ rows: reportRows(reports), flat: flatReportRows(reports) })),
    );
  },
  async values(db, names) {
    const isCorrected = await isAnyCorrected(db);
    const batches = async function* () {
      for await (const reports of currentReports(db)) {
        const ids = reports.map(({ id }) => id);
        const values = await valuesOfMany(db, ids);
        const rows = reports.flatMap((one) => valueRows(figuresOf(one, values.get(one.id) ?? {}, names), isCorrected));
        yield { rows, flat: rows };
      }
    };
    return exported(valueColumns(isCorrected), batches());
  },
  async alerts(db, names) {
    const all = await listAlerts(db);
    return exported(ALERT_COLUMNS, once(alertRows(all, names), flatAlertRows(all, names)));
  },
  async coverage(db, names) {
    const rows = coverageRows(await listCoverage(db), names);
    return exported(COVERAGE_COLUMNS, once(rows, rows));
  },
};

function figuresOf(stored: StoredReport, found: Readonly<Record<string, Value>>, names: Names): ReportValues {
  const { agencyId, year, url, snapshot, report } = stored;
  const { template, notUnderstood } = report;
  const values = inOrderOfForm(found, template);
  const unknown =
    template === null ? new Set<string>() : unknownCells({ template, notUnderstood, values }, formOf(template, values));
  return { agencyId, agency: names.get(agencyId) ?? agencyId, year, template, url, snapshot, values, unknown };
}

/** The store gives figures by the alphabet. */
function inOrderOfForm<V>(values: Readonly<Record<string, V>>, template: TemplateId | null) {
  const order =
    template === null
      ? []
      : formOf(template, values).fields.flatMap(({ id }) => (values[id] ? [[id, values[id]]] : []));
  return { ...(Object.fromEntries(order) as Record<string, V>), ...values };
}

function summaryOf(stored: StoredReport, names: Names): ReportSummary {
  const { report } = stored;
  return {
    ...stored,
    agency: names.get(stored.agencyId) ?? stored.agencyId,
    title: report.title,
    template: report.template,
    publishedAt: report.published[0]?.date ?? null,
  };
}
