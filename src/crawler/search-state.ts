import type { Agency } from '../report/agency.ts';
import type { Reading } from './open-page.ts';
import type { FoundPage, VisitedAgency } from './visit.ts';

/** What the registry knows, as a search asks it. */
export interface SearchContext {
  /** A name on a page → the registered agency it means, the visited one's first. */
  match: (name: string) => { agency: Agency; by: string } | null;
  /** Who answers for a year of a body; null where the body itself does. */
  ofYear?: (agencyId: string, year: number) => { agencyId: string; by: string } | null;
  /** Whose own column lies at an address, by the registry. */
  ownerOf?: (url: string) => string | null;
}

/** What a search has seen so far. */
export interface SearchState {
  visited: VisitedAgency;
  context: SearchContext;
  readings: Reading[];
  /** Codes of the pages that could not be had, in order. */
  failures: string[];
  tried: Set<string>;
  /** Folders of the pages that a link with the agency's name led to: what lies in them is the agency's own. */
  ownFolders: string[];
  /** Why the column of the recipe is none any more. */
  lost: string | null;
  /** A column that is known already: where the walk comes to it, it ends, unless it goes on for others. */
  known: string | null;
  goesOn: boolean;
  isConfirmed: boolean;
  /** True where the column that an operator gave was asked for and not read. */
  hasGivenFailed: boolean;
  /** Reports that the portal's own search named, for where no column is found. */
  loose: FoundPage[];
}
