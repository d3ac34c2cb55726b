import { LEVELS } from '../../report/agency.ts';
import type { Endpoint, Parameter } from './endpoint.ts';
import * as schemas from './metric-schemas.ts';

/** Which bodies; `region` is the beginning of their code: two, four or six digits. */
const BODIES = {
  ...{ year: { kind: 'year' }, level: { values: LEVELS }, parent: {}, q: {} },
  region: { pattern: '^\\d{2}(?:\\d{2}){0,2}$' },
} as const satisfies Record<string, Parameter>;

/** Figures over the years, across bodies and by region. */
export const METRIC_ENDPOINTS: readonly Endpoint[] = [
  {
    ...{ method: 'get', path: '/series/{agency}', summary: 'The comparable figures of an agency over the years' },
    ...{ answer: schemas.series, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/metrics', summary: 'What can be followed over the years', list: true },
    answer: schemas.metric,
  },
  {
    ...{ method: 'get', path: '/metrics/{metric}', summary: 'A metric across agencies and years, ranked by one year' },
    query: {
      ...{ ...BODIES, order: { values: ['desc', 'asc'] }, with: {} },
      ...{ limit: { kind: 'count' }, cursor: {}, page: { kind: 'count' } },
    },
    ...{ answer: schemas.metricRanking, leadsOn: true, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/metrics/{metric}/regions' },
    summary: 'A metric of one year summed by region: bodies of one level only, by default the level with most reports',
    ...{ query: BODIES, answer: schemas.metricRegions, problems: [404] },
  },
];
