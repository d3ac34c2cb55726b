import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { misspeltVariables } from '../../src/config/misspelt-variables.ts';
import { flagName, SETTINGS, type SettingName } from '../../src/config/settings.ts';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(
  yaml: string,
  environment: Record<string, string> = {},
  flags: Partial<Record<SettingName, unknown>> = {},
) {
  const configFile = join(folder, `${++count}.yaml`);
  writeFileSync(configFile, yaml);
  return loadSettings({ flags, environment, configFile });
}
function settings(...given: Parameters<typeof load>) {
  const loaded = load(...given);
  if (!loaded.ok) throw new Error(loaded.failure.cause);
  return loaded.value;
}
function mistakes(...given: Parameters<typeof load>): string[] {
  const loaded = load(...given);
  if (loaded.ok) throw new Error('the settings were taken');
  expect(loaded.failure.code).toBe('settings.invalid');
  return loaded.failure.context.mistakes as string[];
}

describe('where a setting comes from', () => {
  it('flags win over variables, variables over the file, the file over the default', () => {
    expect(settings('').port).toBe(8350);
    expect(settings('port: 1').port).toBe(1);
    expect(settings('port: 1', { NIANBAO_PORT: '2' }).port).toBe(2);
    expect(settings('port: 1', { NIANBAO_PORT: '2' }, { port: '3' }).port).toBe(3);
  });

  it('an empty variable and an empty key count as not given; an empty schedule is none', () => {
    expect(settings('port:\nasOf: ~', { NIANBAO_PORT: '', NIANBAO_DATA: '' })).toMatchObject({
      port: 8350,
      asOf: null,
    });
    expect(settings('', { NIANBAO_SCHEDULE: '' }).schedule).toBe('');
  });

  it('a secret may lie in a file that its variable with _FILE names; one that cannot be read is a mistake', () => {
    writeFileSync(join(folder, 'password'), 'a long password\n');
    const variables = (name: string) => ({ NIANBAO_PASSWORD_FILE: join(folder, name) });
    expect(settings('', variables('password')).password).toBe('a long password');
    expect(settings('', { ...variables('password'), NIANBAO_PASSWORD: 'another one' }).password).toBe('another one');
    expect(mistakes('', variables('nothing'))).toEqual([expect.stringMatching(/NIANBAO_PASSWORD_FILE .*没有这个文件/)]);
  });

  it('a variable that looks like a setting and is none is told, others of our beginning are not', () => {
    const names = ['NIANBAO_HOST_DELAY', 'NIANBAO_PASSWROD', 'NIANBAO_TARGET', 'NIANBAO_SEED', 'NIANBAO_PORT', 'HOME'];
    const given = Object.fromEntries([...names, 'NIANBAO_PASSWORD_FILE'].map((name) => [name, '1']));
    expect(misspeltVariables(given)).toEqual([
      { name: 'NIANBAO_HOST_DELAY', meant: 'NIANBAO_HOST_DELAY_MS' },
      { name: 'NIANBAO_PASSWROD', meant: 'NIANBAO_PASSWORD' },
      { name: 'NIANBAO_TARGET', meant: 'NIANBAO_TARGETS' },
    ]);
  });

  it('lists may be lists or text with commas; a single address is a network of its own', () => {
    expect(settings('allowNetwork: [10.0.0.0/8]').allowNetwork).toEqual(['10.0.0.0/8']);
    expect(settings('', { NIANBAO_ALLOW_NETWORK: '10.0.0.0/8, ::1,127.0.0.1' }).allowNetwork).toEqual([
      '10.0.0.0/8',
      '::1/128',
      '127.0.0.1/32',
    ]);
  });

  it('a webhook is an address or several with names; the key from the environment signs those without their own', () => {
    const key = { NIANBAO_WEBHOOK_SECRET: 'long enough' };
    expect(settings('', { ...key, NIANBAO_WEBHOOK_URL: 'https://a.example/' }).webhooks).toEqual([
      { name: 'webhook', url: 'https://a.example/', secret: 'long enough' },
    ]);
    const two =
      'webhooks:\n  - {name: a, url: "https://a.example/", secret: "its own key"}\n  - {url: "https://b.example/"}';
    expect(settings(two, key).webhooks.map((w) => w.secret)).toEqual(['its own key', 'long enough']);
  });

  it('targets are addresses that name their channel, or objects that say what is told to whom', () => {
    const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k';
    const both = settings('', { NIANBAO_TARGETS: `${robot}\n smtp://m.example?from=a@b.cn&to=c@d.cn` });
    expect(both.targets.map(({ name, channel }) => [name, channel])).toEqual([
      ['wecom', 'wecom'],
      ['mail', 'mail'],
    ]);
    const file = `targets:\n  - ${robot}\n  - {name: chief, url: "https://relay.example/", channel: dingtalk, severity: critical, rules: D-*}`;
    expect(settings(file).targets[1]).toEqual({
      name: 'chief',
      url: 'https://relay.example/',
      channel: 'dingtalk',
      severity: 'critical',
      rules: ['D-*'],
    });
  });

  it('holidays of a year come from the file, or from a variable as JSON; days that are none are refused', () => {
    const year = { off: ['01-01/01-03', '02-29'], worked: ['02-14'], citation: '国办发明电' };
    expect(settings(`holidays: ${JSON.stringify({ 2027: year })}`).holidays).toEqual({ 2027: year });
    expect(settings('holidays: {2027: {off: ["01-01"]}}').holidays[2027]!.worked).toEqual([]);
    expect(settings('').holidays).toEqual({});
    for (const wrong of [
      '{2027: {off: ["1-1"]}}',
      '{2027: {off: ["01-05/01-01"]}}',
      '{27: {off: []}}',
      '{2027: {}}',
      '"x"',
    ])
      expect(mistakes(`holidays: ${wrong}`).join()).toContain('holidays');
    const loaded = loadSettings({
      flags: {},
      environment: { NIANBAO_HOLIDAYS: JSON.stringify({ 2027: year }) },
      configFile: null,
    });
    expect(loaded.ok && loaded.value.holidays).toEqual({ 2027: year });
  });

  it('refuses targets of one name, without showing their keys', () => {
    const secret = 'hunter2hunter2';
    const twice = `https://oapi.dingtalk.com/robot/send?access_token=${secret}`;
    for (const file of [
      `targets: ["${twice}", "${twice}"]`,
      `targets: [{name: a, url: "${twice}"}]\nwebhooks: [{name: a, url: "https://a.example/"}]`,
      `targets: [{name: log, url: "${twice}"}]`,
      `targets: ["ftp://x.example/${secret}"]`,
    ]) {
      const found = mistakes(file);
      expect(found.length, file).toBe(1);
      expect(found.join()).toContain('targets');
      expect(found.join()).not.toContain(secret);
    }
  });

  it('nothing can be changed afterwards', () => {
    expect(Object.isFrozen(settings(''))).toBe(true);
  });
});

describe('what is wrong', () => {
  it('is told all at once, each with its place, its value and what it must look like', () => {
    const found = mistakes('porty: 1\nhost: ""\n', { NIANBAO_ROLE: 'boss', LOG_LEVEL: 'loud' }, { asOf: '2023-02-29' });
    expect(found).toHaveLength(5);
    for (const wanted of [
      /\.yaml porty：没有这项设置/,
      /\.yaml host（）/,
      /^NIANBAO_ROLE（boss）.*all \| web \| scheduler \| crawler \| worker/,
      /^LOG_LEVEL（loud）/,
      /^--as-of（2023-02-29）.*YYYY-MM-DD/,
    ])
      expect(found.filter((one) => wanted.test(one))).toHaveLength(1);
  });

  it.each([
    ['port', 'abc'],
    ['port', true],
    ['port', '80.5'],
    ['port', ' '],
    ['port', [80]],
    ['allowNetwork', '10.0.0.0/33'],
    ['allowNetwork', 'localhost'],
    ['schedule', '61 * * * *'],
    ['hostDelayMs', -1],
    ['databaseUrl', 'mysql://h/x'],
    ['redisUrl', 'localhost:6379'],
    ['password', 'short'],
  ] satisfies [SettingName, unknown][])('%s does not take %j', (name, value) => {
    const place = flagName(SETTINGS[name]) ?? name;
    const found = mistakes('', {}, { [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(name === 'schedule' ? SETTINGS.schedule.form : place);
  });

  it('a file that is missing, a folder, or no YAML is named; none is needed unless it was asked for', () => {
    const of = (configFile: string) => loadSettings({ flags: {}, environment: {}, configFile });
    expect(of(join(folder, 'none.yaml'))).toMatchObject({ ok: false });
    expect(of(folder)).toMatchObject({ ok: false });
    expect(mistakes('- a\n- b')[0]).toMatch(/列表|table/);
    expect(mistakes('port: [1')[0]).toMatch(/不是有效的 YAML.*\(1:\d+ /);
  });

  it('a secret is never shown, neither its own value nor the line of the file that it stands in', () => {
    const secret = 'hunter2';
    const all = [
      ...mistakes(
        `webhooks: [{url: "https://h.example/?key=${secret}", secret: ${secret}}]\nredisUrl: http://:${secret}@h\n`,
      ),
      ...mistakes('', { NIANBAO_PASSWORD: secret, DATABASE_URL: `mysql://u:${secret}@h/x` }),
      ...mistakes(`webhooks:\n  - secret: *${secret}\n`),
      ...mistakes(`webhooks: [{secret: ${secret}}`),
      ...mistakes(`redisUrl: "redis://:${secret}@h\n`),
    ];
    expect(all.length).toBeGreaterThan(6);
    for (const one of all) expect(one).not.toContain(secret);
  });
});
