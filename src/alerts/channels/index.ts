import type { Channel } from './channel.ts';
import { dingtalkChannel } from './dingtalk.ts';
import { feishuChannel } from './feishu.ts';
import { type Logger, logChannel } from './log.ts';
import { mailChannel } from './mail.ts';
import type { HttpIo } from './post-json.ts';
import { slackChannel } from './slack.ts';
import { webhookChannel } from './webhook.ts';
import { wecomChannel } from './wecom.ts';

/** What the channels need of the outside. */
export interface ChannelIo extends HttpIo {
  logger: Logger;
}

/** Every channel by its name: one file each in this folder, one line each here. */
export function channelsOf(io: ChannelIo): ReadonlyMap<string, Channel> {
  const channels = [
    logChannel(io.logger),
    mailChannel(io),
    wecomChannel(io),
    dingtalkChannel(io),
    feishuChannel(io),
    slackChannel(io),
    webhookChannel(io),
  ];
  return new Map(channels.map((channel) => [channel.name, channel]));
}
