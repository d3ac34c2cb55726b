import { checkWith, findingsOf, kindOf, PREPARED, type PreparedRule } from '../check/check-report.ts';
import { keyed } from '../check/finding-key.ts';
import { parseRules, RULES_VERSION } from '../check/rules-schema.ts';
import type { RuleResult } from '../report/finding.ts';
import type { Report } from '../report/report.ts';
import { listAgencies } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { findPage } from '../store/pages.ts';
import { listReports, reassessReport, type StoredReport } from '../store/reports.ts';
import { listRuleSets } from '../store/rule-sets.ts';
import { inTransaction } from '../store/tasks.ts';
import { valuesOf } from '../store/values.ts';
import { factsOf } from './page-facts.ts';
import { counted, sayingSo } from './process-report.ts';

/** One verdict that is another by other rules; null where the rule was not, or is not, among them. */
export interface VerdictChange {
  agencyId: string;
  year: number;
  reportId: string;
  rule: string;
  instance: string | null;
  before: string | null;
  after: string | null;
}

export interface JudgedAgain {
  reports: number;
  /** Versions by which the reports were judged, in order; and the one by which they were judged now. */
  from: string[];
  to: string;
  changes: VerdictChange[];
}

/** The rules of a version that is kept, made ready with the kinds of today; null where it is not kept. */
export async function rulesOfVersion(db: Db, version: string): Promise<readonly PreparedRule[] | null> {
  if (version === RULES_VERSION) return PREPARED;
  const kept = (await listRuleSets(db)).find((one) => one.version.startsWith(version));
  if (kept === undefined) return null;
  const rules = kept.rules as unknown[];
  return parseRules({ version: 1, rule_count: rules.length, rules }).flatMap((rule) => {
    const kind = kindOf(rule);
    return kind ? [{ rule, judge: kind.prepare(rule) }] : [];
  });
}

/**
 * Judges every report that was ever read, older contents included, by rules of a version, from what is kept: nothing is read. With `save`
 * the verdicts and findings are replaced, a report at a time, so that a killed command is simply begun anew.
 */
export async function judgeAgain(
  db: Db,
  rules: readonly PreparedRule[],
  version: string,
  save: boolean,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<JudgedAgain> {
  const agencies = await listAgencies(db);
  const told: JudgedAgain = { reports: 0, from: [], to: version, changes: [] };
  const from = new Set<string>();
  for (const [at, agency] of agencies.entries()) {
    progress(at, agencies.length);
    const stored = await listReports(db, { agencyIds: [agency.id] });
    const full = new Map<string, Report>();
    for (const one of stored) full.set(one.id, { ...one.report, values: await valuesOf(db, one.id) });
    for (const one of stored) {
      const report = counted(full.get(one.id)!);
      const last = stored.find((other) => other.current && other.year === one.year - 1);
      const previous = last ? counted(full.get(last.id)!) : null;
      const page = factsOf(await findPage(db, one.pageId), one.format);
      const results = checkWith(rules, { report, previous, agency, page, around: one.around });
      told.reports++;
      from.add(one.rules ?? '—');
      told.changes.push(...changesOf(one, results));
      const findings = keyed(sayingSo(findingsOf(results), full.get(one.id)!), report);
      if (save)
        await inTransaction(db, (trx) =>
          reassessReport(trx, one.id, { results, findings, rules: version, diff: one.diff }),
        );
    }
  }
  progress(agencies.length, agencies.length);
  return { ...told, from: [...from].sort() };
}

function changesOf(stored: StoredReport, now: readonly RuleResult[]): VerdictChange[] {
  const [before, after] = [byRule(stored.results), byRule(now)];
  const { agencyId, year, id: reportId } = stored;
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    if (was === is) return [];
    const [rule, instance] = key.split('\n') as [string, string];
    return [{ agencyId, year, reportId, rule, instance: instance || null, before: was, after: is }];
  });
}

function byRule(results: readonly RuleResult[]): Map<string, string> {
  return new Map(
    results.map(({ rule, instance, outcome, finding }) => [
      `${rule}\n${instance ?? ''}`,
      finding ? `${outcome} (${finding.severity})` : outcome,
    ]),
  );
}
