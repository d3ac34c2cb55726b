import { writeFile } from 'node:fs/promises';
import { FailureError, failure } from '../errors/failure.ts';
import { toXlsx } from '../export/xlsx.ts';
import type { Coverage } from '../report/coverage.ts';
import { shanghaiDay } from '../report/year.ts';
import { DATED_LIST as W } from '../text/calendar.ts';
import { STATUS } from '../text/cli.ts';
import { fill } from '../text/fill.ts';
import { html, type Markup } from '../web/views/markup.ts';
import { writeWhole } from './whole-file.ts';

/** Writes the dated list that a supervising office files: a page ready to be printed, or a workbook, by the file's ending. */
export async function writeDatedList(
  path: string,
  rows: readonly Coverage[],
  names: ReadonlyMap<string, string>,
  day: string,
): Promise<void> {
  const cells = rows.map((row, i) => cellsOf(row, i + 1, names.get(row.agencyId) ?? row.agencyId));
  if (/\.html?$/i.test(path))
    return writeWhole(path, (to) => writeFile(to, `<!doctype html>\n${pageOf(cells, rows, day)}`));
  if (!/\.xlsx$/i.test(path)) throw new FailureError(failure('usage', `--print ${path}: .html / .xlsx`));
  const records = cells.map((one) => Object.fromEntries(W.head.map((name, i) => [name, one[i]])));
  const listed = records as Record<(typeof W.head)[number], string | number>[];
  const sheet = await toXlsx(listed, W.head, day);
  await writeWhole(path, (to) => writeFile(to, sheet));
}

type Cell = string | number;

function cellsOf(row: Coverage, number: number, agency: string): Cell[] {
  const { year, status, deadline, publishedAt, daysLate, reason, evidence, url } = row;
  const looked = evidence.lookedAt === null ? '' : shanghaiDay(evidence.lookedAt);
  const dates = [deadline ?? '', publishedAt ?? '', daysLate ?? ''];
  return [number, agency, year, STATUS[status].zh, ...dates, reason.zh, looked, url ?? evidence.columnUrl ?? ''];
}

function pageOf(cells: readonly Cell[][], rows: readonly Coverage[], day: string): Markup {
  const states = Object.keys(STATUS) as (keyof typeof STATUS)[];
  const counted = states.map((state) => [state, rows.filter(({ status }) => status === state).length] as const);
  const counts = counted.filter(([, n]) => n > 0).map(([state, n]) => `${STATUS[state].zh} ${n}`);
  const made = fill(W.made, { day, n: rows.length, counts: counts.join('，') });
  return html`<html lang="zh-CN"><head><meta charset="utf-8"><title>${W.title.zh} ${day}</title><style>
@page { size: A4 landscape; margin: 14mm; }
body { font: 10.5pt/1.5 "Noto Serif CJK SC", "SimSun", serif; margin: 2em; color: #000; }
h1 { font-size: 16pt; text-align: center; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 2px 5px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; } tr { break-inside: avoid; }
tr.bad td:nth-child(4) { font-weight: bold; }
@media print { body { margin: 0; } }
</style></head><body><h1>${W.title.zh}</h1><p>${made.zh}</p>
<table><thead><tr>${W.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${cells.map((one, i) => html`<tr class="${BAD.includes(rows[i]!.status) ? 'bad' : ''}">${one.map((cell) => html`<td>${String(cell)}</td>`)}</tr>`)}</tbody></table>
<p>${W.note.zh}</p><p>${W.signed.zh}</p></body></html>`;
}

const BAD: readonly Coverage['status'][] = ['missing', 'late', 'removed'];
