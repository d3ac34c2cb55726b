import type { Agency } from '../report/agency.ts';
import type { PortalState } from './portal-state.ts';

/** So many portals of one province fail at once, and so much of all of them, that they have one cause: a network, a platform, a block. */
export interface RegionOutage {
  /** First two digits of the region code. */
  region: string;
  /** Portals that could not be reached or refused us. */
  hosts: ReadonlySet<string>;
  /** The bodies on them, by id. */
  agencies: ReadonlySet<string>;
  /** All portals of the province that were looked at. */
  portals: number;
}

/** Fewer failing portals than these are told one by one. */
const PORTALS_NEEDED = 10;
const SHARE_NEEDED = 0.3;

/** The provinces whose portals fail together; each is one alert, and those of its portals are not told beside it. */
export function regionOutages(agencies: readonly Agency[], portals: readonly PortalState[]): RegionOutage[] {
  const regions = new Map(agencies.map(({ id, regionCode }) => [id, regionCode.slice(0, 2)]));
  const byRegion = new Map<string, PortalState[]>();
  for (const portal of portals) {
    const region = portal.newest.map(({ agencyId }) => regions.get(agencyId)).find(Boolean);
    if (region) byRegion.set(region, [...(byRegion.get(region) ?? []), portal]);
  }
  return [...byRegion].flatMap(([region, all]) => {
    const failing = all.filter(({ state }) => state !== 'reached');
    if (failing.length < PORTALS_NEEDED || failing.length < all.length * SHARE_NEEDED) return [];
    const hosts = new Set(failing.map(({ host }) => host));
    const concerned = failing.flatMap(({ newest }) => newest.map(({ agencyId }) => agencyId));
    return [{ region, hosts, agencies: new Set(concerned), portals: all.length }];
  });
}
