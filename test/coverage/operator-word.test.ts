import { describe, expect, it } from 'vitest';
import { columnChangedAt, heldToColumn } from '../../src/coverage/operator-word.ts';
import { columnSpans, inForce, type Testimony } from '../../src/report/testimony.ts';
import { look } from '../store/samples.ts';

/** Which looks prove absence, by what operators said of the column and when. */
const at = (hour: number) => new Date(Date.UTC(2026, 1, 3, hour)).toISOString();
const OLD = 'https://p.example/old/';
const NEW = 'https://p.example/new/';
const said = (hour: number, kind: Testimony['kind'], more: Partial<Testimony> = {}) => ({
  ...{ id: `entry-${hour}`, kind, at: at(hour), url: null, undoes: null },
  ...more,
});
const seen = (hour: number, url = OLD) =>
  look(`look-${hour}`, 'run', 'a', { at: at(hour), columnUrl: url, steps: [], whole: true });
const whole = (looks: ReturnType<typeof seen>[], entries: ReturnType<typeof said>[]) =>
  heldToColumn(looks, columnSpans(entries)).map((one) => one.whole);

describe('a column given by hand', () => {
  it('takes from earlier looks at another column that they prove anything, and leaves what they listed', () => {
    const looks = [seen(1), seen(2, `${NEW}index.html`), seen(4)];
    expect(whole(looks, [said(3, 'column', { url: NEW })])).toEqual([false, true, true]);
    const [first] = heldToColumn(looks, columnSpans([said(3, 'column', { url: NEW })]));
    expect(first!.yearsListed).toEqual(looks[0]!.yearsListed);
  });

  it('that was taken back leaves nothing proven by looks that were made under it, and the earlier ones count again', () => {
    const entries = [said(3, 'column', { url: NEW }), said(5, 'no-column')];
    expect(whole([seen(1), seen(4, NEW), seen(6)], entries)).toEqual([true, false, true]);
  });

  it('is the same whether it was taken back or undone', () => {
    const entries = [said(3, 'column', { url: NEW }), said(5, 'undo', { undoes: 'entry-3' })];
    expect(whole([seen(1), seen(4, NEW), seen(6)], entries)).toEqual([true, false, true]);
    expect(columnChangedAt(columnSpans(entries))).toBe(at(5));
  });

  it('gives way to the next one, and comes back when that is undone', () => {
    const entries = [said(1, 'column', { url: OLD }), said(2, 'column', { url: NEW })];
    expect(columnSpans(entries).at(-1)).toEqual({ url: NEW, from: at(2), to: null });
    const undone = [...entries, said(3, 'undo', { undoes: 'entry-2' })];
    expect(columnSpans(undone).at(-1)).toEqual({ url: OLD, from: at(3), to: null });
    expect(inForce(undone).map((one) => one.id)).toEqual(['entry-1']);
  });

  it('changes nothing where nobody said anything', () => {
    expect(whole([seen(1), seen(2)], [])).toEqual([true, true]);
    expect(columnChangedAt([])).toBeNull();
  });
});
