import { ALERT_STATUSES } from '../../report/alert.ts';
import { SEVERITIES } from '../../report/finding.ts';
import type { Endpoint } from './endpoint.ts';
import * as schemas from './queue-schemas.ts';
import { outcome } from './schemas.ts';

const KINDS = ['discover', 'fetch', 'process', 'judge'];

/** The queue dashboard and its acts. */
export const QUEUE_ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/queues/state',
    summary: 'Queues with their latency, failures by cause with remedy, hosts left alone, schedules',
    answer: schemas.queueState,
  },
  ...(['pause', 'resume'] as const).map(
    (act): Endpoint => ({
      ...{ method: 'post', path: `/queues/{name}/${act}`, summary: `A queue: ${act}`, body: {} },
      ...{ answer: outcome, problems: [403, 404] },
    }),
  ),
  {
    ...{ method: 'get', path: '/tasks', summary: 'Tasks of all runs, newest first', list: true, answer: schemas.task },
    query: {
      ...{ kind: { values: KINDS }, state: { values: ['pending', 'done', 'failed'] } },
      ...{ agency: {}, url: {}, error: {}, limit: { kind: 'count' }, cursor: {} },
    },
  },
  {
    ...{ method: 'post', path: '/tasks/retry', summary: 'Tries failed tasks again: those named, or all of one cause' },
    body: { id: { kind: 'list' }, code: {}, kind: { values: KINDS } },
    ...{ answer: schemas.retried, problems: [403] },
  },
  {
    ...{ method: 'get', path: '/alert-groups', summary: 'Alerts put together', list: true, answer: schemas.alertGroup },
    query: {
      by: { values: ['region', 'portal', 'rule', 'run'], required: true },
      ...{ status: { values: ALERT_STATUSES }, severity: { values: SEVERITIES }, rule: {}, agency: {} },
      ...{ year: { kind: 'year' }, assignee: {}, region: {}, portal: {}, run: {} },
    },
  },
  {
    ...{ method: 'get', path: '/dead-letters', summary: 'Messages that were given up, newest first', list: true },
    query: { limit: { kind: 'count' }, cursor: {} },
    answer: schemas.deadLetter,
  },
  {
    ...{ method: 'post', path: '/dead-letters/retry', summary: 'Sends messages that were given up again' },
    body: { id: { kind: 'list' }, all: { values: ['1'] } },
    ...{ answer: schemas.sentAgain, problems: [403] },
  },
];
