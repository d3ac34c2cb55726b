import { beforeAll, describe, expect, it } from 'vitest';
import type { ShownOriginal } from '../../src/report/shown-original.ts';
import { ORIGINAL_POLICY } from '../../src/web/middleware/security-headers.ts';
import type { ValueRow } from '../../src/web/queries/reports.ts';
import { placesOf } from '../../src/web/views/original-places.ts';
import { seededPages } from './harness.ts';
import { fileOf, keepReport, pageOf } from './kept-report.ts';
import { PAGE_SHA } from './seed.ts';

const { store, app } = await seededPages();
beforeAll(async () => {
  await keepReport(store, { agencyId: 'qh-health', year: 2023, bytes: pageOf('青河市卫生健康委员会', 2023) });
  await keepReport(store, { agencyId: 'qh-market', year: 2023, bytes: fileOf('pdf') });
});

const text = async (path: string) => (await app.request(path)).text();

describe('the original beside the figures', () => {
  it('is in a frame that runs nothing, and every figure is a link to its place there', async () => {
    const page = await text('/agencies/qh-health/2023');
    expect(page).toMatch(/<iframe[^>]* name="nb-original"[^>]* sandbox="allow-same-origin"/);
    expect(page).toMatch(/original\?version=[0-9a-f]{32}#c-regulations_made" target="nb-original"/);
    const answer = await app.request('/agencies/qh-health/2023/original');
    expect(answer.headers.get('content-security-policy')).toBe(ORIGINAL_POLICY);
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect((await app.request('/agencies/qh-health/2023')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('shows a web page as our own tables, each cell with its path, and marks every figure once', async () => {
    const page = await text('/agencies/qh-health/2023/original');
    expect(page).toMatch(
      /<td id="c-regulations_made" class="nb-place-cell"[^>]*data-path="table\[1\]\/tr\[\d+\]\/td\[\d+\]">\d+</,
    );
    const ids = [...page.matchAll(/ id="(c-[a-z0-9_]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(150);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows a PDF as drawn pages with the box of each figure in it', async () => {
    const page = await text('/agencies/qh-market/2023/original');
    const [, path] = page.match(/<img src="([^"]+)"/)!;
    expect(page).toMatch(/<svg viewBox="0 0 \d[\d.]* \d[\d.]*"/);
    expect(page).toMatch(/<rect id="c-regulations_made" class="nb-box" x="[\d.]+" y="[\d.]+"/);
    const drawn = await app.request(path!);
    expect(drawn.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await drawn.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
    const again = await app.request(path!, { headers: { 'if-none-match': drawn.headers.get('etag')! } });
    expect(again.status).toBe(304);
    expect((await app.request(path!.replace(/\d+$/, '999'))).status).toBe(404);
  });

  it('shows nothing of hostile markup, and says of each figure that it has no place there', async () => {
    const page = await text('/agencies/lw-hostile/2024/original?lang=en');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('onerror=alert(1)>');
    expect(page).toContain('id="c-regulations_made"');
    expect(page).toContain('Figures whose place is not marked here');
  });

  it('says why where a kept file cannot be shown', async () => {
    await keepReport(store, { agencyId: 'qh-gov', year: 2023, bytes: pageOf('青河市人民政府', 2023) });
    const [first] = await store.db
      .selectFrom('nianbao.report')
      .where('agency_id', '=', 'qh-gov')
      .select('snapshot')
      .execute();
    const bytes = new TextEncoder().encode('%PDF-1.4 cut off');
    await store.db.updateTable('nianbao.snapshot').set({ bytes }).where('sha256', '=', first!.snapshot).execute();
    const page = await text('/agencies/qh-gov/2023/original?lang=en');
    expect(page).toContain('The original cannot be shown');
  });

  it('is not there where there is no report, and draws no pages of what has none', async () => {
    expect((await app.request('/agencies/qh-water/2025/original')).status).toBe(404);
    expect((await app.request('/agencies/nobody/2025/original')).status).toBe(404);
    expect((await app.request(`/snapshots/${PAGE_SHA}/pages/1`)).status).toBe(404);
  });
});

describe('the place of a figure in the original', () => {
  const cell = { r: 1, c: 2, rs: 1, cs: 1, raw: ' 1 2 ', path: 'table[1]/tr[2]/td[3]' };
  const shown: ShownOriginal = {
    ...{ format: 'html', reader: 'html 1', pages: [], cut: false },
    blocks: [
      { t: 'grid', number: 1, rows: 2, source: 'markup', cells: [cell] },
      { t: 'p', text: '本年新收申请7件', path: 'p[4]' },
    ],
  };
  const row = (raw: string, source: object) => ({ raw, source, status: 'reported' }) as unknown as ValueRow;
  const found = (raw: string, source: object, original = shown) =>
    placesOf(original, new Map([['a', row(raw, source)]]), ['a']);

  it('is the cell that it was read from, whatever the blanks', () => {
    expect(found('12', { table: 1, row: 2, column: 3 }).cells.get('1:2:3')).toEqual(['a']);
  });

  it('is none where another text stands there now: never a wrong cell', () => {
    expect(found('13', { table: 1, row: 2, column: 3 }).unplaced).toEqual([{ field: 'a', why: 'other' }]);
    expect(found('13', { table: 1, row: 2, column: 3, grid: 'raster' }).unplaced).toEqual([
      { field: 'a', why: 'picture' },
    ]);
  });

  it('is the line of running text that holds it', () => {
    expect(found('7', { path: 'p[4]', grid: 'sequence' }).paragraphs.get('p[4]')).toEqual(['a']);
    expect(found('8', { path: 'p[4]', grid: 'sequence' }).unplaced).toHaveLength(1);
  });

  it('is the box on its page, and none where the box is beyond the page', () => {
    const drawn: ShownOriginal = { ...shown, blocks: [], pages: [{ n: 2, width: 595, height: 842 }] };
    expect(found('7', { page: 2, bbox: [1, 2, 30, 40] }, drawn).boxes.get(2)).toEqual([
      { field: 'a', bbox: [1, 2, 30, 40] },
    ]);
    expect(found('7', { page: 2, bbox: [1, 2, 900, 40] }, drawn).unplaced).toHaveLength(1);
    expect(found('7', { page: 3, bbox: [1, 2, 30, 40] }, drawn).unplaced).toHaveLength(1);
  });
});
