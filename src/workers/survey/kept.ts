import type { Page } from '../../store/pages.ts';
import type { StoredReport } from '../../store/reports.ts';

/** All that is kept of an agency-year. */
export interface Kept {
  versions: readonly StoredReport[];
  pages: readonly Page[];
}
