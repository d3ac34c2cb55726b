import { change } from './change-schemas.ts';
import { correction } from './correction-schemas.ts';
import type { Endpoint } from './endpoint.ts';
import { outcome } from './schemas.ts';

/** What a report was before, and figures of it that were corrected by hand. */
export const CORRECTION_ENDPOINTS: readonly Endpoint[] = [
  {
    ...{ method: 'get', path: '/changes/{agency}/{year}', summary: 'What changed between two contents of one report' },
    ...{ query: { from: {}, to: {} }, answer: change, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/corrections', summary: 'Figures corrected by hand, and whether that still holds' },
    ...{
      list: true,
      query: { agency: {}, year: { kind: 'year' }, limit: { kind: 'count' }, cursor: {} },
      answer: correction,
    },
  },
  {
    ...{ method: 'post', path: '/agencies/{id}/{year}/values/{field}/correct' },
    summary:
      'Puts a figure in the place of the one that was read, which stays beside it; `blank` where the cell is blank',
    body: { figure: { kind: 'figure', required: true }, reason: { required: true }, by: {} },
    ...{ answer: outcome, problems: [403, 404, 409, 422] },
  },
  {
    ...{ method: 'post', path: '/agencies/{id}/{year}/values/{field}/withdraw', summary: 'Takes a correction back' },
    ...{ body: { reason: { required: true }, by: {} }, answer: outcome, problems: [403, 404, 409, 422] },
  },
];
