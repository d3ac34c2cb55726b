import type { Agency } from '../report/agency.ts';
import type { LookOutline } from '../report/look.ts';

/** What the newest looks say of one portal. */
export interface PortalState {
  host: string;
  /** The newest look of each agency on the portal. */
  newest: LookOutline[];
  /** Every newest look failed to reach it; `blocked`: some were refused and none got through. */
  state: 'reached' | 'unreachable' | 'blocked';
}

/** Portals by host, from the newest look of each agency, under the host that it asked; agencies without an address belong to none. */
export function portalStates(agencies: readonly Agency[], looks: readonly LookOutline[]): PortalState[] {
  const newest = newestByAgency(looks);
  const byHost = new Map<string, LookOutline[]>();
  for (const agency of agencies) {
    const look = newest.get(agency.id);
    const host = look ? askedHost(agency, look) : null;
    if (host === null || !look) continue;
    const of = byHost.get(host);
    if (of) of.push(look);
    else byHost.set(host, [look]);
  }
  return [...byHost].map(([host, of]) => ({ host, newest: of, state: stateOf(of) }));
}

/** True when the newest run met no portal at all though it tried three or more: then the trouble is ours. */
export function isOwnOutage(agencies: readonly Agency[], looks: readonly LookOutline[]): boolean {
  const newest = looks.reduce<LookOutline | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
  if (newest === null) return false;
  const ofRun = looks.filter((look) => look.runId === newest.runId);
  if (ofRun.every((look) => look.outcome === 'own_outage')) return true;
  const portals = portalStates(agencies, ofRun);
  return portals.length >= PORTALS_FOR_OUTAGE && portals.every((portal) => portal.state === 'unreachable');
}

/** Fewer portals than this may well be down at once. */
const PORTALS_FOR_OUTAGE = 3;

/** The newest look of each agency. */
export function newestByAgency(looks: readonly LookOutline[]): Map<string, LookOutline> {
  const newest = new Map<string, LookOutline>();
  for (const look of looks) {
    const held = newest.get(look.agencyId);
    if (!held || look.at >= held.at) newest.set(look.agencyId, look);
  }
  return newest;
}

/** The host that carries an agency's report column; null where no usable address is known. */
export function hostOf(agency: Agency): string | null {
  return hostIn(agency.reportColumnUrl || agency.portalUrl);
}

/**
 * The host that a look speaks of: the agency's, unless the look asked others only because the address was another then, or another one was
 * silent. Nothing is said of a host before it was looked at.
 */
export function askedHost(agency: Agency, { outcome, steps }: Pick<LookOutline, 'outcome' | 'steps'>): string | null {
  const host = hostOf(agency);
  const silent = outcome === 'unreachable' ? steps.filter(({ status }) => status === null) : [];
  const asked = (silent.length > 0 ? silent : steps).flatMap(({ url }) => hostIn(url) ?? []);
  return host === null || asked.length === 0 || asked.includes(host) ? host : asked[0]!;
}

function hostIn(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

function stateOf(looks: readonly LookOutline[]): PortalState['state'] {
  const outcomes = new Set(looks.map((look) => look.outcome));
  if ([...outcomes].every((o) => o === 'unreachable' || o === 'own_outage')) return 'unreachable';
  const through = [...outcomes].some((o) => o !== 'unreachable' && o !== 'own_outage' && o !== 'blocked');
  return !through && outcomes.has('blocked') ? 'blocked' : 'reached';
}
