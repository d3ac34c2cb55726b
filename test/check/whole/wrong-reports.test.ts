import { describe, expect, it } from 'vitest';
import { readAndChecked } from './whole-report.ts';
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
