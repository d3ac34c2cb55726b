import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ZodError } from 'zod';
import { fail, ok, type Result } from '../errors/failure.ts';
import { SETTING_MISTAKES } from '../text/settings.ts';
import { systemError } from '../text/system-error.ts';
import { cronMistake } from './schedule.ts';
import { flagName, SETTINGS, type SettingName, type SettingSpec, type Settings } from './settings.ts';
import { bilingual, yamlMistake } from './yaml-mistake.ts';

/** Where settings come from, the first that says something wins. */
export interface SettingSources {
  /** Flags by setting name; undefined where not given. */
  flags: Partial<Record<SettingName, unknown>>;
  environment: Readonly<Record<string, string | undefined>>;
  /** Path of the file; null = nianbao.config.yaml where it is there. */
  configFile: string | null;
}

/** Flags, variables, file and defaults → frozen settings, or every mistake at once (`settings.invalid`). */
export function loadSettings(sources: SettingSources): Result<Settings> {
  const path = sources.configFile ?? DEFAULT_FILE;
  const file = readConfig(path, sources.configFile !== null);
  const content = file.ok ? file.value : {};
  const mistakes = file.ok ? unknownKeys(content, path) : [file.mistake];
  const named: SettingName[] = [];
  const settings: Record<string, unknown> = { given: named };
  for (const [name, spec] of Object.entries(SETTINGS) as [SettingName, SettingSpec][]) {
    const given = pick(sources, content, path, name, spec);
    if (given.mistake !== undefined) {
      mistakes.push(given.mistake);
      continue;
    }
    if (given.value !== undefined) named.push(name);
    const checked = spec.schema.safeParse(given.value);
    if (checked.success) settings[name] = checked.data;
    else mistakes.push(mistakeOf(spec, given, checked.error));
    if (name === 'schedule' && checked.success) mistakes.push(...scheduleMistakes(given.from, checked.data));
  }
  mistakes.push(...sameNames(settings));
  if (mistakes.length > 0) return fail('settings.invalid', mistakes.join('\n'), { mistakes });
  return ok(Object.freeze(withWebhookSecret(settings as unknown as Settings)));
}

const DEFAULT_FILE = 'nianbao.config.yaml';
type Config = { ok: true; value: Record<string, unknown> } | { ok: false; mistake: string };

function readConfig(path: string, named: boolean): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!named && (error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: true, value: {} };
    return { ok: false, mistake: `${path}：${bilingual(systemError(error))}` };
  }
  try {
    const content: unknown = parse(text, { logLevel: 'error' }) ?? {};
    if (typeof content === 'object' && !Array.isArray(content))
      return { ok: true, value: content as Record<string, unknown> };
    return { ok: false, mistake: `${path}：${bilingual(SETTING_MISTAKES.noTable)}` };
  } catch (error) {
    return { ok: false, mistake: `${path}：${yamlMistake(error)}` };
  }
}

function unknownKeys(file: Record<string, unknown>, path: string): string[] {
  const known = new Set(Object.values(SETTINGS).map((spec: SettingSpec) => spec.key));
  return Object.keys(file)
    .filter((key) => !known.has(key))
    .map((key) => `${path} ${key}：${bilingual(SETTING_MISTAKES.unknown)}`);
}

interface Given {
  value: unknown;
  /** The place that a person would look for it in. */
  from: string;
  /** Why it cannot be asked for. */
  mistake?: string;
}

function pick(
  { flags, environment }: SettingSources,
  file: Record<string, unknown>,
  path: string,
  name: SettingName,
  spec: SettingSpec,
): Given {
  if (flags[name] !== undefined) return { value: flags[name], from: flagName(spec) ?? name };
  const variable = environment[spec.variable];
  if (variable !== undefined && (variable !== '' || name === 'schedule'))
    return { value: variable, from: spec.variable };
  const secretFile = spec.secret ? environment[`${spec.variable}_FILE`] : undefined;
  if (secretFile) return fromFile(`${spec.variable}_FILE`, secretFile);
  const value = spec.key === null ? undefined : file[spec.key];
  if (value !== undefined && value !== null) return { value, from: `${path} ${spec.key}` };
  return { value: undefined, from: spec.variable };
}

/** A secret that lies in a file of its own, as containers are given them; the line break at its end is none of it. */
function fromFile(variable: string, path: string): Given {
  const from = `${variable} ${path}`;
  try {
    return { value: readFileSync(path, 'utf8').replace(/\r?\n$/, ''), from };
  } catch (error) {
    return { value: undefined, from, mistake: `${from}：${bilingual(systemError(error))}` };
  }
}

/** Names the place, the value unless it is secret, what it must look like, and what it means. */
function mistakeOf(spec: SettingSpec, given: Given, error: ZodError): string {
  const shown = spec.secret ? '' : `（${shownValue(given.value)}）`;
  // A value that is not shown needs at least the place in it.
  const paths = spec.secret ? error.issues.map((issue) => issue.path.join('.')) : [];
  const inside = [...new Set(paths.filter((path) => path !== ''))];
  const where = inside.length === 0 ? given.from : `${given.from} [${inside.join(', ')}]`;
  const expected = `${SETTING_MISTAKES.expected.zh} ${SETTING_MISTAKES.expected.en}: ${spec.form}`;
  return `${where}${shown}：${expected} — ${bilingual(spec.meaning)}`;
}

function shownValue(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function scheduleMistakes(from: string, schedule: unknown): string[] {
  if (typeof schedule !== 'string' || schedule === '') return [];
  const mistake = cronMistake(schedule);
  if (mistake === null) return [];
  const expected = `${SETTING_MISTAKES.expected.zh} ${SETTING_MISTAKES.expected.en}: ${SETTINGS.schedule.form}`;
  return [`${from}（${schedule}）：${expected} (${mistake})`];
}

/** A target and a webhook of one name: what was told to whom is kept by name. */
function sameNames({ targets, webhooks }: Partial<Settings>): string[] {
  const names = new Set((targets ?? []).map((one) => one.name));
  const same = (webhooks ?? []).filter((one) => names.has(one.name));
  return same.map(({ name }) => `targets, webhooks（${name}）：${bilingual(SETTING_MISTAKES.sameName)}`);
}

function withWebhookSecret(settings: Settings): Settings {
  const { webhookSecret } = settings;
  if (webhookSecret === null) return settings;
  return { ...settings, webhooks: settings.webhooks.map((w) => ({ ...w, secret: w.secret ?? webhookSecret })) };
}
