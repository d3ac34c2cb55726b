import type { Agency } from '../report/agency.ts';
import { hostOf, type PortalState } from './portal-state.ts';

/** So many portals of one province fail at once, and so much of all of them, that they have one cause: a network, a platform, a block. */
export interface RegionOutage {
  /** First two digits of the region code. */
  region: string;
  /** Portals that could not be reached or refused us. */
  hosts: ReadonlySet<string>;
  /** The bodies on them. */
  agencies: number;
  /** All portals of the province that were looked at. */
  portals: number;
}

/** Fewer failing portals than these are told one by one. */
const PORTALS_NEEDED = 10;
const SHARE_NEEDED = 0.3;

/** The provinces whose portals fail together; each is one alert, and those of its portals are not told beside it. */
export function regionOutages(agencies: readonly Agency[], portals: readonly PortalState[]): RegionOutage[] {
  const regionOf = new Map<string, string>();
  for (const agency of agencies) {
    const host = hostOf(agency);
    const region = agency.regionCode.slice(0, 2);
    if (host !== null && region !== '' && !regionOf.has(host)) regionOf.set(host, region);
  }
  const byRegion = new Map<string, PortalState[]>();
  for (const portal of portals) {
    const region = regionOf.get(portal.host);
    if (region !== undefined) byRegion.set(region, [...(byRegion.get(region) ?? []), portal]);
  }
  return [...byRegion].flatMap(([region, all]) => {
    const failing = all.filter(({ state }) => state !== 'reached');
    if (failing.length < PORTALS_NEEDED || failing.length < all.length * SHARE_NEEDED) return [];
    const hosts = new Set(failing.map(({ host }) => host));
    const concerned = failing.reduce((sum, { newest }) => sum + newest.length, 0);
    return [{ region, hosts, agencies: concerned, portals: all.length }];
  });
}
