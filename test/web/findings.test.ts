import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/report/surroundings.ts';
import type { Store } from '../../src/store/database.ts';
import { addDecision } from '../../src/store/decisions.ts';
import { createApp } from '../../src/web/app.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { seed } from './seed.ts';

/** Findings on the page of a report: what a person may do about them, and the proof of those that rest on other reports. */
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
const KEY = '0123456789abcdef';
const finding = (key: string, rule: string) => ({
  ...{ rule, severity: 'warning' as const, fields: [], expected: null, actual: null, key },
  message: { zh: `${rule}的问题`, en: `trouble of ${rule}` },
});
const content = (n: string) => ({
  reportId: n,
  snapshot: n.repeat(64),
  url: 'http://a.example/',
  firstSeenAt: '2026-01-20T02:00:00Z',
  lastSeenAt: '2026-01-20T02:00:00Z',
});
const around: Surroundings = {
  copies: {
    lastYear: null,
    peers: [
      {
        of: 'peer',
        agencyId: 'qh-water',
        agency: '青河市水务局',
        year: 2025,
        reportId: 'r',
        url: 'http://b.example/',
        snapshot: 'c'.repeat(64),
        similarity: 0.95,
        length: 800,
        passages: [{ here: '本处一段<b>', there: '彼处一段', section: 1 }],
      },
    ],
    comparedLastYear: false,
    comparedPeers: 3,
  },
  revisions: [
    {
      before: content('a'),
      after: content('b'),
      figures: [{ field: 'req_new_total', before: 5, after: 6 }],
      prose: [],
      declared: null,
      reposted: false,
    },
  ],
};
let store: Store;
let remove: () => Promise<void>;
let at: string;

beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
  await seed(store.db);
  const row = await store.db
    .selectFrom('nianbao.report')
    .select(['id', 'agency_id', 'year'])
    .where('current', '=', true)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const findings = [finding(KEY, 'D-COPY-PEER'), finding('fedcba9876543210', 'D-SILENT-REVISION')];
  await store.db
    .updateTable('nianbao.report')
    .set({ findings: JSON.stringify(findings), around: JSON.stringify(around) })
    .where('id', '=', row.id)
    .execute();
  at = `/agencies/${row.agency_id}/${row.year}`;
  const { agency_id: agencyId, year } = row;
  const decided = {
    agencyId,
    year,
    key: 'fedcba9876543210',
    by: '王五',
    at: '2026-02-01T02:00:00Z',
    reason: '已电话核实',
    finding: findings[1]!,
  };
  await addDecision(store.db, { ...decided, act: 'dismiss', rule: 'D-SILENT-REVISION', instance: null });
});
afterAll(() => remove());

describe('the findings of a report', () => {
  it('are shown open or let be, with the reason, and the proof stands beside', async () => {
    const page = await (await createApp(webDeps(store).deps).request(at)).text();
    expect(page).toContain(`action="${at}/findings/${KEY}/dismiss"`);
    expect(page).toContain(`action="${at}/findings/fedcba9876543210/restore"`);
    for (const words of [
      '王五决定不予处理：已电话核实',
      '彼处一段',
      '本处一段&lt;b&gt;',
      `/snapshots/${'c'.repeat(64)}`,
      `/snapshots/${'a'.repeat(64)}`,
      `/snapshots/${'b'.repeat(64)}`,
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('<b>');
  });

  it('are let be from the page and by scripts, with the reason and who', async () => {
    const { deps, acts } = webDeps(store);
    const app = createApp(deps);
    const posted = await app.request(`${at}/findings/${KEY}/dismiss`, {
      method: 'POST',
      headers: FORM,
      body: 'reason=重复&by=张三',
    });
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `${at}#findings`]);
    const body = JSON.stringify({ reason: '重复', by: '李四' });
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request(`/api/v1${at}/findings/${KEY}/restore`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(acts.findings).toMatchObject([
      { key: KEY, act: 'dismiss', by: '张三', reason: '重复' },
      { key: KEY, act: 'restore', by: '李四' },
    ]);
    const strange = await app.request(`/api/v1${at}/findings/${KEY}/dismiss`, { method: 'POST', headers, body: '[1' });
    expect(strange.status).toBe(200);
    expect(acts.findings.at(-1)).toMatchObject({ by: 'api', reason: '' });
  });

  it('are accepted on the page, which then says by whom; an accepted one may still be let be', async () => {
    const { deps, acts } = webDeps(store);
    const app = createApp(deps);
    expect(await (await app.request(at)).text()).toContain(`action="${at}/findings/${KEY}/accept"`);
    const sent = { method: 'POST', headers: FORM, body: 'by=张三' };
    expect((await app.request(`${at}/findings/${KEY}/accept`, sent)).status).toBe(303);
    expect(acts.findings).toMatchObject([{ key: KEY, act: 'accept', by: '张三', reason: '' }]);
    const [, , agencyId, year] = at.split('/');
    const about = { agencyId: agencyId!, year: Number(year), key: KEY, instance: null, rule: 'D-COPY-PEER' };
    const said = { by: '<i>张三</i>', at: '2026-02-01T02:00:00Z', reason: '', finding: finding(KEY, 'D-COPY-PEER') };
    await addDecision(store.db, { ...about, ...said, act: 'accept' });
    const page = await (await app.request(at)).text();
    expect(page).toContain('&lt;i&gt;张三&lt;/i&gt;已确认属实');
    expect(page).toContain(`action="${at}/findings/${KEY}/restore"`);
    expect(page).toContain(`action="${at}/findings/${KEY}/dismiss"`);
    await addDecision(store.db, { ...about, ...said, act: 'restore' });
  });

  it('are told with their keys and decisions by the API', async () => {
    const [, , agencyId, year] = at.split('/');
    const answer = await createApp(webDeps(store).deps).request(`/api/v1/findings/${agencyId}/${year}`);
    expect(await answer.json()).toMatchObject([{ key: KEY }, { dismissed: { by: '王五', reason: '已电话核实' } }]);
    expect((await createApp(webDeps(store).deps).request('/api/v1/findings/nobody/2025')).status).toBe(404);
  });
});
