import { writeFile } from 'node:fs/promises';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { ALERT_COLUMNS, alertRows, flatAlertRows } from '../../export/alert-rows.ts';
import { COVERAGE_COLUMNS, coverageRows } from '../../export/coverage-rows.ts';
import { toCsv } from '../../export/csv.ts';
import { toJson } from '../../export/json.ts';
import { flatReportRows, REPORT_COLUMNS, type ReportSummary, reportRows } from '../../export/report-rows.ts';
import { VALUE_COLUMNS, valueRows } from '../../export/value-rows.ts';
import { fieldsOf } from '../../extract/templates/index.ts';
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
      .addOption(new Option('--format <format>', 'json | csv').argParser(formatOf).default('json'))
      .option('--output <file>', both(OPTIONS.output))
      .action((what: Subject, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            const names = new Map((await listAgencies(store.db)).map((a) => [a.id, a.name]));
            const text = await EXPORTS[what](store, names, options.format === 'csv');
            if (options.output === undefined) process.stdout.write(text);
            else await writeFile(String(options.output), text);
            return 0;
          }),
        ),
      ),
};

function formatOf(given: string): string {
  if (given === 'json' || given === 'csv') return given;
  if (given !== 'xlsx') throw new InvalidArgumentError('json | csv');
  throw new FailureError(failure('usage', `--format xlsx: ${both(CLI.noXlsx)}`));
}

const EXPORTS: Record<Subject, (store: Store, names: Names, csv: boolean) => Promise<string>> = {
  async reports(store, names, csv) {
    const reports = (await listReports(store.db, { currentOnly: true })).map((r) => summaryOf(r, names));
    return csv ? toCsv(flatReportRows(reports), REPORT_COLUMNS) : toJson(reportRows(reports));
  },
  async values(store, names, csv) {
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
    return csv ? toCsv(rows, VALUE_COLUMNS) : toJson(rows);
  },
  async alerts(store, names, csv) {
    const all = await listAlerts(store.db);
    return csv ? toCsv(flatAlertRows(all, names), ALERT_COLUMNS) : toJson(alertRows(all, names));
  },
  async coverage(store, names, csv) {
    const rows = coverageRows(await listCoverage(store.db), names);
    return csv ? toCsv(rows, COVERAGE_COLUMNS) : toJson(rows);
  },
};

/** The store gives figures by the alphabet. */
function inOrderOfForm<V>(values: Readonly<Record<string, V>>, template: Parameters<typeof fieldsOf>[0] | null) {
  const order = template === null ? [] : fieldsOf(template).flatMap(({ id }) => (values[id] ? [[id, values[id]]] : []));
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
