import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { PORTAL_ADAPTERS } from '../../../src/crawler/portals/index.ts';
import { type PortalSample, portalContract, registryContract } from '../../contracts/portal.ts';

/** Each family's samples are a file of its name in `samples/`. */
const folder = join(import.meta.dirname, 'samples');
const samples = new Map<string, readonly PortalSample[]>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
  const module: { samples: readonly PortalSample[] } = await import(join(folder, file));
  samples.set(file.replace(/\.ts$/, ''), module.samples);
}

describe('the registry of portal families', () => registryContract(samples));
for (const adapter of PORTAL_ADAPTERS) portalContract(adapter, samples);
