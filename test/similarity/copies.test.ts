import { describe, expect, it } from 'vitest';
import { HANDED_DOWN, isPrescribed, sharedPassages } from '../../src/similarity/boilerplate.ts';
import { COPY, compareTexts } from '../../src/similarity/compare-texts.ts';
import { estimate, jaccard, shinglesOf, signatureOf, similarPairs } from '../../src/similarity/min-hash.ts';
import { passagesOf } from '../../src/similarity/passages.ts';
import { Dice } from '../generate/dice.ts';
import { seed } from '../seed.ts';
import { edited, writeProse } from './write-prose.ts';

const NOTICE =
  '本报告根据《中华人民共和国政府信息公开条例》和有关通知要求编制。本报告由总体情况、主动公开等六部分组成。所列数据的统计期限为2023年1月1日至12月31日。如对本报告有疑问，请与办公室联系。';
const prose = (text: string) => [{ section: 1, text }];
const bare = (text: string) => passagesOf(prose(text)).map((one) => one.bare);

describe('the text of a report', () => {
  it('is the same with years, figures and the body’s name replaced', () => {
    const [a, b] = [
      passagesOf(prose('2023年甲市科技局办理申请12件，我局已全部答复。'), ['甲市科技局']),
      passagesOf(prose('2022年乙市商务局办理申请 1,205 件，本局已全部答复'), ['乙市商务局']),
    ];
    expect(a.map((one) => one.hash)).toEqual(b.map((one) => one.hash));
    expect(a[0]!.text).toContain('甲市科技局');
  });

  it('leaves out what regulation and form prescribe', () => {
    const dice = new Dice(seed);
    const [a, b] = [writeProse(dice, 12), writeProse(dice, 12)];
    for (const one of bare(NOTICE)) expect(isPrescribed(one), one).toBe(true);
    expect(bare(a).filter(isPrescribed)).toEqual([]);
    expect(compareTexts(passagesOf(prose(NOTICE + a)), passagesOf(prose(NOTICE + b))).similarity).toBeLessThan(0.3);
  });
});

describe('a copy', () => {
  const dice = new Dice(seed + 1);
  const own = writeProse(dice, 30);

  it('of last year with a few sentences changed is told, with the passages side by side', () => {
    const { similarity, length, passages } = compareTexts(
      passagesOf(prose(edited(dice, own, 0.03))),
      passagesOf(prose(own)),
    );
    expect(similarity).toBeGreaterThan(COPY);
    expect(length).toBeGreaterThan(500);
    expect(passages).toHaveLength(8);
    for (const { here, there } of passages) expect(here).toBe(there);
  });

  it('is none where a third was written anew, nor where two report of like work', () => {
    expect(compareTexts(passagesOf(prose(edited(dice, own, 0.33))), passagesOf(prose(own))).similarity).toBeLessThan(
      COPY,
    );
    expect(compareTexts(passagesOf(prose(writeProse(dice, 30))), passagesOf(prose(own))).similarity).toBeLessThan(0.4);
  });

  it('is none where all that is shared was handed down to many', () => {
    const model = writeProse(dice, 30);
    const bodies = Array.from({ length: HANDED_DOWN }, () => passagesOf(prose(`${model}。${writeProse(dice, 5)}`)));
    const hashes = bodies.map((passages) => Uint32Array.from(passages, (one) => one.hash));
    const [a, b] = [bodies[0]!, bodies[1]!];
    expect(compareTexts(a, b, sharedPassages(hashes.slice(1))).similarity).toBeGreaterThan(0.6);
    expect(compareTexts(a, b, sharedPassages(hashes)).similarity).toBeLessThan(0.4);
  });
});

describe('the search for copies among many', () => {
  const dice = new Dice(seed + 2);
  const texts = Array.from({ length: 300 }, () => writeProse(dice, 12));
  // Every tenth is a copy of the one before, changed a little.
  for (let at = 9; at < texts.length; at += 10) texts[at] = edited(dice, texts[at - 1]!, 0.02);
  const sets = texts.map((text) => shinglesOf(bare(text)));
  const signatures = sets.map(signatureOf);

  it('estimates how similar two texts are', () => {
    for (let at = 1; at < 60; at++)
      expect(Math.abs(estimate(signatures[at]!, signatures[at - 1]!) - jaccard(sets[at]!, sets[at - 1]!))).toBeLessThan(
        0.17,
      );
  });

  it('finds what comparing all pairs finds, and looks at few others', () => {
    const pairs = [...similarPairs(signatures, 0.7)];
    const found = new Set(
      pairs.filter(({ a, b }) => jaccard(sets[a]!, sets[b]!) > COPY).map(({ a, b }) => `${a} ${b}`),
    );
    const all = sets.flatMap((one, a) =>
      sets.flatMap((other, b) => (a < b && jaccard(one, other) > COPY ? [`${a} ${b}`] : [])),
    );
    expect(all.length).toBeGreaterThan(15);
    expect([...found].sort()).toEqual(all.sort());
    expect(pairs.length).toBeLessThan(2 * all.length + 20);
  });

  it('passes empty texts by', () => {
    expect([...similarPairs([signatureOf(new Set()), signatureOf(new Set())], 0)]).toEqual([]);
    expect(jaccard(new Set(), new Set())).toBe(0);
  });
});
