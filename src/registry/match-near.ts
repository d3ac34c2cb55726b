import type { Agency } from '../report/agency.ts';
import { type AgencyMatch, type MatchKind, matchAgency } from './match-agency.ts';
import { placeOfName } from './place-of-name.ts';
import { divisionKey } from './places.ts';

const TRUST: readonly MatchKind[] = ['name', 'alias', 'short-form', 'abbreviation'];

/**
 * Tells whom a name on a body's own pages means. A name without a place (市司法局, 卫健委) means the body itself or one that lies
 * beside it, never one of another city or of the state; one with its place means whom it fits best, the body itself first.
 */
export function nearMatcher(here: Agency, registered: readonly Agency[]): (name: string) => AgencyMatch | null {
  let near: Agency[] | null = null;
  return (name) => {
    const own = matchAgency(name, [here]);
    if (own?.kind === 'name') return own;
    if (placeOfName(name.normalize('NFKC').replace(/\s/g, '')).words === '') {
      near ??= registered.filter((other) => isNear(here, other));
      return own ?? matchAgency(name, near);
    }
    const all = matchAgency(name, registered);
    if (!own || !all) return own ?? all;
    return TRUST.indexOf(all.kind) < TRUST.indexOf(own.kind) ? all : own;
  };
}

/** On the same host, of the same place or of one above it, under the same body. */
function isNear(here: Agency, other: Agency): boolean {
  if (other.level === 'central' && here.level !== 'central') return false;
  return (
    sharesHost(here, other) ||
    isParent(here, other) ||
    isParent(other, here) ||
    (here.parent !== '' && here.parent === other.parent) ||
    isCodeAbove(other.regionCode, here.regionCode) ||
    isPlaceAbove(other.name, here.name)
  );
}

function sharesHost(here: Agency, other: Agency): boolean {
  const hosts = (agency: Agency) =>
    [agency.portalUrl, agency.reportColumnUrl].flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : []));
  return hosts(here).some((host) => hosts(other).includes(host));
}

function isParent(above: Agency, below: Agency): boolean {
  return below.parent !== '' && (below.parent === above.id || below.parent === above.name);
}

/** 640000 stands above 640100, and 640100 above 640104; a place is above itself. */
function isCodeAbove(above: string, below: string): boolean {
  return above !== '' && below !== '' && below.startsWith(above.replace(/(?:00)+$/, ''));
}

function isPlaceAbove(above: string, below: string): boolean {
  const [upper, lower] = [placeOfName(above), placeOfName(below)];
  if (upper.divisions.length === 0 || lower.divisions.length === 0)
    return upper.words !== '' && upper.words === lower.words;
  const keys = lower.divisions.flatMap((division) => [
    divisionKey(division),
    ...division.above.map((_, depth) => division.above.slice(0, depth + 1).join('/')),
  ]);
  return upper.divisions.some((division) => keys.includes(divisionKey(division)));
}
