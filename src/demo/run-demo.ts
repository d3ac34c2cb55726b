import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoPortals, startDemoPortals } from './local-portals.ts';

export interface DemoStage {
  portals: DemoPortals;
  /** The registry that names the demo's agencies at the portals' addresses. */
  registryFile: string;
}

/** Opens the portals on this machine and writes the registry that leads to them into the data folder. */
export async function setStage(dataDir: string, basePort?: number): Promise<DemoStage> {
  const portals = await startDemoPortals(basePort === undefined ? {} : { basePort });
  mkdirSync(dataDir, { recursive: true });
  const registryFile = join(dataDir, 'agencies.csv');
  writeFileSync(registryFile, portals.registryCsv);
  return { portals, registryFile };
}
