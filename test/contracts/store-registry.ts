import { beforeAll, describe, expect, it } from 'vitest';
import { listAgencies, registeredAgencies, replaceAgencies } from '../../src/store/agencies.ts';
import type { Db, Store } from '../../src/store/database.ts';
import { addLook, lookedAt } from '../../src/store/looks.ts';
import * as sample from '../store/samples.ts';

/** What is asked for again and again while a run goes on. */
export function registryContract(opened: () => Store): void {
  describe('the registry in use', () => {
    let db: Db;
    beforeAll(async () => {
      db = opened().db;
      await replaceAgencies(db, [sample.agency('first'), sample.agency('second')]);
    });

    it('is what the table holds, and the same list as long as nothing changes', async () => {
      const list = await registeredAgencies(db);
      expect(list).toEqual(await listAgencies(db, { activeOnly: true }));
      expect(await registeredAgencies(db)).toBe(list);
    });

    it('is read anew after whatever change', async () => {
      const nameOf = async () => (await registeredAgencies(db)).find(({ id }) => id === 'first')?.name;
      const ids = async () => (await registeredAgencies(db)).map(({ id }) => id);
      await replaceAgencies(db, [{ ...sample.agency('first'), name: '改名局' }]);
      expect(await nameOf()).toBe('改名局');
      await db.updateTable('nianbao.agency').set({ active: false }).where('id', '=', 'second').execute();
      expect(await ids()).not.toContain('second');
      await replaceAgencies(db, [sample.agency('third')]);
      expect(await ids()).toContain('third');
      await db.deleteFrom('nianbao.agency').where('id', '=', 'third').execute();
      expect(await ids()).not.toContain('third');
    });

    it('is a transaction’s own inside it, and untouched by one that is taken back', async () => {
      const before = await registeredAgencies(db);
      await expect(
        opened().transaction(async (trx) => {
          await replaceAgencies(trx, [sample.agency('never')]);
          expect((await registeredAgencies(trx)).map(({ id }) => id)).toContain('never');
          throw new Error('taken back');
        }),
      ).rejects.toThrow('taken back');
      expect(await registeredAgencies(db)).toEqual(before);
    });

    it('has been looked at by a run, or not', async () => {
      await sample.run(db, 'looking');
      await addLook(db, sample.look('look-looking', 'looking', 'first'));
      expect(await lookedAt(db, 'looking', ['first', 'second'])).toEqual(new Set(['first']));
      expect(await lookedAt(db, 'looking', [])).toEqual(new Set());
      expect(await lookedAt(db, 'no-such-run', ['first'])).toEqual(new Set());
    });
  });
}
