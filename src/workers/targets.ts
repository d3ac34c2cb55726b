import type { Target } from '../alerts/channels/channel.ts';
import type { Settings } from '../config/settings.ts';

/** Where messages go: always the log, and every webhook of the settings. */
export function targetsOf(settings: Pick<Settings, 'webhooks'>): Target[] {
  const webhooks = settings.webhooks.map(({ name, url, secret }) => ({
    name,
    channel: 'webhook',
    url,
    ...(secret === undefined ? {} : { secret }),
  }));
  return [{ name: 'log', channel: 'log' }, ...webhooks];
}
