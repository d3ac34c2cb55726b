import type { Rhythm } from '../alerts/rhythm.ts';
import type { RoutedTarget } from '../alerts/routing.ts';
import type { Settings } from '../config/settings.ts';
import type { TargetSetting } from '../config/target-setting.ts';
import type { Wants } from '../report/wants.ts';

/** Where messages go: always the log, and what the settings name. */
export function targetsOf(settings: Pick<Settings, 'webhooks' | 'targets' | 'publicUrl'>): RoutedTarget[] {
  const pages = settings.publicUrl === null ? {} : { pages: settings.publicUrl };
  const webhooks = settings.webhooks.map(({ name, url, secret }) => ({
    name,
    channel: 'webhook',
    url,
    ...(secret === undefined ? {} : { secret }),
  }));
  const named = settings.targets.map(({ name, channel, url, secret, ...more }) => ({
    name,
    channel,
    url,
    ...pages,
    ...(secret === undefined ? {} : { secret }),
    ...(more.digest === undefined ? {} : { digest: more.digest }),
    wants: wantsOf(more),
    rhythm: rhythmOf(more),
  }));
  return [{ name: 'log', channel: 'log' }, ...webhooks, ...named];
}

function wantsOf({
  severity,
  rules,
  regions,
  levels,
  agencies,
}: Omit<TargetSetting, 'name' | 'channel' | 'url'>): Wants {
  return { severity, rules, regions, levels, agencies };
}

function rhythmOf({
  digest,
  repeatAfter,
  escalateAfter,
  countdown,
}: Omit<TargetSetting, 'name' | 'channel' | 'url'>): Rhythm {
  return { digest, repeatAfter, escalateAfter, countdown };
}
