import { readFileSync } from 'node:fs';
import { CronExpressionParser } from 'cron-parser';
import { parse } from 'yaml';
import { fail, ok, type Result } from '../errors/failure.ts';
import { SETTINGS, type SettingName, type SettingSpec, type Settings } from './settings.ts';

export interface SettingSources {
  /** Flags by setting name; undefined where not given. */
  flags: Partial<Record<SettingName, unknown>>;
  environment: Readonly<Record<string, string | undefined>>;
  /** Path of the file; null = nianbao.config.yaml where it is there. */
  configFile: string | null;
}

/** Flags, variables, file and defaults → frozen settings, or every mistake at once (`settings.invalid`). */
export function loadSettings(sources: SettingSources): Result<Settings> {
  const file = readConfig(sources.configFile);
  if (!file.ok) return file;
  const mistakes = unknownKeys(file.value);
  const settings: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(SETTINGS) as [SettingName, SettingSpec][]) {
    const given = pick(sources, file.value, name, spec);
    const checked = spec.schema.safeParse(given.value);
    if (checked.success) settings[name] = checked.data;
    else {
      const shown = spec.secret ? '' : `（${JSON.stringify(given.value)}）`;
      mistakes.push(
        `${given.from}${shown}：${checked.error.issues.map((i) => i.message).join('; ')} — ${spec.meaning.zh} / ${spec.meaning.en}`,
      );
    }
  }
  mistakes.push(...scheduleMistakes(settings.schedule));
  if (mistakes.length > 0) return fail('settings.invalid', mistakes.join('\n'), { mistakes });
  return ok(Object.freeze(withWebhookSecret(settings as unknown as Settings)));
}

function readConfig(path: string | null): Result<Record<string, unknown>> {
  const file = path ?? 'nianbao.config.yaml';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (path === null && (error as NodeJS.ErrnoException).code === 'ENOENT') return ok({});
    return fail('settings.invalid', `${file}: ${(error as Error).message}`, {
      mistakes: [`${file}: ${(error as Error).message}`],
    });
  }
  try {
    const content: unknown = parse(text) ?? {};
    if (typeof content === 'object' && !Array.isArray(content)) return ok(content as Record<string, unknown>);
    throw new Error('a table of settings is expected');
  } catch (error) {
    return fail('settings.invalid', `${file}: ${(error as Error).message}`, {
      mistakes: [`${file}: ${(error as Error).message}`],
    });
  }
}

function unknownKeys(file: Record<string, unknown>): string[] {
  const known = new Set(Object.values(SETTINGS).map((spec: SettingSpec) => spec.key));
  return Object.keys(file)
    .filter((key) => !known.has(key))
    .map((key) => `nianbao.config.yaml ${key}：没有这项设置 / no such setting`);
}

function pick(sources: SettingSources, file: Record<string, unknown>, name: SettingName, spec: SettingSpec) {
  const flag = sources.flags[name];
  if (flag !== undefined) return { value: flag, from: `--${spec.flag}` };
  const variable = sources.environment[spec.variable];
  if (variable !== undefined && (variable !== '' || name === 'schedule'))
    return { value: variable, from: spec.variable };
  if (spec.key !== null && file[spec.key] !== undefined)
    return { value: file[spec.key], from: `nianbao.config.yaml ${spec.key}` };
  return { value: undefined, from: spec.variable };
}

function scheduleMistakes(schedule: unknown): string[] {
  if (typeof schedule !== 'string' || schedule === '') return [];
  try {
    CronExpressionParser.parse(schedule, { tz: 'Asia/Shanghai' });
    return [];
  } catch (error) {
    return [`NIANBAO_SCHEDULE（${schedule}）：${(error as Error).message}`];
  }
}

function withWebhookSecret(settings: Settings): Settings {
  const { webhookSecret } = settings;
  if (webhookSecret === null) return settings;
  return { ...settings, webhooks: settings.webhooks.map((w) => ({ ...w, secret: w.secret ?? webhookSecret })) };
}
