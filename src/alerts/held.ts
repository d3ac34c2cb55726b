import type { Agency } from '../report/agency.ts';
import type { Alert } from '../report/alert.ts';
import type { LookOutline } from '../report/look.ts';
import type { CausesInput } from './causes.ts';
import { askedHost, hostOf, isOwnOutage, newestByAgency, portalStates } from './portal-state.ts';
import { regionOutages } from './region-outage.ts';

/** What the newest looks of all bodies say together of portals, ours included. */
export interface PortalsSeen {
  agencies: ReadonlyMap<string, Agency>;
  newest: ReadonlyMap<string, LookOutline>;
  isOutage: boolean;
  /** Hosts that are told of under the alert of their province. */
  together: ReadonlySet<string>;
  hostsKnown: ReadonlySet<string | null>;
  hostsLooked: ReadonlySet<string | null>;
}

/** How the portals of the watched bodies answered last, by their newest looks. */
export function portalsSeen(watched: readonly Agency[], looks: readonly LookOutline[]): PortalsSeen {
  const agencies = new Map(watched.map((agency) => [agency.id, agency]));
  const newest = newestByAgency(looks);
  const together = regionOutages(watched, portalStates(watched, looks)).flatMap(({ hosts }) => [...hosts]);
  return {
    agencies,
    newest,
    isOutage: isOwnOutage(watched, looks),
    together: new Set(together),
    hostsKnown: new Set(watched.map(hostOf)),
    hostsLooked: new Set([...newest].map(([id, look]) => askedHost(agencies.get(id) ?? NOBODY, look))),
  };
}

/**
 * Which alerts must stay as they are though no cause was found for them: nothing new is known about what they are about.
 * Not to have looked, or not to have been able to look, resolves nothing.
 * What is known may be of some bodies only, and answers for their alerts and for those of no body; `seen` is of all of them.
 */
export function heldBy(
  input: Pick<CausesInput, 'agencies' | 'coverage' | 'findings' | 'looks' | 'spokenOf'>,
  seen = portalsSeen(input.agencies, input.looks),
): (alert: Alert) => boolean {
  const { agencies, newest, together, hostsKnown, hostsLooked } = seen;
  const states = new Map(input.coverage.map((row) => [key(row.agencyId, row.year), row.status]));
  const reports = new Map(input.findings.map((report) => [key(report.agencyId, report.year), report]));
  const spokenOf = new Set((input.spokenOf ?? []).map(({ agencyId, year }) => key(agencyId, year)));

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
    if (seen.isOutage) return true;
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
