import { expect, it } from 'vitest';
import { weekendsOnly } from '../../src/text/calendar.ts';

it('the notice of a past year is out, that of a year ahead is waited for', () => {
  const today = '2026-04-10';
  expect(weekendsOnly([2024], today).zh).toMatch(/^没有2024年节假日安排的数据：.*已发布/);
  expect(weekendsOnly([2024], today).en).not.toContain('once');
  expect(weekendsOnly([2027], today).zh).toMatch(/^尚无2027年节假日安排：.*通知发布后/);
  const both = weekendsOnly([2024, 2026, 2027, 2028], today);
  expect(both.zh).toMatch(/^没有2024、2026年.*；尚无2027、2028年/);
  expect(both.zh).toContain('holidays: { 2024: {');
  expect(both.zh).toContain('holidays: { 2027: {');
  expect(both.en).toMatch(/^the public holidays of 2024, 2026 .*; no public holidays are known for 2027, 2028/);
});
