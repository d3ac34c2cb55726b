import type { Agency } from '../report/agency.ts';
import type { PlannedVisit, VisitedAgency } from './visit.ts';

/**
 * Groups agencies into visits: those whose first address (the known column, else the home page) lies on one host are visited
 * one after the other. Agencies without an address form one visit that fetches nothing but yields their looks.
 * The same agencies give the same visits in the same order, whatever their order. `registered` are all agencies of the
 * registry, by default those of the run: an address that another of them names too is not an agency's own.
 */
export function planRun(agencies: readonly Agency[], registered: readonly Agency[] = agencies): PlannedVisit[] {
  const counts = countAddresses(registered);
  const visits = new Map<string, PlannedVisit>();
  for (const agency of [...agencies].sort((a, b) => compare(a.id, b.id))) {
    const address = addressOf(agency);
    const host = hostOf(address);
    const key = host === null ? 'no-address' : keyOf(host);
    const visit = visits.get(key) ?? { key, host, agencies: [] };
    visits.set(key, visit);
    const visited: VisitedAgency = { agency, ownsAddress: (counts.get(normalised(address)) ?? 0) <= 1 };
    visit.agencies.push(visited);
  }
  return [...visits.values()].sort((a, b) => compare(a.key, b.key));
}

function countAddresses(agencies: readonly Agency[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const agency of agencies) {
    const address = normalised(addressOf(agency));
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

function addressOf(agency: Agency): string {
  return agency.reportColumnUrl.trim() || agency.portalUrl.trim();
}

/** The same page under its usual variants: scheme, www, index page and closing slash do not tell addresses apart. */
function normalised(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '').replace(/^www\./i, '');
  return bare.replace(/\/?(index\.\w+)?$/i, '').toLowerCase();
}

function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  return new URL(address).host || null;
}

/** `www.a.cn:8080` → `www.a.cn_8080`. */
function keyOf(host: string): string {
  return host.replace(/[^a-z0-9.-]/gi, '_');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const ownersOf = new WeakMap<readonly Agency[], ReadonlyMap<string, string | null>>();

/** Whose own column lies at an address, by the registry; null where it names none there, or several bodies. One list is gone through once. */
export function columnOwners(registered: readonly Agency[]): (url: string) => string | null {
  const owners = ownersOf.get(registered) ?? ownersIn(registered);
  ownersOf.set(registered, owners);
  return (url) => owners.get(normalised(url)) ?? null;
}

function ownersIn(registered: readonly Agency[]): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const { id, reportColumnUrl } of registered) {
    if (reportColumnUrl.trim() === '') continue;
    const address = normalised(reportColumnUrl.trim());
    owners.set(address, owners.has(address) ? null : id);
  }
  return owners;
}
