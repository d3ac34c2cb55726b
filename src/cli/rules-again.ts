import { JUDGES_MARK } from '../check/judges-mark.ts';
import { RULES_VERSION } from '../check/rules-schema.ts';
import type { Settings } from '../config/settings.ts';
import { FailureError, failure } from '../errors/failure.ts';
import { listAgencies } from '../store/agencies.ts';
import { listRuleSets } from '../store/rule-sets.ts';
import { CHECK } from '../text/check.ts';
import { fill } from '../text/fill.ts';
import { RULES_AGAIN, RULES_AGAIN_BY } from '../text/findings.ts';
import { REPROCESS } from '../text/reprocess.ts';
import { judgeAgain, rulesOfVersion } from '../workers/judge-again.ts';
import { fitTable, terminalWidth } from './fit-table.ts';
import { bar, both, inCell, note, Progress, print, printJson } from './output.ts';
import { withStore } from './with-store.ts';

/** `reprocess --rules [VERSION]`: every verdict anew, without reading. Another version than today's is only compared with. */
export function judgeAllAgain(
  settings: Settings,
  wanted: string | true,
  dryRun: boolean,
  json: boolean,
): Promise<number> {
  return withStore(settings, async ({ db }) => {
    const version = wanted === true ? RULES_VERSION : wanted;
    const rules = await rulesOfVersion(db, version);
    if (rules === null) {
      const kept = (await listRuleSets(db)).map((one) => one.version).join(', ');
      throw new FailureError(
        failure('usage', `--rules ${version}: ${both(RULES_AGAIN.unknownVersion)} ${kept || '—'}`),
      );
    }
    const save = !dryRun && wanted === true;
    const progress = new Progress(!json);
    const told = await judgeAgain(db, rules, save, (done, all) => progress.show(bar(done, all) + both(CHECK.reading)));
    progress.end();
    const changed = new Set(told.changes.map((one) => one.reportId)).size;
    const judges = { before: rules.judgesThen, now: JUDGES_MARK };
    if (json) printJson({ ...told, judges, changed, saved: save });
    else {
      const from = told.from.join(', ') || '—';
      print(both(fill(RULES_AGAIN.count, { reports: told.reports, from, to: told.to, changed })));
      if (changed === 0) print(both(RULES_AGAIN.same));
      else {
        const names = new Map((await listAgencies(db)).map((one) => [one.id, one.name]));
        const { agency, year, rule, before, after, by } = RULES_AGAIN;
        const rows = told.changes.map((one) => [
          names.get(one.agencyId) ?? one.agencyId,
          String(one.year),
          one.rule + (one.instance === null ? '' : ` ${one.instance}`),
          one.before ?? '—',
          one.after ?? '—',
          one.by.map((cause) => inCell(RULES_AGAIN_BY[cause])).join(' + '),
        ]);
        print(fitTable([[agency, year, rule, before, after, by].map(inCell), ...rows], terminalWidth()));
      }
    }
    if (judges.before !== judges.now)
      note(both(fill(RULES_AGAIN.judgesOfToday, { before: judges.before ?? '—', now: judges.now })));
    if (!save) note(both(REPROCESS.nothingSaved));
    return changed > 0 ? 1 : 0;
  });
}
