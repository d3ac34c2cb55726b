import type { Settings } from '../config/settings.ts';
import { type HostWays, WRITTEN } from '../fetch/host-way.ts';
import { listAgencies } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { findHostWay, saveHostWay } from '../store/host-ways.ts';

/** The registry is read again after this. */
const REGISTRY_LIFE_MS = 60_000;
/** After so long a host is tried as it is written again: faults are mended. */
const WAY_LIFE_MS = 7 * 86_400_000;

/** The ways to the hosts of the registry (operators' columns included), kept in the store for all processes. */
export function createHostWays({ db, settings, clock }: { db: Db; settings: Settings; clock: () => Date }): HostWays {
  let registered: { hosts: Promise<ReadonlySet<string>>; until: number } | null = null;
  const hosts = () => {
    if (registered === null || registered.until <= Date.now())
      registered = { hosts: hostsOf(db), until: Date.now() + REGISTRY_LIFE_MS };
    return registered.hosts;
  };
  return {
    isTolerant: settings.tls === 'tolerant',
    async find(host) {
      if (!(await hosts()).has(bare(host))) return null;
      const known = await findHostWay(db, host);
      if (known === null || clock().getTime() - Date.parse(known.at) > WAY_LIFE_MS) return WRITTEN;
      return { scheme: known.scheme, name: known.name, isLegacy: known.isLegacy, faults: known.faults };
    },
    learn: (host, way) => saveHostWay(db, host, { ...way, faults: [...way.faults], at: clock().toISOString() }),
  };
}

async function hostsOf(db: Db): Promise<ReadonlySet<string>> {
  const addresses = (await listAgencies(db, { activeOnly: true })).flatMap((agency) => [
    agency.portalUrl,
    agency.reportColumnUrl,
  ]);
  return new Set(addresses.filter((url) => URL.canParse(url)).map((url) => bare(new URL(url).host)));
}

/** Without `www.`: the two names are one host of the registry. */
function bare(host: string): string {
  return host.replace(/^www\./, '');
}
