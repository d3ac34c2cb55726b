import { labelCore } from './match-label.ts';
import { UNKNOWN_UNIT } from './parse-figure.ts';
import type { RowCell, RowView } from './row-view.ts';

const UNITS = /^(?:条|件|次|篇|个|人|人次|万元|元|项|-+|\/)$/;
const NO_UNIT = /^(?:-+|\/)$/;
const UNIT_HEAD = /^(?:计量)?单位$/;

/** The cells behind a row's unit, and the unit of money that it names: null where the form's holds. */
export interface UnitAndValues {
  money: string | null;
  values: readonly RowCell[];
}

/**
 * Parts the unit from the figures right of a label in the annex. Where other rows name their unit and this one does not (`headed`: the
 * header has a column of units), an amount may be in any; its label may still say which.
 */
export function unitAndValues(label: RowCell, rest: readonly RowCell[], headed: boolean): UnitAndValues {
  // Lines of a text lose their blank ends: behind the unit stood one.
  const [first] = rest;
  if (
    headed &&
    rest.length === 1 &&
    first!.source.grid === 'sequence' &&
    UNITS.test(first!.text) &&
    !NO_UNIT.test(first!.text)
  )
    return { money: null, values: [{ ...first!, raw: '', text: '' }] };
  const unit = rest.length > 1 && UNITS.test(rest[0]!.text) ? rest[0]!.text : null;
  const named = /[(（](?:单位[:：]?)?(万?元)[)）]/.exec(label.text)?.[1] ?? null;
  if (unit === null) return { money: named ?? (headed ? UNKNOWN_UNIT : null), values: rest };
  return { money: /元$/.test(unit) ? unit : named, values: withOwnUnit(rest.slice(1)) };
}

/** `45698 | 元`: a unit in the cell behind a figure is the figure's own, whatever the column of units says. */
function withOwnUnit(values: readonly RowCell[]): readonly RowCell[] {
  const [figure, unit, ...others] = values;
  if (!figure || !unit || !/^\d[\d,.]*$/.test(figure.text) || !UNITS.test(unit.text) || NO_UNIT.test(unit.text))
    return values;
  return [{ ...figure, raw: `${figure.raw} ${unit.raw}`, text: `${figure.text}${unit.text}` }, ...others];
}

/** True where a header has a column of units. */
export function namesUnits(header: RowView | undefined): boolean {
  return header?.cells.some((cell) => UNIT_HEAD.test(labelCore(cell.text))) ?? false;
}

/** True for a share or a rate: the form has none. */
export function isShare({ text }: RowCell): boolean {
  return /^[-+]?\d[\d.]*[%％]$/.test(text);
}
