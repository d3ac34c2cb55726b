import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../src/alerts/channels/channel.ts';
import { noticeOf } from '../../src/alerts/channels/notice.ts';
import { linesOf } from '../../src/alerts/channels/notice-lines.ts';
import { followUpOf } from '../../src/alerts/follow-up.ts';
import { onceEach } from '../../src/alerts/once-each.ts';
import { bundleOf, sampleMessage } from '../contracts/channel.ts';

const target = { name: 'office', channel: 'wecom', digest: 'daily' as const };
let count = 0;

/** One message about an alert, at an hour of 1 February 2027 by Beijing's clock. */
function told(alertId: string, transition: OutgoingMessage['transition'], hour: number): OutgoingMessage {
  const at = new Date(Date.UTC(2027, 1, 1, hour - 8)).toISOString();
  const message = sampleMessage({ id: `m${count++}`, transition });
  const times = transition === 'resolved' ? { resolvedAt: at } : { lastSeenAt: at, resolvedAt: null };
  return { ...message, alert: { ...message.alert, id: alertId, ...times } };
}
const happened = (...messages: OutgoingMessage[]) => onceEach(messages).map((one) => one.happened);
const textOf = (...messages: OutgoingMessage[]) => {
  const notice = noticeOf(bundleOf(...messages), target);
  return [notice.title.zh, ...linesOf(notice).map((pieces) => pieces.map(({ text }) => text).join(''))].join('\n');
};

describe('a message of many alerts', () => {
  it('tells what opened and ended within it once, as ended, with both times', () => {
    const text = textOf(told('a', 'opened', 10), told('b', 'opened', 11), told('a', 'resolved', 18));
    expect(text).toContain('年报告警：1条新增，1条出现后又解除，0条解除（汇总）');
    expect(text).toContain('（2027-02-01 10:00 出现，2027-02-01 18:00 解除）');
    expect(text.match(/未发现/g)).toHaveLength(2);
  });

  it('puts what is over behind what is new, in whatever order the rows come', () => {
    const text = textOf(told('a', 'resolved', 18), told('a', 'opened', 10), told('b', 'opened', 11));
    expect(text.indexOf('新增 opened')).toBeLessThan(text.indexOf('出现后又解除 opened and resolved'));
  });

  it('tells the last of what happened to an alert', () => {
    expect(happened(told('a', 'resolved', 9), told('a', 'reopened', 12))).toEqual(['reopened']);
    expect(happened(told('a', 'opened', 9), told('a', 'resolved', 10), told('a', 'reopened', 12))).toEqual([
      'reopened',
    ]);
    expect(happened(told('a', 'reopened', 9), told('a', 'resolved', 10))).toEqual(['passed']);
    expect(happened(told('a', 'resolved', 9))).toEqual(['resolved']);
  });

  it('reminds of nothing that it tells as new, and once of what is old', () => {
    expect(happened(told('a', 'opened', 9), told('a', 'reminded', 12))).toEqual(['opened']);
    expect(happened(told('a', 'reminded', 9), told('a', 'reminded', 12))).toEqual(['reminded']);
    expect(happened(told('a', 'reminded', 9), told('a', 'resolved', 12))).toEqual(['resolved']);
  });

  it('keeps countdowns apart, which are about no alert', () => {
    expect(happened(told('', 'countdown', 9), told('', 'countdown', 10))).toEqual(['countdown', 'countdown']);
  });
});

describe('a message that asks after another one', () => {
  const now = new Date('2027-02-01T00:00:00Z');
  const lost = { alertId: 'a', channel: 'wecom', target: 'office', message: told('a', 'opened', 9) };

  it('has an id of its own, says what may not have arrived, and waits longer each time', () => {
    const first = followUpOf(lost, now)!;
    expect(first).toMatchObject({ transition: 'unsure', dueAt: '2027-02-01T00:01:00.000Z' });
    expect(first.message.after).toEqual({ id: lost.message.id, transition: 'opened', times: 1 });
    expect(first.id).not.toBe(lost.message.id);
    expect(followUpOf(lost, now)!.id).toBe(first.id);
    const second = followUpOf(first, now)!;
    expect(second.message.after).toEqual({ id: lost.message.id, transition: 'opened', times: 2 });
    expect(Date.parse(second.dueAt)).toBeGreaterThan(Date.parse(first.dueAt));
  });

  it('is asked no more after some hours', () => {
    let next: ReturnType<typeof followUpOf> = followUpOf(lost, now);
    let times = 0;
    for (; next !== null && times < 50; times++) next = followUpOf(next, now);
    expect(times).toBe(3);
  });

  it('reads as what it is, beside what is new', () => {
    const text = textOf(followUpOf(lost, now)!.message, told('b', 'opened', 11));
    expect(text).toContain('1条新增，1条此前可能未送达，0条解除');
    expect(text).toContain('此前可能未送达 may not have arrived before（新增 opened）');
    expect(text).toContain('两次发送都被打断');
  });
});
