import { SCOPES } from '../../report/scope.ts';
import { registryPreview, settings, settingsChanges } from './administration-schemas.ts';
import type { Endpoint, Parameter } from './endpoint.ts';
import * as schemas from './schemas.ts';

/** CSV as text, or a CSV or workbook in Base64; `file` is its name for the log of acts. */
const REGISTRY: Record<string, Parameter> = {
  content: { required: true },
  encoding: { values: ['text', 'base64'] },
  file: {},
};

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
  {
    ...{ method: 'post', path: '/registry/preview', summary: 'What a registry file would change' },
    ...{ body: REGISTRY, answer: registryPreview, problems: [413, 422] },
  },
  {
    ...{ method: 'post', path: '/registry/import', summary: 'Takes a registry file over, all of it or nothing' },
    ...{ body: REGISTRY, answer: registryPreview, problems: [413, 422] },
  },
  { method: 'get', path: '/settings', summary: 'Settings that people may change, as they hold now', answer: settings },
  ...(['plan', 'apply'] as const).map(
    (act): Endpoint => ({
      ...{ method: 'post', path: `/settings/${act}`, summary: `Settings as code, in YAML: ${act}` },
      ...{ body: { content: { required: true } }, answer: settingsChanges, problems: [413, 422] },
    }),
  ),
];
