import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/store/audit.ts';
import { seededPages } from './harness.ts';
import { ALERT } from './seed.ts';

const PASSWORD = '青河 correct horse';
const OWN = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const basic = { authorization: `Basic ${Buffer.from(`any:${PASSWORD}`).toString('base64')}` };
const PEER = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };

const { store, app } = await seededPages({ password: PASSWORD });

const submit = (path: string, form: Record<string, string>, headers: Record<string, string> = basic) =>
  app.request(
    path,
    { method: 'POST', headers: { ...OWN, ...headers }, body: new URLSearchParams(form).toString() },
    PEER,
  );
const log = async (query = '') =>
  (await (await app.request(`/api/v1/audit${query}`, { headers: basic })).json()) as AuditEntry[];

describe('the log of acts', () => {
  it('tells who did what, when and how, wherever it was done', async () => {
    await submit('/login', { password: 'wrong' }, {});
    await submit('/login', { password: PASSWORD }, {});
    await submit('/tokens', { name: '省平台', scope: 'read' });
    await submit('/silences', { rules: 'D-*', reason: '演练', days: '3', by: '李' });
    const [silence] = await store.db.selectFrom('nianbao.silence').select('id').execute();
    await submit(`/silences/${silence!.id}/end`, {});
    await submit(`/alerts/${ALERT}/ack`, { by: '王', note: '已电话' });
    const entries = await log();
    const told = entries.map(({ what, by, way, about }) => [what, by, way, about].join(' | ')).sort();
    expect(told.filter((one) => !one.startsWith('alert.opened'))).toEqual([
      `alert.acknowledged | 王 |  | ${ALERT}`,
      'login | 192.0.2.7 | web | ',
      'login.failed | 192.0.2.7 | web | ',
      `silence.added | 李 |  | ${silence!.id}`,
      `silence.ended | web | web | ${silence!.id}`,
      'token.created | web | web | 省平台',
    ]);
    expect(entries.find((one) => one.what === 'alert.acknowledged')!.details).toEqual({ note: '已电话' });
    expect(JSON.stringify(entries)).not.toMatch(/nb_|wrong|correct horse/);
  });

  it('says nothing of what Nianbao did by itself', async () => {
    expect((await log('?limit=1000')).filter((one) => one.by === 'nianbao')).toEqual([]);
  });

  it('can be narrowed, and takes percent signs and underscores as they are', async () => {
    expect((await log('?what=token')).map((one) => one.what)).toEqual(['token.created']);
    expect((await log('?by=%E7%8E%8B')).map((one) => one.what)).toEqual(['alert.acknowledged']);
    expect(await log('?by=%25')).toEqual([]);
    expect(await log('?what=_oken')).toEqual([]);
  });

  it('leads on by a cursor, each entry once', async () => {
    const whole = await log('?limit=1000');
    const told: AuditEntry[] = [];
    for (let next: string | null = '/api/v1/audit?limit=2'; next !== null; ) {
      const answer: Response = await app.request(next, { headers: basic });
      told.push(...((await answer.json()) as AuditEntry[]));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(told).toEqual(whole);
    expect(whole.length).toBeGreaterThan(5);
  });

  it('cannot be changed, not even by who has the database at hand', async () => {
    await expect(sql`update nianbao.audit set by = 'x'`.execute(store.db)).rejects.toThrow();
    await expect(sql`delete from nianbao.audit`.execute(store.db)).rejects.toThrow();
  });

  it('is a page that leads to what was acted on', async () => {
    const text = await (await app.request('/audit', { headers: basic })).text();
    expect(text).toContain(`href="/alerts/${ALERT}"`);
    expect(text).toContain('确认告警');
    expect(text).toContain('登录失败');
  });
});
