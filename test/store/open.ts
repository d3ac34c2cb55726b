import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/database.ts';
import { layFounded } from './founded.ts';

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A store that must open; `end` closes it and removes its folder. */
export async function open(databaseUrl: string | null): Promise<{ store: Store; end(): Promise<void> }> {
  const folder = temporaryFolder();
  if (databaseUrl === null) await layFounded(folder.path);
  const opened = await openStore({ databaseUrl, dataDir: folder.path });
  if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.cause}`);
  const store = opened.value;
  return {
    store,
    end: async () => {
      await store.close();
      folder.remove();
    },
  };
}
