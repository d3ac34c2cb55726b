import { describe, expect, it } from 'vitest';
import { placeText } from '../../src/cli/checked-text.ts';

describe('where a figure was read', () => {
  it('is the cell of the sheet for a spreadsheet, as the program that shows it calls it', () => {
    expect(placeText({ path: '复议诉讼!J6', table: 6, row: 4, column: 10, grid: 'markup' })).toBe('复议诉讼!J6');
  });

  it('is page, table, row and column elsewhere, and the path where there is no more', () => {
    expect(placeText({ page: 3, table: 2, row: 5, column: 7 })).toBe('第3页 文中表2 行5 列7');
    expect(placeText({ path: 'table[2]/tr[5]/td[7]', table: 2, row: 5, column: 7 })).toBe('文中表2 行5 列7');
    expect(placeText({ path: 'line 8' })).toBe('line 8');
    expect(placeText(null)).toBe('');
  });
});
