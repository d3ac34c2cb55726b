import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { createApp } from '../../src/web/app.ts';
import { agency } from '../store/samples.ts';
import { temporaryStore, webDeps } from './harness.ts';

let remove: () => Promise<void>;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  const temporary = await temporaryStore();
  remove = temporary.remove;
  await replaceAgencies(temporary.store.db, [
    agency('old-industry', { name: '示例市经济局', extra: { successor: 'new-industry', valid_to: '2019-03-31' } }),
    agency('old-science', { name: '示例市科学局', extra: { successor: '示例市工业和科技局', valid_to: '2019-03-31' } }),
    agency('new-industry', { name: '示例市工业和科技局', aliases: ['市工科局'], extra: { valid_from: '2019-04-01' } }),
    agency('lone', { name: '示例市无名局', extra: { successor: '不在册的局', valid_to: '2022-12-31' } }),
  ]);
  app = createApp(webDeps(temporary.store).deps);
});
afterAll(() => remove());
const text = async (path: string) => (await app.request(path)).text();

describe('the page of an agency', () => {
  it('names the bodies that it came of, with the day on which each ended, and its other names', async () => {
    const page = await text('/agencies/new-industry');
    expect(page).toMatch(/前身[\s\S]*\/agencies\/old-industry">示例市经济局<\/a> \(至 2019-03-31\)/);
    expect(page).toContain('/agencies/old-science">示例市科学局</a>');
    expect(page).toContain('市工科局');
    expect(page).toContain('2019-04-01 起');
  });

  it('leads to the body that succeeded it, named by id or by name; one that is not registered is a word', async () => {
    for (const id of ['old-industry', 'old-science'])
      expect(await text(`/agencies/${id}`)).toContain('<a href="/agencies/new-industry">示例市工业和科技局</a>');
    const lone = await text('/agencies/lone');
    expect(lone).toMatch(/承继机构<\/dt><dd>不在册的局</);
  });
});
