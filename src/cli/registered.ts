import { readFile } from 'node:fs/promises';
import type { Settings } from '../config/settings.ts';
import { parseAgencies } from '../registry/agency-csv.ts';
import { BUNDLED_REGISTRY } from '../registry/bundled.ts';
import type { Agency } from '../report/agency.ts';

/**
 * The bodies of the registry file that is configured, else of the bundled one, for their former names; none where the file cannot be read:
 * two names are then held against each other by themselves.
 */
export async function registeredBodies({ registryFile }: Pick<Settings, 'registryFile'>): Promise<readonly Agency[]> {
  const bytes = await readFile(registryFile ?? BUNDLED_REGISTRY).catch(() => null);
  return bytes === null ? [] : parseAgencies(bytes).agencies;
}
