import type { Agency } from '../report/agency.ts';
import type { Look } from '../report/look.ts';
import type { Recipe } from '../report/recipe.ts';
import type { Learned } from './recipe.ts';

/** What one job carries out: the agencies whose first address lies on one host, visited one after the other. */
export interface PlannedVisit {
  /** Stable and fit for ids: lower-case letters, digits, `.`, `-`, `_`. */
  key: string;
  /** Host with port; null for agencies of which no address is known. */
  host: string | null;
  agencies: VisitedAgency[];
}

/** An agency with what earlier looks know of it. */
export interface VisitedAgency {
  agency: Agency;
  /** True where no other agency of the registry names the same column, or the same home page and no column. */
  ownsAddress: boolean;
  /** What former visits left; absent where there was none. */
  memory?: Memory;
}

/** What former visits know of an agency, and what hangs on the next one. */
export interface Memory {
  recipe: Recipe | null;
  /** The column that an operator gave, rather than the registry; absent where none did. */
  givenColumn?: string | null;
  /** An operator gave the column after it was last read whole: that it lists fewer items since is right. */
  isShrunkenRight?: boolean;
  /** Addresses that the column had before, the one that worked last first. */
  oldColumns: readonly string[];
  /** Addresses of its reports, the newest year first. */
  reports: readonly string[];
  /** Years of the run that are over, that it owes, and whose report is not known. */
  awaitedYears: readonly number[];
  /** Those of them whose deadline has passed: what the visit may lead to call missing. */
  openYears: readonly number[];
  /** Pages may be answered by “unchanged”, and reading may stop where nothing is new (decision 0013). */
  isLean: boolean;
}

/** A page that is, by its link, the report of an agency and a year. */
export interface FoundPage {
  agencyId: string;
  year: number;
  url: string;
  title: string;
  /** The date beside the link, YYYY-MM-DD. */
  listedDate: string | null;
  columnUrl: string;
  /** The signals that attributed it. */
  why: string[];
}

/** Outcome for one agency: the proof of search, and the pages found. */
export interface AgencyVisit {
  agencyId: string;
  /** `id` and `runId` are given by whoever stores it. */
  look: Omit<Look, 'id' | 'runId'>;
  /** Pages of this agency; where a column mixes agencies, those of the others that are registered too. */
  pages: FoundPage[];
  /** For the log: why a column that was found does not count as whole. */
  gaps: string[];
  /** What was learned of the column that was read; null where none was. */
  learned: Learned | null;
  /** Why the column of the recipe is none any more; null where it is, or could not be reached. */
  lost: string | null;
}

/** Agencies whose portal is asked in one visit, so that shared pages are asked for once. */
export interface PortalVisit {
  key: string;
  agencies: AgencyVisit[];
}
