import type { CellProblem } from './agency-row.ts';
import type { RowOfAgency } from './check-succession.ts';
import { exemptReasonCell } from './duty-cells.ts';
import { knownBodies } from './known-bodies.ts';
import { placePrefix } from './places.ts';
import { owedYears } from './succession.ts';

/** What is taken as it is written, and is perhaps not what was meant. `listed`: ids, names and aliases of all rows, faulty ones too. */
export function registryDoubts(
  rows: readonly RowOfAgency[],
  listed: ReadonlySet<string>,
): { row: number; problem: CellProblem }[] {
  return [...unknownParents(rows, listed), ...sameBodies(rows), ...rows.flatMap(yearsAsReason)];
}

/** Each parent that nobody knows is told once, in the first of its rows. */
function unknownParents(rows: readonly RowOfAgency[], listed: ReadonlySet<string>) {
  const strange = rows.filter(({ agency }) => agency.parent !== '' && !listed.has(agency.parent));
  if (strange.length === 0) return [];
  const known = knownBodies();
  return [...Map.groupBy(strange, ({ agency }) => agency.parent)]
    .filter(([parent]) => !known.has(parent) && !isGovernmentOfPlace(parent))
    .map(([parent, those]) => {
      const words = { value: parent.slice(0, 60), count: those.length };
      return { row: those[0]!.row, problem: { column: 'parent', problem: 'unknownParent' as const, words } };
    });
}

/** 银川市人民政府: a place of GB/T 2260 has a government, whether it is listed or not. */
function isGovernmentOfPlace(name: string): boolean {
  const { divisions, rest } = placePrefix(name);
  return divisions.length > 0 && /^(?:人民政府|政府)?$/.test(rest);
}

/** Two bodies of one name in one place at the same time; that one follows the other is no doubt. */
function sameBodies(rows: readonly RowOfAgency[]) {
  const groups = Map.groupBy(rows, ({ agency }) => `${agency.regionCode} ${agency.name}`);
  return [...groups.values()].flatMap((those) =>
    those.slice(1).flatMap((one, i) => {
      const other = those.slice(0, i + 1).find((before) => overlap(before, one));
      if (!other) return [];
      const words = { value: one.agency.name.slice(0, 60), other: other.row };
      return [{ row: one.row, problem: { column: 'name', problem: 'sameBody' as const, words } }];
    }),
  );
}

function overlap(a: RowOfAgency, b: RowOfAgency): boolean {
  const [one, two] = [owedYears(a.agency), owedYears(b.agency)];
  return (one.first ?? 0) <= (two.last ?? 9_999) && (two.first ?? 0) <= (one.last ?? 9_999);
}

/** A list of years without quotation marks runs over into the next cell. */
function yearsAsReason({ agency, row }: RowOfAgency) {
  const { header, text } = exemptReasonCell(agency);
  if (!/^[\d\s,，、-]+$/.test(text)) return [];
  const words = { value: text.slice(0, 60) };
  return [{ row, problem: { column: header, problem: 'yearsAsReason' as const, words } }];
}
