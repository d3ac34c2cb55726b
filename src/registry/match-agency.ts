import type { Agency } from '../report/agency.ts';
import { type PlaceOfName, placeOfName } from './place-of-name.ts';
import { divisionKey } from './places.ts';
import { REGIONS, shortForm } from './short-names.ts';

/** How a name was recognised, in falling trust. */
export type MatchKind = 'name' | 'alias' | 'short-form' | 'abbreviation';

export interface AgencyMatch {
  agency: Agency;
  kind: MatchKind;
  /** The registered name that it was recognised by. */
  by: string;
}

/**
 * The agency that a name on a page means, through its name, aliases and former names, their customary short forms
 * (科学技术局 → 科技局, 人民政府 → the region alone) and abbreviations (every character in order, same last one). Null where
 * none fits, or where the best kind fits several agencies: a guess would accuse the wrong one.
 */
export function matchAgency(name: string, agencies: readonly Agency[]): AgencyMatch | null {
  const text = plain(name);
  if (text.length < 2) return null;
  const wanted = formsOf(name);
  for (const kind of ['name', 'alias', 'short-form', 'abbreviation'] as const) {
    const found: AgencyMatch[] = [];
    for (const agency of agencies) {
      for (const known of namesBy(kind, agency)) {
        if (agrees(kind, wanted, known, agency)) found.push({ agency, kind, by: known.by });
      }
    }
    const best = longest(found);
    if (best) return best;
    if (found.length > 0) return null;
  }
  return null;
}

/** A name in the forms that are compared. */
interface Forms {
  by: string;
  plain: string;
  short: string;
  place: PlaceOfName;
}

/** The registered forms are made once: a list of thousands of names is held against thousands of agencies. */
const forms = new WeakMap<Agency, { own: Forms[]; aliases: Forms[]; all: Forms[] }>();

function namesBy(kind: MatchKind, agency: Agency): readonly Forms[] {
  let known = forms.get(agency);
  if (!known) {
    const [own, aliases] = [[formsOf(agency.name)], agency.aliases.map(formsOf)];
    known = { own, aliases, all: [...own, ...aliases] };
    forms.set(agency, known);
  }
  return kind === 'name' ? known.own : kind === 'alias' ? known.aliases : known.all;
}

function formsOf(by: string): Forms {
  const text = plain(by);
  return { by, plain: text, short: shortForm(text), place: placeOfName(text) };
}

/** The match by the longest registered name; null where that leaves more than one agency. */
function longest(found: readonly AgencyMatch[]): AgencyMatch | null {
  const length = Math.max(0, ...found.map((match) => match.by.length));
  const best = found.filter((match) => match.by.length === length);
  const ids = new Set(found.map((match) => match.agency.id));
  return ids.size === 1 ? (best[0] ?? null) : null;
}

function agrees(kind: MatchKind, wanted: Forms, known: Forms, agency: Agency): boolean {
  if (kind === 'name' || kind === 'alias') return wanted.plain === known.plain;
  const [a, b] = [wanted.short, known.short];
  if (kind === 'short-form' && (a === b || endsWithRegion(a, b) || isOfRegion(a, b))) return true;
  if (!isOfPlace(wanted, known, agency)) return false;
  return kind === 'short-form' ? endsWithRegion(b, a) : isAbbreviation(a, b);
}

/**
 * Whether a name that says more of its place than the registered one can still mean it: 北京市司法局 is not the 市司法局 of
 * another city, 渭南市卫健委 not the 卫健委 of the state.
 */
function isOfPlace({ plain: text, place }: Forms, known: Forms, agency: Agency): boolean {
  if (agency.level === 'central') return place.words === '' && !/^(自治区|[省市县区州盟旗])/.test(text);
  if (place.words === '') return true;
  const own = namesBy('name', agency)[0]!.place;
  if (own.words === '') return true;
  if (place.divisions.length === 0 || own.divisions.length === 0)
    return known.place.words !== '' || own.words.endsWith(place.words);
  const keys = new Set(own.divisions.map(divisionKey));
  return place.divisions.some((division) => keys.has(divisionKey(division)));
}

/** NFKC, no white space, no marks; traditional middle dots and quotes do not tell names apart. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•"'“”‘’《》]/g, '');
}

const ENDS_AS_REGION = new RegExp(`[省市县区旗州盟镇乡]$|^(?:${REGIONS})$`);
const REGION_BEFORE = new RegExp(`^(?:${REGIONS})(?=.)`);

/** 自治区民政厅 for the one of an autonomous region. */
function isOfRegion(short: string, long: string): boolean {
  return short.startsWith('自治区') && long.replace(REGION_BEFORE, '自治区') === short;
}

/** 市科技局 or 科技局 for 示例市科技局: what is missing in front ends at a region's border. */
function endsWithRegion(short: string, long: string): boolean {
  if (short.length < 3 || long.length <= short.length || !long.endsWith(short)) return false;
  const front = long.slice(0, long.length - short.length);
  return ENDS_AS_REGION.test(front) || /^[省市县区旗州盟镇乡]/.test(short);
}

/** 市民委 says more than 国管局, which abbreviates a dozen bodies. */
const TOO_SHORT = /^.{0,2}$|^[^省市县区州盟旗].{2}$/;
const REGION = /[省市县区旗州盟镇乡]|街道/;
const NO_REGION = /市场|市政|社区/g;
/** What is missing in front ends at a region's border. */
const BORDER = /[省市县区旗州盟镇乡].?$/;

/**
 * Every character of the short name stands in the long one, in order, and both end alike: 科工信局 in 科学技术和工业信息化局. No
 * place is left out between them: 银川市教育局 is above 银川市兴庆区教育局.
 */
function isAbbreviation(short: string, long: string): boolean {
  if (TOO_SHORT.test(short) || short.length >= long.length || short.at(-1) !== long.at(-1)) return false;
  if (/[省市县区旗州盟镇乡]$/.test(short)) return false;
  let at = 0;
  let left = '';
  for (const character of long) {
    if (character !== short[at]) {
      left += character;
      continue;
    }
    const isApart = at === 0 ? left !== '' && !BORDER.test(left + character) : REGION.test(left.replace(NO_REGION, ''));
    if (isApart) return false;
    left = '';
    at++;
  }
  return at === short.length;
}
