import { checkWith, findingsOf, kindOf, PREPARED, type PreparedRule } from '../check/check-report.ts';
import { keyed } from '../check/finding-key.ts';
import { JUDGES_MARK } from '../check/judges-mark.ts';
import { parseRules, partsOfVersion, RULES_VERSION } from '../check/rules-schema.ts';
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
  by: ChangedBy[];
}

/**
 * What is another than when the report was judged: entries of rules, the code that judges, or neither – then what the rules look at
 * (last year's report, a correction).
 */
export type ChangedBy = 'rules' | 'judges' | 'inputs';

/** What judging kept figures again came to. */
export interface JudgedAgain {
  reports: number;
  /** Versions by which the reports were judged, in order; and the one by which they were judged now. */
  from: string[];
  to: string;
  changes: VerdictChange[];
}

/** Rules made ready; `version` tells their entries and the code that judges them, which is today's. */
export interface RulesAgain {
  version: string;
  /** The mark of the code that judged when the version was first used; null where it is not known. */
  judgesThen: string | null;
  rules: readonly PreparedRule[];
}

/**
 * The rules of a version that is kept, or begins so; null where none is. A version keeps its entries, not the code that judged by them:
 * they are made ready with the kinds of today, and `version` says so.
 */
export async function rulesOfVersion(db: Db, version: string): Promise<RulesAgain | null> {
  if (version === RULES_VERSION) return { version, judgesThen: JUDGES_MARK, rules: PREPARED };
  const kept = (await listRuleSets(db)).findLast((one) => one.version.startsWith(version));
  if (kept === undefined) return null;
  const rules = parseRules({ version: 1, rules: kept.rules }).flatMap((rule) => {
    const kind = kindOf(rule);
    return kind ? [{ rule, judge: kind.prepare(rule) }] : [];
  });
  const then = partsOfVersion(kept.version);
  return { version: `${then.entries}-${JUDGES_MARK}`, judgesThen: then.judges, rules };
}

/**
 * Judges every report that was ever read, older contents included, by rules of a version, from what is kept: nothing is read. With `save`
 * the verdicts and findings are replaced, a report at a time, so that a killed command is simply begun anew.
 */
export async function judgeAgain(
  db: Db,
  { rules, version }: RulesAgain,
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
      told.changes.push(...changesOf(one, results, version));
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

function changesOf(stored: StoredReport, now: readonly RuleResult[], version: string): VerdictChange[] {
  const by = changedBy(stored.rules, version);
  const [before, after] = [byRule(stored.results), byRule(now)];
  const { agencyId, year, id: reportId } = stored;
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    if (was === is) return [];
    const [rule, instance] = key.split('\n') as [string, string];
    return [{ agencyId, year, reportId, rule, instance: instance || null, before: was, after: is, by }];
  });
}

function changedBy(before: string | null, now: string): ChangedBy[] {
  if (before === null) return ['rules', 'judges'];
  const [then, today] = [partsOfVersion(before), partsOfVersion(now)];
  const by: ChangedBy[] = [];
  if (then.entries !== today.entries) by.push('rules');
  if (then.judges !== today.judges) by.push('judges');
  return by.length > 0 ? by : ['inputs'];
}

function byRule(results: readonly RuleResult[]): Map<string, string> {
  return new Map(
    results.map(({ rule, instance, outcome, finding }) => [
      `${rule}\n${instance ?? ''}`,
      finding ? `${outcome} (${finding.severity})` : outcome,
    ]),
  );
}
