import type { Alert } from '../report/alert.ts';
import type { CausesInput } from './causes.ts';
import { hostOf, isOwnOutage, newestByAgency, portalStates } from './portal-state.ts';
import { regionOutages } from './region-outage.ts';

/**
 * Which alerts must stay as they are though no cause was found for them: nothing new is known about what they are about.
 * Not to have looked, or not to have been able to look, resolves nothing.
 */
export function heldBy(input: CausesInput): (alert: Alert) => boolean {
  const agencies = new Map(input.agencies.map((agency) => [agency.id, agency]));
  const states = new Map(input.coverage.map((row) => [key(row.agencyId, row.year), row.status]));
  const reports = new Map(input.findings.map((report) => [key(report.agencyId, report.year), report]));
  const newest = newestByAgency(input.looks);
  const spokenOf = new Set((input.spokenOf ?? []).map(({ agencyId, year }) => key(agencyId, year)));
  const outage = isOwnOutage(input.agencies, input.looks);
  const together = new Set(
    regionOutages(input.agencies, portalStates(input.agencies, input.looks)).flatMap(({ hosts }) => [...hosts]),
  );
  const hostsKnown = new Set(input.agencies.map(hostOf));
  const hostsLooked = new Set([...newest.keys()].map((id) => hostOf(agencies.get(id) ?? NOBODY)));

  const heldReport = (agencyId: string, year: number, rule: string): boolean => {
    if (!agencies.has(agencyId)) return false;
    const status = states.get(key(agencyId, year));
    // A page that was looked at and found clean is clean, whatever is known of its report.
    if (rule === 'D-HIJACK') return false;
    // What an operator took away is known to be gone: only that a report is missing may still be so.
    const isWithdrawn = spokenOf.has(key(agencyId, year)) && !reports.has(key(agencyId, year));
    if (isWithdrawn && rule !== 'D-MISSING') return false;
    if (status === undefined || status === 'unknown') return true;
    if (COVERAGE_RULES.includes(rule)) return false;
    const report = reports.get(key(agencyId, year));
    return report === undefined ? status === 'published' || status === 'late' : (report.uncertain ?? []).includes(rule);
  };

  return (alert) => {
    if (alert.agencyId !== null && alert.year !== null) return heldReport(alert.agencyId, alert.year, alert.rule);
    if (alert.rule === 'OPS-OWN-OUTAGE' || alert.rule === 'OPS-RULE-BROKEN') return false;
    if (outage) return true;
    // It goes on being down under the alert of its province.
    if (alert.subject !== null && together.has(alert.subject)) return true;
    if (alert.rule === 'OPS-COLUMN-LOST') {
      const outcome = newest.get(alert.agencyId ?? '')?.outcome;
      return agencies.has(alert.agencyId ?? '') && !FOUND.includes(outcome ?? '');
    }
    return alert.subject !== null && hostsKnown.has(alert.subject) && !hostsLooked.has(alert.subject);
  };
}

const COVERAGE_RULES = ['D-MISSING', 'D-LATE', 'D-REMOVED', 'D-BACKDATED', 'D-LOCAL-DEADLINE'];

const NOBODY = { reportColumnUrl: '', portalUrl: '' } as Parameters<typeof hostOf>[0];

/** A lost column is found again only by a look that found it. */
const FOUND = ['column_read', 'column_incomplete'];

function key(agencyId: string, year: number): string {
  return `${year} ${agencyId}`;
}
