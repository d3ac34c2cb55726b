import type { Storable } from '../config/stored-settings.ts';
import type { TargetSetting } from '../config/target-setting.ts';

/** One thing that a plan changes; `text` holds no secret. */
export interface PlanChange {
  section: string;
  sign: '+' | '~' | '-' | '!';
  text: string;
}

/** What becomes of a setting, in words without secrets. `held`: a flag, variable or file says it, so that it stays as it is for now. */
export function settingChanges(name: Storable, before: unknown, after: unknown, held: boolean): PlanChange[] {
  if (name === 'targets') return targetChanges(before as TargetSetting[], after as TargetSetting[]);
  const [was, becomes] = [JSON.stringify(before), JSON.stringify(after)];
  if (was === becomes) return [];
  return [{ section: name, sign: held ? '!' : '~', text: `${name}: ${was} → ${becomes}` }];
}

/** A target in words: where it leads, without what only its owner may know. */
export function maskedTarget({ url, secret, ...rest }: TargetSetting): Record<string, unknown> {
  const { protocol, hostname } = new URL(url);
  return { ...rest, url: `${protocol}//${hostname}/…`, ...(secret === undefined ? {} : { secret: '••••' }) };
}

function targetChanges(before: readonly TargetSetting[], after: readonly TargetSetting[]): PlanChange[] {
  const was = new Map(before.map((one) => [one.name, one]));
  const listed = new Set(after.map((one) => one.name));
  const entry = (sign: PlanChange['sign'], text: string): PlanChange => ({ section: 'targets', sign, text });
  const shown = (one: TargetSetting) => JSON.stringify(maskedTarget(one));
  return [
    ...after.flatMap((one) => {
      const old = was.get(one.name);
      if (old === undefined) return [entry('+', shown(one))];
      if (plain(old) === plain(one)) return [];
      const hidden = shown(old) === shown(one) ? ' (url, secret)' : ` → ${shown(one)}`;
      return [entry('~', `${shown(old)}${hidden}`)];
    }),
    ...before.filter((one) => !listed.has(one.name)).map((one) => entry('-', shown(one))),
  ];
}

function plain(target: TargetSetting): string {
  return JSON.stringify(Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1)));
}
