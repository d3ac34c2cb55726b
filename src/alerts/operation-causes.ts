import type { Agency } from '../report/agency.ts';
import type { Cause } from '../report/alert.ts';
import type { LookOutline } from '../report/look.ts';
import { shanghaiDay } from '../report/year.ts';
import { CAUSE_MESSAGES } from '../text/alerts.ts';
import { fill, type Words } from '../text/fill.ts';
import { PROVINCES } from '../text/provinces.ts';
import { isOwnOutage, newestByAgency, type PortalState, portalStates } from './portal-state.ts';
import { type RegionOutage, regionOutages } from './region-outage.ts';

/**
 * Trouble of operation, never a statement about a body: one cause for each portal that could not be reached or refused us (one for a
 * province where many fail together), and one for our own outage, which silences those of the portals. `looks`: the newest of every agency;
 * `unknown`: the bodies whose state is unknown, by id.
 */
export function portalCauses(
  agencies: readonly Agency[],
  looks: readonly LookOutline[],
  unknown: ReadonlySet<string>,
): Cause[] {
  const portals = portalStates(agencies, looks);
  if (isOwnOutage(agencies, looks)) {
    const n = portals.filter((portal) => portal.state === 'unreachable').length;
    return [cause('OPS-OWN-OUTAGE', 'warning', { subject: 'self' }, { n }, null)];
  }
  const outages = regionOutages(agencies, portals);
  const together = new Set(outages.flatMap(({ hosts }) => [...hosts]));
  const alone = portals.filter(({ host }) => !together.has(host));
  return [
    ...outages.map((outage) => regionCause(outage, unknown)),
    ...alone.flatMap((portal) => portalCause(portal, unknown)),
  ];
}

function regionCause({ region, hosts, agencies, portals }: RegionOutage, unknown: ReadonlySet<string>): Cause {
  const n = [...agencies].filter((id) => unknown.has(id)).length;
  const words = { region: PROVINCES[region] ?? region, n: hosts.size, all: portals, agencies: n };
  const made = cause('OPS-REGION-UNREACHABLE', 'warning', { subject: `region:${region}` }, words, null);
  const message = n === 0 ? fill(CAUSE_MESSAGES.regionKnown, words) : made.message;
  return { ...made, message, evidence: { ...made.evidence, hosts: [...hosts].sort().slice(0, HOSTS_NAMED) } };
}

/** As many portals are named in the evidence of a province. */
const HOSTS_NAMED = 100;

function portalCause(portal: PortalState, unknown: ReadonlySet<string>): Cause[] {
  if (portal.state === 'reached') return [];
  const rule = portal.state === 'unreachable' ? 'OPS-PORTAL-UNREACHABLE' : 'OPS-PORTAL-BLOCKED';
  const look = portal.newest.reduce((a, b) => (b.at > a.at ? b : a));
  const ids = portal.newest.map(({ agencyId }) => agencyId);
  const n = ids.filter((id) => unknown.has(id)).length;
  const words = { host: portal.host, n, all: ids.length, at: shanghaiDay(look.at) };
  const made = cause(rule, 'warning', { subject: portal.host }, words, look);
  const message = n === 0 ? fill(CAUSE_MESSAGES[KNOWN[rule]], words) : made.message;
  return [{ ...made, message, evidence: { ...made.evidence, agencies: ids } }];
}

/** What is told where the state of none of the portal's bodies is unknown. */
const KNOWN = { 'OPS-PORTAL-UNREACHABLE': 'unreachableKnown', 'OPS-PORTAL-BLOCKED': 'blockedKnown' } as const;

/** One cause for each column that was lost. `looks`: the newest of these agencies at least; `found`: those whose column was ever found. */
export function lostColumnCauses(
  agencies: readonly Agency[],
  looks: readonly LookOutline[],
  found: ReadonlySet<string> = new Set(),
): Cause[] {
  const newest = newestByAgency(looks);
  const seen = looks.filter((l) => l.outcome === 'column_read' || l.outcome === 'column_incomplete');
  const foundBefore = new Set([...found, ...seen.map((l) => l.agencyId)]);
  return agencies.flatMap(({ id, name }) => {
    const look = newest.get(id);
    const isLost = LOST.includes(look?.outcome ?? '') || (look?.outcome === 'column_not_found' && foundBefore.has(id));
    if (!look || !isLost) return [];
    const words = { agency: name, at: shanghaiDay(look.at) };
    const lost = cause('OPS-COLUMN-LOST', 'warning', { agencyId: id }, words, look);
    return [
      look.outcome === 'given_column_failed' ? { ...lost, message: fill(CAUSE_MESSAGES.givenColumn, words) } : lost,
    ];
  });
}

/** The column that was known, or that an operator gave, is none. */
const LOST = ['column_lost', 'given_column_failed'];

function cause(
  rule: keyof typeof CAUSE_MESSAGES,
  severity: Cause['severity'],
  about: { subject?: string; agencyId?: string },
  words: Words,
  look: LookOutline | null,
): Cause {
  return {
    rule,
    severity,
    agencyId: about.agencyId ?? null,
    year: null,
    subject: about.subject ?? null,
    message: fill(CAUSE_MESSAGES[rule], words),
    evidence: {
      url: look?.columnUrl ?? look?.steps[0]?.url ?? null,
      snapshot: null,
      fields: [],
      lookId: look?.id ?? null,
      lookedAt: look?.at ?? null,
      visited: (look?.steps ?? []).map(({ url, outcome, status }) => ({ url, outcome, status })),
    },
  };
}
