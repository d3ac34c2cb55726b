import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from '../../../src/demo/record.ts';

/** The report of which the pictures show the three tables, in a browser's drawing. */
export const record = readRecords().find((one) => one.agencyId === 'shili-wjw' && one.year === 2023)!;

/** PNG files of its tables 1 to 3. */
export const TABLES: readonly Uint8Array[] = [1, 2, 3].map((n) =>
  Uint8Array.from(readFileSync(join(import.meta.dirname, 'samples', `table-${n}.png`))),
);

export const TITLE = `${record.agency}2023年政府信息公开工作年度报告`;
export const PERIOD = '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。';

/** Figures of the record that a reading states, and those that it does not. */
export function scoreOf(values: Readonly<Record<string, { value: number | null; status: string }>>) {
  const score = { exact: 0, wrong: [] as string[], unreadable: 0, other: 0 };
  for (const [field, figure] of Object.entries(record.fields)) {
    const value = values[field];
    if (value?.status === 'reported' && value.value === figure) score.exact++;
    else if (value?.status === 'reported') score.wrong.push(`${field}: ${value.value} for ${figure}`);
    else if (value?.status === 'unreadable') score.unreadable++;
    else if (figure !== null) score.other++;
  }
  return score;
}
