import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Postponed } from '../../src/errors/postponed.ts';
import { saveAlertChanges } from '../../src/store/alerts.ts';
import type { Store } from '../../src/store/database.ts';
import { reviveDeliveries } from '../../src/store/dead-letters.ts';
import { deadDeliveries, deliveriesOf, pendingDeliveries } from '../../src/store/deliveries.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { deliver } from '../../src/workers/deliver-job.ts';
import { fakeRobot, type Robot, type RobotAnswer } from '../alerts/channels/fake-robot.ts';
import { sampleMessage } from '../contracts/channel.ts';
import { open } from '../store/open.ts';
import * as sample from '../store/samples.ts';
import { settingsOf } from './settings-of.ts';

const ZERO: RobotAnswer = { body: { errcode: 0, errmsg: 'ok' } };
const HOUR = 3_600_000;
const START = Date.parse('2027-02-01T00:00:00Z');
let end: () => Promise<void>;
let store: Store;
beforeAll(async () => {
  ({ store, end } = await open(null));
});
afterAll(async () => {
  await end?.();
});

/** A 企业微信 robot that answers its n-th request as told; `takes` says which answers mean that the group saw the message. */
const robotThat = (answer: (n: number) => RobotAnswer, takes = (given: RobotAnswer) => given === ZERO) => {
  let n = 0;
  return fakeRobot(() => answer(++n), takes);
};

let alerts = 0;
/** Puts one message for a target into the outbox. */
async function told(target: string, channel: 'wecom' | 'mail' = 'wecom'): Promise<string> {
  const id = `alert-${alerts++}`;
  const message = sampleMessage({ id: `${id}-opened` });
  const delivery = { id: message.id, alertId: id, transition: 'opened', channel, target };
  await saveAlertChanges(
    store.db,
    { upserts: [sample.alert(id, null)], events: [], deliveries: [{ ...delivery, message: { ...message } }] },
    new Date(START).toISOString(),
  );
  return id;
}

/** Works the outbox off by a clock of its own, for so many hours; returns when each request began, in minutes. */
async function workOff(
  targets: { name: string; url: string; channel?: 'mail' }[],
  hours: number,
  robot?: Robot,
): Promise<number[]> {
  const settings = settingsOf({ targets: targets.map((one) => ({ channel: 'wecom' as const, ...one })) });
  let now = START;
  const context = { settings, store, log: pino({ level: 'silent' }), clock: () => new Date(now) };
  const notBefore = new Map<string, number>();
  const minutes: number[] = [];
  for (; now < START + hours * HOUR; now += 10_000) {
    for (const { id } of await pendingDeliveries(store.db, { now: new Date(now).toISOString() })) {
      if ((notBefore.get(id) ?? 0) > now) continue;
      const before = robot?.got.length ?? 0;
      const ended = await deliver(id, context as unknown as WorkContext).catch((error: unknown) => error);
      if (ended instanceof Postponed) notBefore.set(id, now + ended.delayMs);
      if ((robot?.got.length ?? 0) > before) minutes.push(Math.round((now - START) / 60_000));
    }
    const next = await store.db
      .selectFrom('nianbao.delivery')
      .select(['id', 'due_at'])
      .where('state', 'in', ['pending', 'sending'])
      .execute();
    if (next.length === 0) break;
    const soonest = Math.min(...next.map(({ id, due_at }) => Math.max(notBefore.get(id) ?? 0, due_at?.getTime() ?? 0)));
    now = Math.max(now, soonest - 10_000);
  }
  return minutes;
}
const states = async (alert: string) =>
  (await deliveriesOf(store.db, alert)).map(({ transition, state }) => `${transition} ${state}`);

describe('a message on its way', () => {
  it('reaches a receiver that drops it three times, and is not called sent before', async () => {
    const robot = await robotThat((n) => (n <= 3 ? 'drop' : ZERO));
    const alert = await told('dropping');
    await workOff([{ name: 'dropping', url: robot.url }], 24, robot);
    expect(robot.taken).toHaveLength(1);
    expect(robot.taken[0]).toContain('此前可能未送达');
    expect(robot.taken[0]).toContain('某市科学技术局');
    expect(await states(alert)).toEqual(['opened unsure', 'unsure sent']);
  });

  it('is no flood for a receiver that takes everything and never says so', async () => {
    const robot = await robotThat(
      () => 'drop',
      () => true,
    );
    const alert = await told('mute');
    const minutes = await workOff([{ name: 'mute', url: robot.url }], 48, robot);
    expect(minutes.length).toBeLessThanOrEqual(8);
    expect(minutes.filter((minute) => minute < 10).length).toBeLessThanOrEqual(4);
    expect(robot.taken.filter((text) => !/第 \d+ 次发送|此前可能未送达/.test(text))).toHaveLength(1);
    expect(await states(alert)).toEqual(['opened unsure', 'unsure unsure', 'unsure unsure', 'unsure dead']);
  });

  it('is sent once to a receiver that was down for two days', async () => {
    const alert = await told('down');
    await workOff([{ name: 'down', url: 'http://127.0.0.1:1/robot' }], 48);
    expect(await states(alert)).toEqual(['opened pending']);
    const robot = await robotThat(() => ZERO);
    await workOff([{ name: 'down', url: robot.url }], 1, robot);
    expect(robot.got).toHaveLength(1);
    expect(await states(alert)).toEqual(['opened sent']);
  });

  it('waits as long as a receiver asks that has too many', async () => {
    const robot = await robotThat((n) => (n <= 2 ? { body: { errcode: 45009, errmsg: 'freq' } } : ZERO));
    const alert = await told('busy');
    expect(await workOff([{ name: 'busy', url: robot.url }], 1, robot)).toEqual([0, 1, 2]);
    expect(await states(alert)).toEqual(['opened sent']);
  });

  it('is given up where it is refused, told to nobody as sent, and goes out when somebody mended that', async () => {
    const robot = await robotThat((n) =>
      n === 1 ? { body: { errcode: 93000, errmsg: 'invalid webhook url' } } : ZERO,
    );
    const alert = await told('refused');
    const targets = [{ name: 'refused', url: robot.url }];
    await workOff(targets, 24, robot);
    expect(robot.got).toHaveLength(1);
    expect(await states(alert)).toEqual(['opened dead']);
    const dead = (await deadDeliveries(store.db)).filter(({ target }) => target === 'refused');
    expect(dead.map(({ lastError }) => lastError)).toEqual([expect.stringContaining('errcode 93000')]);
    expect(await reviveDeliveries(store.db, [dead[0]!.id])).toHaveLength(1);
    await workOff(targets, 1, robot);
    expect(robot.taken).toHaveLength(1);
    expect(await states(alert)).toEqual(['opened sent']);
  });

  it('is not repeated to those of several recipients who have it, when it goes out to the one who was refused', async () => {
    const had: string[][] = [];
    let refuses = true;
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onRcptTo: ({ address }, _session, done) =>
        done(
          refuses && address === 'new@a.cn' ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
        ),
      onData: (stream, { envelope }, done) => {
        had.push(envelope.rcptTo.map(({ address }) => address));
        stream.resume().on('end', () => done(null));
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const url = `smtp://127.0.0.1:${port}?from=nianbao@a.cn&to=old@a.cn,new@a.cn`;
    const targets = [{ name: 'two', url, channel: 'mail' as const }];
    const alert = await told('two', 'mail');
    await workOff(targets, 24);
    expect(await states(alert)).toEqual(['opened dead']);
    refuses = false;
    const [dead] = (await deadDeliveries(store.db)).filter(({ target }) => target === 'two');
    await reviveDeliveries(store.db, [dead!.id]);
    const next = await told('two', 'mail');
    await workOff(targets, 1);
    expect([await states(alert), await states(next)]).toEqual([['opened sent'], ['opened sent']]);
    expect(had.flat().filter((one) => one === 'old@a.cn')).toHaveLength(2);
    expect(had.flat().filter((one) => one === 'new@a.cn').length).toBeLessThanOrEqual(2);
    expect(had[0]).toEqual(['old@a.cn']);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});
