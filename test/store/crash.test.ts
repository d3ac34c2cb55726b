import { afterAll, describe, expect, it } from 'vitest';
import { listAgencies } from '../../src/store/agencies.ts';
import { openStore } from '../../src/store/database.ts';
import { findTask } from '../../src/store/tasks.ts';
import { runChild } from '../queue/child.ts';
import { temporaryFolder } from './open.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('the embedded database, killed while it writes', () => {
  it('keeps what it acknowledged and nothing half done, round after round', async () => {
    let expected = 0;
    for (const round of [0, 1, 2]) {
      const child = runChild('store/writer-child.ts', { dataDir: folder.path, round });
      // The first round is killed while the tables are being made or soon after.
      await child.says((lines) => lines.length >= round * 15 + 1);
      await child.kill();
      const opened = await openStore({ databaseUrl: null, dataDir: folder.path });
      if (!opened.ok) throw new Error(`${opened.failure.code}: ${opened.failure.cause}`);
      const { db, close } = opened.value;
      const agencies = (await listAgencies(db)).map((agency) => agency.id);
      const ofRound = agencies.filter((id) => id.startsWith(`${round}-`));
      expect(ofRound.length).toBeGreaterThanOrEqual(child.lines.length);
      expected += ofRound.length;
      expect(agencies).toHaveLength(expected);
      expect(await db.selectFrom('nianbao.snapshot').select('sha256').execute()).toHaveLength(expected);
      for (const id of ofRound) {
        const name = id.slice(id.indexOf('-') + 1);
        expect((await findTask(db, `fetch-r${round}-${name}`))?.state).toBe('done');
        expect((await findTask(db, `process-r${round}-${name}`))?.state).toBe('pending');
      }
      await close();
    }
  });

  it('opens after being killed while it was made', async () => {
    for (const wait of [900, 1_800]) {
      const fresh = temporaryFolder();
      const child = runChild('store/writer-child.ts', { dataDir: fresh.path, round: 0 });
      await new Promise((resolve) => setTimeout(resolve, wait));
      await child.kill();
      const opened = await openStore({ databaseUrl: null, dataDir: fresh.path });
      expect(opened.ok ? 'open' : opened.failure.cause).toBe('open');
      if (opened.ok) await opened.value.close();
      fresh.remove();
    }
  });
});
