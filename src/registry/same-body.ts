import type { Agency } from '../report/agency.ts';
import type { Report } from '../report/report.ts';
import { OWN_NAMES } from './attribute-report.ts';
import { dutyFamilies } from './duties.ts';
import { plainName } from './known-bodies.ts';
import { matchAgency } from './match-agency.ts';
import { type PlaceOfName, placeOfName } from './place-of-name.ts';
import { divisionKey } from './places.ts';
import { shortForm } from './short-names.ts';
import { answersFor } from './succession.ts';

/** `uncertain`: a renamed body, one named without its place, one whose name was not found. */
export type BodyMatch = 'same' | 'different' | 'uncertain';

type Named = Pick<Report, 'agency' | 'agencyNaming' | 'agencyClaims' | 'year'>;

/**
 * Whether two reports are of one body. `different` only where both say themselves whose they are, no word of either names the other's body, and
 * place or office cannot have been renamed into the other's; names and former names of the registry make two names one.
 */
export function matchBodies(a: Named, b: Named, registered: readonly Agency[] = []): BodyMatch {
  if (a.agency === null || b.agency === null) return 'uncertain';
  if (isOneName(a.agency, b.agency) || isOneRegistered(a, b, registered)) return 'same';
  if (!isOwnWord(a) || !isOwnWord(b) || names(a, b.agency) || names(b, a.agency)) return 'uncertain';
  return areApart(plainName(a.agency), plainName(b.agency)) ? 'different' : 'uncertain';
}

/** One name, or a customary short form of the other, with the place on both sides or on neither. */
function isOneName(a: string, b: string): boolean {
  if (plainName(a) === plainName(b)) return true;
  const [from, to] = [placeOfName(plainName(a)), placeOfName(plainName(b))];
  return (from.words === '') === (to.words === '') && means(a, b);
}

function means(a: string, b: string): boolean {
  return matchAgency(a, [bodyOf(b)]) !== null || matchAgency(b, [bodyOf(a)]) !== null;
}

/** A body that is known by nothing but its name. */
function bodyOf(name: string): Agency {
  const nothing = { regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '', aliases: [], extra: {} };
  return { id: 'named', name, level: 'county_dept', firstYear: null, lastYear: null, ...nothing };
}

/** Both are one entry of the registry, by its former names too, or the one body answers for the other's year. */
function isOneRegistered(a: Named, b: Named, registered: readonly Agency[]): boolean {
  const holder = ({ agency, year }: Named, of: number | null) => {
    const found = matchAgency(agency ?? '', registered)?.agency ?? null;
    return found === null ? null : answersFor(found, of ?? year ?? 0, registered).id;
  };
  const years = [a.year, b.year];
  return years.some((year) => {
    const one = holder(a, year);
    return one !== null && one === holder(b, year);
  });
}

/** The name is the document's own word on whose report it is, no guess of ours by its place. */
function isOwnWord({ agencyNaming }: Named): boolean {
  if (!agencyNaming) return true;
  return OWN_NAMES.includes(agencyNaming.source) && agencyNaming.reason !== 'body-of-place';
}

function names({ agencyClaims = [] }: Named, body: string): boolean {
  return agencyClaims.some(({ source, name }) => OWN_NAMES.includes(source) && means(name, body));
}

function areApart(a: string, b: string): boolean {
  const [from, to] = [placeOfName(a), placeOfName(b)];
  if (arePlacesApart(from, to)) return true;
  return areOfficesApart(a.slice(from.words.length), b.slice(to.words.length));
}

/** A place may have been renamed where both names share a character (平罗县, 平罗市), or where only one of them is one of today's. */
function arePlacesApart(a: PlaceOfName, b: PlaceOfName): boolean {
  if (a.words === '' || b.words === '' || (a.divisions.length === 0) !== (b.divisions.length === 0)) return false;
  const keys = new Set(a.divisions.map(divisionKey));
  if (b.divisions.some((division) => keys.has(divisionKey(division)))) return false;
  const known = [a.divisions.map(({ name }) => name).join(''), b.divisions.map(({ name }) => name).join('')] as const;
  const [one, other] = known[0] === '' ? [a.words, b.words] : known;
  return !shareCharacter(stem(one), stem(other));
}

const stem = (place: string) => place.replace(/自治|[省市县区旗州盟族回壮藏]/g, '');

/** Offices of families that no reform made one of; a government is none of its bureaus, a town none of another name. */
function areOfficesApart(a: string, b: string): boolean {
  const [one, other] = [kindOf(a), kindOf(b)];
  if (one === null || other === null) return false;
  if (one.kind !== other.kind) return true;
  if (one.kind === 'town') return !shareCharacter(one.words, other.words);
  if (one.kind === 'government') return false;
  const families = dutyFamilies(other.words);
  return ![...dutyFamilies(one.words)].some((family) => families.has(family));
}

type Office = { kind: 'government' | 'town' | 'bureau'; words: string };

function kindOf(office: string): Office | null {
  const own = office.replace(/^(?:人民)?政府(?!办公[厅室]$)(?=.{2})/, '');
  const short = shortForm(own);
  if (/^[省市县区旗州盟]?(?:(?:人民)?政府)?办?$/.test(short)) return { kind: 'government', words: '' };
  const town = /^([^镇乡]{1,8}?)(?:镇|乡|街道|苏木)$/.exec(short);
  if (town) return { kind: 'town', words: town[1]! };
  return dutyFamilies(own + short).size > 0 ? { kind: 'bureau', words: own + short } : null;
}

function shareCharacter(a: string, b: string): boolean {
  return [...a].some((character) => b.includes(character));
}
