import type { Level } from '../report/agency.ts';
import type { Subject } from './figures.ts';

const GOVERNMENTS: ReadonlySet<Level> = new Set(['central', 'province', 'prefecture', 'county', 'township', 'park']);
const BY_NAME = /(?:人民政府|管委会|管理委员会|[省市县区旗镇乡])$/;
const TOWN = /(?<!城)(?:[镇乡]|苏木)(?:人民政府)?$/;
/** 县政府办公室代表县政府受理: the government's own house, one of those that the table counts. */
const OF_THE_HOUSE = /代表[^,。;]{0,10}政府/;
const OF_ALL = /全[省市县区旗镇乡]|各级|我[省市县区旗镇乡]/;

/** A government reports for all below it; by the registry, or else by the printed name. */
function isGovernment({ agency, report }: Subject): boolean {
  return agency === null ? BY_NAME.test(report.agency ?? '') : GOVERNMENTS.has(agency.level);
}

/** The lowest, which has none below it whose requests it could count. */
function isTown({ agency, report }: Subject): boolean {
  return agency === null ? TOWN.test(report.agency ?? '') : agency.level === 'township';
}

/**
 * A sentence counts what the tables count: of a department always, of a government where it says that it speaks of all below it, and of a
 * town where it says that there was nothing.
 */
export function speaksOfAll(sentence: string, subject: Subject, value?: number): boolean {
  if (OF_THE_HOUSE.test(sentence)) return false;
  return !isGovernment(subject) || (value === 0 && isTown(subject)) || OF_ALL.test(sentence);
}
