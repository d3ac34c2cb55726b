import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../src/check/check-report.ts';
import { revisionOf } from '../../../src/diff/revision.ts';
import { agencyClaims } from '../../../src/extract/agency-claims.ts';
import { plainLines } from '../../../src/extract/document-text.ts';
import { isPrescribed } from '../../../src/similarity/boilerplate.ts';
import { pageOf } from '../../extract/page-of.ts';
import { processorMs } from '../../processor-time.ts';
import { DEPARTMENT } from '../cases/case.ts';
import { reportOf } from '../report-of.ts';
import { alarmsOf } from './whole-report.ts';

/** While one report is read and checked, all others wait. */
const MOST_MS = 5_000;
const HAN = 0x4e00;

const filled = (piece: string, characters: number) => piece.repeat(Math.ceil(characters / piece.length));
const numbered = (count: number, piece: (n: number) => string) => Array.from({ length: count }, (_, n) => piece(n));
const name = (n: number) => String.fromCodePoint(HAN + (n % 9_000), HAN + ((n * 7) % 9_000), HAN + ((n * 13) % 9_000));
async function costs(work: () => unknown): Promise<number> {
  const started = processorMs();
  await work();
  return processorMs() - started;
}

const WORDS: Record<string, () => string[]> = {
  'telephones, each another': () => [numbered(12_000, (n) => `13${100_000_000 + n}，`).join('')],
  zeros: () => ['0'.repeat(240_000)],
  figures: () => [filled('1 2 3 ', 300_000)],
};
const PROSE: Record<string, () => string[]> = {
  'groups set up': () => numbered(100, () => filled('成立', 3_900)),
  'parts of a whole': () => numbered(200, () => `${'由'.repeat(200)}${'共'.repeat(3_000)}`),
};

describe('a report made to keep the reader and the rules busy', () => {
  it.each(Object.keys(WORDS))('is read and checked in a moment with %s', async (what) => {
    const one = WORDS[what]!();
    expect(await costs(() => alarmsOf({ text: { one } }))).toBeLessThan(MOST_MS);
  });

  it.each(Object.keys(PROSE))('is checked in a moment with %s', async (what) => {
    const prose = [{ section: 1, text: PROSE[what]!().join('。') }];
    const report = { ...reportOf('t2021', 2023, {}), agency: '某市教育局', prose };
    expect(await costs(() => checkReport({ report, previous: null, agency: DEPARTMENT }))).toBeLessThan(MOST_MS);
  });

  it('names bodies and accounts in a moment', async () => {
    const bodies = numbered(120_000, (n) => `，${name(n)}局积极`).join('');
    const accounts = numbered(120_000, (n) => `“${name(n)}”微信`).join('');
    const page = pageOf([bodies, accounts]);
    expect(await costs(() => agencyClaims(plainLines(page), page.meta))).toBeLessThan(MOST_MS);
  });

  it('is compared with its version before in a moment', async () => {
    const report = reportOf('t2021', 2023, {});
    const version = (from: number) => ({
      ...report,
      prose: [{ section: 1, text: numbered(60_000, (n) => `${name(from + n)}${n}`).join('。') }],
    });
    const [before, after] = [version(0), version(100_000)];
    expect(await costs(() => revisionOf(before, after, true))).toBeLessThan(MOST_MS);
  });

  it('is told from prescribed sentences in a moment', async () => {
    expect(await costs(() => isPrescribed('根据'.repeat(200_000)))).toBeLessThan(MOST_MS);
  });
});
