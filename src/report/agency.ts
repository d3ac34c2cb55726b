/** A body that must publish a report every year (机构), as the registry knows it. */
export interface Agency {
  /** Stable key, as given in the registry: letters, digits, `-`, `_`, `.`. */
  id: string;
  /** Present official name, e.g. 金凤区科学技术局. */
  name: string;
  level: Level;
  /** GB/T 2260 division code, six digits; empty where the registry does not say. */
  regionCode: string;
  /** Name or id of the body above; empty where the registry does not say. */
  parent: string;
  /** Home page of the portal on which the agency publishes; empty where no address is known. */
  portalUrl: string;
  /** Address of the annual-report column, where it is known; otherwise it is discovered. */
  reportColumnUrl: string;
  /** Short names and former names. */
  aliases: readonly string[];
  /** First and last report year that this body owes (merged, founded, abolished bodies); null = no bound. */
  firstYear: number | null;
  lastYear: number | null;
  /** Further columns of the registry file, kept as they were. */
  extra: Readonly<Record<string, string>>;
}

/**
 * Kind of body. `*_dept` = a department of the government of that level; `park` = development zones and their like;
 * `vertical` = vertically managed bodies (tax, customs …). It decides the deadline (see coverage/deadlines.json).
 */
export const LEVELS = [
  'central',
  'province',
  'prefecture',
  'county',
  'township',
  'park',
  'central_dept',
  'province_dept',
  'prefecture_dept',
  'county_dept',
  'township_dept',
  'park_dept',
  'vertical',
] as const;
export type Level = (typeof LEVELS)[number];
