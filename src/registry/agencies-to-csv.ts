import { stringify } from 'csv-stringify/sync';
import type { Agency } from '../report/agency.ts';
import { COLUMN_NAMES, type Column } from './columns.ts';
import { quoted } from './formula-cell.ts';

/**
 * The registry file of agencies, with every further column: what `parseAgencies` reads back without loss. No BOM. The year
 * columns are written only where an agency has one. Text that a spreadsheet would take for a formula gets a leading `'`.
 */
export function agenciesToCsv(agencies: readonly Agency[]): string {
  const further = [...new Set(agencies.flatMap((agency) => Object.keys(agency.extra)))];
  const bounded = agencies.some(({ firstYear, lastYear }) => firstYear !== null || lastYear !== null);
  const columns = COLUMN_NAMES.filter((column) => bounded || !column.endsWith('_year'));
  const rows = agencies.map((agency) => {
    const known = cellsOf(agency);
    return [...columns.map((column) => known[column]), ...further.map((name) => agency.extra[name] ?? '')];
  });
  const all = [[...columns, ...further], ...rows].map((cells) => cells.map(quoted));
  return stringify(all, { record_delimiter: 'unix' });
}

function cellsOf(agency: Agency): Record<Column, string> {
  return {
    id: agency.id,
    name: agency.name,
    level: agency.level,
    region_code: agency.regionCode,
    parent: agency.parent,
    portal_url: agency.portalUrl,
    report_column_url: agency.reportColumnUrl,
    aliases: agency.aliases.join('|'),
    first_year: agency.firstYear?.toString() ?? '',
    last_year: agency.lastYear?.toString() ?? '',
  };
}
