import { SETTINGS, type SettingSpec } from './settings.ts';

/** A variable that sets nothing, and the one that was meant. */
export interface Misspelt {
  name: string;
  meant: string;
}

/**
 * Variables `NIANBAO_…` that are no setting and look like one: a password that nobody reads protects nothing. Others of that beginning are
 * left alone: they may be of whoever starts us.
 */
export function misspeltVariables(environment: Readonly<Record<string, string | undefined>>): Misspelt[] {
  const known = Object.values(SETTINGS).flatMap(({ variable, secret }: SettingSpec) =>
    secret ? [variable, `${variable}_FILE`] : [variable],
  );
  return Object.keys(environment).flatMap((name) => {
    if (!name.startsWith('NIANBAO_') || known.includes(name)) return [];
    const meant = known.find((one) => one.startsWith(`${name}_`) || distance(name, one) <= 2);
    return meant === undefined ? [] : [{ name, meant }];
  });
}

/** How many letters are wrong, missing, too many or changed places with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
