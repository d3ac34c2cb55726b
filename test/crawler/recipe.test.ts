import { describe, expect, it } from 'vitest';
import {
  type Learned,
  mayBeLean,
  nextRecipe,
  oldColumns,
  type RecipeNews,
  signatureOf,
} from '../../src/crawler/recipe.ts';
import type { Recipe } from '../../src/report/recipe.ts';

const learned = (change: Partial<Learned> = {}): Learned => ({
  family: 'trs',
  columnUrl: 'http://www.example.gov.cn/nb/',
  ownFolder: null,
  listKind: 'rows',
  pager: null,
  dateSource: 'row',
  needsBrowser: null,
  pages: [{ url: 'http://www.example.gov.cn/nb/', signature: '2-aa' }],
  ...change,
});
const news = (change: Partial<RecipeNews> = {}): RecipeNews => ({
  ...{ agencyId: 'kj', at: '2026-02-01T02:00:00.000Z', learned: learned(), whole: true },
  ...{ lost: null, lean: false, lied: false, ...change },
});
const first = nextRecipe(null, news()) as Recipe;
const later = '2026-02-03T02:00:00.000Z';

describe('a recipe', () => {
  it('is learned from the first column that was read, with its day', () => {
    expect(first).toMatchObject({
      agencyId: 'kj',
      host: 'www.example.gov.cn',
      family: 'trs',
      failures: 0,
      history: [],
    });
    expect([first.learnedAt, first.lastSuccessAt, first.fullAt]).toEqual(Array(3).fill('2026-02-01T02:00:00.000Z'));
  });

  it('is not made of a look that found no column', () => {
    expect(nextRecipe(null, news({ learned: null, lost: 'fetch.not-found' }))).toBeNull();
  });

  it('is confirmed by the next look: it stays as old as it is, its success is new', () => {
    const next = nextRecipe(first, news({ at: later }));
    expect(next).toMatchObject({ learnedAt: first.learnedAt, lastSuccessAt: later, fullAt: later });
  });

  it('counts the looks in which its column was gone, and forgets them after a success', () => {
    const lost = news({ at: later, learned: null, lost: 'fetch.not-found' });
    const twice = nextRecipe(nextRecipe(first, lost), lost);
    expect(twice).toMatchObject({ failures: 2, lastFailure: 'fetch.not-found', lastSuccessAt: first.lastSuccessAt });
    expect(nextRecipe(twice, news({ at: later }))).toMatchObject({ failures: 0, lastFailure: null });
  });

  it('is left as it is where the portal could not be looked at', () => {
    expect(nextRecipe(first, news({ at: later, learned: null }))).toEqual(first);
  });

  it('is learned anew where the column has another address, and the old one is kept', () => {
    const moved = learned({ columnUrl: 'http://www.example.gov.cn/xxgk/nb/', family: 'hanweb' });
    const next = nextRecipe(first, news({ at: later, learned: moved }));
    expect(next).toMatchObject({ family: 'hanweb', learnedAt: later });
    expect(next?.history).toEqual([{ url: first.columnUrl, lastSuccessAt: first.lastSuccessAt, until: later }]);
    const back = nextRecipe(next, news({ at: later }));
    expect(back?.history.map((old) => old.url)).toEqual(['http://www.example.gov.cn/xxgk/nb/']);
  });

  it('keeps what the last whole look read where a look stopped early', () => {
    const pages = [{ url: first.columnUrl, signature: '1-bb' }];
    const next = nextRecipe(first, news({ at: later, learned: learned({ pages }), whole: false, lean: true }));
    expect(next).toMatchObject({ pages: first.pages, fullAt: first.fullAt, leanLooks: 1 });
  });
});

describe('old columns', () => {
  it('are tried in the order of their last success, each once', () => {
    const old = { ...first, history: [{ url: 'http://a.gov.cn/1/', lastSuccessAt: '', until: '' }] };
    const present = {
      ...first,
      columnUrl: 'http://b.gov.cn/2/',
      lastSuccessAt: later,
      history: [{ url: first.columnUrl, lastSuccessAt: '', until: '' }],
    };
    expect(oldColumns([old, present])).toEqual(['http://b.gov.cn/2/', first.columnUrl, 'http://a.gov.cn/1/']);
  });
});

describe('pages may be asked for with a condition', () => {
  const now = new Date(later);
  it('the day after they were read whole', () => {
    expect(mayBeLean(first, { now, openSince: null })).toBe(true);
  });

  it.each<[string, Partial<Recipe>]>([
    ['its column failed', { failures: 1 }],
    ['the host called a changed page unmodified', { trustsValidators: false }],
    ['nothing was read whole yet', { pages: [] }],
    ['nine looks in a row were such', { leanLooks: 9 }],
    ['the last full reading is a week old', { fullAt: '2026-01-27T02:00:00.000Z' }],
    ['the last full reading lies in the future', { fullAt: '2026-03-01T02:00:00.000Z' }],
  ])('not where %s', (_, change) => {
    expect(mayBeLean({ ...first, ...change }, { now, openSince: null })).toBe(false);
  });

  it('not where nothing is known', () => {
    expect(mayBeLean(null, { now, openSince: null })).toBe(false);
  });

  it('not in the first look after the deadline of a report that is not known: `missing` must have seen the pages', () => {
    expect(mayBeLean(first, { now, openSince: '2026-02-01' })).toBe(false);
    expect(mayBeLean(first, { now, openSince: '2026-01-31' })).toBe(true);
  });
});

describe('a signature', () => {
  const rows = [
    { url: 'a', title: 'x' },
    { url: 'b', title: 'y' },
  ];
  it('tells another order, another row and another announced number', () => {
    const marks = [
      signatureOf(rows, null),
      signatureOf(rows.toReversed(), null),
      signatureOf(rows.slice(1), null),
      signatureOf(rows, { pages: 2, rows: null }),
    ];
    expect(new Set(marks).size).toBe(4);
    expect(signatureOf([...rows], null)).toBe(marks[0]);
  });
});
