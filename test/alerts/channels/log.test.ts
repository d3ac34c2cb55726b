import { describe, expect, it } from 'vitest';
import { logChannel } from '../../../src/alerts/channels/log.ts';
import { bundleOf, channelContract, sampleMessage } from '../../contracts/channel.ts';

function open() {
  const lines: { level: string; text: string }[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, text: JSON.stringify({ ...fields, message }) });
  };
  const channel = logChannel({ info: write('info'), warn: write('warn') });
  return { channel, target: { name: 'log', channel: 'log' }, lines, arrived: () => lines.map((line) => line.text) };
}

describe('the log channel', () => {
  channelContract(async () => open());

  it('warns of what is opened and informs of what is resolved', async () => {
    const { channel, target, lines } = open();
    await channel.send(bundleOf(sampleMessage()), target);
    await channel.send(bundleOf(sampleMessage({ transition: 'resolved' })), target);
    expect(lines.map((line) => line.level)).toEqual(['warn', 'info']);
  });
});
