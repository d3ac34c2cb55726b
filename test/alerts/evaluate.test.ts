import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertIdOf } from '../../src/alerts/alert-id.ts';
import { evaluateAlerts } from '../../src/alerts/evaluate.ts';
import type { Alert, Cause } from '../../src/report/alert.ts';
import { causeOf } from './samples.ts';

/** Carries alerts from evaluation to evaluation, a day apart, as the store would. */
function timeline() {
  const alerts = new Map<string, Alert>();
  let day = 0;
  return {
    alerts,
    step(causes: Cause[], held: (alert: Alert) => boolean = () => false, muted: string | null = null) {
      const now = new Date(Date.UTC(2025, 1, 1 + day++));
      const evaluation = evaluateAlerts({ causes, held, alerts: [...alerts.values()], now, mutedBy: () => muted });
      for (const alert of evaluation.upserts) alerts.set(alert.id, alert);
      return evaluation.transitions.map(
        ({ kind, quiet, again }) => `${again ? 'again ' : ''}${kind}${quiet ? ' (quiet)' : ''}`,
      );
    },
    set(change: Partial<Alert>) {
      const [alert] = alerts.values();
      alerts.set(alert!.id, { ...alert!, ...change });
    },
    single: () => [...alerts.values()][0]!,
  };
}

describe('an alert', () => {
  it('opens once, is kept while its cause holds, and is resolved when it is gone', () => {
    const t = timeline();
    expect(t.step([causeOf()])).toEqual(['opened']);
    expect(t.single()).toMatchObject({ status: 'open', episode: 1, firstSeenAt: '2025-02-01T00:00:00.000Z' });
    expect(t.step([causeOf()])).toEqual(['kept']);
    expect(t.single()).toMatchObject({
      lastSeenAt: '2025-02-02T00:00:00.000Z',
      firstSeenAt: '2025-02-01T00:00:00.000Z',
    });
    expect(t.step([])).toEqual(['resolved']);
    expect(t.single()).toMatchObject({ status: 'resolved', resolvedAt: '2025-02-03T00:00:00.000Z' });
    expect(t.step([])).toEqual([]);
    expect(t.alerts.size).toBe(1);
  });

  it('reopens under the same id with the next episode when its cause comes back', () => {
    const t = timeline();
    t.step([causeOf()]);
    t.step([]);
    expect(t.step([causeOf()])).toEqual(['reopened']);
    expect(t.single()).toMatchObject({ status: 'open', episode: 2, resolvedAt: null });
  });

  it('is not resolved because nobody could look', () => {
    const t = timeline();
    t.step([causeOf()]);
    expect(t.step([], () => true)).toEqual([]);
    expect(t.single()).toMatchObject({ status: 'open', lastSeenAt: '2025-02-01T00:00:00.000Z' });
  });

  it('stays acknowledged until it is resolved, and reopens open', () => {
    const t = timeline();
    t.step([causeOf()]);
    t.set({ status: 'acknowledged' });
    t.step([causeOf({ message: { zh: '新', en: 'new' } })]);
    expect(t.single()).toMatchObject({ status: 'acknowledged', message: { zh: '新' } });
    t.step([]);
    expect(t.single().status).toBe('resolved');
    t.step([causeOf()]);
    expect(t.single().status).toBe('open');
  });

  it('wakes when its silence is over, whether its cause was seen or not', () => {
    const t = timeline();
    t.step([causeOf()]);
    t.set({ status: 'silenced', silencedUntil: '2025-02-03T00:00:00.000Z' });
    expect(t.step([causeOf()])).toEqual(['kept (quiet)']);
    expect(t.single().status).toBe('silenced');
    t.step([causeOf()]);
    expect(t.single()).toMatchObject({ status: 'open', silencedUntil: null });
    t.set({ status: 'silenced', silencedUntil: '2025-02-03T00:00:00.000Z' });
    t.step([], () => true);
    expect(t.single().status).toBe('open');
  });

  it('says nothing while silenced, though it is resolved and comes back', () => {
    const t = timeline();
    t.step([causeOf()]);
    t.set({ status: 'silenced', silencedUntil: '2025-03-01T00:00:00.000Z' });
    expect(t.step([])).toEqual(['resolved (quiet)']);
    expect(t.step([causeOf()])).toEqual(['reopened (quiet)']);
    expect(t.single().status).toBe('silenced');
  });

  it('under a silence is recorded and not told, and is told once the silence has ended, if it is still open', () => {
    const t = timeline();
    const seen = () => false;
    expect(t.step([causeOf()], seen, 'silence')).toEqual(['opened (quiet)']);
    expect(t.single()).toMatchObject({ status: 'open', mutedBy: 'silence' });
    expect(t.step([causeOf()], seen, 'silence')).toEqual(['kept (quiet)']);
    expect(t.step([causeOf()])).toEqual(['again opened']);
    expect(t.single().mutedBy).toBeNull();
    expect(t.step([causeOf()])).toEqual(['kept']);
  });

  it('under a silence that ends while nobody could look is told all the same; one that was acknowledged is not', () => {
    const t = timeline();
    t.step([causeOf()], () => false, 'silence');
    expect(t.step([], () => true)).toEqual(['again opened']);
    const u = timeline();
    u.step([causeOf()], () => false, 'silence');
    u.set({ status: 'acknowledged' });
    expect(u.step([causeOf()])).toEqual(['kept']);
  });

  it('has one id for one cause, another for another agency, year, rule, subject or instance', () => {
    const changes: Partial<Cause>[] = [
      {},
      { agencyId: 'a2' },
      { year: 2023 },
      { rule: 'D-LATE' },
      { subject: 'x' },
      { instance: 'i' },
    ];
    const ids = changes.map((change) => alertIdOf(causeOf(change)));
    expect(new Set(ids).size).toBe(changes.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(alertIdOf(causeOf({ message: { zh: '别的', en: 'other' }, severity: 'info' }))).toBe(ids[0]);
  });

  it('does not open twice for the same cause named twice', () => {
    expect(timeline().step([causeOf(), causeOf()])).toEqual(['opened']);
  });
});

describe('evaluation, on any sequence of causes', () => {
  const pool = ['a1', 'a2', 'a3'].map((agencyId) => causeOf({ agencyId }));
  const steps = fc.array(fc.record({ holding: fc.subarray(pool), held: fc.subarray(pool) }), { maxLength: 12 });

  it('gives each cause one alert: open exactly while its cause holds or was last known to hold', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const t = timeline();
        const expected = new Map<string, boolean>();
        for (const { holding, held } of sequence) {
          const heldIds = held.map(alertIdOf);
          t.step(holding, (alert) => heldIds.includes(alert.id));
          for (const cause of pool) {
            const id = alertIdOf(cause);
            if (holding.includes(cause)) expected.set(id, true);
            else if (!heldIds.includes(id) && expected.has(id)) expected.set(id, false);
          }
          for (const [id, open] of expected) expect(t.alerts.get(id)!.status === 'open').toBe(open);
          expect(t.alerts.size).toBe(expected.size);
        }
      }),
    );
  });

  it('changes nothing when it is repeated', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const t = timeline();
        for (const { holding } of sequence) {
          t.step(holding);
          expect(t.step(holding).every((kind) => kind === 'kept')).toBe(true);
        }
      }),
    );
  });
});
