import { givenText } from './given.ts';

type Form = Record<string, unknown>;

/** What the form of single settings asks for, as a plan; `held` ones are not asked for. */
export function valuesIn(form: Form, held: readonly string[]): object {
  const given = (name: string) =>
    held.includes(name) || typeof form[name] !== 'string' ? undefined : form[name].trim();
  const number = (name: string) => {
    const text = given(name);
    return text === undefined ? undefined : Number(text === '' ? Number.NaN : text);
  };
  const deadlines = {
    graceDays: number('graceDays'),
    missingLooks: number('missingLooks'),
    staleAfterDays: number('staleAfterDays'),
  };
  return filled({
    deadlines: filled(deadlines),
    alertSeverity: given('alertSeverity'),
    schedule: given('schedule'),
    seasonSchedule: given('seasonSchedule'),
  });
}

/** A local deadline as the form gives it; what is left empty does not restrict. */
export function localDayIn({ region, year, levels, day, citation }: Form): object {
  return filled({
    region: text(region),
    year: text(year) === '' ? undefined : Number(text(year)),
    levels: words(levels),
    day: text(day),
    citation: text(citation),
  });
}

/** A target as the form gives it. */
export function targetIn({ name, url, secret, severity, rules, regions, digest }: Form): object {
  const some = (value: unknown) => text(value) || undefined;
  return filled({
    ...{ name: some(name), url: text(url), secret: some(secret), severity: some(severity), digest: some(digest) },
    ...{ rules: words(rules), regions: words(regions) },
  });
}

function words(value: unknown): string[] | undefined {
  const all = text(value)
    .split(/[\s,，、]+/)
    .filter(Boolean);
  return all.length > 0 ? all.slice(0, 200) : undefined;
}

function text(value: unknown): string {
  return givenText(value, 2_000);
}

function filled(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
