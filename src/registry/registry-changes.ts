import type { Agency } from '../report/agency.ts';
import type { RegistryProblem } from './agency-csv.ts';

/** One cell that becomes another; `field` as the registry file calls it. */
export interface CellChange {
  field: string;
  from: string;
  to: string;
}

/** What a new registry makes of the present one. */
export interface RegistryChanges {
  added: Agency[];
  changed: { id: string; name: string; cells: CellChange[] }[];
  /** Listed again after they had ended; `cells` as for changed ones. */
  returned: { id: string; name: string; cells: CellChange[] }[];
  /** No longer listed: they become inactive, their history stays. */
  ended: { id: string; name: string }[];
  unchanged: number;
}

/** What a registry file would change. `basis` changes with the file and with what is registered: it says what was looked at. */
export interface RegistryPreview {
  agencies: Agency[];
  problems: RegistryProblem[];
  /** What is taken as it is written and is perhaps not meant so. */
  warnings: RegistryProblem[];
  changes: RegistryChanges;
  basis: string;
}

type Known = Agency & { active: boolean };

/** Compares what is registered with what a file lists, id by id, in the order of the file. */
export function registryChanges(before: readonly Known[], after: readonly Agency[]): RegistryChanges {
  const known = new Map(before.map((one) => [one.id, one]));
  const changes: RegistryChanges = { added: [], changed: [], returned: [], ended: [], unchanged: 0 };
  for (const agency of after) {
    const was = known.get(agency.id);
    if (was === undefined) {
      changes.added.push(agency);
      continue;
    }
    const entry = { id: agency.id, name: agency.name, cells: cellChanges(was, agency) };
    if (!was.active) changes.returned.push(entry);
    else if (entry.cells.length > 0) changes.changed.push(entry);
    else changes.unchanged++;
  }
  const listed = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id, active }) => active && !listed.has(id));
  changes.ended = gone.map(({ id, name }) => ({ id, name }));
  return changes;
}

/** True where the file says what is registered already. */
export function isUnchanged({ added, changed, returned, ended }: RegistryChanges): boolean {
  return added.length + changed.length + returned.length + ended.length === 0;
}

function cellChanges(before: Agency, after: Agency): CellChange[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field) ?? '', now.get(field) ?? ''];
    return from === to ? [] : [{ field, from, to }];
  });
}

function cellsOf(agency: Agency): Map<string, string> {
  return new Map([
    ['name', agency.name],
    ['level', agency.level],
    ['region_code', agency.regionCode],
    ['parent', agency.parent],
    ['portal_url', agency.portalUrl],
    ['report_column_url', agency.reportColumnUrl],
    ['aliases', agency.aliases.join('|')],
    ['first_year', agency.firstYear?.toString() ?? ''],
    ['last_year', agency.lastYear?.toString() ?? ''],
    ...Object.entries(agency.extra).map(([name, value]): [string, string] => [name, value]),
  ]);
}
