import { LEVELS } from '../../report/agency.ts';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { DECISION_KINDS } from '../../report/decision-act.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { ALERT_ACTS } from '../alert-act.ts';
import { ADMINISTRATION } from './administration-endpoints.ts';
import { CORRECTION_ENDPOINTS } from './correction-endpoints.ts';
import type { Endpoint, Parameter } from './endpoint.ts';
import { METRIC_ENDPOINTS } from './metric-endpoints.ts';
import { overview } from './overview-schemas.ts';
import { QUEUE_ENDPOINTS } from './queue-endpoints.ts';
import { REPORT_ENDPOINTS } from './report-endpoints.ts';
import * as schemas from './schemas.ts';

const year: Parameter = { kind: 'year' };
const PAGED = { limit: { kind: 'count' }, cursor: {} } as const satisfies Record<string, Parameter>;
const SAID = { by: {}, note: {} } as const;
const WHOSE = { agency: {}, year } as const;
const severity = { values: SEVERITIES };

/** Every address below /api/v1, as the document lists them. */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'get', path: '/overview', summary: 'What the first page shows', answer: overview },
  {
    ...{
      method: 'get',
      path: '/coverage',
      summary: 'State of each agency and year',
      list: true,
      answer: schemas.coverage,
    },
    query: { year, agency: {}, status: { values: COVERAGE_STATUSES }, limit: { kind: 'count' }, cursor: {} },
  },
  {
    ...{ method: 'get', path: '/alerts', summary: 'Alerts, the most severe first', list: true, answer: schemas.alert },
    query: {
      status: { values: ALERT_STATUSES },
      severity,
      rule: {},
      agency: {},
      year,
      assignee: {},
      region: {},
      portal: {},
      run: {},
      ...PAGED,
    },
  },
  {
    method: 'get',
    path: '/alerts/{id}',
    summary: 'One alert, its history and messages',
    answer: schemas.alertDetail,
    problems: [404],
  },
  ...ALERT_ACTS.map(
    (act): Endpoint => ({
      ...{ method: 'post', path: `/alerts/{id}/${act}`, summary: `A person’s act on an alert: ${act}` },
      body: {
        ...SAID,
        ...(act === 'silence' ? { days: { kind: 'count' } } : {}),
        ...(act === 'assign' ? { to: { required: true } } : {}),
        ...(act === 'waive' || act === 'comment' ? { note: { required: true } } : {}),
      },
      ...{ answer: schemas.alertDetail, problems: [403, 404, 409, 422] },
    }),
  ),
  {
    method: 'get',
    path: '/silences',
    summary: 'Which alerts are told to nobody for a time',
    list: true,
    query: PAGED,
    answer: schemas.silence,
  },
  {
    ...{ method: 'post', path: '/silences', summary: 'A new silence; something must restrict it', status: 201 },
    body: {
      ...{ rules: { kind: 'list' }, regions: { kind: 'list' }, levels: { kind: 'list', values: LEVELS } },
      ...{ agencies: { kind: 'list' }, reason: { required: true }, by: {}, days: { kind: 'count' } },
    },
    ...{ answer: schemas.silence, problems: [403, 422] },
  },
  {
    method: 'post',
    path: '/silences/{id}/end',
    summary: 'Ends a silence that holds',
    body: {},
    answer: schemas.outcome,
    problems: [403, 404],
  },
  { method: 'get', path: '/runs', summary: 'Runs, newest first', list: true, query: PAGED, answer: schemas.run },
  {
    method: 'get',
    path: '/runs/{id}',
    summary: 'One run: tasks, failures with remedy, hosts, the first thousand looks',
    answer: schemas.runDetail,
    problems: [404],
  },
  {
    method: 'get',
    path: '/runs/{id}/looks',
    summary: 'What a run looked at, what could not be read first',
    list: true,
    query: PAGED,
    answer: schemas.runLook,
    problems: [404],
  },
  { method: 'get', path: '/queues', summary: 'Number of jobs by queue and state', answer: schemas.queues },
  ...QUEUE_ENDPOINTS,
  {
    ...{
      method: 'get',
      path: '/agencies',
      summary: 'The registry, with the states of a year',
      list: true,
      answer: schemas.agency,
    },
    query: {
      ...{ q: {}, level: { values: LEVELS }, parent: {}, year, status: { values: COVERAGE_STATUSES } },
      ...PAGED,
    },
  },
  {
    method: 'get',
    path: '/agencies/{id}',
    summary: 'One agency with its years, reports and recipes',
    answer: schemas.agencyDetail,
    problems: [404],
  },
  {
    method: 'get',
    path: '/looks',
    summary: 'What was looked at for an agency, newest first',
    list: true,
    query: { agency: { required: true }, ...PAGED },
    answer: schemas.look,
  },
  {
    method: 'get',
    path: '/evidence',
    summary: 'What operators said by hand',
    list: true,
    query: { ...WHOSE, ...PAGED },
    answer: schemas.testimony,
  },
  {
    method: 'get',
    path: '/candidates',
    summary: 'Pages that may be a report',
    list: true,
    query: { agency: { required: true }, year, ...PAGED },
    answer: schemas.candidate,
  },
  {
    method: 'get',
    path: '/reports/{agency}/{year}',
    summary: 'A report, its figures and findings',
    query: { version: {} },
    answer: schemas.report,
    problems: [404],
  },
  {
    method: 'get',
    path: '/findings/{agency}/{year}',
    summary: 'Findings of a report, with what was decided of them',
    list: true,
    answer: schemas.finding,
    problems: [404],
  },
  ...DECISION_KINDS.map(
    (act): Endpoint => ({
      ...{
        method: 'post',
        path: `/agencies/{id}/{year}/findings/{key}/${act}`,
        summary: `A person’s decision of a finding: ${act}`,
      },
      ...{
        body: { by: {}, reason: act === 'dismiss' ? { required: true } : {} },
        answer: schemas.outcome,
        problems: [403, 404, 409, 422],
      },
    }),
  ),
  {
    method: 'get',
    path: '/diff/{agency}/{year}',
    summary: 'A report beside that of the year before',
    answer: schemas.diff,
    problems: [404],
  },
  ...METRIC_ENDPOINTS,
  {
    method: 'get',
    path: '/snapshots/{sha}',
    summary: 'What is known of kept bytes',
    answer: schemas.snapshot,
    problems: [404],
  },
  ...REPORT_ENDPOINTS,
  ...CORRECTION_ENDPOINTS,
  ...ADMINISTRATION,
];
