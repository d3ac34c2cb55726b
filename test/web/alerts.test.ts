import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { findAlert } from '../../src/store/alerts.ts';
import { listSilences } from '../../src/store/silences.ts';
import { seededPages } from './harness.ts';
import { ALERT, NOW } from './seed.ts';

const { store, app } = await seededPages();

const OWN = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const post = (path: string, body: Record<string, string> | [string, string][]) =>
  app.request(path, { method: 'POST', headers: OWN, body: new URLSearchParams(body).toString() });
const api = (path: string, body: unknown) =>
  app.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const page = async (path: string) => load(await (await app.request(path)).text());
const alert = async (id: string) => (await findAlert(store.db, id))!;

describe('an alert', () => {
  it('is assigned, commented and acknowledged from its page, and tells it all', async () => {
    const answer = await post(`/alerts/${ALERT}/assign`, { by: '王', to: '李四', note: '今日' });
    expect(answer.headers.get('location')).toBe(`/alerts/${ALERT}?done=done`);
    await post(`/alerts/${ALERT}/comment`, { by: '李四', note: '已电话联系' });
    await post(`/alerts/${ALERT}/ack`, {});
    expect(await alert(ALERT)).toMatchObject({ assignee: '李四', status: 'acknowledged' });
    const $ = await page(`/alerts/${ALERT}?lang=en`);
    expect($('.nb-facts').first().text()).toContain('Assigned to李四');
    const timeline = $('section[aria-labelledby="timeline"] tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .children()
          .slice(1)
          .toArray()
          .map((cell) => $(cell).text()),
      );
    expect(timeline).toEqual([
      ['Opened', 'nianbao', ''],
      ['Assigned', '王', '→ 李四 · 今日'],
      ['Comment', '李四', '已电话联系'],
      ['Acknowledged', 'web', ''],
    ]);
  });

  it('is taken on by who acknowledges it where nobody has it, and by nobody where nobody signs', async () => {
    await post('/alerts/alert-zz/ack', {});
    expect(await alert('alert-zz')).toMatchObject({ assignee: null, status: 'acknowledged' });
    await post('/alerts/alert-zz/ack', { by: '孙七' });
    await post('/alerts/alert-zz/ack', { by: '周八' });
    expect(await alert('alert-zz')).toMatchObject({ assignee: '孙七', status: 'acknowledged' });
  });

  it('names its figures in words, with what they are, what they should be, and what to do', async () => {
    const fields = ['req_new_natural_person', 'res_granted_total'];
    const message = { zh: '不符', en: 'no match' };
    const instances = [{ instance: 'total', fields, expected: 45, actual: 44, message }];
    const before = (await alert('alert-sum')).evidence;
    const set = (evidence: object) =>
      store.db
        .updateTable('nianbao.alert')
        .set({ evidence: JSON.stringify(evidence) })
        .where('id', '=', 'alert-sum')
        .execute();
    await set({ ...before, fields, instances });
    const $ = await page('/alerts/alert-sum?lang=en');
    await set(before);
    const rows = $('section[aria-labelledby="evidence"] tbody tr')
      .toArray()
      .map((row) => $(row).text());
    expect(rows[0]).toMatch(/^本年新收.*自然人.*\d+req_new_natural_person$/);
    expect($('section[aria-labelledby="evidence"]').text()).not.toMatch(/(req_new_natural_person)\s*\1/);
    expect($(`a[href="/agencies/qh-edu/2025#f-res_granted_total"]`).length).toBe(1);
    expect($('section[aria-labelledby="evidence"] li').text()).toMatch(/no match total.*Expected 45, Actual 44/);
    expect($('.nb-facts').first().text()).toContain('What to do');
  });

  it('is silenced for as many days as asked, a year at most', async () => {
    await post('/alerts/alert-late/silence', { days: '3' });
    expect((await alert('alert-late')).silencedUntil).toBe(new Date(NOW.getTime() + 3 * 86_400_000).toISOString());
    await post('/alerts/alert-late/silence', { days: '100000' });
    expect((await alert('alert-late')).silencedUntil).toBe(new Date(NOW.getTime() + 366 * 86_400_000).toISOString());
  });

  it.each(['waive', 'comment', 'assign'])('is left as it was by an act without its words: %s', async (act) => {
    const before = await alert('alert-zz');
    const answer = await post(`/alerts/alert-zz/${act}`, { note: '  ', to: '' });
    expect(answer.headers.get('location')).toBe('/alerts/alert-zz?done=incomplete');
    expect(await alert('alert-zz')).toEqual(before);
    expect((await page('/alerts/alert-zz?done=incomplete&lang=en'))('[role="status"]').text()).toContain('missing');
  });

  it('that is resolved takes no act and says so', async () => {
    const answer = await post('/alerts/alert-self/ack', {});
    expect(answer.headers.get('location')).toBe('/alerts/alert-self?done=not-allowed');
    expect((await post('/alerts/none/ack', {})).status).toBe(404);
  });

  it('says by which silence it is told to nobody, and which messages went out together', async () => {
    await post('/silences', { rules: 'D-REMOVED', reason: '网站改版', days: '5' });
    const [silence] = await listSilences(store.db);
    await store.db.updateTable('nianbao.alert').set({ muted_by: silence!.id }).where('id', '=', 'alert-zz').execute();
    const row = await store.db.selectFrom('nianbao.delivery').selectAll().executeTakeFirstOrThrow();
    const message = JSON.stringify({});
    const bundle = ['b1', 'b2', 'b3'].map((id) => ({ ...row, id, message, alert_id: 'alert-zz', bundle: 'b1' }));
    await store.db.insertInto('nianbao.delivery').values(bundle).execute();
    const $ = await page('/alerts/alert-zz?lang=en');
    expect($(`a[href="/silences#s-${silence!.id}"]`).text()).toBe('网站改版');
    expect($('section[aria-labelledby="deliveries"] .nb-badge').first().text()).toBe('one of 3 in one message');
  });
});

describe('the inbox', () => {
  it('acts on many at once, and tells how many were left', async () => {
    const form: [string, string][] = [
      ...['alert-sum', 'alert-zz', 'alert-self', 'none'].map((id): [string, string] => ['id', id]),
      ['by', '王'],
      ['back', '/alerts?status=all'],
    ];
    const answer = await post('/alerts/bulk/ack', form);
    expect(answer.headers.get('location')).toBe('/alerts?status=all&done=2&left=2');
    expect((await alert('alert-sum')).status).toBe('acknowledged');
    expect((await alert('alert-self')).status).toBe('resolved');
    expect((await page('/alerts?done=2&left=2&lang=en'))('[role="status"]').text()).toContain('2 done; 2 left');
  });

  it('leads nowhere but to itself afterwards', async () => {
    for (const back of ['//evil.example/alerts', 'http://evil.example/x', '/logout'])
      expect((await post('/alerts/bulk/ack', { back })).headers.get('location')).toMatch(/^\/alerts\?/);
  });

  it('assigns many, and shows only those of one person, agency or rule', async () => {
    await post('/alerts/bulk/assign', [
      ['id', 'alert-sum'],
      ['to', '张三'],
    ]);
    const shown = async (query: string) =>
      (await page(`/alerts?status=all&${query}`))('tbody input[name="id"]')
        .toArray()
        .map((one) => one.attribs.value);
    expect(await shown('assignee=张三')).toEqual(['alert-sum']);
    expect(await shown('agency=民政')).toEqual(['alert-zz']);
    expect(await shown('agency=%25')).toEqual([]);
    expect(await shown('rule=D-')).toEqual([ALERT, 'alert-zz', 'alert-late']);
  });
});

describe('silences', () => {
  it('are made with a reason and a restriction only, and end early', async () => {
    for (const wrong of [
      { rules: 'D-*' },
      { reason: 'x' },
      { reason: 'x', levels: 'village' },
      { reason: 'x', agencies: 'qh-gov, qh-gvo' },
    ] as Record<string, string>[])
      expect((await post('/silences', wrong)).headers.get('location')).toBe('/silences?refused=1');
    expect((await api('/silences', { agencies: ['qh-gvo'], reason: 'x' })).status).toBe(422);
    const made = await api('/silences', { agencies: ['qh-gov'], reason: '改版', by: '王', days: 2 });
    expect(made.status).toBe(201);
    const { id, endsAt } = (await made.json()) as { id: string; endsAt: string };
    expect(endsAt).toBe(new Date(NOW.getTime() + 2 * 86_400_000).toISOString());
    expect((await api(`/silences/${id}/end`, {})).status).toBe(200);
    expect((await api(`/silences/${id}/end`, {})).status).toBe(404);
    expect((await api('/silences', [])).status).toBe(422);
    expect((await page('/silences?lang=en'))('tbody tr:contains("qh-gov")').text()).toContain('Ended');
  });
});

describe('alerts for scripts', () => {
  it('are acted on and give their history', async () => {
    const answer = await api('/alerts/alert-hostile/assign', { to: '赵六', by: 'script' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: 'alert-hostile', assignee: '赵六', mutedBy: null });
    const whole = (await (await app.request('/api/v1/alerts/alert-hostile')).json()) as { events: object[] };
    expect(whole.events).toMatchObject([{ kind: 'assigned', by: 'script', note: '→ 赵六' }]);
    const refused = [
      [404, 'none/ack', {}],
      [409, 'alert-self/ack', {}],
      [422, 'alert-hostile/waive', {}],
      [422, 'alert-hostile/ack', null],
    ] as const;
    for (const [status, path, body] of refused) {
      const problem = await api(`/alerts/${path}`, body);
      expect([problem.status, problem.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    }
  });
});

describe('the feed', () => {
  it('tells what happened to alerts, with links, to whoever may see the pages', async () => {
    const answer = await app.request('/alerts.atom');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const $ = load(await answer.text(), { xml: true });
    expect($('entry').length).toBeGreaterThan(0);
    expect($('entry link').first().attr('href')).toMatch(/^http:\/\/[^/]+\/alerts\//);
  });
});
