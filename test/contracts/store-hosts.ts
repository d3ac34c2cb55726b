import { describe, expect, it } from 'vitest';
import type { Db } from '../../src/store/database.ts';
import { holdHost, type Left, leaveHost, queueForHost, renewHost, takeHost } from '../../src/store/host-pace.ts';

const START = Date.parse('2026-01-30T00:00:00.000Z');
const after = (ms: number) => new Date(START + ms);
const FINE: Left = { gapMs: 1_000, openMs: 0, failures: 0, openings: 0, code: null };

/** What the store promises of hosts: one owner at a time, the pace, and what is remembered of trouble. Time is given, not waited for. */
export function hostContract(database: () => Db): void {
  const take = (host: string, owner: string, ms: number) =>
    takeHost(database(), { host, owner, leaseMs: 20_000, at: after(ms) });
  const leave = (host: string, owner: string, ms: number, left: Partial<Left> = {}) =>
    leaveHost(database(), { host, owner, at: after(ms) }, { ...FINE, ...left });

  describe('the lease of a host', () => {
    it('goes to one of all who ask at once', async () => {
      const owners = Array.from({ length: 8 }, (_, n) => `owner-${n}`);
      const answers = await Promise.all(owners.map((owner) => take('a.example', owner, 0)));
      expect(answers.filter((one) => one.taken)).toHaveLength(1);
      for (const one of answers) if (!one.taken) expect(one).toMatchObject({ why: 'busy', waitMs: 20_000 });
      expect(await take('b.example', 'owner-1', 0)).toMatchObject({ taken: true });
    });

    it('is given back with a gap, and nobody takes the host before it is over', async () => {
      expect(await take('c.example', 'one', 0)).toMatchObject({ taken: true });
      await leave('c.example', 'one', 300);
      expect(await take('c.example', 'two', 800)).toEqual({ taken: false, why: 'pace', waitMs: 500, code: null });
      expect(await take('c.example', 'two', 1_300)).toMatchObject({ taken: true });
    });

    it('ends by itself where its owner was killed, and not while it is renewed', async () => {
      await take('d.example', 'killed', 0);
      expect(await take('d.example', 'next', 19_999)).toMatchObject({ taken: false });
      expect(await take('d.example', 'next', 20_000)).toMatchObject({ taken: true });
      const lease = { host: 'd.example', leaseMs: 20_000, at: after(30_000) };
      expect(await renewHost(database(), { ...lease, owner: 'killed' })).toBe(false);
      expect(await renewHost(database(), { ...lease, owner: 'next' })).toBe(true);
      expect(await take('d.example', 'third', 49_999)).toMatchObject({ taken: false });
    });

    it('is not taken away by an owner that lost it', async () => {
      await take('e.example', 'slow', 0);
      await take('e.example', 'next', 20_000);
      await leave('e.example', 'slow', 20_100, { code: 'fetch.timeout', failures: 9 });
      expect(await take('e.example', 'third', 20_200)).toMatchObject({ taken: false, why: 'busy', code: null });
    });
  });

  describe('trouble with a host', () => {
    it('is remembered until it is over, and an open breaker lets nobody through', async () => {
      await take('f.example', 'one', 0);
      await leave('f.example', 'one', 0, { code: 'fetch.http-error', failures: 5, openings: 1, openMs: 60_000 });
      const refused = { taken: false, why: 'open', waitMs: 59_000, code: 'fetch.http-error' };
      expect(await take('f.example', 'two', 1_000)).toEqual(refused);
      expect(await take('f.example', 'two', 60_000)).toEqual({ taken: true, failures: 5, openings: 1 });
      await leave('f.example', 'two', 60_100);
      expect(await take('f.example', 'one', 61_100)).toEqual({ taken: true, failures: 0, openings: 0 });
    });

    it('can make the host rest, also for those who never asked it', async () => {
      await holdHost(database(), 'g.example', 60_000, after(0));
      expect(await take('g.example', 'one', 10_000)).toMatchObject({ taken: false, waitMs: 50_000 });
    });
  });

  it('gives those who wait for a host places one after the other', async () => {
    const places = [];
    for (let n = 0; n < 3; n++) places.push(await queueForHost(database(), 'h.example', 500, after(0)));
    expect(places).toEqual([500, 1_000, 1_500]);
    expect(await queueForHost(database(), 'h.example', 500, after(10_000))).toBe(500);
  });

  it('goes by the clock of the database where no time is given', async () => {
    const lease = { host: 'i.example', owner: 'one', leaseMs: 20_000 };
    expect(await takeHost(database(), lease)).toMatchObject({ taken: true });
    await leaveHost(database(), lease, { ...FINE, gapMs: 60_000 });
    const refused = await takeHost(database(), lease);
    expect(refused).toMatchObject({ taken: false, why: 'pace' });
    if (!refused.taken) expect(refused.waitMs).toBeGreaterThan(30_000);
  });
}
