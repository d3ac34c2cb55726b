import type { Db } from './database.ts';
import { iso, json } from './rows.ts';

/** The rules of a version, as they were when they first judged a report here. */
export interface RuleSet {
  version: string;
  /** Entries of rules.json; checked by the rules' own schema when they are used again. */
  rules: unknown;
  firstUsedAt: string;
}

/** Keeps the rules under their version; the first time counts. */
export async function keepRuleSet(db: Db, version: string, rules: readonly unknown[], now: string): Promise<void> {
  await db
    .insertInto('nianbao.rule_set')
    .values({ version, rules: json(rules), first_used_at: now })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

/** Oldest first. */
export async function listRuleSets(db: Db): Promise<RuleSet[]> {
  const rows = await db
    .selectFrom('nianbao.rule_set')
    .selectAll()
    .orderBy('first_used_at')
    .orderBy('version')
    .execute();
  return rows.map(({ version, rules, first_used_at: at }) => ({ version, rules, firstUsedAt: iso(at) }));
}
