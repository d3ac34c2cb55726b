import { describe, expect, it } from 'vitest';
import { simplify } from '../../src/report/simplify.ts';

describe('traditional characters', () => {
  it.each([
    ['無極縣人民政府', '无极县人民政府'],
    ['柞水縣鳳凰鎮', '柞水县凤凰镇'],
    ['屬於國家秘密、複議後起訴、徵收', '属于国家秘密、复议后起诉、征收'],
  ])('%s is looked up as %s', (text, simple) => {
    expect(simplify(text)).toBe(simple);
  });

  it('leave names of the simplified standard alone', () => {
    for (const name of ['乾县', '慕容麽', '杨祇庙', '藉河']) expect(simplify(name)).toBe(name);
  });

  it('keep every offset, also beside characters of other planes', () => {
    const text = '𠮷縣﨑2023年Ａ開';
    expect(simplify(text)).toHaveLength(text.length);
  });
});
