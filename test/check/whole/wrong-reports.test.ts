import { describe, expect, it } from 'vitest';
import { Dice } from '../../generate/dice.ts';
import { AROUND_PLANTS } from '../planted/around-plants.ts';
import { assessed } from '../planted/assess.ts';
import { readAndChecked, whole } from './whole-report.ts';
import { WRONG } from './wrong.ts';

describe('a wrong report, written out and read again, is told of in plain words with its cells', () => {
  it.each(Object.entries(WRONG))('%s', async (_, { rule, says, cells_of: cells = [], ...one }) => {
    const { report, findings } = await readAndChecked(one);
    const told = findings.filter((finding) => finding.rule === rule);
    const words = told.map(({ message }) => message.zh).join('\n');
    expect(words, findings.map((one) => `${one.rule} ${one.message.zh}`).join('\n')).toMatch(says);
    for (const { severity, message } of told) {
      expect(severity).not.toBe('info');
      expect(message.zh).not.toMatch(/[{}]|undefined|NaN|[a-z]+_[a-z]+/);
    }
    const fields = told.flatMap((finding) => finding.fields);
    expect(fields).toEqual(expect.arrayContaining(cells));
    for (const field of cells) expect(report.values[field]?.source, field).not.toBeNull();
  });
});

describe('a report that only other reports and other fetches show to be wrong', () => {
  it.each([
    ['D-SILENT-REVISION', /2024-01-20后被修改（\d+处，含1个数据），页面无更正说明/],
    ['D-COPY-PEER', /正文与邻县商务局.*相似度/],
    ['D-DUPLICATE', /2025年度有2份报告，数据不一致/],
  ])('%s is told in plain words', async (rule, says) => {
    const plant = AROUND_PLANTS.find((one) => one.rule === rule)!;
    const found = await assessed(plant.plant(whole(), new Dice(5))!, 'html', new Dice(11));
    expect(found!.findings.filter((one) => one.rule === rule).map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(says),
    ]);
  });
});
