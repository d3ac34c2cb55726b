import { z } from 'zod';
import { SCOPES } from '../../report/scope.ts';
import { scopeFor } from '../middleware/require-password.ts';
import type { Endpoint, Parameter } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { named, problem } from './schemas.ts';

const COMMON_PROBLEMS = [400, 401, 403, 429, 500];

/** The API as an OpenAPI 3.1 document, made from the schemas that the answers are held against. */
export function openApiDocument(version: string, basePath = ''): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    const path = `/api/v1${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Nianbao', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${basePath}/` }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        session: { type: 'apiKey', in: 'cookie', name: 'nianbao_session' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A token of a scope: ${SCOPES.join(' < ')}. Without a password nothing is asked for, on loopback only.`,
        },
      },
    },
  };
}

function componentSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(named, { uri: uriOf });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _own, ...schema }]) => [id, schema]),
  );
}

function uriOf(id: string): string {
  return `#/components/schemas/${id}`;
}

function operation(endpoint: Endpoint): Record<string, unknown> {
  const { method, path, summary, query = {}, body, status = 200, list, leadsOn } = endpoint;
  const answer = refTo(endpoint.answer);
  const schema = list ? { type: 'array', items: answer } : answer;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    parameter('path', name!, { required: true, ...(name === 'year' ? { kind: 'year' } : {}) }),
  );
  const problems = [...new Set([...COMMON_PROBLEMS, ...(endpoint.problems ?? [])])].sort();
  return {
    operationId: `${method}${path.replace(/[^a-z]+(\w)/gi, (_all, letter: string) => letter.toUpperCase()).replace(/\W+$/, '')}`,
    summary,
    security: [{}, { basic: [] }, { session: [] }, { token: [scopeFor(method.toUpperCase(), `/api/v1${path}`)] }],
    parameters: [...inPath, ...Object.entries(query).map(([name, one]) => parameter('query', name, one))],
    ...(body === undefined ? {} : { requestBody: bodyOf(body) }),
    responses: {
      [status]: {
        description: summary,
        ...(list || leadsOn ? { headers: LINK } : {}),
        content: { 'application/json': { schema } },
      },
      ...(method === 'get' ? { 304: { description: 'Nothing new since the ETag given' } } : {}),
      ...Object.fromEntries(problems.map((code) => [code, PROBLEM])),
    },
  };
}

const PROBLEM = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: refTo(problem) } },
};
const LINK = { Link: { description: 'Leads on where there is more: rel="next"', schema: { type: 'string' } } };

function refTo(schema: z.ZodType): { $ref: string } {
  const id = named.get(schema)?.id;
  if (id === undefined) throw new Error('an answer has no name');
  return { $ref: uriOf(id) };
}

function parameter(place: 'path' | 'query', name: string, one: Parameter): Record<string, unknown> {
  return { name, in: place, required: one.required ?? false, schema: schemaOf(one) };
}

function schemaOf({ kind, values, pattern }: Parameter): Record<string, unknown> {
  const text = { type: 'string', ...(values ? { enum: values } : {}), ...(pattern ? { pattern } : {}) };
  if (kind === 'year') return { type: 'integer', minimum: 1900, maximum: 3000 };
  if (kind === 'count') return { type: 'integer', minimum: 0 };
  if (kind === 'figure') return { anyOf: [{ type: 'number' }, { const: 'blank' }] };
  return kind === 'list' ? { type: 'array', items: text } : text;
}

function bodyOf(properties: Record<string, Parameter>): Record<string, unknown> {
  const entries = Object.entries(properties);
  const required = entries.filter(([, one]) => one.required).map(([name]) => name);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, one]) => [name, schemaOf(one)])),
    ...(required.length > 0 ? { required } : {}),
  };
  return { required: true, content: { 'application/json': { schema } } };
}
