import type { Endpoint } from './endpoint.ts';
import * as schemas from './report-schemas.ts';

/** What the pages of an agency-year and its report show beside figures and findings. */
export const REPORT_ENDPOINTS: readonly Endpoint[] = [
  {
    ...{ method: 'get', path: '/coverage/{agency}/{year}' },
    summary: 'The state of one agency and year with its proof: deadline, evidence, and the looks behind it',
    ...{ answer: schemas.coverageDetail, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/readings/{agency}/{year}', query: { version: {} } },
    summary: 'How a report was read: rules, prose, what was not understood, addresses, versions',
    ...{ answer: schemas.reading, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/originals/{agency}/{year}', query: { version: {} } },
    summary: 'The original of a report as text and tables, or the pages that can be drawn',
    ...{ answer: schemas.original, problems: [404, 422] },
  },
];
