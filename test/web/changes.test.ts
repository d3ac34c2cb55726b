import { beforeAll, describe, expect, it } from 'vitest';
import { versionBefore } from '../../src/web/queries/versions.ts';
import { seededPages } from './harness.ts';
import { keepReport, pageOf } from './kept-report.ts';

const AT = '/agencies/qh-health/2023';
const NAME = '青河市卫生健康委员会';
const { store, app } = await seededPages();
let first: string;
let second: string;
beforeAll(async () => {
  const about = { agencyId: 'qh-health', year: 2023 };
  const text = new TextDecoder().decode(pageOf(NAME, 2023));
  const changed = text
    .replace('公开内容的完整性有待提高', '公开内容的及时性有待提高')
    .replace(/(<td[^>]*>)10(<\/td>)/, '$111$2');
  if (changed === text || !changed.includes('及时性')) throw new Error('the sample is another now');
  first = await keepReport(store, { ...about, bytes: pageOf(NAME, 2023), at: '2024-02-01T00:00:00Z' });
  second = await keepReport(store, { ...about, bytes: new TextEncoder().encode(changed), at: '2024-03-01T00:00:00Z' });
  await keepReport(store, { ...about, year: 2022, bytes: pageOf(NAME, 2022, 1) });
});
const text = async (path: string) => (await app.request(path)).text();

describe('two contents of one report', () => {
  it('are listed on its page, the later one with a link to what changed', async () => {
    const page = await text(AT);
    expect(page).toContain(`${AT}/changes?to=${second}`);
    expect(page).not.toContain(`${AT}/changes?to=${first}`);
  });

  it('are laid side by side: figures before and after, words that went and came', async () => {
    const page = await text(`${AT}/changes?to=${second}`);
    expect(page).toContain('改动的数值（1 项）');
    expect(page).toMatch(/<span class="nb-figure">10<\/span>[\s\S]*<span class="nb-figure">11<\/span>/);
    expect(page).toMatch(/<del>[^<]*完整[^<]*<\/del>\s*<ins>[^<]*及时[^<]*<\/ins>/);
    expect(page).toContain(`version=${first}`);
    expect(await text(`${AT}/changes`)).toContain('改动的数值（1 项）');
  });

  it('are told by the API as well', async () => {
    const told = (await (
      await app.request(`/api/v1/changes/qh-health/2023?from=${first}&to=${second}`)
    ).json()) as object;
    expect(told).toMatchObject({
      ...{ from: { id: first, current: false }, to: { id: second, current: true }, title: null, template: null },
      figures: [{ before: { kind: 'number', value: 10 }, after: { kind: 'number', value: 11 } }],
    });
  });

  it('are none where there is one only, or where one belongs elsewhere', async () => {
    for (const path of [
      `${AT}/changes?to=${first}`,
      `${AT}/changes?from=${second}&to=${second}`,
      '/agencies/qh-edu/2025/changes',
    ])
      expect((await app.request(path)).status).toBe(404);
    expect((await app.request(`/agencies/qh-health/2022/changes?from=${first}&to=${second}`)).status).toBe(404);
    expect((await app.request('/api/v1/changes/nobody/2023')).status).toBe(404);
  });

  it('follow one another by when they were first seen', () => {
    const seen = (id: string, day: number) => ({ id, firstSeenAt: `2024-02-0${day}T00:00:00Z` });
    const [a, b, c] = [seen('a', 1), seen('b', 2), seen('c', 3)];
    expect(versionBefore([c, a, b], c)).toBe(b);
    expect(versionBefore([c, a, b], a)).toBeUndefined();
  });
});

describe('last year beside this year', () => {
  it('stands in the cells of the tables where that is asked for, and nowhere else', async () => {
    expect(await text(AT)).not.toContain('nb-before');
    expect(await text(AT)).toContain(`${AT}?before=1#tables`);
    const page = await text(`${AT}?before=1`);
    expect(page).toMatch(
      /id="f-req_new_total"[\s\S]{0,900}?<small class="nb-before">上年 <span class="nb-figure">\d+<\/span><\/small>/,
    );
    expect(page).toContain('只显示本年数值');
  });
});
