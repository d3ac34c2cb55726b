import type { Value } from './report.ts';

/**
 * Two figures stand in one unit. The form of 2019 names none for 采购总金额 (251000元 one year, 45.82万元 the next): where one does not say
 * its unit, they are not compared. Nothing is nothing in every unit.
 */
export function inOneUnit(a: Value, b: Value): boolean {
  return a.value === 0 || b.value === 0 || (a.unit !== null && a.unit === b.unit);
}
