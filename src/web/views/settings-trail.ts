import { settings as words } from '../../text/web-settings.ts';
import type { Translate } from '../translate.ts';

/** Where the pages of the administration lie. */
export function settingsTrail(t: Translate): { href: string; text: string }[] {
  return [{ href: '/settings', text: t(words.title) }];
}
