import { describe, expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { actOnAlert, alertEvents, findAlert, listAlerts, saveAlertChanges } from '../../src/store/alerts.ts';
import { listCoverage, saveCoverage } from '../../src/store/coverage.ts';
import type { Db } from '../../src/store/database.ts';
import { deliveriesOf, markFailed, markSending, markSent, pendingDeliveries } from '../../src/store/deliveries.ts';
import { addSilence, endSilence, listSilences } from '../../src/store/silences.ts';
import { markUnanswered, settleCutOff } from '../../src/store/unsure-deliveries.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';

/** Part of the store's contract: states of agency-years, alerts, their history and what is told. */
export function coverageAndAlertContract(database: () => Db): void {
  it('coverage is one row per agency and year, with the agency’s name', async () => {
    const db = database();
    await replaceAgencies(db, [sample.agency('covered')]);
    await saveCoverage(db, [sample.coverage('covered')], NOW);
    const judged = sample.coverage('covered', {
      status: 'late',
      publishedAt: '2026-02-03',
      daysLate: 3,
      url: 'https://x',
    });
    await saveCoverage(db, [judged], NOW);
    const listed = await listCoverage(db, { years: [2025], agencyIds: ['covered'] });
    expect(listed).toEqual([{ ...judged, agency: '金凤区科学技术局', judgedAt: NOW }]);
    expect(await listCoverage(db, { agencyIds: ['covered'], status: ['missing'] })).toEqual([]);
  });

  describe('alerts', () => {
    const opened = (id: string) => ({ alertId: id, at: NOW, kind: 'opened', by: 'nianbao', note: null });
    const told = (id: string, name: string) => ({
      id: `${id}-${name}`,
      alertId: id,
      transition: 'opened',
      channel: 'webhook',
      target: 'office',
      message: { id },
    });

    it('are saved with their history and what is to be told, once per target', async () => {
      const db = database();
      await replaceAgencies(db, [sample.agency('alerted')]);
      const alert = sample.alert('a1', 'alerted');
      const changes = { upserts: [alert], events: [opened('a1')], deliveries: [told('a1', 'x')] };
      expect(await db.transaction().execute((trx) => saveAlertChanges(trx, changes, NOW))).toEqual(['a1-x']);
      expect(await saveAlertChanges(db, { ...changes, events: [] }, NOW)).toEqual([]);
      expect(await findAlert(db, 'a1')).toEqual({ ...alert, agency: { id: 'alerted', name: '金凤区科学技术局' } });
      expect(await alertEvents(db, 'a1')).toEqual([opened('a1')]);
    });

    it('are listed most severe first', async () => {
      const db = database();
      const severities = ['info', 'critical', 'warning', 'error'] as const;
      const upserts = severities.map((severity) =>
        sample.alert(`s-${severity}`, null, { severity, rule: 'order', subject: 'self' }),
      );
      await saveAlertChanges(db, { upserts, events: [], deliveries: [] }, NOW);
      const listed = await listAlerts(db, { rule: ['order'] });
      expect(listed.map((a) => a.severity)).toEqual(['critical', 'error', 'warning', 'info']);
      expect(listed[0]?.agency).toBeNull();
    });

    it('are acknowledged, silenced and resolved by a person, who is named in their history', async () => {
      const db = database();
      await saveAlertChanges(
        db,
        { upserts: [sample.alert('act', null)], events: [opened('act')], deliveries: [] },
        NOW,
      );
      const by = { by: '李四', now: NOW };
      expect((await actOnAlert(db, 'act', { kind: 'ack', note: '已联系', ...by })).alert?.status).toBe('acknowledged');
      const silenced = await actOnAlert(db, 'act', { kind: 'silence', until: '2026-03-01T00:00:00.000Z', ...by });
      expect(silenced.alert).toMatchObject({ status: 'silenced', silencedUntil: '2026-03-01T00:00:00.000Z' });
      expect((await actOnAlert(db, 'act', { kind: 'resolve', ...by })).alert).toMatchObject({
        status: 'resolved',
        resolvedAt: NOW,
      });
      expect((await actOnAlert(db, 'act', { kind: 'ack', ...by })).outcome).toBe('not-allowed');
      expect((await actOnAlert(db, 'nobody', { kind: 'ack', ...by })).outcome).toBe('not-found');
      expect((await alertEvents(db, 'act')).map((e) => [e.kind, e.by, e.note])).toEqual([
        ['opened', 'nianbao', null],
        ['acknowledged', '李四', '已联系'],
        ['silenced', '李四', null],
        ['resolved', '李四', null],
      ]);
    });

    it('are told until it worked or the attempts are used up', async () => {
      const db = database();
      const deliveries = [told('d', 'works'), told('d', 'dies')];
      await saveAlertChanges(db, { upserts: [sample.alert('d', null)], events: [], deliveries }, NOW);
      const pending = async () => (await pendingDeliveries(db)).filter((d) => d.alertId === 'd').map((d) => d.id);
      expect((await markSending(db, 'd-works')).map((d) => d.attempts)).toEqual([1]);
      expect(await pending()).toEqual(['d-dies', 'd-works']);
      await markSent(db, 'd-works', 'ok', NOW);
      expect(await markSending(db, 'd-works')).toEqual([]);
      for (const expected of ['pending', 'dead']) {
        await markSending(db, 'd-dies');
        expect(await markFailed(db, 'd-dies', { error: '500', deadAfter: 2 })).toBe(expected);
      }
      expect(await pending()).toEqual([]);
      expect((await deliveriesOf(db, 'd')).map((d) => [d.id, d.state, d.attempts, d.lastError])).toEqual([
        ['d-dies', 'dead', 2, '500'],
        ['d-works', 'sent', 1, null],
      ]);
    });

    it('are sent twice at most where nobody knows whether they arrived, then asked after, and given up at last', async () => {
      const db = database();
      const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
      const followUp = ({ id }: { id: string }) =>
        id.length > 8 ? null : { ...told('u', `${id.slice(2)}+`), id: `${id}+`, dueAt: later(5) };
      const settle = (id: string, now: string) => settleCutOff(db, id, { now, quietMs: 30_000, followUp });
      const begin = async (id: string, now: string) =>
        (await markSending(db, id, () => 1, now)).map(({ attempts }) => attempts);
      const states = async () => (await deliveriesOf(db, 'u')).map((d) => `${d.id} ${d.state}`);
      await saveAlertChanges(
        db,
        { upserts: [sample.alert('u', null)], events: [], deliveries: [told('u', 'cut')] },
        NOW,
      );
      expect(await settle('u-cut', NOW)).toBe(0);
      expect(await begin('u-cut', NOW)).toEqual([1]);
      // It may still be under way: nobody sends it beside.
      expect(await begin('u-cut', later(0))).toEqual([]);
      expect(await settle('u-cut', new Date(Date.parse(NOW) + 10_000).toISOString())).toBe(20_000);
      expect(await settle('u-cut', later(1))).toBe(0);
      expect(await begin('u-cut', later(1))).toEqual([2]);
      expect(await settle('u-cut', later(2))).toBe(0);
      expect(await begin('u-cut', later(2))).toEqual([]);
      expect(await states()).toEqual(['u-cut unsure', 'u-cut+ pending']);
      expect(await begin('u-cut+', later(2))).toEqual([]);
      expect(await begin('u-cut+', later(6))).toEqual([1]);
      const about = { now: later(6), error: 'silence', followUp };
      expect(await markUnanswered(db, 'u-cut+', about)).toBe('pending');
      expect(await begin('u-cut+', later(7))).toEqual([2]);
      expect(await markUnanswered(db, 'u-cut+', about)).toBe('unsure');
      for (const minute of [20, 30]) {
        expect(await begin('u-cut++', later(minute))).toHaveLength(1);
        await markUnanswered(db, 'u-cut++', { ...about, followUp: () => null });
      }
      expect(await states()).toEqual(['u-cut unsure', 'u-cut+ unsure', 'u-cut++ dead']);
    });

    it('are assigned, commented on and waived, each with who, when and why', async () => {
      const db = database();
      await saveAlertChanges(db, { upserts: [sample.alert('w', null)], events: [], deliveries: [] }, NOW);
      const by = { by: 'Wang', now: NOW };
      await actOnAlert(db, 'w', { kind: 'assign', to: '李', note: null, ...by });
      await actOnAlert(db, 'w', { kind: 'comment', note: '已电话督促', ...by });
      expect(await findAlert(db, 'w')).toMatchObject({ status: 'open', assignee: '李' });
      await actOnAlert(db, 'w', { kind: 'waive', note: '机构已撤销', ...by });
      expect(await findAlert(db, 'w')).toMatchObject({ status: 'silenced', silencedUntil: '9999-12-31T00:00:00.000Z' });
      expect((await alertEvents(db, 'w')).map(({ kind, note }) => [kind, note])).toEqual([
        ['assigned', '→ 李'],
        ['commented', '已电话督促'],
        ['waived', '机构已撤销'],
      ]);
    });

    it('are muted by silences until these end, which stay on record', async () => {
      const db = database();
      const silence = { id: 's1', wants: { rules: ['D-*'] }, reason: '搬家', by: 'Wang', createdAt: NOW };
      const tomorrow = new Date(Date.parse(NOW) + 86_400_000).toISOString();
      await addSilence(db, { ...silence, endsAt: tomorrow });
      expect(await listSilences(db, NOW)).toEqual([{ ...silence, endsAt: tomorrow }]);
      expect(await listSilences(db, tomorrow)).toEqual([]);
      expect(await endSilence(db, 's1', NOW, { by: '王', way: 'cli' })).toBe(true);
      expect(await endSilence(db, 's1', NOW, { by: '王', way: 'cli' })).toBe(false);
      expect(await listSilences(db, NOW)).toEqual([]);
      expect(await listSilences(db)).toHaveLength(1);
    });

    it('that wait for the same people are sent, repeated and settled as one', async () => {
      const db = database();
      const to = (target: string, names: string[]) => names.map((name) => ({ ...told('e', name), target }));
      const deliveries = [...to('chat', ['1', '2', '3', '4']), ...to('other', ['5'])];
      await saveAlertChanges(db, { upserts: [sample.alert('e', null)], events: [], deliveries }, NOW);
      const ids = async (id: string, room = 3) =>
        (await markSending(db, id, () => room)).map((d) => `${d.id} ${d.attempts}`);
      expect(await ids('e-2')).toEqual(['e-2 1', 'e-1 1', 'e-3 1']);
      expect(await ids('e-1')).toEqual([]);
      expect(await ids('e-4')).toEqual(['e-4 1']);
      expect(await markFailed(db, 'e-2', { error: 'busy', deadAfter: 9 })).toBe('pending');
      const waiting = async () => (await pendingDeliveries(db)).filter((d) => d.alertId === 'e').map((d) => d.id);
      expect(await waiting()).toEqual(['e-2', 'e-4', 'e-5']);
      await saveAlertChanges(db, { upserts: [], events: [], deliveries: to('chat', ['6']) }, NOW);
      expect(await ids('e-2', 9)).toEqual(['e-2 2', 'e-1 2', 'e-3 2']);
      await markSent(db, 'e-2', 'ok', NOW);
      expect(await waiting()).toEqual(['e-4', 'e-5', 'e-6']);
      const states = (await deliveriesOf(db, 'e')).map((d) => [d.id, d.state].join(' '));
      expect(states).toEqual(['e-1 sent', 'e-2 sent', 'e-3 sent', 'e-4 sending', 'e-5 pending', 'e-6 pending']);
    });
  });
}
