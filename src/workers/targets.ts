import type { RoutedTarget } from '../alerts/routing.ts';
import type { Settings } from '../config/settings.ts';

/** Where messages go: always the log, and what the settings name. */
export function targetsOf(settings: Pick<Settings, 'webhooks' | 'targets' | 'publicUrl'>): RoutedTarget[] {
  const pages = settings.publicUrl === null ? {} : { pages: settings.publicUrl };
  const webhooks = settings.webhooks.map(({ name, url, secret }) => ({
    name,
    channel: 'webhook',
    url,
    ...(secret === undefined ? {} : { secret }),
  }));
  const named = settings.targets.map(({ name, channel, url, secret, severity, rules, regions, levels, agencies }) => ({
    name,
    channel,
    url,
    ...pages,
    ...(secret === undefined ? {} : { secret }),
    wants: { severity, rules, regions, levels, agencies },
  }));
  return [{ name: 'log', channel: 'log' }, ...webhooks, ...named];
}
