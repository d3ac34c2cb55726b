import type { Channel } from './channel.ts';
import { type Logger, logChannel } from './log.ts';
import { type WebhookIo, webhookChannel } from './webhook.ts';

/** What the channels need of the outside. */
export interface ChannelIo extends WebhookIo {
  logger: Logger;
}

/** Every channel by its name: one file each in this folder, one line each here. */
export function channelsOf(io: ChannelIo): ReadonlyMap<string, Channel> {
  const channels = [logChannel(io.logger), webhookChannel(io)];
  return new Map(channels.map((channel) => [channel.name, channel]));
}
