import { describe, expect, it } from 'vitest';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import type { ValueRow } from '../../src/web/queries/reports.ts';
import type { Translate } from '../../src/web/translate.ts';
import { valueMarkup, valueTitle } from '../../src/web/views/value-cell.ts';

const chinese: Translate = (text) => text.zh;
const row = (more: Partial<ValueRow>): ValueRow => ({
  report_id: 'r',
  field: 'review_total',
  value: 3,
  raw: '3',
  unit: '件',
  status: 'reported',
  mark: null,
  note: null,
  source: null,
  corrected: null,
  ...more,
});

describe('a figure on the page of its report', () => {
  it('has no mark where nothing speaks against it', () => {
    expect(String(valueMarkup(chinese, row({})))).not.toContain('※');
    expect(String(valueMarkup(chinese, row({ note: TRUST_NOTES.confirmed })))).not.toContain('※');
  });

  it.each([TRUST_NOTES.asPrinted, TRUST_NOTES.unconfirmed, TRUST_NOTES.beyondSums])(
    'has one where it is stated, but: %s',
    (note) => {
      expect(String(valueMarkup(chinese, row({ note })))).toContain('※');
    },
  );

  it('says why in its title', () => {
    const title = valueTitle(chinese, '总计', row({ status: 'unreadable', value: null, note: TRUST_NOTES.differs }));
    expect(title).toContain('另一种读取方法得到不同的内容');
  });
});
