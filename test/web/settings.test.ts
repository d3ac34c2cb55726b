import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import type { ShownSettings } from '../../src/web/deps.ts';
import { settingsActs } from '../../src/workers/settings-acts.ts';
import { settingsOf } from '../workers/settings-of.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { NOW } from './seed.ts';

const OWN = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const SECRET = 'a very secret key';
const ROBOT = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123-secret-4567';

let store: Store;
let remove: () => Promise<void>;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
  const { deps } = webDeps(store);
  const base = settingsOf({ seasonSchedule: '0 1 * * *', webhooks: 'https://own.example/hook-secret' });
  const acts = settingsActs(
    store.db,
    base,
    async () => undefined,
    () => NOW,
  );
  app = createApp({ ...deps, actions: { ...deps.actions, ...acts } });
});
afterAll(() => remove());

const submit = (path: string, form: Record<string, string>) =>
  app.request(path, { method: 'POST', headers: OWN, body: new URLSearchParams(form).toString() });
const now = async () => (await (await app.request('/api/v1/settings')).json()) as ShownSettings;
const page = async () => (await app.request('/settings')).text();

describe('the settings page', () => {
  it('changes what may be changed, and shows what is given elsewhere as such', async () => {
    expect((await now()).held).toEqual(['seasonSchedule']);
    const form = {
      graceDays: '3',
      missingLooks: '2',
      staleAfterDays: '10',
      alertSeverity: 'warning',
      schedule: '15 7 * * *',
      seasonSchedule: '9 9 * * *',
    };
    expect((await submit('/settings/values', form)).status).toBe(303);
    expect((await now()).values).toMatchObject({
      graceDays: 3,
      missingLooks: 2,
      staleAfterDays: 10,
      alertSeverity: 'warning',
      schedule: '15 7 * * *',
      seasonSchedule: '0 1 * * *',
    });
    expect(await page()).toMatch(/name="seasonSchedule"[^>]*disabled/);
  });

  it.each([
    ['/settings/values', { graceDays: '-1' }],
    ['/settings/values', { graceDays: '' }],
    ['/settings/values', { schedule: 'whenever' }],
    ['/settings/local/add', { region: 'x', day: '01-20' }],
    ['/settings/local/add', { region: '6401', day: '13-40' }],
    ['/settings/targets/add', { name: 'x', url: 'javascript:alert(1)' }],
    ['/settings/targets/add', { name: 'webhook', url: 'https://taken.example/' }],
    ['/settings/plan', { plan: 'a: [' }],
    ['/settings/apply', { plan: 'agencies: /etc/passwd' }],
  ])('refuses in words what makes no sense: %s %j', async (path, form) => {
    const before = await now();
    const answer = await submit(path, form as unknown as Record<string, string>);
    expect([answer.status, await now()]).toEqual([422, before]);
    expect(await answer.text()).toContain('未保存');
  });

  it('keeps local deadlines', async () => {
    await submit('/settings/local/add', {
      region: '6401',
      levels: 'county_dept，prefecture_dept',
      day: '01-20',
      citation: '示例通知',
    });
    await submit('/settings/local/add', { region: '64', year: '2025', day: '01-25' });
    expect((await now()).values.localDeadlines).toMatchObject([
      { region: '6401', levels: ['county_dept', 'prefecture_dept'] },
      { region: '64', year: 2025 },
    ]);
    await submit('/settings/local/remove', { index: '0' });
    expect((await now()).values.localDeadlines).toMatchObject([{ region: '64' }]);
  });

  it('keeps targets without ever showing their secrets', async () => {
    await submit('/settings/targets/add', {
      name: '值班',
      url: ROBOT,
      secret: SECRET,
      severity: 'error',
      rules: 'D-* T3-FLOW',
    });
    expect((await now()).targets.map(({ name, channel, own }) => [name, channel, own])).toEqual([
      ['webhook', 'webhook', false],
      ['值班', 'wecom', true],
    ]);
    const shown = [await page(), JSON.stringify(await now()), await (await app.request('/api/v1/audit')).text()].join();
    for (const secret of [SECRET, '0123-secret', 'hook-secret']) expect(shown).not.toContain(secret);
    expect(shown).toContain('qyapi.weixin.qq.com');
    await submit('/settings/targets/remove', { name: '值班' });
    expect((await now()).targets).toHaveLength(1);
  });

  it('shows a plan before it is applied', async () => {
    const plan = `deadlines: { graceDays: 5 }\nsilences: [{ name: 演练, rules: [D-*], until: 2026-12-31, reason: "<b>演练</b>" }]`;
    const shown = await (await submit('/settings/plan', { plan })).text();
    expect(shown).toContain('graceDays: 3 → 5');
    expect(shown).not.toContain('<b>演练');
    expect((await now()).values.graceDays).toBe(3);
    expect((await submit('/settings/apply', { plan })).status).toBe(303);
    expect((await now()).values.graceDays).toBe(5);
    expect(await (await submit('/settings/plan', { plan })).text()).toContain('没有变更');
  });
});
