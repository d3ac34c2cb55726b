import { expect, it } from 'vitest';
import type { Bundle, Channel, OutgoingMessage, Target } from '../../src/alerts/channels/channel.ts';

/** A message as the outbox makes it. */
export function sampleMessage(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: 'd'.repeat(32),
    transition: 'opened',
    attempt: 1,
    alert: {
      id: 'a'.repeat(32),
      rule: 'D-MISSING',
      severity: 'error',
      status: 'open',
      agency: { id: 'a1', name: '某市科学技术局' },
      year: 2024,
      message: { zh: '未发现“年报” =1+1', en: 'not found' },
      evidence: { url: 'https://portal.example/nb/', snapshot: null, fields: [] },
      firstSeenAt: '2025-02-01T00:00:00.000Z',
      lastSeenAt: '2025-02-01T00:00:00.000Z',
    },
    remedy: { zh: '督促发布', en: 'have it published' },
    ...change,
  };
}

/** Messages that go out as one. */
export function bundleOf(...messages: OutgoingMessage[]): Bundle {
  const [{ id, attempt }] = messages as [OutgoingMessage];
  return { id, attempt, messages };
}

export interface ChannelSetting {
  channel: Channel;
  target: Target;
  /** What arrived at the target, as text; one entry a delivery. */
  arrived: () => string[];
  secret?: string;
}

/** What every channel keeps to; `open` makes a fresh channel with a working target. */
export function channelContract(open: () => Promise<ChannelSetting>): void {
  it('delivers what happened, to whom, in both languages or the first, and proves it with a short answer', async () => {
    const { channel, target, arrived } = await open();
    const result = await channel.send(bundleOf(sampleMessage()), target);
    if (!result.ok) throw new Error(result.failure.cause);
    expect(result.value.response.length).toBeLessThan(2_100);
    expect(arrived()).toHaveLength(1);
    for (const part of ['D-MISSING', '某市科学技术局', '2024', '未发现', 'opened'])
      expect(arrived()[0]).toContain(part);
  });

  it('carries the idempotency key, the same for every attempt', async () => {
    const { channel, target, arrived } = await open();
    for (const attempt of [1, 2]) await channel.send(bundleOf(sampleMessage({ attempt })), target);
    expect(arrived()).toHaveLength(2);
    for (const text of arrived()) expect(text).toContain('d'.repeat(32));
  });

  it('delivers resolutions and alerts about no agency', async () => {
    const { channel, target, arrived } = await open();
    const message = sampleMessage({ transition: 'resolved' });
    const result = await channel.send(
      bundleOf({ ...message, alert: { ...message.alert, agency: null, year: null } }),
      target,
    );
    expect(result.ok).toBe(true);
    expect(arrived()[0]).toContain('resolved');
  });

  it('never sends the secret', async () => {
    const { channel, target, arrived, secret } = await open();
    await channel.send(bundleOf(sampleMessage()), target);
    if (secret) expect(arrived().join()).not.toContain(secret);
    expect(channel.name).toBe(target.channel);
  });
}
