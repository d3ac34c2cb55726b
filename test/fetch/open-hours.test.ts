import { describe, expect, it } from 'vitest';
import { msUntilOpen, readOpenHours } from '../../src/fetch/open-hours.ts';

const at = (time: string) => new Date(`2026-01-28T${time}+08:00`);
const hours = (text: string) => readOpenHours(text) ?? [];
const MINUTE = 60_000;

describe('the hours in which hosts may be asked', () => {
  it.each([
    ['22-6', '21:59:00', MINUTE],
    ['22-6', '22:00:00', 0],
    ['22-6', '03:00:00', 0],
    ['22-6', '06:00:00', 16 * 60 * MINUTE],
    ['0-7,19-24', '06:59:59', 0],
    ['0-7,19-24', '07:00:00', 12 * 60 * MINUTE],
    ['0-7,19-24', '23:59:59', 0],
    ['', '12:00:00', 0],
  ])('%s at %s in Shanghai', (text, time, wait) => {
    expect(msUntilOpen(hours(text), at(time))).toBe(wait);
  });

  it.each(['night', '22', '22-6;7-8', '25-3', '5-5', '-1-4', '1-99'])('refuses %s', (text) => {
    expect(readOpenHours(text)).toBeNull();
  });
});
