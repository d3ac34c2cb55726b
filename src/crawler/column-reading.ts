import type { PageMark } from '../report/recipe.ts';
import type { ClassifiedLink, ReportLink } from './classify-link.ts';
import type { OpenPage, Reading } from './open-page.ts';

/** A row of a column, and whose report of which year it is, if it is one. */
export interface ColumnRow extends ReportLink {
  result: ClassifiedLink;
}

/** A column as it was read: all rows of all its pages. */
export interface ColumnReading {
  url: string;
  /** The page's own names (title, breadcrumb) are those of such a column. */
  named: boolean;
  rows: ColumnRow[];
  /** Why it is not known to be whole; empty where it is. */
  gaps: string[];
  saysEmpty: boolean;
  /** The family whose adapter read its first page. */
  family: string;
  /** Why its first page is shown in a browser; null where it is read as it is. */
  needsBrowser: string | null;
  /** Its pages in the order in which they were read. */
  marks: PageMark[];
  /** Address of the second page of its list, as the first announces it. */
  pager: string | null;
  hasFolders: boolean;
  showsReports: boolean;
  /** True where `isEnough` ended it before its last page: then it is not whole, though it has no gap. */
  stopped: boolean;
  /** Names of bodies that its first page offers by a form or a script. */
  offered: string[];
  /** Titles outside links. */
  unlinked: ColumnRow[];
  /** The day before which a short page with a pager that says nothing may lack rows; null where nothing shows that. */
  hiddenBefore: string | null;
}

/** What a column is read with. */
export interface ColumnContext {
  classify: (link: ReportLink, folderYear: number | null) => ClassifiedLink;
  readings: Reading[];
  /** Told of the first page before its rows are classified. */
  onFirst?: (page: OpenPage) => void;
  /** Asked before each further page. */
  isEnough?: (column: ColumnReading) => boolean;
}

/** A row of the list, as far as that can be told from a link of the menu or the footer. */
export function isListed(row: ColumnRow): boolean {
  return row.date !== null || row.result.kind !== 'other';
}
