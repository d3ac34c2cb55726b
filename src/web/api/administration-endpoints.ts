import { SCOPES } from '../../report/scope.ts';
import type { Endpoint } from './endpoints.ts';
import * as schemas from './schemas.ts';

/** What needs the scope admin. */
export const ADMINISTRATION: readonly Endpoint[] = [
  { method: 'get', path: '/tokens', summary: 'Tokens, without their secrets', list: true, answer: schemas.token },
  {
    ...{ method: 'post', path: '/tokens', summary: 'A new token; its secret is told this once', status: 201 },
    body: { name: { required: true }, scope: { required: true, values: SCOPES } },
    ...{ answer: schemas.newToken, problems: [422] },
  },
  {
    ...{ method: 'post', path: '/tokens/{id}/revoke', summary: 'Ends a token at once', body: {} },
    ...{ answer: schemas.outcome, problems: [404] },
  },
  {
    ...{ method: 'get', path: '/audit', summary: 'What people did, newest first', list: true, answer: schemas.audit },
    query: { what: {}, by: {}, limit: { kind: 'count' }, cursor: {} },
  },
];
