import { writeFile } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { ALERT_COLUMNS, alertRows, flatAlertRows } from '../../export/alert-rows.ts';
import { COVERAGE_COLUMNS, coverageRows } from '../../export/coverage-rows.ts';
import { toCsv } from '../../export/csv.ts';
import { toJson } from '../../export/json.ts';
import { flatReportRows, REPORT_COLUMNS, type ReportSummary, reportRows } from '../../export/report-rows.ts';
import { valueColumns, valueRows } from '../../export/value-rows.ts';
import { toXlsx } from '../../export/xlsx.ts';
import { formOf } from '../../extract/templates/kept-rows.ts';
import type { TemplateId } from '../../report/report.ts';
import { listAgencies } from '../../store/agencies.ts';
import { listAlerts } from '../../store/alerts.ts';
import { listCoverage } from '../../store/coverage.ts';
import type { Store } from '../../store/database.ts';
import { listReports, type StoredReport } from '../../store/reports.ts';
import { valuesOfMany } from '../../store/values.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both } from '../output.ts';
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
            const names = new Map((await listAgencies(store.db)).map((a) => [a.id, a.name]));
            const format = options.format as Format;
            const output = options.output === undefined ? null : String(options.output);
            if (format === 'xlsx' && output === null && process.stdout.isTTY)
              throw new FailureError(failure('usage', `--format xlsx: ${both(CLI.xlsxToFile)}`));
            const content = written(what, await EXPORTS[what](store, names), format);
            if (output === null) process.stdout.write(content);
            else await writeFile(output, content);
            return 0;
          }),
        ),
      ),
};

const FORMATS = ['json', 'csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

/** What is exported: rows for JSON, and rows of plain cells with their columns for a spreadsheet. */
interface Exported {
  rows: readonly unknown[];
  flat: readonly object[];
  columns: readonly string[];
}

function exported<Row extends object>(
  rows: readonly unknown[],
  flat: readonly Row[],
  columns: readonly (keyof Row & string)[],
): Exported {
  return { rows, flat, columns };
}

function written(what: Subject, { rows, flat, columns }: Exported, format: Format): string | Uint8Array {
  if (format === 'json') return toJson(rows);
  const cells = flat as readonly Record<string, unknown>[];
  if (format === 'csv') return toCsv(cells, columns);
  const book = toXlsx(cells, columns, what);
  if (!book.ok) throw new FailureError(book.failure);
  return book.value;
}

const EXPORTS: Record<Subject, (store: Store, names: Names) => Promise<Exported>> = {
  async reports(store, names) {
    const reports = (await listReports(store.db, { currentOnly: true })).map((r) => summaryOf(r, names));
    return exported(reportRows(reports), flatReportRows(reports), REPORT_COLUMNS);
  },
  async values(store, names) {
    const reports = await listReports(store.db, { currentOnly: true });
    const values = await valuesOfMany(
      store.db,
      reports.map((r) => r.id),
    );
    const rows = valueRows(
      reports.map((r) => ({
        ...r,
        agency: names.get(r.agencyId) ?? r.agencyId,
        template: r.report.template,
        values: inOrderOfForm(values.get(r.id) ?? {}, r.report.template),
      })),
    );
    return exported(rows, rows, valueColumns(rows));
  },
  async alerts(store, names) {
    const all = await listAlerts(store.db);
    return exported(alertRows(all, names), flatAlertRows(all, names), ALERT_COLUMNS);
  },
  async coverage(store, names) {
    const rows = coverageRows(await listCoverage(store.db), names);
    return exported(rows, rows, COVERAGE_COLUMNS);
  },
};

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
