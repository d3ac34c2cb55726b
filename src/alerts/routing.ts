import type { Agency } from '../report/agency.ts';
import type { Alert } from '../report/alert.ts';
import { SEVERITIES, type Severity } from '../report/finding.ts';
import type { Target } from './channels/channel.ts';

/** What a target is told; what is not given does not restrict. */
export interface Wants {
  /** Least severity. */
  severity?: Severity | undefined;
  /** Rules, `D-*` for all that begin so. */
  rules?: readonly string[] | undefined;
  /** Beginnings of region codes. */
  regions?: readonly string[] | undefined;
  levels?: readonly string[] | undefined;
  /** Ids of bodies, each with those below it. */
  agencies?: readonly string[] | undefined;
}

export interface RoutedTarget extends Target {
  wants?: Wants;
}

/**
 * True where a target is told of an alert. Alerts about portals and about Nianbao itself have no body: regions, levels and
 * bodies do not keep them away, since every reader's certainty depends on them.
 */
export function isWanted(
  alert: Pick<Alert, 'rule' | 'severity' | 'agencyId'>,
  { wants }: RoutedTarget,
  agencies: ReadonlyMap<string, Agency>,
): boolean {
  if (wants === undefined) return true;
  const { severity, rules, regions, levels } = wants;
  if (severity !== undefined && SEVERITIES.indexOf(alert.severity) > SEVERITIES.indexOf(severity)) return false;
  if (rules !== undefined && !rules.some((rule) => isNamed(rule, alert.rule))) return false;
  if (alert.agencyId === null) return true;
  const agency = agencies.get(alert.agencyId);
  if (regions !== undefined && !regions.some((region) => agency?.regionCode.startsWith(region))) return false;
  if (levels !== undefined && !levels.some((level) => agency?.level === level)) return false;
  return wants.agencies === undefined || isBelow(alert.agencyId, wants.agencies, agencies);
}

function isNamed(wanted: string, rule: string): boolean {
  return wanted.endsWith('*') ? rule.startsWith(wanted.slice(0, -1)) : rule === wanted;
}

function isBelow(id: string, wanted: readonly string[], agencies: ReadonlyMap<string, Agency>): boolean {
  let at = agencies.get(id);
  for (let depth = 0; at !== undefined && depth < 10; depth++) {
    if (wanted.includes(at.id)) return true;
    const { parent } = at;
    at = parent === '' ? undefined : (agencies.get(parent) ?? named(parent, agencies));
  }
  return false;
}

/** The registry gives the body above by id or by name. */
function named(name: string, agencies: ReadonlyMap<string, Agency>): Agency | undefined {
  for (const agency of agencies.values()) if (agency.name === name) return agency;
  return undefined;
}
