import type { Agency } from '../report/agency.ts';
import type { Alert } from '../report/alert.ts';
import { SEVERITIES } from '../report/finding.ts';
import type { Wants } from '../report/wants.ts';
import type { Target } from './channels/channel.ts';
import type { Rhythm } from './rhythm.ts';

/** A receiver with what it wants to hear, and when. */
export interface RoutedTarget extends Target {
  wants?: Wants;
  rhythm?: Rhythm;
}

/** True where a target is told of a body at all. */
export function isBodyWanted(id: string, { wants = {} }: RoutedTarget, agencies: Agencies): boolean {
  return isOfBody(id, wants, agencies);
}

/**
 * True where a target is told of an alert. Alerts about portals and about Nianbao itself have no body: regions, levels and
 * bodies do not keep them away, since every reader's certainty depends on them.
 */
export function isWanted(alert: About, { wants = {} }: RoutedTarget, agencies: Agencies): boolean {
  return isOfKind(alert, wants) && (alert.agencyId === null || isOfBody(alert.agencyId, wants, agencies));
}

/** True where a silence covers an alert. One about no body is covered only by a silence that names no bodies either. */
export function isMuted(alert: About, wants: Wants, agencies: Agencies): boolean {
  if (!isOfKind(alert, wants)) return false;
  if (alert.agencyId !== null) return isOfBody(alert.agencyId, wants, agencies);
  return wants.regions === undefined && wants.levels === undefined && wants.agencies === undefined;
}

type About = Pick<Alert, 'rule' | 'severity' | 'agencyId'>;
type Agencies = ReadonlyMap<string, Agency>;

function isOfKind(alert: About, { severity, rules }: Wants): boolean {
  if (severity !== undefined && SEVERITIES.indexOf(alert.severity) > SEVERITIES.indexOf(severity)) return false;
  return rules === undefined || rules.some((rule) => isNamed(rule, alert.rule));
}

function isOfBody(id: string, { regions, levels, agencies: wanted }: Wants, agencies: Agencies): boolean {
  const agency = agencies.get(id);
  if (regions !== undefined && !regions.some((region) => agency?.regionCode.startsWith(region))) return false;
  if (levels !== undefined && !levels.some((level) => agency?.level === level)) return false;
  return wanted === undefined || isBelow(id, wanted, agencies);
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
