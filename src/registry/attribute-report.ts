import type { Agency } from '../report/agency.ts';
import type { Attribution } from '../report/attribution.ts';
import type { Report } from '../report/report.ts';
import type { AgencyClaim, AgencySource, YearClaim } from '../report/words.ts';
import { attribution } from '../text/attribution.ts';
import { type AgencyMatch, matchAgency } from './match-agency.ts';
import { nearMatcher } from './match-near.ts';
import { shortForm } from './short-names.ts';
import { answersFor } from './succession.ts';

/** What the list made of the page before it was read. */
export interface Listed {
  agency: Agency;
  year: number;
  title: string;
}

/** Sources that are the document's own words on whose report it is; the list's title, the site and the prose are not. */
export const OWN_NAMES: readonly AgencySource[] = [
  'title',
  'page-title',
  'quoted-title',
  'signature',
  'compiler',
  'head-line',
];
const TITLES: readonly AgencySource[] = ['title', 'page-title'];
const OWN_YEARS: readonly YearClaim['source'][] = ['period', 'title', 'page-title'];

/**
 * Whose report a page is and of which year, by the document itself held against the list. What the document says of itself wins where
 * nothing in it agrees with the list; where it disagrees with itself, the list stays and an operator must look. Bodies that answered
 * for a year before or after a merger are taken into account.
 */
export function attributeReport(listed: Listed, report: Report, registered: readonly Agency[]): Attribution {
  const year = settleYear(listed, report);
  const body = settleBody(listed, report, registered);
  const holder = answersFor(body.agency, year.year, registered);
  const why = [...year.why, ...body.why];
  if (holder.id !== body.agency.id) why.push(attribution('succession', holder.name));
  const moved = holder.id !== listed.agency.id || year.year !== listed.year;
  const verdict = moved ? 'moved' : year.unclear || body.unclear ? 'unclear' : 'confirmed';
  return { verdict, agencyId: holder.id, year: year.year, why };
}

interface Settled {
  why: string[];
  unclear: boolean;
}

function settleYear({ year, title }: Listed, report: Report): Settled & { year: number } {
  const claims = (report.yearClaims ?? []).filter(
    (claim) => OWN_YEARS.includes(claim.source) && !(claim.source === 'title' && isLinkTitle(report.title, title)),
  );
  const others = claims.filter((claim) => claim.year !== year);
  if (others.length === 0) return { year, why: [], unclear: false };
  const why = others.map((claim) => attribution('documentYear', `${claim.year}（${claim.text.slice(0, 40)}）`));
  const said = new Set(others.map((claim) => claim.year));
  // The title of the list is often the page's own: only a document without any word for the listed year belongs to another.
  if (others.length < claims.length || said.size > 1) return { year, why, unclear: true };
  return { year: others[0]!.year, why, unclear: false };
}

function settleBody(
  { agency, title }: Listed,
  report: Report,
  registered: readonly Agency[],
): Settled & { agency: Agency } {
  const claims = (report.agencyClaims ?? []).filter(
    (claim) => OWN_NAMES.includes(claim.source) && !(claim.source === 'title' && isLinkTitle(report.title, title)),
  );
  // A misprinted name that was settled as the listed body's is the listed body's.
  const printed = report.agency !== null && matchAgency(report.agency, [agency]) ? report.agencyNaming?.printed : null;
  const isListed = (claim: AgencyClaim) => claim.name === printed || means(claim, agency);
  const same = { agency, why: [], unclear: false };
  const titled = claims.filter((claim) => TITLES.includes(claim.source));
  const strangers = (titled.length > 0 ? titled : claims).filter((claim) => !isListed(claim));
  if (strangers.length === 0) return same;
  const why = strangers.map((claim) => attribution('documentBody', claim.name));
  const match = nearMatcher(agency, registered);
  const named = new Map(strangers.flatMap((claim) => certain(match(claim.name))).map((found) => [found.id, found]));
  const [other] = named.values();
  if (titled.length === 0) {
    // A signature may be that of the office that writes, the publisher's that of the body above.
    const isSigned = other && named.size === 1 && strangers.some(({ source }) => source === 'signature');
    return isSigned && !areOneHouse(agency, other) ? { agency, why, unclear: true } : same;
  }
  const isCertain = other && named.size === 1 && !claims.some(isListed) && !areOneHouse(agency, other);
  return isCertain ? { agency: other, why, unclear: false } : { agency, why, unclear: true };
}

/** 螅镇 on the page of a town is the town: its name is too short to be looked for among all, not to be held against one. */
function means({ name }: AgencyClaim, agency: Agency): boolean {
  if (/^.{1,8}(?:镇|乡|街道|苏木)$/.test(name) && shortForm(agency.name).endsWith(name)) return true;
  return matchAgency(name, [agency]) !== null;
}

/** A registered body that a name means beyond doubt: in full, by an alias, or in its customary short form. */
function certain(found: AgencyMatch | null): Agency[] {
  return found && found.kind !== 'abbreviation' ? [found.agency] : [];
}

/** A government and its office publish for one another; so do a body and the one that it lies under. */
function areOneHouse(a: Agency, b: Agency): boolean {
  const house = ({ name }: Agency) => name.replace(/(人民)?政府(办公[厅室])?$/, '').replace(/办公[厅室]$/, '');
  const isAbove = (one: Agency, other: Agency) => one.parent === other.id || one.parent === other.name;
  return house(a) === house(b) || isAbove(a, b) || isAbove(b, a);
}

/** Where the document has no title of its own, the reader takes the link's: that is no second witness. */
function isLinkTitle(title: string | null, link: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
  return title !== null && plain(title) === plain(link);
}
