import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { agenciesToCsv } from '../../src/registry/agency-csv.ts';
import { listAgencies } from '../../src/store/agencies.ts';
import { seededPages } from './harness.ts';

const OWN = { 'sec-fetch-site': 'same-origin' };
const MARKUP = '"><script>alert(1)</script>';

const { store, app } = await seededPages();

const registered = () => listAgencies(store.db, { activeOnly: true, asRegistered: true });
const upload = (content: string | Uint8Array, name = 'agencies.csv', headers: Record<string, string> = OWN) => {
  const form = new FormData();
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return app.request('/registry/preview', { method: 'POST', headers, body: form });
};
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([0-9a-f]+)"`).exec(text)?.[1] ?? '';
const confirm = (text: string) =>
  app.request('/registry/import', {
    method: 'POST',
    headers: { ...OWN, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: hidden(text, 'key'), basis: hidden(text, 'basis') }).toString(),
  });

/** The present registry with one body less, one more and one moved. */
async function changed(): Promise<string> {
  const agencies = await registered();
  const kept = agencies.filter(({ id }) => id !== 'lw-street' && id !== 'qh-new');
  const moved = kept.map((one) => (one.id === 'qh-edu' ? { ...one, portalUrl: 'https://jyj.example.cn/' } : one));
  return agenciesToCsv([...moved, { ...agencies[0]!, id: 'qh-new', name: '青河市数据局', level: 'prefecture_dept' }]);
}

describe('a registry brought on the page', () => {
  it('is shown as what it would change, and changes nothing before it is confirmed', async () => {
    const before = await registered();
    const answer = await upload(await changed());
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('新增 1，变更 1，终止 1，不变 10');
    for (const part of ['青河市数据局', 'https://jyj.example.cn/', '柳湾区临江街道办事处'])
      expect(text).toContain(part);
    expect(await registered()).toEqual(before);
  });

  it('is taken over once confirmed, written down, and then says nothing new', async () => {
    const csv = await changed();
    const answer = await confirm(await (await upload(csv)).text());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/registry?done=1']);
    const now = await registered();
    expect(now.find(({ id }) => id === 'qh-edu')!.portalUrl).toBe('https://jyj.example.cn/');
    expect(now.map(({ id }) => id)).not.toContain('lw-street');
    expect(await (await upload(csv)).text()).toContain('无需导入');
    const log = await store.db
      .selectFrom('nianbao.audit')
      .selectAll()
      .where('what', '=', 'registry.imported')
      .execute();
    expect(log).toMatchObject([{ about: 'agencies.csv', way: 'web', details: { added: 1, changed: 1, ended: 1 } }]);
  });

  it('is shown again where the registry changed after the preview', async () => {
    const [first, ...others] = await registered();
    const text = await (await upload(agenciesToCsv([{ ...first!, name: '改名局' }, ...others]))).text();
    await store.db.updateTable('nianbao.agency').set({ name: '别处改了' }).where('id', '=', others[0]!.id).execute();
    const answer = await confirm(text);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('别处改了');
    expect((await registered())[0]!.name).toBe(first!.name);
    await store.db
      .updateTable('nianbao.agency')
      .set({ name: others[0]!.name })
      .where('id', '=', others[0]!.id)
      .execute();
  });

  it('with mistakes is told row by row, and cannot be confirmed', async () => {
    const answer = await upload(`id,name,portal_url\nok,好局,http://a.example/\n坏 id,,ftp://x\n`);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toMatch(/>3<\/td>/);
    expect(text).toContain('不能为空');
    expect(text).not.toContain('/registry/import');
    expect((await registered()).map(({ id }) => id)).not.toContain('ok');
  });

  it('may be a workbook', async () => {
    const book = utils.book_new();
    const rows = [
      ['编号', '机构名称', '层级', '网址'],
      ['only', '青河市统计局', '市直部门', 'http://tjj.example.cn/'],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '机构');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const text = await (await upload(bytes, '机构.xlsx')).text();
    expect(text).toContain('新增 1');
    expect(text).toMatch(/将终止 12 个机构，占现有的 100%/);
  });

  it.each([
    ['nothing', ''],
    ['bytes of no table', '\u0000\u0001'],
    ['a header alone, which would end every body', 'id,name,portal_url\n,,\n'],
    ['markup', `id,name,portal_url\n${MARKUP},${MARKUP},${MARKUP}\n`],
    ['a quotation mark that is not closed', 'id,name,portal_url\n"a'],
  ])('that is %s is refused in words, as text', async (_name, content) => {
    const answer = await upload(content, `${MARKUP}\u202e.csv`);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).not.toMatch(/<script>alert/);
  });

  it('is not read beyond its limit, nor taken from another site', async () => {
    expect((await upload('x'.repeat(12_000_000))).status).toBe(413);
    expect((await upload('x'.repeat(8_100_000))).status).toBe(422);
    expect((await upload('id', 'a.csv', { origin: 'http://evil.example' })).status).toBe(403);
  });

  it('can be taken away as a file that says the same', async () => {
    const answer = await app.request('/registry.csv');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await (await upload(await answer.text())).text()).toContain('无需导入');
  });
});

describe('a registry brought by a script', () => {
  const post = (act: string, body: object) =>
    app.request(`/api/v1/registry/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('is previewed and imported, as text or in Base64', async () => {
    const csv = await changed();
    const preview = (await (await post('preview', { content: csv })).json()) as { added: unknown[] };
    expect(preview.added).toEqual([]);
    const more = csv.replace('青河市数据局', '青河市数据管理局');
    const body = { content: Buffer.from(more).toString('base64'), encoding: 'base64', file: 'x.csv' };
    const done = await post('import', body);
    expect([done.status, ((await done.json()) as { changed: { id: string }[] }).changed.map(({ id }) => id)]).toEqual([
      200,
      ['qh-new'],
    ]);
  });

  it('is refused with every mistake by its row', async () => {
    const answer = await post('import', { content: 'id,name,portal_url\n,,\nx,,\n' });
    const problem = (await answer.json()) as { detail: string };
    expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(problem.detail).toContain('3: name');
    expect((await post('import', {})).status).toBe(422);
  });
});
