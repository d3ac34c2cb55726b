import type { Agency } from '../report/agency.ts';
import type { Look } from '../report/look.ts';

/** What one job carries out: the agencies whose first address lies on one host, visited one after the other. */
export interface PlannedVisit {
  /** Stable and fit for ids: lower-case letters, digits, `.`, `-`, `_`. */
  key: string;
  /** Host with port; null for agencies of which no address is known. */
  host: string | null;
  agencies: VisitedAgency[];
}

export interface VisitedAgency {
  agency: Agency;
  /** True where no other agency of the registry names the same column, or the same home page and no column. */
  ownsAddress: boolean;
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
}

export interface PortalVisit {
  key: string;
  agencies: AgencyVisit[];
}
