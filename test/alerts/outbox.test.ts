import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/alerts/evaluate.ts';
import { remedyOf } from '../../src/alerts/message.ts';
import { deliveriesOf } from '../../src/alerts/outbox.ts';
import type { AlertTransition } from '../../src/report/alert.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { alertOf } from './samples.ts';

const targets = [
  { name: 'office', channel: 'webhook', url: 'https://hook.example/secret-path', secret: 'hush' },
  { name: 'log', channel: 'log' },
];
const names = new Map([['a1', agencyOf('county_dept', { id: 'a1', name: '某市第1局' })]]);

function told(kind: AlertTransition, change = {}, quiet = false) {
  const alert = alertOf(change);
  const evaluation: Evaluation = { upserts: [alert], transitions: [{ alertId: alert.id, kind, quiet }] };
  return deliveriesOf(evaluation, targets, names);
}

describe('the outbox', () => {
  it.each<[AlertTransition, number]>([
    ['opened', 2],
    ['reopened', 2],
    ['resolved', 2],
    ['kept', 0],
  ])('tells of an alert that is %s to %i of two targets', (kind, count) => {
    expect(told(kind)).toHaveLength(count);
  });

  it('tells nobody of silenced alerts', () => {
    expect(told('opened', {}, true)).toEqual([]);
  });

  it('gives the same transition the same id, and another one to another episode, transition and target', () => {
    expect(told('opened')).toEqual(told('opened'));
    const ids = [told('opened'), told('resolved'), told('opened', { episode: 2 })]
      .flat()
      .map((delivery) => delivery.id);
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('carries the whole message with its idempotency key and what would clear it, and no secret', () => {
    const [delivery] = told('opened');
    expect(delivery!.message).toMatchObject({
      id: delivery!.id,
      transition: 'opened',
      attempt: 1,
      alert: { rule: 'D-MISSING', agency: { id: 'a1', name: '某市第1局' }, year: 2024 },
      remedy: remedyOf('D-MISSING'),
    });
    expect(JSON.stringify(told('opened'))).not.toMatch(/hush|secret-path/);
  });

  it('knows a remedy for every rule', () => {
    expect(remedyOf('T3-FLOW')).toEqual(remedyOf('X-NEW'));
    expect(remedyOf('constructor')).toEqual(remedyOf('T3-FLOW'));
    expect(remedyOf('OPS-OWN-OUTAGE')).not.toEqual(remedyOf('T3-FLOW'));
  });

  it('names no agency for alerts about a portal', () => {
    const [delivery] = told('opened', { agencyId: null, year: null, subject: 'p.example', rule: 'OPS-PORTAL-BLOCKED' });
    expect(delivery!.message.alert.agency).toBeNull();
  });
});
